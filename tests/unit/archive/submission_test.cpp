#include "archive/submission.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "archive/description.h"
#include "base/sha.h"
#include "support/dossiers.h"

namespace vanthu::archive {
namespace {

using support::dossier;

TEST(Submission, ListsEveryFileInTheManifestSortedByName) {
  const Submission submission = prepare(dossier().build()).value();
  std::string expected;
  for (const char* name : {"dossier.json", "findings.json", "minutes.docx", "minutes.pdf",
                           "record.xml", "resolution.docx", "resolution.pdf"}) {
    for (const DigestedFile& file : submission.files()) {
      if (file.name == name) expected += sha256_hex(file.bytes) + "  " + name + "\n";
    }
  }
  EXPECT_EQ(submission.manifest(), expected);
}

TEST(Submission, GivesTheSameBytesForTheSameDossierInAnyOrderOfFiles) {
  Dossier reversed = dossier().build();
  std::reverse(reversed.files.begin(), reversed.files.end());
  EXPECT_EQ(prepare(std::move(reversed)).value().files(),
            prepare(dossier().build()).value().files());
}

TEST(Submission, KeysTheContentAndNotItsSigning) {
  const auto key = [](const std::string& signature) {
    return prepare(dossier().signed_pdf("minutes.pdf", "%PDF", signature).build())
        .value()
        .content_key();
  };
  EXPECT_EQ(key("one"), key("two"));
  EXPECT_EQ(key("one"), content_key(dossier().file("minutes.pdf", "%PDF").build()).value());
  EXPECT_NE(key("one"), content_key(dossier().file("minutes.pdf", "%PDF ").build()).value());
}

TEST(Submission, IsSignedOnceTheSignatureIsAttached) {
  Submission submission = prepare(dossier().build()).value();
  EXPECT_FALSE(submission.is_signed());
  const std::string manifest = submission.manifest();
  submission.attach_signature("p7s");
  EXPECT_TRUE(submission.is_signed());
  // The signature is not in the list that it signs.
  EXPECT_EQ(submission.manifest(), manifest);
  EXPECT_TRUE(
      std::is_sorted(submission.files().begin(), submission.files().end(),
                     [](const DigestedFile& a, const DigestedFile& b) { return a.name < b.name; }));
}

struct Refusal {
  const char* what;
  std::function<void(Dossier&)> spoil;
};

TEST(Submission, RefusesWhatTheArchiveCannotKeepAndSaysWhy) {
  const Refusal refusals[] = {
      {"không được có tệp",
       [](Dossier& d) {
         d.files.push_back({"nguyen-van-a.pdf", "", ""});
       }},
      {"không được có tệp",
       [](Dossier& d) {
         d.files.push_back({"../minutes.pdf", "", ""});
       }},
      {"không được có tệp",
       [](Dossier& d) {
         d.files.push_back({"manifest.txt", "", ""});
       }},
      {"hai tệp cùng tên",
       [](Dossier& d) {
         d.files.push_back({"minutes.pdf", "", ""});
       }},
      {"thiếu tệp record.xml", [](Dossier& d) { d.files.erase(d.files.begin()); }},
      {"cả record.xml lẫn book.xml",
       [](Dossier& d) {
         d.files.push_back({"book.xml", "<book/>", ""});
       }},
      {"mã chi bộ", [](Dossier& d) { d.description.cell_code.clear(); }},
      {"mã kỳ họp", [](Dossier& d) { d.description.meeting_id.clear(); }},
      {"ký tự điều khiển", [](Dossier& d) { d.description.meeting_id += "\n"; }},
      {"ký tự điều khiển", [](Dossier& d) { d.description.persons[0].role = "a\x1e"; }},
      {"NFC", [](Dossier& d) { d.description.cell_code = "Cho\xcc\x9b"; }},
      {"ngày không tồn tại",
       [](Dossier& d) { d.description.held_on = std::chrono::year{2026} / 2 / 30; }},
      {"ngày không tồn tại", [](Dossier& d) { d.description.documents[0].date = {}; }},
      {"không có tệp", [](Dossier& d) { d.description.documents[0].file = "report.pdf"; }},
  };
  for (const Refusal& refusal : refusals) {
    Dossier spoiled = dossier().build();
    refusal.spoil(spoiled);
    const auto prepared = prepare(std::move(spoiled));
    ASSERT_FALSE(prepared.ok()) << refusal.what;
    EXPECT_EQ(prepared.error().kind, ErrorKind::Input);
    EXPECT_NE(prepared.error().what.vi.find(refusal.what), std::string::npos)
        << prepared.error().what.vi;
    EXPECT_FALSE(prepared.error().remedy.vi.empty() || prepared.error().remedy.en.empty());
  }
}

TEST(Description, IsReadAsItWasWritten) {
  Description description =
      dossier().outcome("SH-01", findings::Outcome::Waived).build().description;
  description.cell_code = "CB \"3\" \\ ấp";
  description.documents[0].text = text::nfc("dòng một\ndòng hai “trích” \"thẳng\" \\ /");
  const DescribedDossier dossier{.description = description,
                                 .files = {{"record.xml", sha256_hex("")}}};
  EXPECT_EQ(parse_description(write_description(dossier)).value(), dossier);
}

TEST(Description, NamesTheMemberThatIsWrong) {
  const std::string good =
      write_description({.description = dossier().build().description, .files = {}});
  const auto broken = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    const auto parsed = parse_description(text);
    return parsed.ok() ? std::string("read") : parsed.error().what.en;
  };
  EXPECT_NE(broken("vanthu-dossier-1", "vanthu-dossier-9").find("format"), std::string::npos);
  EXPECT_NE(
      broken("\"held_on\": \"2026-11-05\"", "\"held_on\": \"2026-11-31\"").find("meeting.held_on"),
      std::string::npos);
  EXPECT_NE(broken("\"role\": \"chair\"", "\"role\": 7").find("persons.role"), std::string::npos);
  EXPECT_NE(broken("\"pass\"", "\"perhaps\"").find("outcomes.outcome"), std::string::npos);
  EXPECT_NE(broken("\"documents\"", "\"papers\"").find("documents"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::archive
