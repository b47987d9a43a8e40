#include "base/error.h"

#include <cerrno>
#include <system_error>

namespace vanthu {
namespace {

Bilingual reason_and_remedy(int errno_value) {
  switch (errno_value) {
    case ENOENT:
      return {"không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn",
              "no such file or folder; check the path"};
    case EACCES:
    case EPERM:
    case EROFS:
      return {"không có quyền; hãy kiểm tra quyền của thư mục hoặc chạy bằng tài khoản khác",
              "no permission; check the folder's rights or use another account"};
    case ENOSPC:
    case EDQUOT:
      return {"đĩa đã đầy; hãy giải phóng dung lượng rồi chạy lại, phần đã lưu không mất",
              "the disk is full; free some space and run again, what was stored is kept"};
    case EEXIST:
      return {"đã có sẵn; hãy chọn tên khác", "it exists already; choose another name"};
    case EISDIR:
      return {"đây là thư mục; hãy nêu một tệp", "this is a folder; name a file"};
    case ENOTDIR:
      return {"đây là tệp, hoặc đường dẫn đi qua một tệp; hãy nêu một thư mục",
              "this is a file, or the path leads through one; name a folder"};
    case ENAMETOOLONG:
      return {"tên hoặc đường dẫn này quá dài; hãy đặt tên ngắn hơn",
              "this name or path is too long; choose a shorter one"};
    case EBADF:
      return {"ở đây không có gì được mở sẵn để ghi; hãy ghi ra một tệp",
              "nothing is open there to be written to; write to a file"};
    default:
      return {"lỗi hệ thống: " + std::generic_category().message(errno_value) +
                  "; hãy kiểm tra đĩa rồi chạy lại",
              "system error: " + std::generic_category().message(errno_value) +
                  "; check the disk and run again"};
  }
}

}  // namespace

std::string describe(const Error& error, Language language) {
  std::string line;
  if (!error.where.empty()) line += error.where + ": ";
  line += error.what.in(language);
  if (!error.remedy.empty()) line += " (" + error.remedy.in(language) + ")";
  return line;
}

Error system_error(std::string_view path, const Bilingual& what, int errno_value) {
  return Error{.kind = ErrorKind::Input,
               .what = what,
               .where = std::string(path),
               .remedy = reason_and_remedy(errno_value)};
}

}  // namespace vanthu
