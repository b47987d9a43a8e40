#include "sign/certificate.h"

#include <gtest/gtest.h>

#include "base/hex.h"
#include "support/signing_keys.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;

Certificate test_certificate(TestKey key) {
  return parse_certificate(support::test_certificate_pem(key), "test").value();
}

TEST(Certificate, ShowsVietnameseNamesAsTheyWereWritten) {
  const Certificate certificate = test_certificate(TestKey::P256);
  EXPECT_EQ(certificate.subject(),
            (DistinguishedName{.common_name = "Nguyễn Thị Ánh Nguyệt",
                               .organisation = "Đảng ủy phường Thử Nghiệm",
                               .unit = "Chi bộ Tổ dân phố số 7",
                               .full = "CN=Nguyễn Thị Ánh Nguyệt, OU=Chi bộ Tổ dân phố số 7, "
                                       "O=Đảng ủy phường Thử Nghiệm"}));
  EXPECT_EQ(certificate.issuer(), certificate.subject());
}

TEST(Certificate, ReadsValidityKeyAndPurpose) {
  const Certificate certificate = test_certificate(TestKey::Rsa3072);
  EXPECT_EQ(to_iso_vietnam(certificate.valid_from()), "2026-01-02T08:00:00+07:00");
  EXPECT_EQ(to_iso_vietnam(certificate.valid_until()), "2046-01-02T08:00:00+07:00");
  EXPECT_EQ(certificate.key_description(), "RSA 3072");
  EXPECT_EQ(test_certificate(TestKey::P256).key_description(), "P-256");
  EXPECT_TRUE(certificate.may_sign());
}

TEST(Certificate, PrintsTheFingerprintAndSerialThatOpensslPrints) {
  for (const auto key : {TestKey::P256, TestKey::Rsa3072}) {
    const auto shown = support::run_tool({"openssl", "x509", "-noout", "-fingerprint", "-sha256",
                                          "-serial", "-in", support::test_certificate_path(key)});
    ASSERT_EQ(shown.exit_code, 0) << shown.output;
    const Certificate certificate = test_certificate(key);
    EXPECT_NE(shown.output.find("Fingerprint=" + fingerprint_text(certificate) + "\n"),
              std::string::npos)
        << shown.output;
    std::string serial = certificate.serial_hex();
    for (char& digit : serial) digit = digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
    EXPECT_NE(shown.output.find("serial=" + serial + "\n"), std::string::npos) << shown.output;
  }
}

TEST(Certificate, ReadsPemDerAndBundlesAlike) {
  const std::string first = support::test_certificate_pem(TestKey::P256);
  const std::string second = support::test_certificate_pem(TestKey::Rsa3072);
  const auto bundle = parse_certificates(first + "\n" + second, "bundle");
  ASSERT_TRUE(bundle.ok());
  ASSERT_EQ(bundle.value().size(), 2U);
  EXPECT_EQ(bundle.value()[0], test_certificate(TestKey::P256));
  EXPECT_EQ(parse_certificate(bundle.value()[1].der(), "der").value(), bundle.value()[1]);
  EXPECT_EQ(to_pem(bundle.value()[0]), first);
}

TEST(Certificate, RefusesWhatIsNotExactlyOneCertificate) {
  const std::string pem = support::test_certificate_pem(TestKey::P256);
  const std::string der = test_certificate(TestKey::P256).der();
  for (const std::string& bytes :
       {std::string(), std::string("không phải chứng thư"), support::test_key_pem(TestKey::P256),
        pem.substr(0, pem.size() / 2), pem + pem.substr(0, 100), pem + pem, der + '\0',
        der.substr(0, der.size() - 1)}) {
    const auto refused = parse_certificate(bytes, "office.crt");
    ASSERT_FALSE(refused.ok()) << bytes;
    EXPECT_EQ(refused.error().where, "office.crt");
    EXPECT_EQ(refused.error().kind, ErrorKind::Integrity);
  }
}

TEST(Certificate, ShowsANameThatIsNotTextAsHexadecimalDigits) {
  // A line feed, a terminal's escape sequence and a right-to-left override, all well-formed UTF-8.
  const std::string name = "Nguyễn Thị Ánh Nguyệt";
  const std::string odd_name = "Nguyễn Thị \n\x1B[2J \u202Eloan";
  ASSERT_EQ(name.size(), odd_name.size());
  std::string der = test_certificate(TestKey::P256).der();
  for (auto at = der.find(name); at != std::string::npos; at = der.find(name)) {
    der.replace(at, name.size(), odd_name);
  }
  const auto odd = parse_certificate(der, "odd");
  ASSERT_TRUE(odd.ok());
  EXPECT_EQ(
      odd.value().subject().common_name,
      "#" + to_hex({reinterpret_cast<const unsigned char*>(odd_name.data()), odd_name.size()}));
  EXPECT_EQ(odd.value().subject().full.front(), '#');
  EXPECT_EQ(odd.value().subject().unit, "Chi bộ Tổ dân phố số 7");
}

}  // namespace
}  // namespace vanthu::sign
