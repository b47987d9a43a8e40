#include "archive/log_errors.h"

namespace vanthu::archive {

Error no_keys(const std::string& where) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"kho có nhật ký nên cần khóa của nhật ký để lưu",
                        "the archive has a log, whose key is needed to store"},
               .where = where,
               .remedy = {"chạy lệnh trong vùng làm việc có thư mục keys/log, hoặc khôi phục thư "
                          "mục đó từ bản sao lưu",
                          "run inside the workspace with the folder keys/log, or restore that "
                          "folder from a backup"}};
}

Error broken_chain(const ShardProblem& problem) {
  return Error{.kind = ErrorKind::Integrity,
               .what = problem.what,
               .where = problem.path,
               .remedy = {"không ghi gì thêm; chạy vanthu verify, rồi khôi phục thư mục keys của "
                          "kho từ bản sao lưu",
                          "nothing more was written; run vanthu verify, then restore the archive's "
                          "folder keys from a backup"}};
}

Error other_key(const std::string& where) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"khóa nhật ký trong vùng làm việc không phải khóa mà nhật ký này dùng",
               "the workspace's log key is not the key of this log"},
      .where = where,
      .remedy = {"khôi phục thư mục keys/log từ bản sao lưu; nếu khóa đã mất: vanthu log lost",
                 "restore the folder keys/log from a backup; if the key is gone: vanthu log lost"}};
}

namespace {

Bilingual restore_or_give_up() {
  return {
      "không lưu gì vào bản này; khôi phục bản mới nhất của kho từ bản sao lưu (vanthu archive "
      "repair BẢN-SAO) rồi chạy vanthu verify; nếu không còn bản nào mới hơn: vanthu log lost",
      "nothing is stored in this copy; restore the newest one from a backup (vanthu archive "
      "repair BACKUP) and run vanthu verify; if there is none that is newer: vanthu log lost"};
}

Bilingual evidence_of_two() {
  return {
      "không lưu gì vào bản này; giữ nó làm chứng cứ, đặt bản sao lưu mới nhất vào chỗ của "
      "thư mục kho rồi chạy vanthu verify; không có bản nào thì báo cấp trên",
      "nothing is stored in this copy; keep it as evidence, put the newest backup in the place "
      "of the archive's folder and run vanthu verify; if there is none, tell the superior body"};
}

}  // namespace

Error not_continued(const Continuity& how, const tlog::Checkpoint& kept) {
  const std::string seen = std::to_string(kept.size);
  const std::string now = std::to_string(how.size);
  const bool is_shorter = how.kind == Continuity::Kind::Shorter;
  return Error{
      .kind = ErrorKind::Integrity,
      .what =
          is_shorter
              ? Bilingual{"kho đã lùi về bản cũ: điểm chốt đã giữ có " + seen +
                              " dòng, nay chỉ còn " + now,
                          "the archive went back to an old copy: a kept checkpoint has " + seen +
                              " entries, now there are " + now}
              : Bilingual{"nhật ký của kho không nối tiếp điểm chốt " + seen + " dòng đã được giữ",
                          "the archive's log does not continue the checkpoint of " + seen +
                              " entries that was kept"},
      .where = kept.origin,
      .remedy = is_shorter ? restore_or_give_up() : evidence_of_two()};
}

Error not_there(const tlog::Checkpoint& kept) {
  Error error = not_continued({.kind = Continuity::Kind::Shorter}, kept);
  error.what = {"kho đã lùi về bản cũ: có điểm chốt đã giữ của nhật ký “" + kept.origin +
                    "”, nay kho không có nhật ký đó",
                "the archive went back to an old copy: a checkpoint of the log “" + kept.origin +
                    "” was kept, and it has no such log"};
  return error;
}

Error gone_log(const std::string& folder, std::uint64_t entries) {
  const std::string known = std::to_string(entries);
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"nhật ký này từng có " + known + " dòng theo chỉ mục, nay không còn dòng nào",
               "by the index this log had " + known + " entries, and it has none now"},
      .where = folder,
      .remedy = {"không ghi gì thêm; chạy vanthu verify, rồi khôi phục nhật ký từ bản sao "
                 "lưu: vanthu archive repair BẢN-SAO",
                 "nothing more was written; run vanthu verify, then restore the log from a "
                 "backup: vanthu archive repair BACKUP"}};
}

Error lost_version(const std::string& folder, int version) {
  const std::string number = std::to_string(version);
  return Error{.kind = ErrorKind::Integrity,
               .what = {"nhật ký ghi đã lưu bản thứ " + number +
                            " của hồ sơ này, nhưng kho không còn tệp của nó",
                        "the log says that version " + number +
                            " of this dossier was stored, but its files are gone"},
               .where = folder,
               .remedy = {"lấy lại từ bản sao lưu: vanthu archive repair",
                          "take it back from a backup: vanthu archive repair"}};
}

Error lost_log(const std::string& folder) {
  Error error = gone_log(folder, 0);
  error.what = {
      "nhật ký này đã có dòng nhưng nay bị mất hoặc không đọc được: không mở lại từ đầu, vì "
      "như thế là một lịch sử khác",
      "this log had entries and is gone or unreadable: it is not begun again, which "
      "would make another history"};
  return error;
}

}  // namespace vanthu::archive
