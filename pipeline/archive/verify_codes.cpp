#include "archive/verify_codes.h"

#include <array>

namespace vanthu::archive {
namespace {

struct Remedy {
  std::string_view code;
  Bilingual text;
};

const Bilingual& remedy_of(std::string_view code) {
  static const std::array kRemedies{
      Remedy{kForeign,
             {"xem nó là gì rồi chuyển ra khỏi kho; vanthu không tạo ra nó",
              "see what it is and take it out of the archive; vanthu did not make it"}},
      Remedy{"E001",
             {"xem nó là gì rồi chuyển ra khỏi hồ sơ",
              "see what it is and take it out of the dossier"}},
      Remedy{"E015",
             {"xem nó là gì rồi chuyển ra khỏi hồ sơ",
              "see what it is and take it out of the dossier"}},
      Remedy{"E023",
             {"xem nó là gì rồi chuyển ra khỏi hồ sơ",
              "see what it is and take it out of the dossier"}},
      Remedy{kSignatureWrong,
             {"so với bản sao lưu; nếu bản sao lưu cũng vậy thì báo cho người ký",
              "compare with a backup; if the backup is the same, tell the signer"}},
      Remedy{kIndexDiffers,
             {"lập lại chỉ mục từ các tệp: vanthu archive rebuild-index",
              "make the index again from the files: vanthu archive rebuild-index"}},
      Remedy{kUnreadable,
             {"kiểm tra quyền đọc và đĩa rồi kiểm tra lại",
              "check the rights and the disk, then verify again"}},
      Remedy{kSignatureUnchecked,
             {"cho vanthu biết khóa công khai hoặc chứng thư của người ký rồi kiểm tra lại",
              "give vanthu the signer's public key or certificate, then verify again"}},
      Remedy{kNoIndex,
             {"lập chỉ mục từ các tệp: vanthu archive rebuild-index",
              "make it from the files: vanthu archive rebuild-index"}},
      Remedy{kPending,
             {"chờ lần lưu đang chạy xong; nếu không có lần nào đang chạy thì chạy vanthu run để "
              "hoàn tất",
              "wait for the storing that is under way; if there is none, vanthu run finishes it"}},
      Remedy{kStopped,
             {"chạy lại vanthu verify cho tới hết", "run vanthu verify again to the end"}},
  };
  static const Bilingual kRestore{"khôi phục tệp này từ bản sao lưu; không sửa tay",
                                  "restore this file from a backup; do not edit it by hand"};
  for (const Remedy& known : kRemedies) {
    if (known.code == code) return known.text;
  }
  return kRestore;
}

}  // namespace

VerifyProblem make_problem(std::string_view code, std::string path, Bilingual what) {
  return VerifyProblem{.code = std::string(code),
                       .path = std::move(path),
                       .what = std::move(what),
                       .remedy = remedy_of(code)};
}

}  // namespace vanthu::archive
