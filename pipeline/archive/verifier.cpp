#include "archive/verifier.h"

#include <algorithm>
#include <set>
#include <span>

#include "archive/access_log.h"
#include "archive/verify_codes.h"
#include "archive/verify_index.h"
#include "archive/verify_log.h"
#include "archive/verify_object.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kIntentEnding = ".intent";
// Dossiers that are read together.
constexpr std::size_t kGroup = 16;

class ArchiveVerifier {
 public:
  ArchiveVerifier(const ArchiveState& state, const VerifyOptions& options,
                  const VerifyPass* earlier)
      : state_(state),
        options_(options),
        earlier_(earlier),
        files_(*state.files),
        layout_(state.layout),
        log_(state, options, report_) {}

  Result<VerifyPass> verify_one() {
    const std::string folder = layout_.object(options_.object_id);
    if (!files_.exists(folder)) {
      return Error{.kind = ErrorKind::Usage,
                   .what = {"kho không có hồ sơ “" + options_.object_id + "”",
                            "the archive has no dossier “" + options_.object_id + "”"},
                   .where = layout_.root(),
                   .remedy = {"xem các hồ sơ hiện có bằng vanthu archive list",
                              "see what there is with vanthu archive list"}};
    }
    note_pending_batches();
    log_.check_logs();
    check_objects({folder});
    log_.finish(false);
    return finished();
  }

  Result<VerifyPass> verify_all() {
    note_pending_batches();
    check_frame();
    check_staging();
    log_.check_logs();
    if (options_.level < VerifyLevel::Objects) return finished();
    std::vector<std::string> folders;
    walk(layout_.storage_root(), 0, folders);
    const bool complete = check_objects(folders);
    log_.finish(complete);
    if (options_.level < VerifyLevel::Log) return finished();
    if (!options_.with_index) {
      unchecked(
          kNoIndex, state_.index_path,
          {"chỉ mục không được đối chiếu theo yêu cầu", "the index was not compared, as asked"});
    } else if (!state_.index) {
      unchecked(kNoIndex, state_.index_path,
                {"không có chỉ mục để đối chiếu", "there is no index to compare with"});
    } else if (has_pending_ && !is_index_made()) {
      unchecked(kPending, state_.index_path,
                {"chỉ mục chưa lập xong (lần lưu chưa xong hoặc bị ngắt)",
                 "the index is not made yet (a storing is under way or was interrupted)"});
    } else if (complete) {
      check_index(state_, objects_, report_);
    }
    return finished();
  }

 private:
  bool is_index_made() const {
    const auto is_current = has_current_schema(state_.index->handle());
    return is_current.ok() && is_current.value();
  }

  void problem(std::string_view code, std::string path, Bilingual what) {
    report_.problems.push_back(make_problem(code, std::move(path), std::move(what)));
  }
  void unchecked(std::string_view code, std::string path, Bilingual what) {
    report_.unchecked.push_back(make_problem(code, std::move(path), std::move(what)));
  }

  std::vector<DirectoryEntry> list(const std::string& folder) {
    auto entries = files_.list(folder);
    if (entries.ok()) return std::move(entries).value();
    unchecked(kUnreadable, folder, entries.error().what);
    return {};
  }

  std::optional<std::string> read(const std::string& path) {
    auto bytes = files_.read(path);
    if (bytes.ok()) {
      ++report_.files;
      report_.bytes += bytes.value().size();
      return std::move(bytes).value();
    }
    if (files_.exists(path)) {
      unchecked(kUnreadable, path, bytes.error().what);
    } else {
      problem(kChangedFrame, path, {"thiếu tệp này", "this file is missing"});
    }
    return std::nullopt;
  }

  // A writer at work, or one that was interrupted: what it was storing is not complete.
  void note_pending_batches() {
    for (const DirectoryEntry& entry : list(layout_.queue())) {
      if (!entry.name.ends_with(kIntentEnding)) continue;
      has_pending_ = true;
      unchecked(kPending, join_path(layout_.queue(), entry.name),
                {"có một lần lưu chưa xong", "a storing has not finished"});
      const auto text = files_.read(join_path(layout_.queue(), entry.name));
      const auto intent = text.ok() ? try_parse_intent(entry.name, text.value()) : std::nullopt;
      if (intent) {
        log_.expect(*intent);
        for (const IntendedVersion& version : intent->versions) pending_.insert(version.object_id);
      }
      promised_.insert(entry.name.substr(0, entry.name.size() - kIntentEnding.size()));
    }
  }

  // What nobody has promised goes when the archive is next opened for writing.
  void check_staging() {
    if (!files_.exists(layout_.staging())) return;
    for (const DirectoryEntry& entry : list(layout_.staging())) {
      if (promised_.contains(entry.name)) continue;
      unchecked(kPending, join_path(layout_.staging(), entry.name),
                {"tệp tạm của một lần lưu đang chạy hay bị ngắt, hoặc không phải của vanthu",
                 "left by a storing that is under way or was interrupted, or not vanthu's"});
    }
  }

  void check_frame() {
    if (const auto note = read(layout_.note())) {
      const auto parsed = parse_note(*note);
      if (!parsed.ok()) problem(kChangedFrame, layout_.note(), parsed.error().what);
    }
    for (const FixedFile& file : fixed_files(layout_, state_.note.has_log())) {
      const auto bytes = read(file.path);
      if (!bytes || is_as_made(file, *bytes)) continue;
      const bool declaration = file_name(file.path).starts_with("0=");
      problem(
          declaration ? "E080" : kChangedFrame, file.path,
          {"nội dung khác với lúc lập kho", "the content differs from when the archive was made"});
    }
    const AccessReport access = check_access_logs(files_, layout_.root());
    append(report_.problems, access.problems);
    append(report_.unchecked, access.unchecked);
    expect_only(layout_.root(), {"ARCHIVE.note", "README.vi.md", "access", "care", "index", "keys",
                                 "lock", "log", "ocfl", "queue", "staging"});
    expect_only(layout_.index_folder(), {"index.sqlite", "index.sqlite-shm", "index.sqlite-wal"});
    const std::string extensions = join_path(layout_.storage_root(), "extensions");
    const std::string layout_extension = "0003-hash-and-id-n-tuple-storage-layout";
    expect_only(extensions, {layout_extension});
    expect_only(join_path(extensions, layout_extension), {"config.json"});
    for (const DirectoryEntry& entry : list(layout_.queue())) {
      if (entry.name.ends_with(kIntentEnding)) continue;
      problem(kForeign, join_path(layout_.queue(), entry.name),
              {"không phải của vanthu", "it is not vanthu's"});
    }
  }

  void expect_only(const std::string& folder, const std::set<std::string>& names) {
    for (const DirectoryEntry& entry : list(folder)) {
      if (names.contains(entry.name) && !entry.is_link) continue;
      if (folder == layout_.root() && is_interrupted_note(entry)) {
        unchecked(
            kPending, join_path(folder, entry.name),
            {"một lần ghi bị ngắt để lại tệp này", "an interrupted write has left this file"});
        continue;
      }
      problem(kForeign, join_path(folder, entry.name),
              {"không phải của vanthu", "it is not vanthu's"});
    }
  }

  void walk(const std::string& folder, int depth, std::vector<std::string>& found) {
    const auto entries = list(folder);
    if (entries.empty())
      problem("E073", folder, {"thư mục rỗng trong kho", "an empty folder in the store"});
    for (const DirectoryEntry& entry : entries) {
      const std::string path = join_path(folder, entry.name);
      const bool declared =
          depth == 0 && (entry.name == "0=ocfl_1.1" || entry.name == "ocfl_layout.json" ||
                         entry.name == "extensions");
      if (entry.is_link) {
        problem("E090", path,
                {"đây là liên kết; kho chỉ được có tệp và thư mục thật",
                 "links are not allowed in the archive"});
      } else if (declared) {
        continue;
      } else if (!entry.is_directory) {
        problem(depth == 0 ? kForeign : "E072", path,
                {"tệp không thuộc hồ sơ nào", "the file belongs to no dossier"});
      } else if (depth == layout_.tuples().count) {
        found.push_back(path);
      } else {
        walk(path, depth + 1, found);
      }
    }
  }

  // Not what the walk before this one has found sound, unless it was written to since.
  std::vector<std::string> take_sound(const std::vector<std::string>& folders) {
    if (earlier_ == nullptr) return folders;
    std::vector<std::string> others;
    for (const std::string& folder : folders) {
      const auto sound = earlier_->sound.find(folder);
      const auto object = sound == earlier_->sound.end() ? Result<StoredObject>(Error{})
                                                         : load_object(files_, folder);
      if (!object.ok() || object.value().inventory_sha512 != sound->second.inventory_sha512) {
        others.push_back(folder);
        continue;
      }
      append(report_.unchecked, sound->second.unchecked);
      objects_.insert(object.value().inventory.id);
      log_.compare(object.value());
    }
    return others;
  }

  // False when it was stopped.
  bool check_objects(const std::vector<std::string>& all_folders) {
    const std::vector<std::string> folders = take_sound(all_folders);
    VerifyProgress progress{.objects_done = 0, .objects_total = folders.size(), .bytes_done = 0};
    const std::span<const std::string> all(folders);
    const auto group = [&](std::size_t g) {
      return all.subspan(g * kGroup, std::min(kGroup, all.size() - g * kGroup));
    };
    const std::size_t groups = (folders.size() + kGroup - 1) / kGroup;
    // Those read and not yet taken.
    std::vector<std::vector<ObjectReport>> read(groups);
    const auto make = [&](std::size_t g) { read[g] = read_objects(group(g)); };
    const auto take = [&](std::size_t g) {
      for (std::size_t i = 0; i < read[g].size(); ++i) {
        take_object(group(g)[i], std::move(read[g][i]));
        ++progress.objects_done;
        progress.bytes_done = report_.bytes;
        const bool last = progress.objects_done == progress.objects_total;
        if (options_.progress && !options_.progress(progress) && !last) return false;
      }
      read[g] = {};
      return true;
    };
    if (options_.in_order) {
      options_.in_order(groups, make, take);
    } else {
      for (std::size_t g = 0; g < groups; ++g) {
        make(g);
        if (!take(g)) break;
      }
    }
    if (progress.objects_done == progress.objects_total) return true;
    is_complete_ = false;
    unchecked(kStopped, layout_.root(),
              {"dừng theo yêu cầu sau " + std::to_string(progress.objects_done) + "/" +
                   std::to_string(progress.objects_total) + " hồ sơ",
               "stopped on request after " + std::to_string(progress.objects_done) + "/" +
                   std::to_string(progress.objects_total) + " dossiers"});
    return false;
  }

  // From any thread.
  std::vector<ObjectReport> read_objects(std::span<const std::string> folders) const {
    const bool with_signatures = options_.level >= VerifyLevel::Signatures;
    return verify_objects(files_, folders, layout_.tuples(),
                          with_signatures ? options_.signatures : SignatureChecks{});
  }

  void take_object(const std::string& folder, ObjectReport object) {
    // A new version that was just being published looks damaged for a moment.
    if (!object.problems.empty() && has_pending_) {
      object = std::move(read_objects({&folder, 1}).front());
    }
    // Signatures that nobody asked about are not something left undone.
    if (options_.level < VerifyLevel::Signatures) {
      std::erase_if(object.unchecked, [](const VerifyProblem& problem) {
        return problem.code == kSignatureUnchecked;
      });
    }
    ++report_.objects;
    report_.versions += object.versions;
    report_.files += object.files;
    report_.bytes += object.bytes;
    report_.valid_signatures += object.valid_signatures;
    append(report_.problems, object.problems);
    append(report_.unchecked, object.unchecked);
    if (!object.object) return;
    const bool had_problems = !object.problems.empty();
    objects_.insert(object.object->inventory.id);
    if (options_.seen) options_.seen(folder);
    log_.compare(*object.object);
    // An unreadable description is a problem already.
    const bool with_index = options_.with_index && state_.index && object.description;
    std::vector<VerifyProblem> differing;
    if (with_index) {
      compare_with_index(state_, *object.object, std::move(*object.description), object.sizes,
                         differing);
    }
    // The index comes last in a storing: until then it does not know the new version.
    if (pending_.contains(object.object->inventory.id)) {
      for (const VerifyProblem& one : differing) {
        unchecked(kPending, one.path,
                  {one.what.vi + " (lần lưu chưa xong hoặc bị ngắt)",
                   one.what.en + " (a storing is under way or was interrupted)"});
      }
    } else {
      append(report_.problems, differing);
    }
    if (had_problems || !differing.empty()) return;
    sound_.emplace(folder, SoundObject{.inventory_sha512 = object.object->inventory_sha512,
                                       .unchecked = std::move(object.unchecked)});
  }

  static void append(std::vector<VerifyProblem>& to, const std::vector<VerifyProblem>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  // What the index says of damaged files comes behind the damage.
  VerifyPass finished() {
    const auto place = [](const VerifyProblem& one) {
      return std::pair<bool, std::string_view>(one.code == kIndexDiffers, one.path);
    };
    auto& problems = report_.problems;
    std::stable_sort(problems.begin(), problems.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    if (!problems.empty() && problems.front().code != kIndexDiffers) {
      for (VerifyProblem& one : problems) {
        if (one.code == kIndexDiffers) one.remedy = index_remedy_behind_damage();
      }
    }
    return {.report = std::move(report_), .sound = std::move(sound_), .is_complete = is_complete_};
  }

  const ArchiveState& state_;
  const VerifyOptions& options_;
  // Null: none.
  const VerifyPass* earlier_;
  const FileStore& files_;
  const Layout& layout_;
  VerifyReport report_;
  LogVerifier log_;
  std::set<std::string> objects_;
  bool has_pending_ = false;
  // Transactions with an intent, and the dossiers that they store.
  std::set<std::string> promised_;
  std::set<std::string> pending_;
  std::map<std::string, SoundObject, std::less<>> sound_;
  bool is_complete_ = true;
};

}  // namespace

Result<VerifyPass> verify_once(const ArchiveState& state, const VerifyOptions& options,
                               const VerifyPass* earlier) {
  const WidePageCache cache(state);
  ArchiveVerifier verifier(state, options, earlier);
  return options.object_id.empty() ? verifier.verify_all() : verifier.verify_one();
}

}  // namespace vanthu::archive
