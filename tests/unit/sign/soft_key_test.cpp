#include "sign/soft_key.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "sign/cms.h"
#include "support/signing_keys.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::sign {
namespace {

using support::TestKey;

const FixedClock kClock{vietnam_instant({.date = *try_parse_date("2028-02-29"), .time = {8, 0}})};

KeyRequest request_for(const std::string& name) {
  return {.common_name = text::nfc(name)};
}

std::string vi(const Error& error) {
  return describe(error, Language::Vi);
}

TEST(CreateKey, MakesAnEncryptedKeyThatOpensslOpensWithThePassphraseOnly) {
  const auto made =
      create_key(request_for("Trần Đình Thưởng"), Secret("chín mười mười một"), kClock);
  ASSERT_TRUE(made.ok()) << vi(made.error());
  const support::TempFolder folder;
  const std::string path = folder.write("key.pem", made.value().private_key_pem);
  EXPECT_EQ(made.value().private_key_pem.rfind("-----BEGIN ENCRYPTED PRIVATE KEY-----", 0), 0U);

  const auto opened = support::run_tool(
      {"openssl", "pkey", "-in", path, "-passin", "pass:chín mười mười một", "-noout", "-text"});
  EXPECT_EQ(opened.exit_code, 0) << opened.output;
  EXPECT_NE(opened.output.find("NIST CURVE: P-256"), std::string::npos);
  EXPECT_NE(support::run_tool({"openssl", "pkey", "-in", path, "-passin", "pass:khác", "-noout"})
                .exit_code,
            0);
  const auto structure = support::run_tool({"openssl", "asn1parse", "-in", path});
  EXPECT_NE(structure.output.find(":scrypt"), std::string::npos) << structure.output;
  EXPECT_NE(structure.output.find(":aes-256-cbc"), std::string::npos) << structure.output;
}

TEST(CreateKey, WritesASelfSignedCertificateForSigningOnly) {
  KeyRequest request = request_for("Đặng Thị Mỹ Ướt");
  request.organisation = text::nfc("Đảng bộ xã Kỳ Xuân");
  request.validity_years = 3;
  const auto made = create_key(request, Secret("chín mười mười một"), kClock);
  ASSERT_TRUE(made.ok()) << vi(made.error());
  const Certificate& certificate = made.value().certificate;
  EXPECT_EQ(certificate.subject().full, "CN=Đặng Thị Mỹ Ướt, O=Đảng bộ xã Kỳ Xuân");
  EXPECT_EQ(to_iso_vietnam(certificate.valid_from()), "2028-02-29T08:00:00+07:00");
  // The 29th of February has no third anniversary.
  EXPECT_EQ(to_iso_vietnam(certificate.valid_until()), "2031-02-28T08:00:00+07:00");

  const support::TempFolder folder;
  const std::string path = folder.write("office.crt", made.value().certificate_pem);
  const auto printed = support::run_tool({"openssl", "x509", "-in", path, "-noout", "-text"});
  for (const char* expected :
       {"Version: 3", "X509v3 Basic Constraints: critical\n                CA:FALSE",
        "X509v3 Key Usage: critical\n                Digital Signature, Non Repudiation\n",
        "X509v3 Subject Key Identifier"}) {
    EXPECT_NE(printed.output.find(expected), std::string::npos) << expected << printed.output;
  }
  const auto structure = support::run_tool({"openssl", "asn1parse", "-in", path});
  EXPECT_EQ(structure.output.find("PRINTABLESTRING"), std::string::npos) << structure.output;
  const auto trusted =
      support::run_tool({"openssl", "verify", "-attime", std::to_string(kClock.now().seconds),
                         "-CAfile", path, path});
  EXPECT_EQ(trusted.exit_code, 0) << trusted.output;
}

TEST(CreateKey, GivesEachCertificateItsOwnPositiveSerial) {
  const auto first = create_key(request_for("Một"), Secret("chín mười mười một"), kClock);
  const auto second = create_key(request_for("Một"), Secret("chín mười mười một"), kClock);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_NE(first.value().certificate.serial_hex(), second.value().certificate.serial_hex());
  // A positive INTEGER starts below 0x80, with a zero byte in front where needed.
  EXPECT_LT(static_cast<unsigned char>(first.value().certificate.serial_der()[2]), 0x80);
  EXPECT_GE(first.value().certificate.serial_hex().size(), 28U);
}

TEST(CreateKey, TellsAClerkWhatIsWrongWithARequest) {
  const Secret passphrase("chín mười mười một");
  std::string long_name;
  for (int word = 0; word < 13; ++word) long_name += "chữ ễ";
  KeyRequest years = request_for("Một");
  years.validity_years = 21;
  KeyRequest unit = request_for("Một");
  unit.unit = text::nfc("dòng một\ndòng hai");

  EXPECT_EQ(vi(create_key({}, passphrase, kClock).error()),
            "chưa có tên người ký (hãy ghi họ tên hoặc tên chi bộ)");
  EXPECT_EQ(vi(create_key(request_for(long_name), passphrase, kClock).error()),
            "tên người ký dài 65 ký tự; chứng thư số chỉ ghi được 64 (hãy viết gọn lại)");
  EXPECT_EQ(vi(create_key(years, passphrase, kClock).error()),
            "thời hạn của chứng thư số phải từ 1 đến 20 năm (hãy chọn số năm khác)");
  EXPECT_EQ(vi(create_key(unit, passphrase, kClock).error()),
            "tên đơn vị có nhiều dòng (hãy viết trên một dòng)");
  // Seven letters, more than eight bytes.
  EXPECT_EQ(
      vi(create_key(request_for("Một"), Secret("ễễễễễễễ"), kClock).error()),
      "mật khẩu của khóa quá ngắn: cần ít nhất 8 ký tự (hãy đặt một cụm từ dễ nhớ, khó đoán)");
}

TEST(SoftKey, OpensWhatCreateKeyMade) {
  KeyRequest request = request_for("Trần Đình Thưởng");
  request.algorithm = KeyAlgorithm::Rsa3072;
  const auto made = create_key(request, Secret("chín mười mười một"), kClock);
  ASSERT_TRUE(made.ok());
  const auto signer = load_soft_key({.key_pem = made.value().private_key_pem,
                                     .certificate = made.value().certificate_pem,
                                     .where = "keys/office"},
                                    Secret("chín mười mười một"));
  ASSERT_TRUE(signer.ok()) << vi(signer.error());
  EXPECT_EQ(signer.value()->certificate(), made.value().certificate);
  EXPECT_EQ(signer.value()->algorithm(), SignatureAlgorithm::RsaPkcs1Sha256);
  EXPECT_EQ(signer.value()->sign(sha256("abc")).value().size(), 384U);
}

TEST(SoftKey, SaysPlainlyThatThePassphraseIsWrong) {
  const std::string key = support::test_key_pem(TestKey::P256);
  const std::string certificate = support::test_certificate_pem(TestKey::P256);
  for (const char* typed : {"", "sai", "mật khẩu dùng để thử "}) {
    const auto refused = load_soft_key(
        {.key_pem = key, .certificate = certificate, .where = "keys/office.key"}, Secret(typed));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(
        vi(refused.error()),
        "keys/office.key: mật khẩu của khóa không đúng (hãy nhập lại; kiểm tra phím Caps Lock "
        "và bộ gõ tiếng Việt (chữ có dấu gõ khác bảng mã sẽ không khớp))");
  }
}

TEST(SoftKey, RefusesACertificateOfAnotherKey) {
  const std::string key = support::test_key_pem(TestKey::P256);
  const std::string certificate = support::test_certificate_pem(TestKey::Rsa3072);
  const auto refused =
      load_soft_key({.key_pem = key, .certificate = certificate, .where = "keys/office"},
                    support::test_passphrase());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().what.vi, "chứng thư số và khóa không cùng một cặp");
}

TEST(SoftKey, RefusesKeysWithoutPassphraseAndOtherFiles) {
  const support::TempFolder folder;
  const auto made =
      support::run_tool({"openssl", "genpkey", "-algorithm", "EC", "-pkeyopt",
                         "ec_paramgen_curve:P-256", "-out", folder.file("plain.key")});
  ASSERT_EQ(made.exit_code, 0) << made.output;
  const std::string certificate = support::test_certificate_pem(TestKey::P256);
  for (const std::string& key : {folder.read("plain.key"), certificate, std::string("khóa"),
                                 support::test_key_pem(TestKey::P256).substr(0, 200)}) {
    const auto refused = load_soft_key({.key_pem = key, .certificate = certificate, .where = "k"},
                                       support::test_passphrase());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().what.vi, "tệp khóa không phải khóa PKCS#8 có mật khẩu");
  }
}

TEST(SoftKey, RefusesKindsOfKeysThatItCannotVouchFor) {
  const support::TempFolder folder;
  const auto made = support::run_tool({"openssl", "genpkey", "-algorithm", "EC", "-pkeyopt",
                                       "ec_paramgen_curve:P-384", "-aes-256-cbc", "-pass",
                                       "pass:matkhaudethu", "-out", folder.file("p384.key")});
  ASSERT_EQ(made.exit_code, 0) << made.output;
  const std::string key = folder.read("p384.key");
  const std::string certificate = support::test_certificate_pem(TestKey::P256);
  const auto refused = load_soft_key({.key_pem = key, .certificate = certificate, .where = "k"},
                                     Secret("matkhaudethu"));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().what.vi, "không ký được bằng loại khóa secp384r1");
}

TEST(SoftKey, SignsInManyThreadsAtOnce) {
  for (const auto kind : {TestKey::P256, TestKey::Rsa3072}) {
    const auto signer = support::test_signer(kind);
    const support::TempFolder folder;
    std::vector<std::string> signatures(4);
    std::vector<std::thread> workers;
    for (auto& signature : signatures) {
      workers.emplace_back([&signer, &signature] {
        for (int round = 0; round < 10; ++round) {
          signature = sign_detached("cùng một văn bản", *signer).value();
        }
      });
    }
    for (auto& worker : workers) worker.join();
    for (const auto& signature : signatures) {
      const auto verdict =
          support::run_tool({"openssl", "cms", "-verify", "-cades", "-no_check_time", "-binary",
                             "-inform", "DER", "-in", folder.write("cms", signature), "-content",
                             folder.write("text", "cùng một văn bản"), "-CAfile",
                             support::test_certificate_path(kind), "-out", "/dev/null"});
      EXPECT_EQ(verdict.exit_code, 0) << verdict.output;
    }
  }
}

}  // namespace
}  // namespace vanthu::sign
