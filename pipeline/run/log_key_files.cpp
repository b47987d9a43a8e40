#include "run/log_key_files.h"

#include <algorithm>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "sign/sealed_seed.h"
#include "tlog/checkpoint.h"
#include "tlog/note.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kFolder = "keys/log";
constexpr std::string_view kKept = "kept";
constexpr std::string_view kNewest = "-newest.note";
constexpr std::string_view kBegun = "-begun.note";
constexpr std::size_t kIdDigits = 12;

Error no_log_key(const std::string& path) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"thiếu khóa của nhật ký", "the log's key is missing"},
      .where = path,
      .remedy = {"khôi phục thư mục keys/log từ bản sao lưu; nếu khóa đã mất hẳn: vanthu log lost",
                 "restore the folder keys/log from a backup; if the key is gone for good: vanthu "
                 "log lost"}};
}

Error no_root_key(const std::string& path) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"thiếu khóa gốc của kho", "the archive's root key is missing"},
      .where = path,
      .remedy = {"khôi phục thư mục keys/log từ bản sao lưu; không có khóa gốc thì không đổi được "
                 "khóa nhật ký và không mở được nhật ký năm mới. Nếu mất hẳn: giữ kho này chỉ để "
                 "đọc và kiểm tra, lập vùng làm việc mới cho hồ sơ từ nay (vanthu init)",
                 "restore the folder keys/log from a backup; without the root key no log gets "
                 "another key and none begins in a new year. If it is gone for good: keep this "
                 "archive for reading and checking, and make a new workspace for records from now "
                 "on (vanthu init)"}};
}

// "1a2b3c4d5e6f7a8b…/2026" is kept as "1a2b3c4d5e6f-2026.key", "…/access/2026" as
// "1a2b3c4d5e6f-access-2026.key".
std::string path_in(const std::string& folder, const std::string& name, std::string_view suffix) {
  const auto slash = name.find('/');
  std::string file = name.substr(0, std::min(slash, kIdDigits)) + name.substr(slash);
  std::replace(file.begin(), file.end(), '/', '-');
  return join_path(folder, file.append(suffix));
}

Error damaged_note(const std::string& path) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"điểm chốt giữ cạnh khóa đã hỏng; kho không vì thế mà hỏng",
               "a checkpoint kept beside the keys is damaged, which says nothing of the archive"},
      .where = path,
      .remedy = {
          "khôi phục tệp này từ bản sao lưu của thư mục keys; không có thì kiểm tra kho bằng "
          "vanthu verify --archive, nếu nguyên vẹn và đủ hồ sơ thì xóa tệp này: lần lưu sau "
          "ghi lại điểm chốt mới",
          "restore this file from a backup of the folder keys; without one, check the "
          "archive with vanthu verify --archive, and if it is intact and has all dossiers "
          "remove this file: the next storing keeps a new checkpoint"}};
}

// A checkpoint by the log's key, as far as that is here.
Result<Done> check_kept_note(const FileStore& files, const std::string& folder,
                             const std::string& text, const std::string& path) {
  const auto note = tlog::parse_note(text);
  const auto checkpoint = note.ok() ? tlog::parse_checkpoint(note.value().text)
                                    : Result<tlog::Checkpoint>(note.error());
  if (!checkpoint.ok() || checkpoint.value().origin.find('/') == std::string::npos)
    return damaged_note(path);
  const std::string& origin = checkpoint.value().origin;
  for (const std::string_view own : {kBegun, kNewest}) {
    if (path.ends_with(own) && file_name(path_in("", origin, own)) != file_name(path))
      return damaged_note(path);
  }
  const std::string key_file = path_in(folder, origin, ".vkey");
  if (!files.exists(key_file)) return Done{};
  const auto key = read_verifier_key(files, key_file);
  if (!key.ok()) return key.error();
  if (tlog::verify_note(note.value(), {&key.value(), 1}).ok()) return Done{};
  return damaged_note(path);
}

}  // namespace

LogKeyFiles::LogKeyFiles(FileStore& files, OfficePassphrase& passphrase, const Workspace& workspace)
    : files_(files), passphrase_(passphrase), folder_(workspace.path(kFolder)) {}

std::string LogKeyFiles::path(const std::string& name, std::string_view suffix) const {
  return path_in(folder_, name, suffix);
}

Result<const tlog::NoteSigner*> LogKeyFiles::open(const std::string& name) {
  if (const auto known = signers_.find(name); known != signers_.end()) return &known->second;
  const std::string file = path(name, ".key");
  if (!files_.exists(file))
    return name.ends_with("/" + std::string(archive::kRootKey)) ? no_root_key(file)
                                                                : no_log_key(file);
  auto pem = files_.read(file);
  if (!pem.ok()) return pem.error();
  auto passphrase = passphrase_.get();
  if (!passphrase.ok()) return passphrase.error();
  auto seed = sign::open_seed(pem.value(), *passphrase.value(), file);
  if (!seed.ok()) return seed.error();
  auto signer = tlog::NoteSigner::from_seed(name, tlog::KeyKind::Note, seed.value());
  if (!signer.ok()) return signer.error();
  return &signers_.emplace(name, std::move(signer).value()).first->second;
}

Result<const tlog::NoteSigner*> LogKeyFiles::create(const std::string& name) {
  if (files_.exists(path(name, ".key"))) return open(name);
  auto passphrase = passphrase_.get();
  if (!passphrase.ok()) return passphrase.error();
  auto signer = tlog::NoteSigner::create(name, tlog::KeyKind::Note);
  if (!signer.ok()) return signer.error();
  const std::string pem = sign::seal_seed(signer.value().seed(), *passphrase.value());
  const std::string vkey = tlog::to_text(signer.value().verifier()) + "\n";
  if (auto made = files_.make_directories(folder_); !made.ok()) return made.error();
  // The secret last: without it the public key is written again.
  if (auto written = files_.replace(path(name, ".vkey"), vkey); !written.ok())
    return written.error();
  if (auto written = write_private(files_, path(name, ".key"), pem); !written.ok())
    return written.error();
  return &signers_.emplace(name, std::move(signer).value()).first->second;
}

// "1a2b3c4d5e6f7a8b…/2026" in kept/1a2b3c4d5e6f-2026-begun.note and …-newest.note.
Result<Done> LogKeyFiles::keep(const std::string& name, const std::string& checkpoint) {
  const std::string kept = join_path(folder_, kKept);
  const std::string begun = join_path(kept, file_name(path(name, kBegun)));
  const std::string newest = join_path(kept, file_name(path(name, kNewest)));
  if (!files_.exists(begun)) {
    if (auto made = files_.make_directories(kept); !made.ok()) return made;
    if (auto written = files_.replace(begun, checkpoint); !written.ok()) return written;
  }
  const auto present = files_.read(newest);
  if (present.ok() && present.value() == checkpoint) return Done{};
  return files_.replace(newest, checkpoint);
}

Result<Done> find_log_keys(const FileStore& files, const Workspace& workspace,
                           const std::string& log) {
  const std::string folder = workspace.path(kFolder);
  const std::string archive = log.substr(0, log.find('/') + 1);
  const std::string root = path_in(folder, archive + std::string(archive::kRootKey), ".key");
  if (!files.exists(root)) return no_root_key(root);
  const std::string key = path_in(folder, log, ".key");
  if (!files.exists(key)) return no_log_key(key);
  return Done{};
}

bool keeps_newest(const FileStore& files, const Workspace& workspace, const std::string& log) {
  return files.exists(path_in(kept_checkpoints_folder(workspace), log, kNewest));
}

std::string kept_checkpoints_folder(const Workspace& workspace) {
  return join_path(workspace.path(kFolder), kKept);
}

bool has_archive(const FileStore& files, const std::string& root) {
  const archive::Layout layout(root);
  return files.exists(layout.note()) || files.exists(layout.storage_root());
}

Result<bool> has_log_key(const FileStore& files, const Workspace& workspace) {
  const std::string folder = workspace.path(kFolder);
  if (!files.exists(folder)) return false;
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  return std::any_of(entries.value().begin(), entries.value().end(), [](const auto& entry) {
    return entry.name.ends_with(".vkey") && !entry.name.ends_with("-root.vkey");
  });
}

Result<bool> is_archive_gone(const FileStore& files, const Workspace& workspace) {
  if (has_archive(files, workspace.archive())) return false;
  return has_log_key(files, workspace);
}

Error archive_gone(const std::string& root) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"vùng làm việc đã có khóa của một kho lưu (keys/log) nhưng kho không còn ở đây",
               "the workspace has an archive's keys (keys/log), but the archive is not here"},
      .where = root,
      .remedy = {"lấy lại kho từ bản sao lưu: vanthu archive repair THƯ_MỤC_SAO_LƯU; nếu thật sự "
                 "muốn bắt đầu kho mới, trống: vanthu archive init",
                 "take the archive back from a backup: vanthu archive repair BACKUP_FOLDER; if a "
                 "new, empty one is really wanted: vanthu archive init"}};
}

Result<tlog::VerifierKey> read_verifier_key(const FileStore& files, const std::string& path) {
  auto text = files.read(path);
  if (!text.ok()) return text.error();
  auto key = tlog::parse_verifier_key(first_line(std::move(text).value()));
  if (key.ok()) return key;
  Error error = key.error();
  error.where = path;
  return error;
}

Result<archive::LogTrust> log_trust(const FileStore& files, const Workspace& workspace) {
  archive::LogTrust trust{.needs_log = true};
  const std::string folder = workspace.path(kFolder);
  if (!files.exists(folder)) return trust;
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    if (!entry.name.ends_with("-root.vkey")) continue;
    auto key = read_verifier_key(files, join_path(folder, entry.name));
    if (!key.ok()) return key.error();
    trust.roots.push_back(std::move(key).value());
  }
  const std::string kept = kept_checkpoints_folder(workspace);
  if (!files.exists(kept)) return trust;
  auto notes = files.list(kept);
  if (!notes.ok()) return notes.error();
  for (const DirectoryEntry& entry : notes.value()) {
    if (entry.is_directory || !entry.name.ends_with(".note")) continue;
    const std::string path = join_path(kept, entry.name);
    auto text = files.read(path);
    if (!text.ok()) return text.error();
    if (auto whole = check_kept_note(files, folder, text.value(), path); !whole.ok())
      return whole.error();
    const bool is_own = entry.name.ends_with(kNewest) || entry.name.ends_with(kBegun);
    auto& known = is_own ? trust.own_checkpoints : trust.checkpoints;
    known.push_back(std::move(text).value());
  }
  return trust;
}

std::vector<std::string> all_kept(const archive::LogTrust& trust) {
  std::vector<std::string> kept = trust.checkpoints;
  kept.insert(kept.end(), trust.own_checkpoints.begin(), trust.own_checkpoints.end());
  return kept;
}

}  // namespace vanthu::run
