// What somebody with every key of the office could have stored, and what only looks that way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "archive/archive.h"
#include "archive/description.h"
#include "archive/layout.h"
#include "run/data_folder.h"
#include "run/remake.h"
#include "run/run_record.h"
#include "run/verify_archive.h"
#include "sign/cms.h"
#include "support/signing_keys.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::run {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const FixedClock kClock{Instant{1'793'800'000}};

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

// Templates, rules and the office's key, opened once for all tests.
struct Tools {
  DiskFileStore files;
  rules::Rulebook rulebook = must(read_rulebook(files, support::source_folder()));
  PaperPress press = must(PaperPress::open(files, support::source_folder(), {}));
  std::unique_ptr<sign::Signer> signer = support::test_signer(support::TestKey::P256);
  sign::TrustList trusted{{signer->certificate()}};
  rules::LocalProfiles local;
  std::string record = must(files.read(
      support::source_folder() + "/samples/office/records/dong-loi/2026/2026-09-thuong-ky.xml"));

  Maker maker() const { return maker_of("1.0", press, local); }

  archive::Submission make(const std::string& bytes, RecordTraces traces = {}) const {
    auto made = run_record({.path = {}, .name = "record.xml"}, bytes,
                           {.clock = kClock,
                            .rulebook = rulebook,
                            .press = press,
                            .signer = *signer,
                            .traces = traces});
    if (made.stop != Stop::Ready) throw std::runtime_error("the record is not admitted");
    return std::move(*made.submission);
  }

  // The dossier of the record as somebody wants it to be, signed with the office's key.
  archive::Submission forge(const std::function<void(archive::Dossier&)>& change) const {
    const archive::Submission honest = make(record);
    archive::Dossier dossier{.description = honest.description(), .files = {}};
    const auto described = must(archive::parse_description(content(honest, "dossier.json")));
    for (const archive::DescribedFile& file : described.files) {
      dossier.files.push_back({.name = file.name,
                               .bytes = content(honest, file.name),
                               .unsigned_sha256 = file.content_sha256});
    }
    change(dossier);
    archive::Submission forged = must(archive::prepare(std::move(dossier)));
    forged.attach_signature(must(sign::sign_detached(forged.manifest(), *signer)));
    return forged;
  }

  static std::string content(const archive::Submission& submission, const std::string& name) {
    for (const archive::DigestedFile& file : submission.files()) {
      if (file.name == name) return file.bytes;
    }
    throw std::runtime_error("no file " + name);
  }
};

const Tools& tools() {
  static const Tools kTools;
  return kTools;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("no " + from);
  return text.replace(at, from.size(), to);
}

archive::ContentFile& file_of(archive::Dossier& dossier, const std::string& name) {
  return *std::find_if(dossier.files.begin(), dossier.files.end(),
                       [&](const archive::ContentFile& file) { return file.name == name; });
}

class RemakeTest : public ::testing::Test {
 protected:
  // With all of the office's keys, so that nothing below level 4 can find fault.
  void store(const archive::Submission& submission, const std::string& maker) {
    support::ToyLogKeys keys;
    ASSERT_TRUE(archive::Archive::create(files_, kClock, root_, {.log_keys = &keys}).ok());
    auto opened = archive::Archive::open(files_, kClock, root_, archive::Access::Write,
                                         {.user_address = maker, .log_keys = &keys});
    ASSERT_TRUE(opened.value().store({&submission, 1}).front().ok());
    id_ = submission.object_id();
  }
  void store(const archive::Submission& submission) {
    store(submission, to_address(tools().maker()));
  }

  std::vector<archive::VerifyProblem> found_up_to_level_3() {
    auto opened = archive::Archive::open(files_, kClock, root_, archive::Access::Read);
    return opened.value()
        .verify({.signatures = signature_checks(tools().trusted)})
        .value()
        .problems;
  }

  Remade remade(const PaperPress& press, const Maker& maker) {
    const Tools& t = tools();
    return remake_all({archive::Layout(root_).object(id_)},
                      {.files = files_,
                       .rulebook = t.rulebook,
                       .press = press,
                       .local = t.local,
                       .trusted = t.trusted,
                       .maker = maker},
                      {});
  }
  Remade remade() { return remade(tools().press, tools().maker()); }

  static std::vector<std::string> names(const std::vector<archive::VerifyProblem>& problems) {
    std::vector<std::string> all;
    for (const auto& one : problems) {
      all.push_back(one.code + " " + file_name(one.path));
      EXPECT_FALSE(one.what.vi.empty() || one.what.en.empty() || one.remedy.vi.empty());
    }
    return all;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  std::string id_;
  DiskFileStore files_;
};

TEST_F(RemakeTest, AnHonestDossierComesOutAgainWithEveryByte) {
  store(tools().make(tools().record));
  const Remade result = remade();
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(result.unchecked, IsEmpty());
  EXPECT_EQ(result.versions, 1U);
  EXPECT_EQ(result.reproduced, 1U);
  EXPECT_GE(result.papers, 2U);
}

TEST_F(RemakeTest, PapersThatCarryTheirRecordComeOutToo) {
  store(tools().make(tools().record, {.attached = true, .code = true}));
  EXPECT_EQ(remade().reproduced, 1U);
}

TEST_F(RemakeTest, MinutesOfOtherWordsAreFoundThoughAllKeysSignedThem) {
  const std::string other = replaced(tools().record, "Đồng Lợi", "Đồng Lời");
  const std::string minutes = Tools::content(tools().make(other), "minutes.pdf");
  store(tools().forge(
      [&](archive::Dossier& dossier) { file_of(dossier, "minutes.pdf").bytes = minutes; }));
  EXPECT_THAT(found_up_to_level_3(), IsEmpty());
  const Remade result = remade();
  EXPECT_THAT(names(result.problems), ElementsAre("VT-REMADE minutes.pdf"));
  EXPECT_EQ(result.reproduced, 0U);
}

TEST_F(RemakeTest, AResultOfTheRulesThatWasWrittenByHandIsNamedRuleByRule) {
  store(tools().forge([](archive::Dossier& dossier) {
    archive::ContentFile& file = file_of(dossier, "findings.json");
    file.bytes = replaced(file.bytes, "\"pass\"", "\"fail\"");
    file.unsigned_sha256.clear();
  }));
  EXPECT_THAT(found_up_to_level_3(), IsEmpty());
  const Remade result = remade();
  ASSERT_THAT(names(result.problems), ElementsAre("VT-REMADE findings.json"));
  EXPECT_THAT(result.problems.front().what.vi, HasSubstr("đã lưu: không đạt"));
  EXPECT_THAT(result.problems.front().what.vi, HasSubstr("nay: đạt"));
}

TEST_F(RemakeTest, VerdictsOfAnotherRulebookAreHeldAgainstTheOneInForce) {
  const std::string digest = tools().rulebook.digest();
  const auto judged_by_another = [&](archive::Dossier& dossier) {
    archive::ContentFile& file = file_of(dossier, "findings.json");
    file.bytes = replaced(file.bytes, digest, std::string(64, '0'));
    file.unsigned_sha256.clear();
    dossier.description.rule_pack = "2020.1 " + std::string(64, '0');
  };
  store(tools().forge(judged_by_another));
  const Remade result = remade();
  EXPECT_EQ(result.reproduced, 1U);
  EXPECT_EQ(result.other_rulebook, 1U);
}

TEST_F(RemakeTest, OtherVerdictsOfAnotherRulebookAreToldButAreNoDamage) {
  store(tools().forge([](archive::Dossier& dossier) {
    archive::ContentFile& file = file_of(dossier, "findings.json");
    file.bytes = replaced(file.bytes, "\"pass\"", "\"fail\"");
    file.unsigned_sha256.clear();
    dossier.description.rule_pack = "2020.1 " + std::string(64, '0');
  }));
  const Remade result = remade();
  EXPECT_THAT(result.problems, IsEmpty());
  ASSERT_THAT(names(result.unchecked), ElementsAre("VT-MAKER v1"));
  EXPECT_THAT(result.unchecked.front().what.vi, HasSubstr("bộ quy tắc nay khác"));
}

TEST_F(RemakeTest, APaperThatNoRecordGivesIsFound) {
  const std::string paper = Tools::content(tools().make(tools().record), "minutes.pdf");
  store(tools().forge([&](archive::Dossier& dossier) {
    dossier.files.push_back({.name = "decision.pdf", .bytes = paper, .unsigned_sha256 = {}});
  }));
  EXPECT_THAT(names(remade().problems), ElementsAre("VT-REMADE decision.pdf"));
}

TEST_F(RemakeTest, ADescriptionOfSomethingElseIsFound) {
  store(tools().forge([](archive::Dossier& dossier) { dossier.description.persons.pop_back(); }));
  const Remade result = remade();
  ASSERT_THAT(names(result.problems), ElementsAre("VT-REMADE dossier.json"));
  EXPECT_THAT(result.problems.front().what.vi, HasSubstr("người"));
}

TEST_F(RemakeTest, PapersOfOtherTemplatesAreNotCalledDamaged) {
  store(tools().make(tools().record));
  const PaperPress older =
      must(PaperPress::open(files_, support::source_folder(), {},
                            {.wording = {.end_mark = text::nfc("./."), .minutes_hyphens = true}}));
  const Remade result = remade(older, maker_of("1.0", older, {}));
  EXPECT_THAT(result.problems, IsEmpty());
  ASSERT_THAT(names(result.unchecked), ElementsAre("VT-MAKER v1"));
  EXPECT_THAT(result.unchecked.front().what.vi, HasSubstr("minutes.pdf"));
  EXPECT_THAT(result.unchecked.front().what.vi, HasSubstr("office.xml"));
}

TEST_F(RemakeTest, PapersOfAnOlderProgramThatComeOutTheSameAreProven) {
  store(tools().make(tools().record), "urn:vanthu:local");
  EXPECT_EQ(remade().reproduced, 1U);
}

TEST_F(RemakeTest, WhatAnUnknownProgramMadeOtherwiseIsNotProven) {
  const std::string minutes =
      Tools::content(tools().make(replaced(tools().record, "Đồng Lợi", "Đồng Lời")), "minutes.pdf");
  store(tools().forge(
            [&](archive::Dossier& dossier) { file_of(dossier, "minutes.pdf").bytes = minutes; }),
        "urn:vanthu:local");
  const Remade result = remade();
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(names(result.unchecked), ElementsAre("VT-MAKER v1"));
}

TEST_F(RemakeTest, IsStoppedOnRequestAndSaysSo) {
  store(tools().make(tools().record));
  const Tools& t = tools();
  const std::string folder = archive::Layout(root_).object(id_);
  const Remade result = remake_all({folder, folder, folder},
                                   {.files = files_,
                                    .rulebook = t.rulebook,
                                    .press = t.press,
                                    .local = t.local,
                                    .trusted = t.trusted,
                                    .maker = t.maker()},
                                   {.workers = 2, .progress = [](auto, auto) { return false; }});
  EXPECT_EQ(result.versions, 1U);
  EXPECT_THAT(names(result.unchecked), SizeIs(1));
}

TEST(MakerAddress, IsReadBackAndNothingElseIsTakenForOne) {
  const Maker maker{.program = "0.1.0", .digest = std::string(64, 'a')};
  EXPECT_EQ(try_parse_maker(to_address(maker)), maker);
  for (const char* other : {"", "urn:vanthu:local", "urn:vanthu:maker:0.1.0",
                            "urn:vanthu:maker:0.1.0:xyz", "mailto:a@b.c"}) {
    EXPECT_EQ(try_parse_maker(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace vanthu::run
