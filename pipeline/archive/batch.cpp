#include "archive/batch.h"

#include <algorithm>

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

Error lost_dossier(const Submission& submission) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what =
          {"nhật ký của kho ghi là đã lưu hồ sơ này, nhưng kho không còn thư mục của lần lưu ấy",
           "the archive's log says that this dossier was stored, but its folder is gone"},
      .where = name_of(submission),
      .remedy = {
          "lấy lại từ bản sao lưu: vanthu archive repair; lưu đè bản mới vào chỗ ấy là viết "
          "lại điều nhật ký đã ghi. Không còn bản sao lưu nào thì lưu với id khác",
          "take it back from a backup: vanthu archive repair; another one in its place would "
          "rewrite what the log says. Without any backup, store it under another id"}};
}

// What is stored is not made anew: another signature would be another file.
Error lost_file(const std::string& folder, const std::string& path) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"hồ sơ này đã lưu, nhưng kho bị mất tệp của nó",
                        "this dossier is stored, but the archive has lost a file of it"},
               .where = join_path(folder, path),
               .remedy = {"lấy lại từ bản sao lưu: vanthu archive repair THƯ_MỤC_SAO_LƯU; giữ lại "
                          "các bản ở out/ cho đến khi đó",
                          "take it back from a backup: vanthu archive repair BACKUP_FOLDER; keep "
                          "the copies in out/ until then"}};
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

// Sorts as text in the order of time.
std::string transaction_name(std::int64_t created) {
  std::string digits = std::to_string(created);
  return digits.insert(0, 20 - std::min<std::size_t>(20, digits.size()), '0');
}

}  // namespace

Batch::Batch(ArchiveState& state) : state_(state) {
  if (state_.is_interrupted) failure_ = interrupted(state_.layout);
}

void Batch::hand_in(const Submission& submission) {
  if (failure_) {
    answers_.push_back({.known = Result<Receipt>(*failure_)});
    return;
  }
  const auto same_object = planned_places_.find(submission.object_id());
  if (same_object != planned_places_.end()) {
    const PlannedVersion& other = planned_[same_object->second];
    if (other.receipt.content_key == submission.content_key()) {
      answers_.push_back({.planned = same_object->second});
    } else {
      answers_.push_back({.known = Result<Receipt>(twice_in_batch(submission))});
    }
    return;
  }
  const std::string folder = layout().object(submission.object_id());
  if (!files().exists(folder)) return plan_first(submission, folder);
  auto object = load_object(files(), folder);
  if (!object.ok()) {
    answers_.push_back({.known = Result<Receipt>(object.error())});
    return;
  }
  plan_known(submission, std::move(object).value());
}

void Batch::plan_first(const Submission& submission, const std::string& folder) {
  if (!submission.supersedes().empty()) {
    answers_.push_back({.known = Result<Receipt>(nothing_to_supersede(submission))});
    return;
  }
  StoredObject object{.folder = folder, .inventory = {}, .inventory_sha512 = {}};
  object.inventory.id = submission.object_id();
  plan_version(submission, std::move(object));
}

// As one that was stored before.
Result<bool> Batch::is_logged(const std::string& object_id, int version) {
  if (!state_.log) return false;
  if (!knows_log_) {
    if (auto known = catch_up_positions(state_, false); !known.ok()) return known.error();
    knows_log_ = true;
  }
  const auto position = find_position(*state_.index, object_id, version);
  if (!position.ok()) return position.error();
  // Entries that were given up with their log oblige nobody.
  return position.value() && state_.log->counts(*position.value());
}

void Batch::plan_known(const Submission& submission, StoredObject object) {
  const int head = object.inventory.head();
  const std::string head_key = content_key_of(object.inventory, head);
  // What a replaced version said may replace what replaced it.
  if (submission.content_key() != head_key && submission.supersedes() == head_key) {
    return plan_version(submission, std::move(object));
  }
  for (int version = head; version >= 1; --version) {
    if (content_key_of(object.inventory, version) != submission.content_key()) continue;
    for (const StoredContent& content : object.inventory.contents) {
      if (files().exists(join_path(object.folder, content.path))) continue;
      answers_.push_back({.known = Result<Receipt>(lost_file(object.folder, content.path))});
      return;
    }
    answers_.push_back({.known = logged_receipt(state_, object, version)});
    return;
  }
  answers_.push_back({.known = Result<Receipt>(conflict(submission, head_key))});
}

void Batch::plan_version(const Submission& submission, StoredObject object) {
  if (!submission.is_signed()) {
    answers_.push_back({.known = Result<Receipt>(unsigned_manifest(submission))});
    return;
  }
  auto logged = is_logged(object.inventory.id, object.inventory.head() + 1);
  if (!logged.ok()) return fail(logged.error());
  if (logged.value()) {
    answers_.push_back({.known = Result<Receipt>(lost_dossier(submission))});
    return;
  }
  // Once for the whole batch, before anything is written.
  if (planned_.empty()) {
    if (auto clock = check_clock(state_); !clock.ok()) return fail(clock.error());
  }
  IntendedVersion intended;
  intended.object_id = submission.object_id();
  intended.replaces_sha512 = object.inventory_sha512;
  add_version(submission, object.inventory);
  intended.version = object.inventory.head();
  const std::string inventory = write_inventory(object.inventory);
  object.inventory_sha512 = sha512_hex(inventory);
  intended.inventory_sha512 = object.inventory_sha512;
  Receipt receipt{.object_id = submission.object_id(),
                  .version = intended.version,
                  .content_key = submission.content_key(),
                  .inventory_sha512 = object.inventory_sha512,
                  .created = object.inventory.head_version().created};
  // Damage of what this object has already is its own matter.
  auto entry = index_entry(submission, object);
  if (!entry.ok()) {
    answers_.push_back({.known = Result<Receipt>(entry.error())});
    return;
  }
  if (intent_.transaction.empty()) {
    intent_.transaction = transaction_name(state_.last_created);
    const std::string transaction = layout().staging(intent_.transaction);
    if (auto made = files().stage_directory(transaction); !made.ok()) return fail(made.error());
  }
  const std::string folder = staged_folder(layout(), intent_, intended);
  if (auto staged = stage(submission, object, inventory, folder); !staged.ok()) {
    return fail(staged.error());
  }
  planned_places_.emplace(submission.object_id(), planned_.size());
  answers_.push_back({.planned = planned_.size()});
  planned_.push_back({.intended = std::move(intended), .receipt = std::move(receipt)});
  entries_.push_back(std::move(entry).value());
}

void Batch::fail(const Error& error) {
  failure_ = error;
  answers_.push_back({.known = Result<Receipt>(error)});
}

// Content that the object has already is referred to, not stored again.
void Batch::add_version(const Submission& submission, Inventory& inventory) {
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

Result<Done> Batch::stage(const Submission& submission, const StoredObject& object,
                          const std::string& inventory_json, const std::string& folder) {
  const Inventory& inventory = object.inventory;
  const std::string version = version_name(inventory.head());
  const std::string version_folder = join_path(folder, version);
  const std::string content_folder = join_path(version_folder, "content");
  // From the top, so that none is asked for before its parent is there.
  for (const std::string& place : {folder, version_folder, content_folder}) {
    if (auto made = files().stage_directory(place); !made.ok()) return made;
  }
  for (const DigestedFile& file : submission.files()) {
    // Only what this version brings; the rest is in an older one.
    const StoredContent* content = find_content(inventory, file.sha512);
    VANTHU_CHECK(content != nullptr, "every file of a planned version is in its manifest");
    if (content->path != version + "/content/" + file.name) continue;
    auto staged = files().stage_file(join_path(content_folder, file.name), file.bytes);
    if (!staged.ok()) return staged;
  }
  const std::string sidecar = write_sidecar(object.inventory_sha512);
  for (const std::string& place : {version_folder, folder}) {
    auto staged = files().stage_file(join_path(place, kInventoryName), inventory_json);
    if (!staged.ok()) return staged;
    staged = files().stage_file(join_path(place, kSidecarName), sidecar);
    if (!staged.ok()) return staged;
  }
  if (inventory.head() > 1) return Done{};
  return files().stage_file(join_path(folder, kObjectDeclaration),
                            std::string(kObjectDeclaration.substr(2)) + "\n");
}

Result<IndexEntry> Batch::index_entry(const Submission& submission,
                                      const StoredObject& object) const {
  std::vector<KnownSize> sizes;
  for (const DigestedFile& file : submission.files()) {
    sizes.push_back({.sha512 = file.sha512, .bytes = file.bytes.size()});
  }
  return make_index_entry(files(), object, submission.description(), sizes);
}

std::vector<Result<Receipt>> Batch::commit() {
  const auto note = [this](const Result<Done>& done) {
    if (!done.ok()) failure_ = done.error();
  };
  if (!failure_) note(promise());
  if (failure_) {
    take_back();
  } else {
    note(make_it_count());
  }
  std::vector<Result<Receipt>> receipts;
  for (const Answer& answer : answers_) {
    if (answer.known) {
      receipts.push_back(*answer.known);
    } else if (failure_) {
      receipts.push_back(*failure_);
    } else {
      receipts.push_back(planned_[answer.planned].receipt);
    }
  }
  return receipts;
}

// Everything is durable, and an intent says so; nothing is published.
Result<Done> Batch::promise() {
  if (planned_.empty()) return Done{};
  if (auto written = write_entries(); !written.ok()) return written;
  for (const PlannedVersion& version : planned_) intent_.versions.push_back(version.intended);
  if (state_.log) {
    std::vector<std::string> entries;
    for (const PlannedVersion& planned : planned_) entries.push_back(planned.intended.entry);
    if (auto staged = state_.log->stage(entries); !staged.ok()) return staged;
  }
  if (auto synced = state_.sync_point->sync(); !synced.ok()) return synced;
  const std::string path = layout().intent(intent_.transaction);
  if (auto written = files().create_new(path, to_text(intent_)); !written.ok()) return written;
  return files().sync_directory(layout().queue());
}

// Publish, sync, log, index. After an Error nothing more is written: recovery finishes it.
Result<Done> Batch::make_it_count() {
  if (planned_.empty()) return Done{};
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

// Nothing of it was published.
void Batch::take_back() {
  if (intent_.transaction.empty()) return;
  if (!abandon(files(), layout(), *state_.sync_point, intent_).ok()) state_.is_interrupted = true;
}

// What the log will say of each version, and where.
Result<Done> Batch::write_entries() {
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

Result<Done> Batch::index() {
  if (auto put = put_entries(*state_.index, entries_); !put.ok() || !state_.log) return put;
  return put_positions(*state_.index, state_.log->take_new_positions());
}

FileStore& Batch::files() const {
  return *state_.files;
}
const Layout& Batch::layout() const {
  return state_.layout;
}

}  // namespace vanthu::archive
