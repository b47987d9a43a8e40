#include "run/batch_refusals.h"

namespace vanthu::run {

Error no_copies(const Workspace& workspace, int how_many, const Error& last) {
  return Error{
      .kind = last.kind,
      .what = {"không ghi được bản sao văn bản của " + std::to_string(how_many) +
                   " hồ sơ liền nhau; văn bản gốc vẫn an toàn trong kho lưu",
               "the copies of " + std::to_string(how_many) +
                   " records in a row could not be written; the papers are safe in the archive"},
      .where = workspace.path("out"),
      .remedy = last.remedy};
}

Error two_files(const RecordFile& first, const RecordFile& second) {
  return Error{.kind = ErrorKind::Input,
               .what = {"hai tệp cùng một mã hồ sơ (id): " + first.name + " và " + second.name,
                        "two files with one record id: " + first.name + " and " + second.name},
               .where = second.path,
               .remedy = {"xóa một tệp, hoặc đổi id của một tệp; tệp đứng sau không được lưu",
                          "delete one of them, or change the id of one; the second is not stored"}};
}

Error unknown_cell(const std::string& code, const RecordFile& file) {
  return Error{.kind = ErrorKind::Input,
               .what = {"chưa lưu: chi bộ “" + code + "” không có trong office.xml",
                        "not stored: office.xml has no cell “" + code + "”"},
               .where = file.path,
               .remedy = {"sửa mã chi bộ trong hồ sơ (code của <cell>), hoặc thêm chi bộ này vào "
                          "office.xml, rồi chạy lại",
                          "correct the code in the record (code of <cell>), or add the cell to "
                          "office.xml, then run again"}};
}

Error replaced(const archive::FilePlace& kept, const RecordFile& file) {
  const std::string same = std::to_string(kept.version);
  const std::string newest = std::to_string(kept.head_version);
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"nội dung này là phiên bản " + same + ", đã được thay bằng phiên bản " + newest,
               "this is version " + same + ", which version " + newest + " has replaced"},
      .where = file.path,
      .remedy = {"bản đã lưu không đổi; muốn quay lại nội dung này thì lưu thành phiên bản mới: "
                 "vanthu run --supersede",
                 "what is stored is unchanged; to go back to this content, store it as a new "
                 "version: vanthu run --supersede"}};
}

Error stored_otherwise(const RecordFile& file) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"hồ sơ này đã lưu với nội dung khác",
               "this dossier is stored already with other content"},
      .where = file.name,
      .remedy = {"nếu đây là bản sửa đúng thì lưu thành phiên bản mới bằng: vanthu run --supersede",
                 "if this is a rightful correction, store it as a new version with: vanthu run "
                 "--supersede"}};
}

}  // namespace vanthu::run
