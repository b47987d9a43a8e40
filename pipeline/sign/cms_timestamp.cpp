#include <openssl/err.h>

#include "sign/cms.h"
#include "sign/openssl_ptr.h"

namespace vanthu::sign {
namespace {

constexpr std::size_t kMaxCms = std::size_t{1} << 20U;

// Zeros may follow, as in a PDF.
OpensslPtr<CMS_ContentInfo> try_parse(std::string_view der) {
  if (der.empty() || der.size() > kMaxCms) return nullptr;
  const unsigned char* at = as_unsigned(der);
  return OpensslPtr<CMS_ContentInfo>(
      d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
}

CMS_SignerInfo* single_signer(CMS_ContentInfo* cms) {
  if (OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed) return nullptr;
  STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(cms);
  return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

}  // namespace

std::optional<std::string> try_signature_value(std::string_view cms) {
  const auto parsed = try_parse(cms);
  CMS_SignerInfo* const signer = parsed ? single_signer(parsed.get()) : nullptr;
  ERR_clear_error();
  if (signer == nullptr) return std::nullopt;
  const ASN1_OCTET_STRING* const value = CMS_SignerInfo_get0_signature(signer);
  return std::string(ASN1_STRING_get0_data(value),
                     ASN1_STRING_get0_data(value) + ASN1_STRING_length(value));
}

Result<std::string> add_timestamp(std::string_view cms, std::string_view token) {
  const auto parsed = try_parse(cms);
  CMS_SignerInfo* const signer = parsed ? single_signer(parsed.get()) : nullptr;
  const bool fresh = signer != nullptr && CMS_unsigned_get_attr_count(signer) <= 0;
  if (!fresh ||
      CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE,
                                    token.data(), static_cast<int>(token.size())) != 1) {
    ERR_clear_error();
    return Error{.kind = ErrorKind::Input,
                 .what = {"chữ ký này không nhận thêm dấu thời gian được",
                          "this signature takes no time stamp"},
                 .where = {},
                 .remedy = {"chữ ký đã có dấu thời gian, hoặc không do vanthu tạo; hãy đóng dấu "
                            "thời gian cho cả văn bản bằng --document",
                            "it has one, or was not made by vanthu; stamp the whole paper with "
                            "--document"}};
  }
  return to_der<CMS_ContentInfo>(parsed.get(), &i2d_CMS_ContentInfo);
}

}  // namespace vanthu::sign
