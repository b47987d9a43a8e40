// What somebody with every key of the office could have stored, and what only looks that way.
#include "remade_meeting.h"
#include "run/check_record_file.h"
#include "support/fielded_pdf.h"

namespace vanthu::run {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// An update of tools that bring their own field for a signature; box: where it is shown.
std::string with_new_field(const std::string& pdf, const std::string& box) {
  constexpr int kNumber = 5000;
  const std::string field =
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Moi)/F 4/Rect[" + box + "]/AP<</N 9 0 R>>>>";
  const auto named = pdf.rfind("/AcroForm ") + std::string("/AcroForm ").size();
  const int form = std::stoi(pdf.substr(named, 9));
  const std::string head = "\n" + std::to_string(form) + " 0 obj\n";
  const auto begin = pdf.rfind(head) + head.size();
  const std::string value = pdf.substr(begin, pdf.find("\nendobj", begin) - begin);
  return support::append_object(support::append_object(pdf, kNumber, field), form,
                                replaced(value, "]", " 5000 0 R]"));
}

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

// However the others were printed: with traces, and sealed by another key than the altered one.
TEST_F(RemakeTest, OneAlteredPaperDoesNotSpoilTheOthers) {
  const std::string other = replaced(tools().record, "Đồng Lợi", "Đồng Lời");
  const auto somebody = support::test_signer(support::TestKey::Rsa3072);
  const std::string minutes = Tools::content(tools().make(other, {}, *somebody), "minutes.pdf");
  store(tools().forge(
      [&](archive::Dossier& dossier) { file_of(dossier, "minutes.pdf").bytes = minutes; },
      {.attached = false, .code = true}));
  EXPECT_THAT(names(remade().problems), ElementsAre("VT-REMADE minutes.pdf"));
}

TEST_F(RemakeTest, APaperWhoseSealWasTakenAwayIsNamedAlone) {
  const Tools& t = tools();
  const CheckedFile checked = check_record_bytes({.path = {}, .name = "record.xml"}, t.record,
                                                 t.rulebook, {.local = &t.local});
  const Printed plain = must(t.press.print(*checked.record, {}));
  ASSERT_EQ(plain.papers.front().stem, "minutes");
  store(t.forge([&](archive::Dossier& dossier) {
    archive::ContentFile& file = file_of(dossier, "minutes.pdf");
    file.bytes = plain.papers.front().pdf;
    file.unsigned_sha256.clear();
  }));
  EXPECT_THAT(names(remade().problems), ElementsAre("VT-REMADE minutes.pdf"));
}

// As tools of other makers sign; a field that shows something can hide words.
TEST_F(RemakeTest, APaperWithSomethingPutOnAPageWhenItWasSignedIsNotProven) {
  store(tools().forge([](archive::Dossier& dossier) {
    for (const auto& [name, box] :
         {std::pair("minutes.pdf", "0 0 500 800"), std::pair("resolution.pdf", "0 0 0 0")}) {
      std::string& pdf = file_of(dossier, name).bytes;
      pdf = with_new_field(pdf, box);
    }
  }));
  const Remade result = remade();
  EXPECT_EQ(result.reproduced, 0U);
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(names(result.unchecked), ElementsAre("VT-ADDED minutes.pdf"));
}

TEST_F(RemakeTest, AnUpdateThatChangesThePaperIsFound) {
  store(tools().forge([](archive::Dossier& dossier) {
    std::string& pdf = file_of(dossier, "minutes.pdf").bytes;
    pdf = support::append_object(pdf, 1, "<</Length 3>>stream\nq Q\nendstream");
  }));
  EXPECT_THAT(names(remade().problems), ElementsAre("VT-REMADE minutes.pdf"));
}

TEST_F(RemakeTest, ABookBesideTheRecordDoesNotKeepPapersFromBeingMadeAgain) {
  store(tools().make(tools().record));
  add_to_inventory("book.xml", "<book/>");
  const Remade result = remade();
  EXPECT_THAT(result.unchecked, IsEmpty());
  EXPECT_THAT(names(result.problems), ElementsAre("VT-REMADE book.xml"));
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

}  // namespace
}  // namespace vanthu::run
