#include "care/backup_proof.h"

#include <utility>

#include "care/backup.h"
#include "care/backup_snapshot.h"
#include "care/log_repair.h"
#include "care/repair_frame.h"

namespace vanthu::care {

Result<LogProof> prove_backup(const FileStore& files, const std::string& archive,
                              const std::string& copy,
                              const std::vector<tlog::VerifierKey>& roots) {
  auto checked = check_notes_agree(files, archive, copy, roots);
  if (!checked.ok()) return checked.error();
  auto proof = prove_by_logs(files, archive, copy);
  if (!proof.ok()) return proof;
  checked = check_is_backup(files, archive, copy, proof.value(), roots);
  if (!checked.ok()) return checked.error();
  return proof;
}

Error archive_was_set_back(const std::string& folder, std::uint64_t size_of_copy,
                           std::uint64_t size) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"bản sao lưu có " + std::to_string(size_of_copy) + " dòng nhật ký, kho chỉ còn " +
                   std::to_string(size) + ": kho đã bị lùi lại",
               "the backup has " + std::to_string(size_of_copy) +
                   " log entries and the archive only " + std::to_string(size) +
                   ": the archive was set back"},
      .where = folder,
      .remedy = {"không ghi đè bản sao lưu này; chạy vanthu verify và đối chiếu hai bên. Đã lập "
                 "nhật ký mới vì mất phần này (vanthu log lost) thì sao lưu sang thư mục khác",
                 "do not overwrite this backup; run vanthu verify and compare the two. Where a new "
                 "log was opened because this part was lost (vanthu log lost), back up to another "
                 "folder"}};
}

Error history_was_rewritten(const std::string& folder) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"nhật ký của kho không nối tiếp nhật ký của bản sao lưu: lịch sử đã bị viết lại",
               "the archive's log does not continue the backup's: history was rewritten"},
      .where = folder,
      .remedy = {"không ghi đè bản sao lưu này; chạy vanthu verify với cả hai",
                 "do not overwrite this backup; run vanthu verify on both"}};
}

namespace {

Result<LogProof> prove_one_history(const FileStore& files, const std::string& archive,
                                   const std::string& copy,
                                   const std::vector<tlog::VerifierKey>& roots) {
  if (auto apart = check_apart(archive, copy); !apart.ok()) return apart.error();
  auto proof = prove_backup(files, archive, copy, roots);
  if (!proof.ok()) return proof;
  for (const ProvenLog& log : proof.value().logs) {
    auto is_one = is_one_history(files, archive, copy, log);
    if (!is_one.ok()) return is_one.error();
    if (!is_one.value()) return history_was_rewritten(join_path(archive, log.folder));
  }
  return proof;
}

}  // namespace

Result<Done> check_is_backup_of(const FileStore& files, const std::string& archive,
                                const std::string& copy,
                                const std::vector<tlog::VerifierKey>& roots) {
  auto proof = prove_one_history(files, archive, copy, roots);
  return proof.ok() ? Result<Done>(Done{}) : proof.error();
}

Result<Done> check_may_be_mended(const FileStore& files, const std::string& archive,
                                 const std::string& copy,
                                 const std::vector<tlog::VerifierKey>& roots) {
  auto proof = prove_one_history(files, archive, copy, roots);
  if (!proof.ok()) return proof.error();
  for (const ProvenLog& log : proof.value().logs) {
    const std::uint64_t size = log.here ? log.here->size : 0;
    const std::uint64_t size_of_copy = log.in_copy ? log.in_copy->size : 0;
    if (size < size_of_copy)
      return archive_was_set_back(join_path(archive, log.folder), size_of_copy, size);
  }
  return Done{};
}

}  // namespace vanthu::care
