#include "archive/verify_codes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace vanthu::archive {
namespace {

struct Remedy {
  std::string_view code;
  Bilingual text;
};

Bilingual evidence() {
  return {"giữ lại thư mục log làm chứng cứ, báo người phụ trách kho, rồi khôi phục từ bản sao lưu",
          "keep the folder log as evidence, tell whoever keeps the archive, then restore it from a "
          "backup"};
}

// Null for damage to a single file, of which there are many codes.
const Bilingual* try_special_remedy(std::string_view code) {
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
      Remedy{kNoLog,
             {"lưu hồ sơ bằng vanthu run để kho có nhật ký; nếu kho từng có nhật ký thì khôi phục "
              "từ bản sao lưu",
              "store with vanthu run and the archive gets its log; if it had one, restore it from "
              "a backup"}},
      Remedy{kLogAltered,
             {"khôi phục nhật ký từ bản sao lưu: vanthu archive repair BẢN-SAO; không sửa tay",
              "restore the log from a backup: vanthu archive repair BACKUP; do not edit it by "
              "hand"}},
      Remedy{kLogChain,
             {"khôi phục khóa và nhật ký của kho từ bản sao lưu: vanthu archive repair BẢN-SAO",
              "restore the archive's keys and logs from a backup: vanthu archive repair BACKUP"}},
      Remedy{kLogKey,
             {"so khóa gốc với bản đã nhận khi giao nhận kho; nếu khác thì không tin kho này và "
              "báo cấp trên",
              "compare the root key with the one handed over with the archive; if it differs, "
              "do not trust this archive and tell the superior body"}},
      Remedy{kLogEntry, evidence()},
      Remedy{kLogBackDated, evidence()},
      Remedy{kLogReordered, evidence()},
      Remedy{kLogTwice, evidence()},
      Remedy{kUnlogged,
             {"hồ sơ không qua vanthu, hoặc dòng nhật ký của nó đã bị bỏ: khôi phục nhật ký bằng "
              "vanthu archive repair BẢN-SAO; nếu là hồ sơ lạ thì chuyển ra ngoài",
              "the dossier did not come through vanthu, or its entry was removed: restore the log "
              "with vanthu archive repair BACKUP; take a foreign dossier out"}},
      Remedy{kLost,
             {"khôi phục hồ sơ này từ bản sao lưu: vanthu archive repair BẢN-SAO",
              "restore this dossier from a backup: vanthu archive repair BACKUP"}},
      Remedy{
          kRewritten,
          {"bản đang nằm trong kho không phải bản đã lưu; khôi phục từ bản sao lưu: vanthu archive "
           "repair BẢN-SAO",
           "what lies in the archive is not what was stored; restore it from a backup: vanthu "
           "archive repair BACKUP"}},
      Remedy{kRolledBack,
             {"không lưu gì vào bản này; khôi phục từ bản sao lưu mới nhất: vanthu archive repair "
              "BẢN-SAO; nếu không còn bản nào mới hơn: vanthu log lost",
              "store nothing in this one; restore it from the newest backup: vanthu archive repair "
              "BACKUP; if there is none that is newer: vanthu log lost"}},
      Remedy{kForked,
             {"giữ lại điểm chốt và kho làm chứng cứ, báo cấp trên; có hai lịch sử khác nhau",
              "keep the checkpoint and the archive as evidence and tell the superior body: there "
              "are two histories"}},
      Remedy{kPolicyDiffers,
             {"khôi phục tệp chính sách từ bản sao lưu; chỉ đổi bằng vanthu log policy",
              "restore the policy from a backup; change it only with vanthu log policy"}},
      Remedy{kNoQuorum,
             {"xin chữ ký nhân chứng: vanthu log request, rồi vanthu log accept",
              "ask the witnesses: vanthu log request, then vanthu log accept"}},
      Remedy{
          kNotOfRecord,
          {"đối chiếu bản giấy đã ký với hồ sơ gốc (record.xml); nếu tệp lưu không phải bản đã "
           "ban hành thì giữ lại làm chứng cứ và báo cấp trên",
           "compare the signed paper with the record (record.xml); if what is stored is not what "
           "was issued, keep it as evidence and tell the superior body"}},
      Remedy{
          kAccessLog,
          {"nếu vừa có lần xuất bị ngắt giữa chừng thì lần xuất sau tự dọn; không thì giữ lại thư "
           "mục access làm chứng cứ và báo người phụ trách kho",
           "if an export was just interrupted, the next one clears it away; else keep the "
           "folder access as evidence and tell whoever keeps the archive"}},
      Remedy{kAddedOnPage,
             {"mở tệp xem hình đặt thêm có che chữ nào không, so với tệp DOCX cùng tên",
              "open the file and see whether what was added hides any words; compare it with the "
              "DOCX of the same name"}},
      Remedy{kOtherMaker,
             {"muốn chắc chắn thì kiểm tra lại bằng đúng phiên bản vanthu và bộ mẫu đã lập ra nó",
              "to be certain, verify with the version of vanthu and the templates that made it"}},
      Remedy{kNotMadeAgain,
             {"so trang in với biên bản đã lưu bằng vanthu book --gaps",
              "compare its pages with the stored minutes: vanthu book --gaps"}},
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
  for (const Remedy& known : kRemedies) {
    if (known.code == code) return &known.text;
  }
  return nullptr;
}

const Bilingual& remedy_of(std::string_view code) {
  static const Bilingual kRestore{
      "khôi phục tệp này từ bản sao lưu: vanthu archive repair BẢN-SAO; không sửa tay",
      "restore this file from a backup: vanthu archive repair BACKUP; do not edit it by hand"};
  const Bilingual* special = try_special_remedy(code);
  return special == nullptr ? kRestore : *special;
}

}  // namespace

Bilingual index_remedy_behind_damage() {
  return {"xử lý các lỗi ở trên trước; sau cùng, nếu lỗi này còn: vanthu archive rebuild-index",
          "mend what is said above first; then, if this is still said: vanthu archive "
          "rebuild-index"};
}

bool is_mended_from_copy(std::string_view code) {
  constexpr std::string_view kMended[] = {kLogAltered, kLogChain,   kUnlogged, kLost,
                                          kRewritten,  kRolledBack, kAccessLog};
  return try_special_remedy(code) == nullptr ||
         std::find(std::begin(kMended), std::end(kMended), code) != std::end(kMended);
}

VerifyProblem make_problem(std::string_view code, std::string path, Bilingual what) {
  return VerifyProblem{.code = std::string(code),
                       .path = std::move(path),
                       .what = std::move(what),
                       .remedy = remedy_of(code)};
}

}  // namespace vanthu::archive
