// What the tests of holds begin with.
#pragma once

#include "care/holds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "base/sha.h"
#include "sign/cms.h"
#include "sign/trust_list.h"
#include "sign/verification.h"
#include "support/dossiers.h"
#include "support/failing_file_store.h"
#include "support/model_file_store.h"
#include "support/signing_keys.h"
#include "support/toy_log_keys.h"

namespace vanthu::care {

inline const FixedClock kClock{Instant{1'793'800'000}};
inline const std::string kRoot = "archive";

class HoldsTest : public ::testing::Test {
 protected:
  HoldsTest() {
    EXPECT_TRUE(
        archive::Archive::create(disk_, kClock, kRoot, {.office = "Đảng ủy xã", .log_keys = &keys_})
            .ok());
    archive_.emplace(
        std::move(archive::Archive::open(disk_, kClock, kRoot, archive::Access::Write,
                                         {.index_path = ":memory:", .log_keys = &keys_}))
            .value());
    const archive::Submission one = support::submission(support::dossier());
    EXPECT_TRUE(archive_->store({&one, 1}).front().ok());
    object_ = one.object_id();
  }

  HoldOffice office() { return {disk_, kClock, *archive_, kRoot, *signer_, trust_}; }
  HoldList list() const { return list_holds(disk_, kRoot, trust_).value(); }
  // "path why" of each that is not believed.
  std::string doubted() const {
    std::string text;
    for (const DoubtedStatement& one : list().doubted) {
      text += file_name(one.path) + " " + one.why.en + "\n";
      EXPECT_FALSE(one.why.vi.empty() || one.remedy.vi.empty() || one.remedy.en.empty());
    }
    return text;
  }
  bool stands(const std::string& id) const {
    const auto holds = list().holds;
    return std::any_of(holds.begin(), holds.end(),
                       [&](const Hold& hold) { return hold.id == id && !hold.release; });
  }

  // What somebody may do who can write into the folder: any text, any signature. The digest.
  std::string drop(const Statement& statement, const std::string& signature) {
    const std::string text = to_text(statement);
    const std::string id = sha256_hex(text);
    EXPECT_TRUE(disk_.make_directories("archive/care").ok());
    EXPECT_TRUE(disk_.create_new("archive/care/" + id + ".txt", text).ok());
    EXPECT_TRUE(disk_.create_new("archive/care/" + id + ".p7s", signature).ok());
    return id;
  }
  static Statement release_of(const Hold& hold) {
    Statement release = hold.statement;
    release.kind = Statement::Kind::Release;
    release.releases = hold.id;
    release.reason = text::nfc("Đã giải quyết");
    return release;
  }
  std::string signature_of(const Statement& statement) const {
    return sign::sign_detached(to_text(statement), *signer_).value();
  }
  static std::string care(const std::string& id, const std::string& ending) {
    return "archive/care/" + id + ending;
  }

  std::string wrong() const {
    std::string text;
    archive::SignatureChecks checks = support::toy_checks();
    checks.manifest = [this](std::string_view bytes, std::string_view p7s, Instant) {
      using Outcome = archive::SignatureVerdict::Outcome;
      const bool valid = p7s == support::toy_signature(bytes) ||
                         sign::verify_detached(bytes, p7s, trust_.signers, kClock.now()).trusted;
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
  support::ModelFileStore disk_{support::ModelFileStore::Recording::Nothing};
  std::unique_ptr<sign::Signer> signer_ = support::test_signer(support::TestKey::P256);
  HoldTrust trust_{
      .signers = sign::TrustList(
          sign::parse_certificates(support::test_certificate_pem(support::TestKey::P256), "test")
              .value())};
  std::optional<archive::Archive> archive_;
  std::string object_;
};

}  // namespace vanthu::care
