// Waivers and baselines as an office uses them: written, signed, shown in reports, kept with the
// dossier, and refused when they are not what they should be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/small_office.h"
#include "support/signing_keys.h"
#include "support/test_ca.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

// An office with one record, whose vote breaks TH-9.3.2, and a key.
class WaiverOffice : public KeyedOffice {
 protected:
  WaiverOffice() : KeyedOffice("2026-10-thuong-ky") { fs::create_directories(root_ + "/waivers"); }

  std::string write_waiver(const std::string& expires = "2026-12-31",
                           const std::string& record = "dong-loi-2026-10-thuong-ky",
                           const std::string& rule = "TH-9.3.2") const {
    return folder_.write(
        "office/waivers/w.xml",
        "<waiver xmlns=\"urn:vanthu:waiver:1\" rule=\"" + rule + "\" record=\"" + record +
            "\" expires=\"" + expires +
            "\">\n  <reason>Cấp trên đã xem xét lại kết quả biểu quyết</reason>\n"
            "  <document number=\"12-QĐ/ĐU\" date=\"2026-10-20\" issuer=\"Đảng ủy xã\"/>\n"
            "  <approved_by name=\"Trần Thị B\" position=\"Phó Bí thư\"/>\n</waiver>\n");
  }
};

TEST_F(WaiverOffice, LetsASignedWaiverStandInEveryReport) {
  EXPECT_EQ(run({"check"}).code, 1);
  const std::string waiver = write_waiver();
  const Answer signed_now = run({"waiver", "sign", waiver});
  EXPECT_EQ(signed_now.code, 0) << signed_now.err;
  EXPECT_TRUE(fs::exists(root_ + "/waivers/w.p7s"));
  const Answer text = run({"check"});
  EXPECT_NE(text.code, 1) << text.out;
  EXPECT_THAT(text.out, AllOf(HasSubstr("TH-9.3.2 được miễn trừ"), HasSubstr("12-QĐ/ĐU"),
                              HasSubstr("được miễn trừ 1")));
  EXPECT_THAT(run({"check", "--format", "sarif"}).out, HasSubstr("\"suppressions\""));
  EXPECT_THAT(run({"check", "--format", "html"}).out, HasSubstr("xem xét lại kết quả"));
  EXPECT_THAT(run({"check", "--format", "junit"}).out, HasSubstr("12-QĐ/ĐU"));
  EXPECT_THAT(run({"check", "--format", "csv"}).out, HasSubstr("TH-9.3.2,waived,"));
  EXPECT_THAT(run({"waiver", "list"}).out, HasSubstr("dong-loi-2026-10-thuong-ky"));
}

TEST_F(WaiverOffice, AdmitsTheRecordAndKeepsTheWaiverInTheDossier) {
  EXPECT_THAT(run({"run", "--json"}).out, HasSubstr("\"held\": 1"));
  ASSERT_EQ(run({"waiver", "sign", write_waiver()}).code, 0);
  const Answer answer = run({"run", "--json"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("\"stored\": 1"));
  int kept = 0;
  for (const auto& [path, digest] : tree(root_ + "/archive/ocfl")) {
    const std::string name = fs::path(path).filename().string();
    if (name == "waiver.xml" || name == "waiver.p7s") ++kept;
  }
  EXPECT_EQ(kept, 2);
  EXPECT_EQ(run({"verify", "--level", "4"}).code, 0);
  // Whoever does not trust its signer cannot say why the record was let in.
  const Answer stranger = vanthu({"verify", "--level", "4", "--archive", root_ + "/archive"});
  EXPECT_EQ(stranger.code, 6) << stranger.out << stranger.err;
  EXPECT_THAT(stranger.out, AllOf(HasSubstr("miễn trừ kèm theo"), Not(HasSubstr("VT-REMADE"))));
}

TEST_F(WaiverOffice, IsListedInTheAuditOfItsRecordsCell) {
  ASSERT_EQ(run({"waiver", "sign", write_waiver("2020-01-01")}).code, 0);
  const Answer cell = run({"audit", "--records", "--cell", "38.168.053.001"});
  EXPECT_THAT(cell.out, AllOf(HasSubstr("Miễn trừ sắp hết hạn, đã hết hạn hoặc không được tính: 1"),
                              HasSubstr("dong-loi-2026-10-thuong-ky: TH-9.3.2: ")));
}

// A record has one day: what covers its act covers it for good.
TEST_F(WaiverOffice, IsNotCalledExpiredWhileItWaivesItsAct) {
  ASSERT_EQ(run({"waiver", "sign", write_waiver("2026-10-31")}).code, 0);
  const Answer answer = run({"audit", "--records", "--to", "2026-12-31"});
  EXPECT_THAT(answer.out,
              AllOf(HasSubstr("Được miễn trừ"), Not(HasSubstr("Miễn trừ sắp hết hạn"))));
}

TEST_F(WaiverOffice, DoesNotCountAnUnsignedOrAlteredWaiver) {
  write_waiver();
  const Answer unsigned_yet = run({"check"});
  EXPECT_EQ(unsigned_yet.code, 5);
  EXPECT_THAT(unsigned_yet.out, AllOf(HasSubstr("[WVR-06]"), HasSubstr("lỗi[TH-9.3.2]")));
  ASSERT_EQ(run({"waiver", "sign", root_ + "/waivers/w.xml"}).code, 0);
  write_waiver("2027-12-31");
  const Answer altered = run({"check"});
  EXPECT_EQ(altered.code, 5);
  EXPECT_THAT(altered.out, AllOf(HasSubstr("[WVR-07]"), HasSubstr("lỗi[TH-9.3.2]")));
  EXPECT_THAT(run({"check", "--format", "sarif"}).out, HasSubstr("\"ruleId\": \"WVR-07\""));
}

TEST_F(WaiverOffice, DoesNotBelieveASignerThatTheOfficeDoesNotTrust) {
  ASSERT_EQ(run({"waiver", "sign", write_waiver()}).code, 0);
  fs::rename(root_ + "/keys", root_ + "/old-keys");
  ASSERT_EQ(run({"key", "create", "--generate-passphrase"}).code, 0);
  EXPECT_THAT(run({"check"}).out, AllOf(HasSubstr("[WVR-08]"), HasSubstr("lỗi[TH-9.3.2]")));
  fs::create_directories(root_ + "/keys/trusted");
  fs::copy(root_ + "/old-keys/office.crt", root_ + "/keys/trusted/old.crt");
  EXPECT_THAT(run({"check"}).out, HasSubstr("TH-9.3.2 được miễn trừ"));
}

// Signed while the certificate was good; a waiver states no time that anybody vouches for.
TEST_F(WaiverOffice, DoesNotBelieveASignerWhoseCertificateWasRevoked) {
  const support::TestCa authority;
  const auto put = [&](const std::string& name, const std::string& bytes) {
    folder_.write("office/keys/" + name, bytes);
  };
  fs::create_directories(root_ + "/keys/trusted");
  fs::create_directories(root_ + "/keys/crl");
  put("office.key", authority.signer_key_pem());
  put("office.crt", authority.signer_certificate_pem());
  put("passphrase", std::string(support::test_passphrase().reveal()) + "\n");
  put("trusted/ca.crt", authority.certificate_pem());
  put("crl/ca.crl", authority.empty_crl());
  const Answer signed_now = run({"waiver", "sign", write_waiver()});
  ASSERT_EQ(signed_now.code, 0) << signed_now.err;
  EXPECT_THAT(run({"check"}).out, HasSubstr("TH-9.3.2 được miễn trừ"));
  put("crl/ca.crl", authority.crl_that_revokes_the_signer());
  const Answer revoked = run({"check"});
  EXPECT_EQ(revoked.code, 5);
  EXPECT_THAT(revoked.out,
              AllOf(HasSubstr("[WVR-08]"), HasSubstr("thu hồi"), HasSubstr("lỗi[TH-9.3.2]")));
}

TEST_F(WaiverOffice, HoldsTheLastDayAgainstTheDayOfTheMeeting) {
  ASSERT_EQ(run({"waiver", "sign", write_waiver("2026-10-04")}).code, 0);
  const Answer late = run({"check"});
  EXPECT_EQ(late.code, 1);
  EXPECT_THAT(late.out, AllOf(HasSubstr("[WVR-09]"), HasSubstr("lỗi[TH-9.3.2]")));
  ASSERT_EQ(run({"waiver", "sign", write_waiver("2026-10-05")}).code, 0);
  EXPECT_THAT(run({"check"}).out, Not(HasSubstr("lỗi[TH-9.3.2]")));
}

TEST_F(WaiverOffice, FindsAWaiverThatWaivesNothing) {
  ASSERT_EQ(run({"waiver", "sign", write_waiver("2026-12-31", "no-such-record")}).code, 0);
  EXPECT_THAT(run({"check"}).out, HasSubstr("[WVR-10]"));
  // Of one record it cannot be said.
  EXPECT_THAT(run({"check", root_ + "/records"}).out, Not(HasSubstr("[WVR-10]")));
}

TEST_F(WaiverOffice, FindsASignatureWhoseWaiverIsGone) {
  ASSERT_EQ(run({"waiver", "sign", write_waiver()}).code, 0);
  fs::remove(root_ + "/waivers/w.xml");
  EXPECT_THAT(run({"check"}).out, AllOf(HasSubstr("[WVR-11]"), HasSubstr("lỗi[TH-9.3.2]")));
}

TEST_F(WaiverOffice, RefusesToSignWhatIsNoWaiver) {
  const Answer arithmetic = run({"waiver", "sign", write_waiver("2026-12-31", "r", "INT-01")});
  EXPECT_EQ(arithmetic.code, 3);
  EXPECT_THAT(arithmetic.err, HasSubstr("[WVR-03]"));
  EXPECT_FALSE(fs::exists(root_ + "/waivers/w.p7s"));
  EXPECT_EQ(run({"check"}).code, 3);
  EXPECT_EQ(run({"waiver", "sign", root_ + "/office.txt"}).code, 2);
  EXPECT_THAT(vanthu({"explain", "WVR-03"}).out, HasSubstr("không thể được miễn trừ"));
}

TEST_F(WaiverOffice, CountsOnlyWhatIsNewSinceTheBaseline) {
  const Answer made = run({"baseline", "create"});
  EXPECT_EQ(made.code, 0) << made.err;
  const std::string baseline = root_ + "/baseline.xml";
  ASSERT_TRUE(fs::exists(baseline));
  EXPECT_EQ(run({"baseline", "create"}).code, 2);
  const Answer known = run({"check", "--baseline", baseline});
  EXPECT_NE(known.code, 1);
  EXPECT_THAT(known.out, AllOf(HasSubstr("[đã có trong mốc]"), Not(HasSubstr("lỗi[TH-9.3.2]"))));
  EXPECT_THAT(run({"check", "--baseline", baseline, "--format", "sarif"}).out,
              HasSubstr("\"baselineState\": \"unchanged\""));
  ASSERT_EQ(run({"waiver", "sign", write_waiver()}).code, 0);
  EXPECT_NE(run({"check", "--baseline", baseline}).code, 1);
}

TEST_F(WaiverOffice, SaysWhatIsGoneFromTheBaselineAndWhatIsNewInIt) {
  const std::string path = folder_.write(
      "empty.xml",
      "<baseline xmlns=\"urn:vanthu:baseline:1\" rulebook=\"x\" rulebook_sha256=\"y\">"
      "<known rule=\"SH-01\" record=\"dong-loi-2026-10-thuong-ky\" subject=\"kỳ họp\" "
      "fingerprint=\"0123456789abcdef\"/></baseline>");
  const Answer answer = run({"check", "--baseline", path});
  EXPECT_EQ(answer.code, 1);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("lỗi[TH-9.3.2]"), HasSubstr("không còn SH-01")));
  const Answer broken = run({"check", "--baseline", folder_.write("b.xml", "<baseline/>")});
  EXPECT_EQ(broken.code, 3);
  EXPECT_THAT(broken.err, HasSubstr("[BSL-01]"));
}

}  // namespace
}  // namespace vanthu::cli_tests
