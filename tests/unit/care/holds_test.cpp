#include "care/holds.h"

#include <gtest/gtest.h>

#include "archive/layout.h"
#include "sign/trust_list.h"
#include "sign/verification.h"
#include "support/dossiers.h"
#include "support/model_file_store.h"
#include "support/signing_keys.h"
#include "support/toy_log_keys.h"

namespace vanthu::care {
namespace {

using archive::Access;
using archive::Archive;
using support::ModelFileStore;
using text::nfc;

const FixedClock kClock{Instant{1'793'800'000}};
const std::string kRoot = "archive";

class HoldsTest : public ::testing::Test {
 protected:
  HoldsTest() {
    EXPECT_TRUE(
        Archive::create(disk_, kClock, kRoot, {.office = "Đảng ủy xã", .log_keys = &keys_}).ok());
    archive_.emplace(std::move(Archive::open(disk_, kClock, kRoot, Access::Write,
                                             {.index_path = ":memory:", .log_keys = &keys_}))
                         .value());
    const archive::Submission one = support::submission(support::dossier());
    EXPECT_TRUE(archive_->store({&one, 1}).front().ok());
    object_ = one.object_id();
  }

  HoldOffice office() { return {disk_, kClock, *archive_, kRoot, *signer_}; }

  std::string wrong() const {
    std::string text;
    archive::SignatureChecks checks = support::toy_checks();
    checks.manifest = [this](std::string_view bytes, std::string_view p7s, Instant) {
      using Outcome = archive::SignatureVerdict::Outcome;
      const bool valid = p7s == support::toy_signature(bytes) ||
                         sign::verify_detached(bytes, p7s, trusted_, kClock.now()).trusted;
      return archive::SignatureVerdict{.outcome = valid ? Outcome::Valid : Outcome::Wrong,
                                       .detail = {"chữ ký", "signature"}};
    };
    const auto report = archive_->verify({.signatures = checks}).value();
    for (const auto* list : {&report.problems, &report.unchecked}) {
      for (const auto& problem : *list) text += problem.code + " " + problem.path + "\n";
    }
    return text;
  }

  support::ToyLogKeys keys_;
  ModelFileStore disk_{ModelFileStore::Recording::Nothing};
  std::unique_ptr<sign::Signer> signer_ = support::test_signer(support::TestKey::P256);
  sign::TrustList trusted_{
      sign::parse_certificates(support::test_certificate_pem(support::TestKey::P256), "test")
          .value()};
  std::optional<Archive> archive_;
  std::string object_;
};

TEST_F(HoldsTest, StandsUntilEachIsReleased) {
  const auto first = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN"));
  const auto second = place_hold(office(), object_, nfc("Kiểm tra của cấp trên"));
  ASSERT_TRUE(first.ok() && second.ok());
  ASSERT_TRUE(release_hold(office(), first.value().id.substr(0, 8), nfc("Đã giải quyết")).ok());
  const auto holds = list_holds(disk_, kRoot).value();
  ASSERT_EQ(holds.size(), 2U);
  for (const Hold& hold : holds) {
    EXPECT_EQ(hold.release.has_value(), hold.id == first.value().id);
    EXPECT_EQ(hold.statement.by.str(), "Nguyễn Thị Ánh Nguyệt");
  }
  EXPECT_EQ(wrong(), "");
  EXPECT_FALSE(release_hold(office(), first.value().id, nfc("lần nữa")).ok());
}

TEST_F(HoldsTest, IsMissedByVerifyWhenItsStatementIsGoneOrAltered) {
  const auto hold = place_hold(office(), object_, nfc("Đơn khiếu nại 12-ĐKN")).value();
  const std::string path = "archive/care/" + hold.id + ".txt";
  const std::string text = disk_.read(path).value();
  ASSERT_TRUE(disk_.replace(path, text + " ").ok());
  EXPECT_EQ(wrong(), "VT-STATEMENT " + path + "\n");
  EXPECT_EQ(list_holds(disk_, kRoot).error().where, path);
  ASSERT_TRUE(disk_.remove_tree(path).ok());
  EXPECT_EQ(wrong(), "VT-STATEMENT " + path + "\n");
  ASSERT_TRUE(disk_.create_new(path, text).ok());
  const std::string signature = "archive/care/" + hold.id + ".p7s";
  ASSERT_TRUE(disk_.replace(signature, disk_.read(signature).value() + " ").ok());
  EXPECT_EQ(wrong(), "VT-SIGNATURE " + signature + "\n");
}

TEST(Statements, AreReadAsTheyWereWritten) {
  const Statement statement{.kind = Statement::Kind::Release,
                            .object_id = archive::object_id("CB-AP3", "2026-11-regular"),
                            .reason = nfc("Đã giải quyết"),
                            .by = nfc("Nguyễn Văn Hòa"),
                            .time = "2026-11-05T12:30:00Z",
                            .releases = std::string(64, 'a')};
  EXPECT_EQ(parse_statement(to_text(statement)).value(), statement);
  for (const std::string& other : {to_text(statement) + "\n", std::string("x"), std::string()})
    EXPECT_FALSE(parse_statement(other).ok());
}

}  // namespace
}  // namespace vanthu::care
