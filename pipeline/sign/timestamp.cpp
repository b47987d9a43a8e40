#include "sign/timestamp.h"

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include <ctime>

#include "sign/chain_rules.h"
#include "sign/message_digest.h"
#include "sign/openssl_ptr.h"
#include "sign/signature_problem.h"
#include "sign/x509_facts.h"

namespace vanthu::sign {
namespace {

// Tokens have some kilobytes, with a long chain some tens.
constexpr std::size_t kMaxToken = std::size_t{1} << 18U;
constexpr int kMaxCertificates = 16;

Error refuse(Bilingual what, Bilingual remedy) {
  ERR_clear_error();
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = {},
               .remedy = std::move(remedy)};
}

Bilingual ask_again() {
  return {"tạo yêu cầu mới bằng vanthu timestamp request và xin lại dấu thời gian",
          "make a new request with vanthu timestamp request and ask again"};
}

std::optional<Instant> try_time(const TS_TST_INFO* info) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &parts) != 1) return std::nullopt;
  return Instant{.seconds = ::timegm(&parts)};
}

std::optional<std::int64_t> try_accuracy(TS_TST_INFO* info) {
  const TS_ACCURACY* const accuracy = TS_TST_INFO_get_accuracy(info);
  if (accuracy == nullptr) return std::nullopt;
  const auto part = [](const ASN1_INTEGER* number) {
    return number == nullptr ? 0L : ASN1_INTEGER_get(number);
  };
  const std::int64_t seconds = part(TS_ACCURACY_get_seconds(accuracy));
  const std::int64_t millis = part(TS_ACCURACY_get_millis(accuracy));
  const std::int64_t micros = part(TS_ACCURACY_get_micros(accuracy));
  constexpr std::int64_t kDay = 86400;
  if (seconds < 0 || seconds > kDay || millis < 0 || micros < 0) return std::nullopt;
  return (seconds * 1000 + millis) * 1000 + micros;
}

// Trusts these certificates; at: the time they must be valid at, none for any.
OpensslPtr<X509_STORE> store_of(const std::vector<Certificate>& certificates,
                                std::optional<Instant> at) {
  auto store = must_own(X509_STORE_new());
  for (const Certificate& one : certificates) {
    const auto x509 = try_parse_x509(one.der());
    if (x509) X509_STORE_add_cert(store.get(), x509.get());
  }
  set_chain_rules(X509_STORE_get0_param(store.get()), at);
  ERR_clear_error();
  return store;
}

struct Token {
  OpensslPtr<PKCS7> cms;
  OpensslPtr<TS_TST_INFO> info;
  std::vector<Certificate> certificates;
};

std::optional<Token> try_open(OpensslPtr<PKCS7> cms) {
  if (!cms || PKCS7_type_is_signed(cms.get()) != 1) return std::nullopt;
  Token token;
  token.info.reset(PKCS7_to_TS_TST_INFO(cms.get()));
  if (!token.info || TS_TST_INFO_get_version(token.info.get()) != 1) return std::nullopt;
  STACK_OF(X509)* const held = cms->d.sign->cert;
  if (sk_X509_num(held) > kMaxCertificates) return std::nullopt;
  for (int i = 0; i < sk_X509_num(held); ++i) {
    auto facts = read_facts(to_der<X509>(sk_X509_value(held, i), &i2d_X509), {});
    if (facts.ok()) token.certificates.push_back(std::move(facts).value());
  }
  token.cms = std::move(cms);
  return token;
}

std::optional<Token> try_read(std::string_view der) {
  if (der.empty() || der.size() > kMaxToken) return std::nullopt;
  const unsigned char* at = as_unsigned(der);
  OpensslPtr<PKCS7> cms(d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
  const auto used = static_cast<std::size_t>(at - as_unsigned(der));
  if (!cms || der.find_first_not_of('\0', used) != std::string_view::npos) return std::nullopt;
  return try_open(std::move(cms));
}

// Who stamped, when the signature fits and the chain leads into the store: OpenSSL also asks that
// the certificate be made for time stamps only, critically, and be the one that the token names.
std::optional<Certificate> try_verify(const Token& token, X509_STORE* store) {
  X509* signer = nullptr;
  const bool ok = TS_RESP_verify_signature(token.cms.get(), nullptr, store, &signer) == 1;
  const OpensslPtr<X509> owned(signer);
  ERR_clear_error();
  if (!ok || !owned) return std::nullopt;
  auto facts = read_facts(to_der<X509>(owned.get(), &i2d_X509), {});
  return facts.ok() ? std::optional(std::move(facts).value()) : std::nullopt;
}

bool is_over(const Token& token, std::span<const std::string_view> content) {
  TS_MSG_IMPRINT* const imprint = TS_TST_INFO_get_msg_imprint(token.info.get());
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const int nid = OBJ_obj2nid(algorithm);
  if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512) return false;
  const ASN1_OCTET_STRING* const stamped = TS_MSG_IMPRINT_get_msg(imprint);
  const std::string_view digest(reinterpret_cast<const char*>(ASN1_STRING_get0_data(stamped)),
                                static_cast<std::size_t>(ASN1_STRING_length(stamped)));
  return digest_of_parts(OBJ_nid2sn(nid), content) == digest;
}

OpensslPtr<TS_REQ> try_parse_query(std::string_view der) {
  constexpr std::size_t kMaxQuery = 4096;
  if (der.size() > kMaxQuery) return nullptr;
  const unsigned char* at = as_unsigned(der);
  return OpensslPtr<TS_REQ>(d2i_TS_REQ(nullptr, &at, static_cast<long>(der.size())));
}

bool answers(TS_REQ* query, TS_TST_INFO* info) {
  const ASN1_OCTET_STRING* const asked = TS_MSG_IMPRINT_get_msg(TS_REQ_get_msg_imprint(query));
  TS_MSG_IMPRINT* const imprint = TS_TST_INFO_get_msg_imprint(info);
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const ASN1_INTEGER* const nonce = TS_REQ_get_nonce(query);
  const ASN1_INTEGER* const repeated = TS_TST_INFO_get_nonce(info);
  const bool same_nonce =
      nonce == nullptr || (repeated != nullptr && ASN1_INTEGER_cmp(nonce, repeated) == 0);
  return same_nonce && OBJ_obj2nid(algorithm) == NID_sha256 &&
         ASN1_OCTET_STRING_cmp(asked, TS_MSG_IMPRINT_get_msg(imprint)) == 0;
}

}  // namespace

std::string make_timestamp_query(const Sha256Digest& digest) {
  const auto query = must_own(TS_REQ_new());
  TS_MSG_IMPRINT* const imprint = TS_MSG_IMPRINT_new();
  X509_ALGOR* const algorithm = X509_ALGOR_new();
  VANTHU_CHECK(imprint != nullptr && algorithm != nullptr, "OpenSSL makes its objects");
  X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  std::string bytes(digest.begin(), digest.end());
  unsigned char random[8];
  VANTHU_CHECK(RAND_bytes(random, sizeof random) == 1, "the system gives random numbers");
  // Positive and of full length.
  random[0] = static_cast<unsigned char>((random[0] & 0x7FU) | 0x40U);
  const auto number = must_own(BN_bin2bn(random, sizeof random, nullptr));
  const auto nonce = must_own(BN_to_ASN1_INTEGER(number.get(), nullptr));
  const bool made =
      TS_REQ_set_version(query.get(), 1) == 1 && TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1 &&
      TS_MSG_IMPRINT_set_msg(imprint, reinterpret_cast<unsigned char*>(bytes.data()),
                             static_cast<int>(bytes.size())) == 1 &&
      TS_REQ_set_msg_imprint(query.get(), imprint) == 1 &&
      TS_REQ_set_nonce(query.get(), nonce.get()) == 1 && TS_REQ_set_cert_req(query.get(), 1) == 1;
  X509_ALGOR_free(algorithm);
  TS_MSG_IMPRINT_free(imprint);
  VANTHU_CHECK(made, "a query takes its parts");
  return to_der<TS_REQ>(query.get(), &i2d_TS_REQ);
}

Result<std::string> token_of_response(std::string_view response, std::string_view query) {
  const Bilingual unreadable{"không đọc được trả lời của cơ quan cấp dấu thời gian",
                             "the authority's answer cannot be read"};
  if (response.empty() || response.size() > kMaxToken) return refuse(unreadable, ask_again());
  const unsigned char* at = as_unsigned(response);
  const OpensslPtr<TS_RESP> parsed(d2i_TS_RESP(nullptr, &at, static_cast<long>(response.size())));
  const auto asked = try_parse_query(query);
  if (!parsed || !asked) return refuse(unreadable, ask_again());
  const long status =
      ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(parsed.get())));
  PKCS7* const held = TS_RESP_get_token(parsed.get());
  if ((status != TS_STATUS_GRANTED && status != TS_STATUS_GRANTED_WITH_MODS) || held == nullptr) {
    return refuse(
        {"cơ quan cấp dấu thời gian đã từ chối yêu cầu", "the authority refused the request"},
        {"hỏi cơ quan cấp dấu thời gian, rồi xin lại", "ask the authority, then again"});
  }
  const std::string der = to_der<PKCS7>(held, &i2d_PKCS7);
  const auto token = try_read(der);
  if (!token) return refuse(unreadable, ask_again());
  if (!answers(asked.get(), token->info.get())) {
    return refuse(
        {"dấu thời gian này trả lời một yêu cầu khác", "this time stamp answers another request"},
        ask_again());
  }
  if (!try_verify(*token, store_of(token->certificates, std::nullopt).get())) {
    return refuse({"chữ ký trên dấu thời gian sai, hoặc chứng thư không được cấp để đóng dấu thời "
                   "gian",
                   "the time stamp's signature is wrong, or its certificate is not for stamping"},
                  ask_again());
  }
  return der;
}

TimestampCheck check_timestamp(std::string_view bytes, std::span<const std::string_view> content,
                               const TrustList& trusted, SourceSpan place) {
  TimestampCheck check;
  const auto add = [&](SignatureProblem problem, const std::string& detail = {}) {
    check.findings.push_back(finding_for(problem, detail, place));
  };
  auto token = try_read(bytes);
  ERR_clear_error();
  const auto time = token ? try_time(token->info.get()) : std::nullopt;
  if (!time) {
    add(SignatureProblem::TimestampUnreadable);
    return check;
  }
  const auto authority = try_verify(*token, store_of(token->certificates, std::nullopt).get());
  if (!authority || !is_over(*token, content)) {
    add(SignatureProblem::TimestampMismatch);
    return check;
  }
  check.timestamp = Timestamp{.time = *time,
                              .accuracy = try_accuracy(token->info.get()),
                              .authority = *authority,
                              .certificates = std::move(token->certificates)};
  check.timestamp->trusted =
      try_verify(*token, store_of(trusted.certificates(), *time).get()).has_value();
  if (!check.timestamp->trusted) {
    add(SignatureProblem::AuthorityNotListed, authority->subject().common_name);
  }
  return check;
}

}  // namespace vanthu::sign
