#include <algorithm>
#include <map>

#include "archive/archive_state.h"
#include "archive/created_time.h"
#include "archive/index_writer.h"
#include "base/check.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

std::string name_of(const Submission& submission) {
  return submission.description().cell_code + "/" + submission.description().meeting_id;
}

Error unsigned_manifest(const Submission& submission) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"hồ sơ chưa ký nên không lưu", "the dossier is not signed, so it is not stored"},
      .where = name_of(submission),
      .remedy = {"ký danh sách tệp của hồ sơ rồi lưu lại; khóa lập bằng vanthu key create",
                 "sign the dossier's manifest and store again; make a key with vanthu key create"}};
}

Error conflict(const Submission& submission, const std::string& head_key) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"hồ sơ này đã lưu với nội dung khác",
               "this dossier is stored already with other content"},
      .where = name_of(submission),
      .remedy = {"bản đã lưu không đổi; nếu đây là bản sửa đúng thì lưu thành phiên bản mới "
                 "(vanthu run --supersede), thay cho bản " +
                     head_key.substr(0, 12),
                 "what is stored is unchanged; if this is a rightful correction, store it as a new "
                 "version (vanthu run --supersede) in place of " +
                     head_key.substr(0, 12)}};
}

Error nothing_to_supersede(const Submission& submission) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"chưa có bản nào để thay thế", "there is no version to supersede"},
               .where = name_of(submission),
               .remedy = {"lưu như hồ sơ mới", "store it as a new dossier"}};
}

Error twice_in_batch(const Submission& submission) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"hai bản khác nhau của cùng một hồ sơ được nộp cùng lúc",
                        "two different versions of one dossier were handed in together"},
               .where = name_of(submission),
               .remedy = {"giữ lại một bản, hoặc nộp lần lượt",
                          "keep one of them, or hand them in one after the other"}};
}

Error interrupted(const Layout& layout) {
  return Error{
      .kind = ErrorKind::Input,
      .what = {"lần lưu trước bị gián đoạn vì lỗi đĩa",
               "storing was interrupted by a disk error before"},
      .where = layout.root(),
      .remedy = {
          "kiểm tra đĩa rồi chạy lại lệnh; phần dở dang sẽ được hoàn tất, phần đã lưu không mất",
          "check the disk and run the command again; what was begun is finished then, what was "
          "stored is kept"}};
}

// A version on its way into the store.
struct PlannedVersion {
  const Submission* submission = nullptr;
  StoredObject object;
  std::string inventory_json;
  IntendedVersion intended;
  Receipt receipt;
};

// What became of one submission: an answer already, or the planned version that will give it.
struct Outcome {
  std::optional<Result<Receipt>> answer;
  std::size_t planned = 0;
};

class Batch {
 public:
  explicit Batch(ArchiveState& state) : state_(state) {}

  void plan(std::span<const Submission> submissions) {
    for (const Submission& submission : submissions) outcomes_.push_back(plan_one(submission));
  }

  // Stage, sync, intent, publish, sync, log, index. On an Error nothing more is written; everything
  // from the intent on is finished by recovery.
  Result<Done> commit() {
    if (planned_.empty()) return Done{};
    if (auto clock = check_clock(state_); !clock.ok()) return clock;
    intent_.transaction = transaction_name();
    if (auto written = write_entries(); !written.ok()) return written;
    for (const PlannedVersion& version : planned_) intent_.versions.push_back(version.intended);
    auto promised = stage_and_promise();
    if (!promised.ok()) {
      state_.is_interrupted = !abandon(files(), layout(), *state_.sync_point, intent_).ok();
      return promised;
    }
    state_.is_interrupted = true;
    if (auto published = publish(files(), layout(), *state_.sync_point, intent_); !published.ok()) {
      return published;
    }
    // The commit point: from here on the versions are in the archive.
    if (state_.log) {
      if (auto logged = state_.log->publish(); !logged.ok()) return logged;
    }
    if (auto indexed = index(); !indexed.ok()) return indexed;
    state_.is_interrupted = false;
    // Left-overs are cleared at the next opening; the batch itself is complete.
    finish(files(), layout(), intent_).ok();
    return Done{};
  }

  std::vector<Result<Receipt>> answers(const Result<Done>& committed) const {
    std::vector<Result<Receipt>> all;
    for (const Outcome& outcome : outcomes_) {
      if (outcome.answer) {
        all.push_back(*outcome.answer);
      } else if (committed.ok()) {
        all.push_back(planned_[outcome.planned].receipt);
      } else {
        all.push_back(committed.error());
      }
    }
    return all;
  }

 private:
  FileStore& files() const { return *state_.files; }
  const Layout& layout() const { return state_.layout; }

  Outcome plan_one(const Submission& submission) {
    const auto same_object = [&](const PlannedVersion& other) {
      return other.submission->object_id() == submission.object_id();
    };
    const auto other = std::find_if(planned_.begin(), planned_.end(), same_object);
    if (other != planned_.end()) {
      if (other->submission->content_key() != submission.content_key()) {
        return {.answer = Result<Receipt>(twice_in_batch(submission)), .planned = 0};
      }
      return {.answer = std::nullopt,
              .planned = static_cast<std::size_t>(other - planned_.begin())};
    }
    const std::string folder = layout().object(submission.object_id());
    if (!files().exists(folder)) return plan_first(submission, folder);
    auto object = load_object(files(), folder);
    if (!object.ok()) return {.answer = Result<Receipt>(object.error()), .planned = 0};
    return plan_known(submission, std::move(object).value());
  }

  Outcome plan_first(const Submission& submission, const std::string& folder) {
    if (!submission.supersedes().empty()) {
      return {.answer = Result<Receipt>(nothing_to_supersede(submission)), .planned = 0};
    }
    StoredObject object{.folder = folder, .inventory = {}, .inventory_sha512 = {}};
    object.inventory.id = submission.object_id();
    return plan_version(submission, std::move(object));
  }

  Outcome plan_known(const Submission& submission, StoredObject object) {
    const int head = object.inventory.head();
    const std::string head_key = content_key_of(object.inventory, head);
    // What a replaced version said may replace what replaced it.
    if (submission.content_key() != head_key && submission.supersedes() == head_key)
      return plan_version(submission, std::move(object));
    for (int version = head; version >= 1; --version) {
      if (content_key_of(object.inventory, version) != submission.content_key()) continue;
      return {.answer = logged_receipt(state_, object, version), .planned = 0};
    }
    return {.answer = Result<Receipt>(conflict(submission, head_key)), .planned = 0};
  }

  Outcome plan_version(const Submission& submission, StoredObject object) {
    if (!submission.is_signed()) {
      return {.answer = Result<Receipt>(unsigned_manifest(submission)), .planned = 0};
    }
    PlannedVersion planned;
    planned.submission = &submission;
    planned.intended.object_id = submission.object_id();
    planned.intended.replaces_sha512 = object.inventory_sha512;
    planned.object = std::move(object);
    add_version(submission, planned.object.inventory);
    planned.intended.version = planned.object.inventory.head();
    planned.inventory_json = write_inventory(planned.object.inventory);
    planned.object.inventory_sha512 = sha512_hex(planned.inventory_json);
    planned.intended.inventory_sha512 = planned.object.inventory_sha512;
    planned.receipt = Receipt{.object_id = submission.object_id(),
                              .version = planned.intended.version,
                              .content_key = submission.content_key(),
                              .inventory_sha512 = planned.object.inventory_sha512,
                              .created = planned.object.inventory.head_version().created};
    planned_.push_back(std::move(planned));
    return {.answer = std::nullopt, .planned = planned_.size() - 1};
  }

  // Content that the object has already is referred to, not stored again.
  void add_version(const Submission& submission, Inventory& inventory) {
    const std::string name = version_name(inventory.head() + 1);
    ObjectVersion version{
        .created = state_.next_time(),
        .message = inventory.head() == 0 ? "Lưu hồ sơ cuộc họp" : "Thay bằng bản sửa",
        .user_name = state_.options.user_name,
        .user_address = submission.user_address().empty() ? state_.options.user_address
                                                          : submission.user_address(),
        .state = {}};
    for (const DigestedFile& file : submission.files()) {
      version.state.push_back({.name = file.name, .sha512 = file.sha512});
      if (find_content(inventory, file.sha512) != nullptr) continue;
      std::string path = name;
      path.append("/content/").append(file.name);
      inventory.contents.push_back(
          {.path = std::move(path), .sha512 = file.sha512, .sha256 = file.sha256});
    }
    inventory.versions.push_back(std::move(version));
  }

  // What the log will say of each version, and where.
  Result<Done> write_entries() {
    if (!state_.log) return Done{};
    ArchiveLog& log = *state_.log;
    if (auto ready = log.make_ready(); !ready.ok()) return ready;
    // A log just opened has its own first entries, and an append may have succeeded that said it
    // had not.
    log.take_new_positions();
    if (auto known = catch_up_positions(state_, false); !known.ok()) return known;
    intent_.shard = log.shard();
    intent_.log_size = log.size();
    for (std::size_t i = 0; i < planned_.size(); ++i) {
      PlannedVersion& planned = planned_[i];
      auto before = last_position(*state_.index, planned.intended.object_id);
      if (!before.ok()) return before.error();
      LogEntry entry{.op = std::string(planned.intended.version == 1 ? kOpCreate : kOpVersion),
                     .object = planned.intended.object_id,
                     .version = planned.intended.version,
                     .inventory_sha512 = planned.intended.inventory_sha512};
      if (before.value()) entry.prev = entry_place(before.value()->shard, before.value()->index);
      log.complete(entry);
      planned.intended.entry = to_text(entry);
      planned.receipt.log = log.shard();
      planned.receipt.log_index = log.size() + i;
    }
    return Done{};
  }

  Result<Done> stage_entries() {
    if (!state_.log) return Done{};
    std::vector<std::string> entries;
    for (const PlannedVersion& planned : planned_) entries.push_back(planned.intended.entry);
    return state_.log->stage(entries);
  }

  // Sorts as text in the order of time.
  std::string transaction_name() const {
    std::string digits = std::to_string(state_.last_created);
    return digits.insert(0, 20 - std::min<std::size_t>(20, digits.size()), '0');
  }

  Result<Done> stage_and_promise() {
    const std::string transaction = layout().staging(intent_.transaction);
    if (auto made = files().stage_directory(transaction); !made.ok()) return made;
    for (const PlannedVersion& planned : planned_) {
      auto staged = stage(planned, staged_folder(layout(), intent_, planned.intended));
      if (!staged.ok()) return staged;
    }
    if (auto staged = stage_entries(); !staged.ok()) return staged;
    if (auto synced = sync(); !synced.ok()) return synced;
    const std::string path = layout().intent(intent_.transaction);
    if (auto written = files().create_new(path, to_text(intent_)); !written.ok()) return written;
    return files().sync_directory(layout().queue());
  }

  Result<Done> stage(const PlannedVersion& planned, const std::string& folder) {
    const Inventory& inventory = planned.object.inventory;
    const std::string version = version_name(inventory.head());
    const std::string version_folder = join_path(folder, version);
    const std::string content_folder = join_path(version_folder, "content");
    // From the top, so that none is asked for before its parent is there.
    for (const std::string& place : {folder, version_folder, content_folder}) {
      if (auto made = files().stage_directory(place); !made.ok()) return made;
    }
    for (const DigestedFile& file : planned.submission->files()) {
      // Only what this version brings; the rest is in an older one.
      const StoredContent* content = find_content(inventory, file.sha512);
      VANTHU_CHECK(content != nullptr, "every file of a planned version is in its manifest");
      if (content->path != version + "/content/" + file.name) continue;
      auto staged = files().stage_file(join_path(content_folder, file.name), file.bytes);
      if (!staged.ok()) return staged;
    }
    const std::string sidecar = write_sidecar(planned.object.inventory_sha512);
    for (const std::string& place : {version_folder, folder}) {
      auto staged = files().stage_file(join_path(place, kInventoryName), planned.inventory_json);
      if (!staged.ok()) return staged;
      staged = files().stage_file(join_path(place, kSidecarName), sidecar);
      if (!staged.ok()) return staged;
    }
    if (inventory.head() > 1) return Done{};
    return files().stage_file(join_path(folder, kObjectDeclaration),
                              std::string(kObjectDeclaration.substr(2)) + "\n");
  }

  Result<Done> index() {
    std::vector<IndexEntry> entries;
    for (const PlannedVersion& planned : planned_) {
      std::vector<KnownSize> sizes;
      for (const DigestedFile& file : planned.submission->files()) {
        sizes.push_back({.sha512 = file.sha512, .bytes = file.bytes.size()});
      }
      auto entry =
          make_index_entry(files(), planned.object, planned.submission->description(), sizes);
      if (!entry.ok()) return entry.error();
      entries.push_back(std::move(entry).value());
    }
    if (auto put = put_entries(*state_.index, entries); !put.ok() || !state_.log) return put;
    return put_positions(*state_.index, state_.log->take_new_positions());
  }

  Result<Done> sync() { return state_.sync_point->sync(); }

  ArchiveState& state_;
  std::vector<Outcome> outcomes_;
  std::vector<PlannedVersion> planned_;
  Intent intent_;
};

}  // namespace

std::vector<Result<Receipt>> Archive::store(std::span<const Submission> submissions) {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  state_->store_error.reset();
  if (state_->is_interrupted) {
    state_->store_error = interrupted(state_->layout);
    return std::vector<Result<Receipt>>(submissions.size(), *state_->store_error);
  }
  Batch batch(*state_);
  batch.plan(submissions);
  const auto committed = batch.commit();
  if (!committed.ok()) state_->store_error = committed.error();
  return batch.answers(committed);
}

const std::optional<Error>& Archive::store_error() const {
  return state_->store_error;
}

}  // namespace vanthu::archive
