#include "archive/archive.h"

#include <algorithm>

#include "archive/archive_state.h"
#include "archive/catalogue_queries.h"
#include "archive/created_time.h"
#include "archive/description.h"
#include "archive/index_writer.h"
#include "archive/intent.h"
#include "archive/searcher.h"
#include "archive/verifier.h"
#include "base/check.h"

namespace vanthu::archive {
namespace {

Error not_found(std::string_view id) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"kho không có hồ sơ “" + std::string(id) + "”",
                        "the archive has no dossier “" + std::string(id) + "”"},
               .where = {},
               .remedy = {"xem các hồ sơ hiện có bằng vanthu archive list",
                          "see what there is with vanthu archive list"}};
}

Error ambiguous(std::string_view id, const std::vector<std::string>& found) {
  std::string list;
  for (const std::string& object : found) list += (list.empty() ? "" : ", ") + object;
  return Error{
      .kind = ErrorKind::Usage,
      .what = {"“" + std::string(id) + "” chỉ tới nhiều hồ sơ: " + list,
               "“" + std::string(id) + "” means several dossiers: " + list},
      .where = {},
      .remedy = {"gõ thêm vài ký tự của mã hồ sơ", "type a few more characters of the id"}};
}

struct FoundArchive {
  Layout layout;
  ArchiveNote note;
};

// The archive in a folder, as its note says.
Result<FoundArchive> find_archive(const FileStore& files, const std::string& root) {
  const Layout layout(root);
  auto note = read_note(files, layout);
  if (!note.ok()) return note.error();
  return FoundArchive{Layout(root, note.value().tuples), note.value()};
}

Result<Done> stage_frame(FileStore& files, const Layout& layout, const CreateOptions& options,
                         const std::string& created) {
  const bool has_log = options.log_keys != nullptr;
  std::vector<std::string> folders{layout.index_folder(), layout.queue(), layout.staging()};
  if (has_log) folders.insert(folders.end(), {layout.log(), layout.keys()});
  for (const std::string& folder : folders) {
    if (auto made = files.stage_directory(folder); !made.ok()) return made;
  }
  for (const FixedFile& file : fixed_files(layout, has_log)) {
    if (auto made = files.stage_directory(parent_path(file.path)); !made.ok()) return made;
    if (auto made = files.stage_file(file.path, file.bytes); !made.ok()) return made;
  }
  std::string office = options.office;
  // One line of plain text.
  std::replace_if(
      office.begin(), office.end(), [](char c) { return c >= 0 && (c < ' ' || c == 0x7F); }, ' ');
  ArchiveNote note{.office = office, .created = created};
  if (!has_log) return files.stage_file(layout.note(), write_note(note));
  note.format = kFormatWithLog;
  note.id = options.log_keys->nonce().substr(0, 32);
  auto root = options.log_keys->create(log_origin(note, kRootKey));
  if (!root.ok()) return root.error();
  note.root = root.value()->verifier();
  return files.stage_file(layout.note(), write_signed_note(note, *root.value()));
}

// The index of an archive that is open for writing: usable, whatever was there before.
Result<IndexDatabase> open_writable_index(const FileStore& files, const Layout& layout,
                                          const std::string& path) {
  auto opened = IndexDatabase::open(path, IndexAccess::Write);
  Result<bool> is_current =
      opened.ok() ? has_current_schema(opened.value().handle()) : Result<bool>(opened.error());
  if (is_current.ok() && is_current.value()) return opened;
  if (!is_current.ok()) {
    // Not a database any more; it is only an index, so a new one takes its place.
    opened = is_current.error();
    if (auto gone = remove_index_files(path); !gone.ok()) return gone.error();
    opened = IndexDatabase::open(path, IndexAccess::Write);
    if (!opened.ok()) return opened;
  }
  if (auto rebuilt = rebuild(files, layout, opened.value()); !rebuilt.ok()) return rebuilt.error();
  return opened;
}

Result<Done> find_newest(ArchiveState& state) {
  auto newest = newest_created(*state.index);
  if (!newest.ok()) return newest.error();
  state.last_created = std::max(state.last_created, newest.value());
  if (!state.log) return Done{};
  auto logged = state.log->last_time();
  if (!logged.ok()) return logged.error();
  state.last_created = std::max(state.last_created, try_parse_created(logged.value()).value_or(0));
  return Done{};
}

// Finishes what was begun, and gives an older archive its log.
Result<Done> make_ready_to_write(ArchiveState& state) {
  if (auto plausible = check_never_had_log(state); !plausible.ok()) return plausible;
  if (state.note.has_log()) {
    if (auto opened = open_log(state, state.note); !opened.ok()) return opened;
    if (auto there = check_no_log_is_gone(state); !there.ok()) return there;
    if (auto cleared = state.log->clear_interrupted(); !cleared.ok()) return cleared;
    if (auto caught_up = catch_up_positions(state, false); !caught_up.ok()) return caught_up;
  }
  if (auto found = find_newest(state); !found.ok()) return found;
  if (auto recovered = recover(state); !recovered.ok()) return recovered;
  if (auto found = find_newest(state); !found.ok()) return found;
  if (state.options.log_keys == nullptr) return Done{};
  if (!state.note.has_log()) return give_log(state);
  auto is_between = state.log->is_between_logs();
  if (!is_between.ok()) return is_between.error();
  if (is_between.value()) {
    if (auto ready = state.log->make_ready(); !ready.ok()) return ready;
    auto put = put_positions(*state.index, state.log->take_new_positions());
    if (!put.ok()) return put;
  }
  auto is_unfinished = is_between_adoptions(state);
  if (!is_unfinished.ok()) return is_unfinished.error();
  if (!is_unfinished.value()) return Done{};
  auto adopted = adopt_unlogged(state);
  if (!adopted.ok()) return adopted.error();
  return Done{};
}

Error no_index(const std::optional<Error>& why) {
  if (why) return *why;
  return Error{.kind = ErrorKind::Integrity,
               .what = {"kho chưa có chỉ mục", "the archive has no index"},
               .where = {},
               .remedy = {"lập chỉ mục từ các tệp: vanthu archive rebuild-index",
                          "make it from the files: vanthu archive rebuild-index"}};
}

// The object a person means. A whole id needs no index.
Result<StoredObject> find_object(const ArchiveState& state, std::string_view id) {
  std::string object_id(id);
  if (is_object_id("urn:uuid:" + object_id)) object_id = "urn:uuid:" + object_id;
  if (!is_object_id(object_id)) {
    if (!state.index) return no_index(state.index_error);
    auto found = query_ids(*state.index, id);
    if (!found.ok()) return found.error();
    if (found.value().empty()) return not_found(id);
    if (found.value().size() > 1) return ambiguous(id, found.value());
    object_id = found.value().front();
  }
  const std::string folder = state.layout.object(object_id);
  if (!state.files->exists(folder)) return not_found(id);
  return load_object(*state.files, folder);
}

Result<std::vector<FilePlace>> with_whole_paths(const Layout& layout,
                                                Result<std::vector<FilePlace>> places) {
  if (!places.ok()) return places;
  for (FilePlace& place : places.value()) {
    place.path = join_path(layout.object(place.object_id), place.path);
  }
  return places;
}

}  // namespace

Archive::Archive(std::unique_ptr<ArchiveState> state) : state_(std::move(state)) {}
// Out of line because ArchiveState is complete only in this module.
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Done> Archive::create(FileStore& files, const Clock& clock, const std::string& root,
                             const CreateOptions& options) {
  const Layout layout(root);
  if (files.exists(root)) {
    auto entries = files.list(root);
    if (!entries.ok()) return entries.error();
    if (!entries.value().empty()) {
      return Error{.kind = ErrorKind::Usage,
                   .what = {"thư mục không rỗng nên không lập kho ở đây",
                            "the folder is not empty, so no archive is made here"},
                   .where = root,
                   .remedy = {"chọn thư mục mới hoặc rỗng", "choose a new or empty folder"}};
    }
  }
  // Made under another name and renamed when complete: a folder of the name is a whole archive.
  const Layout making(root + ".making");
  if (auto gone = files.remove_tree(making.root()); !gone.ok()) return gone;
  if (auto made = files.make_directories(parent_path(root)); !made.ok()) return made;
  auto sync_point = files.open_sync_point(parent_path(root));
  if (!sync_point.ok()) return sync_point.error();
  if (auto staged = stage_frame(files, making, options, to_iso_utc(clock.now())); !staged.ok())
    return staged;
  if (auto synced = sync_point.value()->sync(); !synced.ok()) return synced;
  // An empty folder of that name was chosen by the user and gives way.
  if (auto gone = files.remove_tree(root); !gone.ok()) return gone;
  return files.move(making.root(), root);
}

Result<Archive> Archive::open(FileStore& files, const Clock& clock, const std::string& root,
                              Access access, const OpenOptions& options) {
  auto state = std::make_unique<ArchiveState>();
  state->files = &files;
  state->clock = &clock;
  state->access = access;
  state->options = options;
  auto found = find_archive(files, root);
  if (!found.ok()) return found.error();
  state->layout = found.value().layout;
  state->note = found.value().note;
  state->index_path = options.index_path.empty() ? state->layout.index() : options.index_path;
  if (access == Access::Read) {
    auto index = IndexDatabase::open(state->index_path, IndexAccess::Read);
    if (index.ok()) {
      state->index.emplace(std::move(index).value());
    } else {
      state->index_error = index.error();
    }
    if (state->note.has_log()) {
      // What is wrong with the chain is for verify to say.
      if (auto opened = open_log(*state, state->note); !opened.ok()) state->log.reset();
    }
    return Archive(std::move(state));
  }
  auto lock = files.try_lock(state->layout.lock());
  if (!lock.ok()) return lock.error();
  state->lock = std::move(lock).value();
  if (auto made = files.make_directories(state->layout.index_folder()); !made.ok())
    return made.error();
  auto sync_point = files.open_sync_point(root);
  if (!sync_point.ok()) return sync_point.error();
  state->sync_point = std::move(sync_point).value();
  auto index = open_writable_index(files, state->layout, state->index_path);
  if (!index.ok()) return index.error();
  state->index.emplace(std::move(index).value());
  if (auto ready = make_ready_to_write(*state); !ready.ok()) return ready.error();
  return Archive(std::move(state));
}

Result<std::optional<LogStand>> Archive::log_stand() const {
  if (!state_->log) return std::optional<LogStand>();
  return state_->log->stand();
}

Result<std::optional<LogStand>> Archive::log_stand_at(const std::string& log,
                                                      std::uint64_t size) const {
  if (!state_->log) return std::optional<LogStand>();
  return state_->log->stand_at(log, size);
}

bool Archive::is_storing_unfinished() const {
  return has_intents(*state_->files, state_->layout);
}

std::uint64_t Archive::adopted() const {
  return state_->adopted;
}

bool Archive::has_new_log() const {
  return state_->has_new_log;
}

Result<std::optional<Receipt>> Archive::find_receipt(const std::string& object_id,
                                                     std::string_view content_key) const {
  const std::string folder = state_->layout.object(object_id);
  if (!state_->files->exists(folder)) return std::optional<Receipt>();
  auto object = load_object(*state_->files, folder);
  if (!object.ok()) return object.error();
  for (int version = object.value().inventory.head(); version >= 1; --version) {
    if (content_key_of(object.value().inventory, version) != content_key) continue;
    auto receipt = logged_receipt(*state_, object.value(), version);
    if (!receipt.ok()) return receipt.error();
    return std::optional<Receipt>(std::move(receipt).value());
  }
  return std::optional<Receipt>();
}

Result<std::vector<DossierSummary>> Archive::list(const ListFilter& filter) const {
  if (!state_->index) return no_index(state_->index_error);
  return query_list(*state_->index, filter);
}

Result<std::vector<NumberedPaper>> Archive::numbered_papers(const std::string& cell_code) const {
  if (!state_->index) return no_index(state_->index_error);
  return query_numbered(*state_->index, cell_code);
}

Result<DossierView> Archive::show(std::string_view id, int version) const {
  const FileStore& files = *state_->files;
  auto object = find_object(*state_, id);
  if (!object.ok()) return object.error();
  const Inventory& inventory = object.value().inventory;
  DossierView view{.description = {},
                   .versions = {},
                   .version = version == 0 ? inventory.head() : version,
                   .files = {},
                   .folder = object.value().folder};
  auto description = load_content(files, object.value(), view.version, kDescriptionName);
  if (!description.ok()) return description.error();
  auto parsed = parse_description(description.value());
  if (!parsed.ok()) return parsed.error();
  view.description = std::move(parsed).value().description;
  view.user_address = inventory.versions[static_cast<std::size_t>(view.version - 1)].user_address;
  auto entry = make_index_entry(files, object.value(), {});
  if (!entry.ok()) return entry.error();
  for (const IndexedVersion& stored : entry.value().versions) {
    Receipt receipt{.object_id = inventory.id,
                    .version = stored.version,
                    .content_key = stored.content_key,
                    .inventory_sha512 = stored.inventory_sha512,
                    .created = stored.created};
    if (auto placed = place_in_log(*state_, receipt); !placed.ok()) return placed.error();
    view.versions.push_back(std::move(receipt));
  }
  for (const IndexedFile& file : entry.value().files) {
    if (file.version != view.version) continue;
    view.files.push_back({.name = file.name,
                          .media_type = media_type(file.name),
                          .bytes = static_cast<std::uint64_t>(file.bytes),
                          .sha256 = file.sha256,
                          .path = join_path(object.value().folder, file.path)});
  }
  return view;
}

Result<std::string> Archive::read(std::string_view id, std::string_view name, int version) const {
  auto object = find_object(*state_, id);
  if (!object.ok()) return object.error();
  const int wanted = version == 0 ? object.value().inventory.head() : version;
  return load_content(*state_->files, object.value(), wanted, name);
}

Result<std::vector<FilePlace>> Archive::find_by_digest(std::string_view sha256) const {
  if (!state_->index) return no_index(state_->index_error);
  return with_whole_paths(state_->layout, query_places(*state_->index, sha256));
}

Result<std::vector<FilePlace>> Archive::find_record_by_digest(std::string_view sha256) const {
  if (!state_->index) return no_index(state_->index_error);
  return with_whole_paths(state_->layout, query_record_places(*state_->index, sha256));
}

Result<SearchAnswer> Archive::search(std::string_view query, const SearchOptions& options) const {
  if (!state_->index) return no_index(state_->index_error);
  return search_index(*state_->index, query, options);
}

Result<SearchFacets> Archive::facets(std::string_view query, int most,
                                     const RetentionClasses* retention) const {
  if (!state_->index) return no_index(state_->index_error);
  return count_facets(*state_->index, query, most, retention);
}

Result<VerifyReport> Archive::verify(const VerifyOptions& options) const {
  return verify_archive(*state_, options);
}

Result<std::string> Archive::dump_index() const {
  if (!state_->index) return no_index(state_->index_error);
  auto objects = query_objects(*state_->index);
  if (!objects.ok()) return objects.error();
  std::string text;
  for (const std::string& object : objects.value()) {
    auto entry = query_entry(*state_->index, object);
    if (!entry.ok()) return entry.error();
    text += dump(*entry.value());
  }
  auto order = query_document_order(*state_->index);
  if (!order.ok()) return order;
  text += order.value();
  auto told = each_position(*state_->index, [&](const LogPosition& one) {
    text += "log " + entry_place(one.shard, one.index) + " " + one.op + " " + one.object + " " +
            std::to_string(one.version) + "\n";
  });
  if (!told.ok()) return told.error();
  return text;
}

}  // namespace vanthu::archive
