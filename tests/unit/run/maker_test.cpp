// Who made a version: whether papers that come out otherwise are forged or of other templates.
#include "run/maker.h"

#include "remade_meeting.h"
#include "run/accept_signed.h"
#include "sign/signature_field.h"

namespace vanthu::run {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kNobody = "urn:vanthu:local";

const std::string& minutes_of_other_words() {
  static const std::string kMinutes =
      Tools::content(tools().make(replaced(tools().record, "Đồng Lợi", "Đồng Lời")), "minutes.pdf");
  return kMinutes;
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
  store(tools().make(tools().record), kNobody);
  EXPECT_EQ(remade().reproduced, 1U);
}

TEST_F(RemakeTest, WhatAnUnknownProgramMadeOtherwiseIsNotProven) {
  store(tools().forge([](archive::Dossier& dossier) {
    file_of(dossier, "minutes.pdf").bytes = minutes_of_other_words();
  }),
        kNobody);
  const Remade result = remade();
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(names(result.unchecked), ElementsAre("VT-MAKER v1"));
}

// The same forgery three times: it is called one where this program is said to have made it.
TEST_F(RemakeTest, EachVersionIsJudgedByItsOwnMaker) {
  const archive::Submission first = tools().forge([](archive::Dossier& dossier) {
    file_of(dossier, "minutes.pdf").bytes = minutes_of_other_words();
  });
  store(first, kNobody);
  const auto store_next = [&](const std::string& key, const std::string& title,
                              const std::string& maker) {
    archive::Submission next = tools().forge([&](archive::Dossier& dossier) {
      file_of(dossier, "minutes.pdf").bytes = minutes_of_other_words();
      dossier.description.documents.front().title = text::nfc(title);
    });
    next.set_supersedes(key);
    store(next, maker);
    return next.content_key();
  };
  const std::string second = store_next(first.content_key(), "Hai", to_address(tools().maker()));
  store_next(second, "Ba", to_address({.program = "0.9", .digest = std::string(64, 'a')}));
  const Remade result = remade();
  EXPECT_THAT(names(result.unchecked), ElementsAre("VT-MAKER v1", "VT-MAKER v3"));
  EXPECT_THAT(result.unchecked.front().what.vi, HasSubstr("không cho biết phiên bản vanthu"));
  EXPECT_THAT(result.unchecked.back().what.vi, HasSubstr("do vanthu 0.9 lập"));
  EXPECT_THAT(names(result.problems),
              ElementsAre("VT-REMADE minutes.pdf", "VT-REMADE dossier.json"));
}

TEST_F(RemakeTest, APaperThatIsSignedOnceMoreKeepsTheMakerOfItsVersion) {
  const std::string maker = to_address({.program = "0.9", .digest = std::string(64, 'a')});
  const archive::Submission honest = tools().make(tools().record);
  store(honest, maker);
  const auto chair = support::test_signer(support::TestKey::Rsa3072);
  const std::string signed_again = must(sign::sign_field(
      Tools::content(honest, "minutes.pdf"),
      {.field = "Signature2", .date = "D:20261106080000+07'00'", .look = {}}, *chair));
  {
    archive::Archive archive = open_to_store(kNobody);
    const SignedPaper paper =
        must(examine_signed(archive, tools().trusted, signed_again, "minutes.pdf"));
    must(accept_signed(archive, paper, signed_again, *tools().signer));
    EXPECT_EQ(must(archive.show(id_)).user_address, maker);
    EXPECT_EQ(must(archive.show(id_)).version, 2);
  }
  const Remade result = remade();
  EXPECT_EQ(result.reproduced, 2U);
  EXPECT_THAT(result.unchecked, IsEmpty());
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
