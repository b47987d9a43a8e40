#include "sign/cms.h"

#include "base/check.h"
#include "sign/der.h"

namespace vanthu::sign {
namespace {

// A literal's bytes, embedded zeros included.
template <std::size_t N>
constexpr std::string_view bytes_of(const char (&literal)[N]) {
  return {literal, N - 1};
}

// Object identifiers with tag and length.
// 1.2.840.113549.1.7.1 and .2
constexpr auto kIdData = bytes_of("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01");
constexpr auto kIdSignedData = bytes_of("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02");
// 1.2.840.113549.1.9.3 and .4
constexpr auto kContentType = bytes_of("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03");
constexpr auto kMessageDigest = bytes_of("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04");
// 1.2.840.113549.1.9.16.2.47
constexpr auto kSigningCertificateV2 =
    bytes_of("\x06\x0B\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F");

// 1.2.840.113549.1.9.16.2.14
constexpr auto kTimestampToken = bytes_of("\x06\x0B\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0E");

// Algorithm identifiers, complete. SHA-256 without parameters (RFC 5754, 2).
constexpr auto kSha256 = bytes_of("\x30\x0B\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01");
constexpr auto kEcdsaWithSha256 = bytes_of("\x30\x0A\x06\x08\x2A\x86\x48\xCE\x3D\x04\x03\x02");
// rsaEncryption with NULL: the one every verifier knows (RFC 5754, 3.2).
constexpr auto kRsaEncryption =
    bytes_of("\x30\x0D\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01\x05\x00");

constexpr auto kVersion1 = bytes_of("\x02\x01\x01");

std::string_view bytes_of(const Sha256Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string attribute(std::string_view type, std::string_view value) {
  return der::element(der::kSequence, {type, der::element(der::kSet, value)});
}

std::string_view algorithm_identifier(SignatureAlgorithm algorithm) {
  switch (algorithm) {
    case SignatureAlgorithm::EcdsaP256Sha256:
      return kEcdsaWithSha256;
    case SignatureAlgorithm::RsaPkcs1Sha256:
      return kRsaEncryption;
  }
  VANTHU_CHECK(false, "every algorithm has an identifier");
}

}  // namespace

std::string signed_attributes(const Certificate& certificate, const Sha256Digest& content_digest) {
  // ESSCertIDv2 with its defaults left out: SHA-256, no issuerSerial, which would only repeat the
  // SignerInfo's own (RFC 5035, 4).
  const std::string certificate_id = der::element(
      der::kSequence, der::element(der::kOctetString, bytes_of(certificate.fingerprint())));
  const std::string signing_certificate =
      der::element(der::kSequence, der::element(der::kSequence, certificate_id));
  return der::set_of(
      {attribute(kContentType, kIdData),
       attribute(kMessageDigest, der::element(der::kOctetString, bytes_of(content_digest))),
       attribute(kSigningCertificateV2, signing_certificate)});
}

std::string assemble_cms(const Certificate& certificate, SignatureAlgorithm algorithm,
                         std::string_view attributes, std::string_view signature,
                         std::string_view timestamp) {
  VANTHU_CHECK(!attributes.empty() && attributes[0] == static_cast<char>(der::kSet),
               "signed attributes are a SET");
  // Signed as SET OF, stored as [0] IMPLICIT (RFC 5652, 5.4).
  std::string stored_attributes(attributes);
  stored_attributes[0] = static_cast<char>(der::kContext0);
  const std::string signer_info = der::element(
      der::kSequence,
      {kVersion1,
       der::element(der::kSequence, {certificate.issuer_der(), certificate.serial_der()}), kSha256,
       stored_attributes, algorithm_identifier(algorithm),
       der::element(der::kOctetString, signature),
       timestamp.empty() ? std::string()
                         : der::element(der::kContext1, attribute(kTimestampToken, timestamp))});
  const std::string signed_data = der::element(
      der::kSequence,
      {kVersion1, der::element(der::kSet, kSha256), der::element(der::kSequence, kIdData),
       der::element(der::kContext0, certificate.der()), der::element(der::kSet, signer_info)});
  return der::element(der::kSequence, {kIdSignedData, der::element(der::kContext0, signed_data)});
}

Result<std::string> sign_detached(const Sha256Digest& digest, const Signer& signer) {
  const std::string attributes = signed_attributes(signer.certificate(), digest);
  auto signature = signer.sign(sha256(attributes));
  if (!signature.ok()) return signature.error();
  VANTHU_CHECK(signature.value().size() <= signer.max_signature_size(),
               "a signer keeps to its largest signature");
  return assemble_cms(signer.certificate(), signer.algorithm(), attributes, signature.value());
}

Result<std::string> sign_detached(std::string_view bytes, const Signer& signer) {
  return sign_detached(sha256(bytes), signer);
}

std::size_t max_cms_size(const Signer& signer) {
  const std::string signature(signer.max_signature_size(), '\0');
  return assemble_cms(signer.certificate(), signer.algorithm(),
                      signed_attributes(signer.certificate(), {}), signature)
      .size();
}

}  // namespace vanthu::sign
