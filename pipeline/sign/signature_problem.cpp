#include "sign/signature_problem.h"

#include <cstddef>
#include <iterator>
#include <string_view>

#include "base/check.h"

namespace vanthu::sign {
namespace {

using findings::Severity;

struct Text {
  const char* vi;
  const char* en;
};

struct Wording {
  SignatureProblem problem;
  const char* id;
  Severity severity;
  // '#' stands for the detail.
  Text message;
  Text hint;
};

constexpr Text kNoHint{"", ""};
constexpr Text kGetTheRightCopy{
    "không dùng bản này; lấy lại bản đúng từ kho lưu trữ hoặc từ người ký",
    "do not use this copy; get the right one from the archive or from the signer"};
constexpr Text kSignWithAnotherTool{"đề nghị người ký ký lại bằng công cụ khác",
                                    "ask the signer to sign again with another tool"};

// In the order of the enumeration.
constexpr Wording kWordings[] = {
    {SignatureProblem::UnreadableCms,
     "SIG-01",
     Severity::Violation,
     {"không đọc được chữ ký: cấu trúc CMS sai hoặc đã hỏng",
      "the signature cannot be read: its CMS structure is wrong or damaged"},
     kGetTheRightCopy},
    {SignatureProblem::ContentChanged,
     "SIG-02",
     Severity::Violation,
     {"nội dung đã bị thay đổi sau khi ký", "the content was changed after signing"},
     kGetTheRightCopy},
    {SignatureProblem::SignatureMismatch,
     "SIG-03",
     Severity::Violation,
     {"chữ ký không khớp với chứng thư số đi kèm",
      "the signature does not fit the certificate that comes with it"},
     kGetTheRightCopy},
    {SignatureProblem::NotOneSigner,
     "SIG-04",
     Severity::Violation,
     {"mỗi chữ ký phải có đúng một người ký, ở đây có #",
      "a signature has exactly one signer; the number here is #"},
     kSignWithAnotherTool},
    {SignatureProblem::WrongAttributes,
     "SIG-05",
     Severity::Violation,
     {"các thuộc tính được ký bị thiếu hoặc sai", "the signed attributes are missing or wrong"},
     kSignWithAnotherTool},
    {SignatureProblem::CertificateMissing,
     "SIG-06",
     Severity::Violation,
     {"không có chứng thư số của người ký", "the signer's certificate is missing"},
     {"thêm chứng thư của người ký vào danh sách tin cậy rồi kiểm tra lại",
      "add the signer's certificate to the trust list and check again"}},
    {SignatureProblem::OtherCertificate,
     "SIG-07",
     Severity::Violation,
     {"chữ ký ghi một chứng thư số khác với chứng thư đi kèm",
      "the signature names another certificate than the one that comes with it"},
     kGetTheRightCopy},
    {SignatureProblem::WeakAlgorithm,
     "SIG-08",
     Severity::Violation,
     {"thuật toán hoặc khóa không đủ an toàn hoặc chưa được hỗ trợ: #",
      "the algorithm or key is too weak or not supported: #"},
     kSignWithAnotherTool},
    {SignatureProblem::CertificateNotNamed,
     "SIG-09",
     Severity::Warning,
     {"chữ ký không ghi rõ chứng thư số đã dùng (thiếu signingCertificateV2)",
      "the signature does not say which certificate it used (no signingCertificateV2)"},
     kSignWithAnotherTool},
    {SignatureProblem::SigningTimeAttribute,
     "SIG-10",
     Severity::Advice,
     {"chữ ký có thuộc tính signing-time mà chuẩn PAdES không cho phép; thời điểm ký lấy ở mục /M",
      "the signature has a signing-time attribute, which PAdES forbids; the time is taken from /M"},
     kNoHint},
    {SignatureProblem::UnsignedAdditions,
     "SIG-11",
     Severity::Advice,
     {"chữ ký có phần bổ sung không được ký (ví dụ dấu thời gian); phần này chưa được kiểm tra",
      "the signature has unsigned additions (such as a timestamp), which were not checked"},
     kNoHint},
    {SignatureProblem::FormOfAnotherTool,
     "SIG-12",
     Severity::Advice,
     {"chữ ký không đúng dạng do vanthu tạo; chỉ phần được ký là đã kiểm tra từng byte",
      "the signature is not in the form that vanthu writes; only what is signed was checked byte "
      "by byte"},
     kNoHint},
    {SignatureProblem::NotListed,
     "SIG-20",
     Severity::Warning,
     {"chứng thư số của người ký không có trong danh sách tin cậy",
      "the signer's certificate is not on the trust list"},
     {"hỏi người ký mã SHA-256 của chứng thư, đối chiếu xong mới thêm vào danh sách",
      "ask the signer for the certificate's SHA-256, compare, and only then add it"}},
    {SignatureProblem::OutsideValidity,
     "SIG-21",
     Severity::Warning,
     {"thời điểm ký nằm ngoài thời hạn của chứng thư số (#)",
      "the time of signing is outside the certificate's validity (#)"},
     {"kiểm tra đồng hồ của máy ký và thời hạn của chứng thư",
      "check the signing computer's clock and the certificate's dates"}},
    {SignatureProblem::NotForSigning,
     "SIG-22",
     Severity::Warning,
     {"chứng thư số này không được cấp để ký văn bản",
      "this certificate was not issued for signing documents"},
     kSignWithAnotherTool},
    {SignatureProblem::NoClaimedTime,
     "SIG-23",
     Severity::Advice,
     {"không có thời điểm ký để đối chiếu với thời hạn của chứng thư số",
      "there is no time of signing to hold against the certificate's validity"},
     kNoHint},
    {SignatureProblem::WrongPlaceInPdf,
     "SIG-30",
     Severity::Violation,
     {"vùng chữ ký trong tệp PDF bị sai: /ByteRange và /Contents không khớp nhau",
      "the place of the signature in the PDF is wrong: /ByteRange and /Contents disagree"},
     kGetTheRightCopy},
    {SignatureProblem::BytesAfterLastSignature,
     "SIG-31",
     Severity::Violation,
     {"tệp có thêm # byte sau chữ ký cuối cùng",
      "the file has # more bytes behind its last signature"},
     kGetTheRightCopy},
    {SignatureProblem::HiddenInContents,
     "SIG-32",
     Severity::Violation,
     {"có dữ liệu lạ nằm trong vùng dành cho chữ ký",
      "something else is hidden in the room for the signature"},
     kGetTheRightCopy},
    {SignatureProblem::MixedLetterCase,
     "SIG-33",
     Severity::Warning,
     {"vùng chữ ký lẫn chữ hoa và chữ thường: có thể tệp đã bị sửa",
      "the signature mixes capital and small letters: the file may have been touched"},
     kGetTheRightCopy},
    {SignatureProblem::UnknownKind,
     "SIG-34",
     Severity::Violation,
     {"chưa kiểm tra được loại chữ ký này: #", "this kind of signature cannot be checked yet: #"},
     kSignWithAnotherTool},
    {SignatureProblem::TooManySignatures,
     "SIG-35",
     Severity::Violation,
     {"tệp có quá nhiều chữ ký; chỉ xem # chữ ký đầu",
      "the file has too many signatures; only the first # were looked at"},
     kGetTheRightCopy},
    {SignatureProblem::NotYetSigned,
     "SIG-36",
     Severity::Violation,
     {"ô chữ ký còn trống: văn bản chưa được ký",
      "the place for the signature is empty: the paper is not signed yet"},
     {"ký văn bản trước khi gửi hoặc lưu trữ", "sign the paper before sending or storing it"}},
    {SignatureProblem::ContentChangedLater,
     "SIG-37",
     Severity::Violation,
     {"sau chữ ký này văn bản đã bị sửa, không chỉ được ký thêm (đối tượng PDF: #)",
      "after this signature the paper was changed, not only signed again (PDF objects: #)"},
     kGetTheRightCopy},
    {SignatureProblem::LaterUnknown,
     "SIG-38",
     Severity::Violation,
     {"sau chữ ký này tệp được ghi thêm theo cách không đọc được, nên không biết văn bản có bị sửa "
      "hay không",
      "what was added after this signature cannot be read, so it may have changed the paper"},
     {"ký lại bản gốc trong kho bằng công cụ ghi thêm theo bảng xref thông thường",
      "sign the archived original with a tool that appends a classic xref table"}},
    {SignatureProblem::TimestampUnreadable,
     "SIG-40",
     Severity::Warning,
     {"không đọc được dấu thời gian đi kèm chữ ký", "the signature's time stamp cannot be read"},
     {"thời điểm ký chỉ là lời khai của người ký; xin lại dấu thời gian nếu cần",
      "the time of signing is the signer's word only; ask for a new time stamp if needed"}},
    {SignatureProblem::TimestampMismatch,
     "SIG-41",
     Severity::Violation,
     {"dấu thời gian không thuộc về chữ ký này hoặc đã bị sửa",
      "the time stamp belongs to something else, or was changed"},
     kGetTheRightCopy},
    {SignatureProblem::AuthorityNotListed,
     "SIG-42",
     Severity::Warning,
     {"dấu thời gian nguyên vẹn nhưng cơ quan cấp không có trong danh sách tin cậy: #",
      "the time stamp is intact, but its authority is not on the trust list: #"},
     {"đặt chứng thư của cơ quan cấp dấu thời gian vào keys/trusted/ rồi kiểm tra lại",
      "put the authority's certificate into keys/trusted/ and check again"}},
    {SignatureProblem::Revoked,
     "SIG-43",
     Severity::Warning,
     {"chứng thư số đã bị thu hồi (#)", "the certificate was revoked (#)"},
     {"hỏi cơ quan cấp chứng thư; nếu chữ ký có trước khi thu hồi thì cần dấu thời gian để chứng "
      "minh",
      "ask the certificate's issuer; a signature from before needs a time stamp to prove it"}},
    {SignatureProblem::RevocationUnknown,
     "SIG-44",
     Severity::Advice,
     {"chưa biết chứng thư số còn hiệu lực hay đã bị thu hồi: không có danh sách thu hồi (CRL)",
      "whether the certificate was revoked is not known: there is no revocation list (CRL)"},
     {"lấy tệp CRL của cơ quan cấp chứng thư, đặt vào keys/crl/ rồi kiểm tra lại",
      "get the issuer's CRL, put it into keys/crl/ and check again"}},
};

std::string fill_in(std::string_view text, const std::string& detail) {
  std::string out;
  for (const char c : text) {
    if (c == '#') {
      out += detail;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

findings::Finding finding_for(SignatureProblem problem, const std::string& detail, SourceSpan at) {
  const auto index = static_cast<std::size_t>(problem);
  VANTHU_CHECK(index < std::size(kWordings) && kWordings[index].problem == problem,
               "every problem has its wording, in the order of the enumeration");
  const Wording& wording = kWordings[index];
  return {.id = wording.id,
          .severity = wording.severity,
          .message = {fill_in(wording.message.vi, detail), fill_in(wording.message.en, detail)},
          .at = at,
          .label = {},
          .hint = {wording.hint.vi, wording.hint.en}};
}

}  // namespace vanthu::sign
