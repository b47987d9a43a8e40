#include "run/gallery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "ingest/record.h"
#include "run/data_folder.h"
#include "run/papers_beyond_power.h"
#include "support/docx_file.h"
#include "support/pdf_archival.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::run {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const PaperPress& press() {
  static const auto opened = PaperPress::open(DiskFileStore{}, support::source_folder(), "");
  return opened.value();
}

const std::vector<model::MeetingRecord>& samples() {
  static const auto read = read_template_samples(DiskFileStore{}, support::source_folder());
  return read.value();
}

const std::vector<Preview>& previews() {
  static const auto made = press().preview(samples(), {}, {});
  return made.value();
}

std::multiset<std::string> without_ornaments(const std::vector<std::string>& words) {
  std::multiset<std::string> out(words.begin(), words.end());
  out.erase("*");
  out.erase("-----");
  return out;
}

TEST(Gallery, HasAPaperOfEveryTemplate) {
  std::vector<std::string> without;
  for (const Preview& one : previews()) {
    if (!one.paper) without.push_back(one.template_id);
  }
  EXPECT_THAT(without, IsEmpty());
  EXPECT_GE(previews().size(), 34U);
}

TEST(Gallery, HasSkeletonsOfSchemesOnOnePage) {
  for (const Preview& one : previews()) {
    const bool is_skeleton = one.template_id == "option" || one.template_id == "scheme";
    if (is_skeleton) {
      EXPECT_EQ(one.paper->pages, 1) << one.template_id;
    }
  }
}

TEST(Gallery, SaysInTheDocxWhatTheBlocksSay) {
  for (const Preview& one : previews()) {
    SCOPED_TRACE(one.template_id);
    const auto shown = support::words_of(support::DocxFile(one.paper->docx));
    const auto said = support::split_words(document::plain_text(one.paper->document).str());
    EXPECT_EQ(without_ornaments(shown), without_ornaments(said));
  }
}

// PDF/A-2a and PDF/UA-1 as far as our own reader knows them; tagged content in reading order.
TEST(Gallery, HasPdfsThatCanBeArchived) {
  for (const Preview& one : previews()) {
    SCOPED_TRACE(one.template_id);
    auto faults = support::archival_faults(support::PdfReader(one.paper->pdf));
    // A letter has neither title nor headings, so there is nothing to list in an outline.
    if (one.kind == "dispatch") std::erase(faults, "own rule: outline of the headings");
    EXPECT_THAT(faults, IsEmpty());
  }
}

TEST(Gallery, LinksBothFilesOfEachPaperAndNamesWhatHasNone) {
  std::vector<Preview> shown = {previews().front(), {.template_id = "own", .kind = "own"}};
  const std::string page = gallery_index(shown);
  EXPECT_THAT(page, HasSubstr("<a href=\"" + shown[0].template_id + ".pdf\">PDF</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"" + shown[0].template_id + ".docx\">DOCX</a>"));
  EXPECT_THAT(page, HasSubstr("<td>own</td>"));
  EXPECT_THAT(page, HasSubstr("no sample"));
}

TEST(Previews, AreMadeOfTheTemplatesThatAreNamed) {
  const auto made = press().preview(samples(), {"notice"}, {.docx = false});
  ASSERT_TRUE(made.ok());
  ASSERT_EQ(made.value().size(), 1U);
  EXPECT_EQ(made.value()[0].kind, "notice");
  EXPECT_TRUE(made.value()[0].paper->docx.empty());
  EXPECT_FALSE(press().preview(samples(), {"notise"}, {}).ok());
}

// An office's template of the same file name takes the place of ours.
TEST(Previews, UseTheTemplatesOfTheWorkspace) {
  const support::TempFolder folder;
  DiskFileStore files;
  const std::string documents = join_path(folder.path(), "templates/documents");
  ASSERT_TRUE(files.make_directories(documents).ok());
  const std::string own =
      "<template xmlns=\"urn:vanthu:template:1\" id=\"notice\" paper=\"notice\"><properties>"
      "<title>T</title><author>A</author></properties><p>Mẫu của văn phòng.</p></template>";
  ASSERT_TRUE(files.replace(join_path(documents, "notice.xml"), own).ok());
  const auto opened = PaperPress::open(files, support::source_folder(), folder.path());
  ASSERT_TRUE(opened.ok());
  const auto made = opened.value().preview(samples(), {"notice"}, {.docx = false});
  ASSERT_TRUE(made.ok());
  EXPECT_THAT(document::plain_text(made.value()[0].paper->document).str(),
              HasSubstr("Mẫu của văn phòng."));
}

TEST(PapersOnRequest, AreMadeOnlyWhenTheirKindIsAskedFor) {
  const auto all = press().print(samples()[0], {.pdf = false});
  ASSERT_TRUE(all.ok());
  for (const Paper& paper : all.value().papers) EXPECT_NE(paper.document.kind, "plan");
  const auto plan = press().print(samples()[0], {.pdf = false, .kind = "plan"});
  ASSERT_TRUE(plan.ok());
  ASSERT_EQ(plan.value().papers.size(), 1U);
  EXPECT_EQ(plan.value().papers[0].stem, "plan");
  const auto sheet = press().print(samples()[0], {.pdf = false, .kind = "attendance_sheet"});
  ASSERT_TRUE(sheet.ok());
  EXPECT_EQ(sheet.value().papers.size(), 1U);
}

TEST(PapersOnRequest, AreNotMadeWhenTheyAreLeftOut) {
  const auto made =
      press().print(samples()[0], {.pdf = false, .kind = "notice", .left_out = {"thong-bao"}});
  ASSERT_TRUE(made.ok());
  EXPECT_THAT(made.value().papers, IsEmpty());
}

std::vector<std::string> refused(const Date& day) {
  static const auto rulebook = read_rulebook(DiskFileStore{}, support::source_folder());
  model::MeetingRecord record = samples()[0];
  for (model::Paper& paper : record.papers) {
    paper.date = day;
    // With or without a number.
    if (paper.type == model::PaperType::Conclusion) paper.number.reset();
  }
  std::vector<std::string> out;
  for (const RefusedPaper& paper : papers_beyond_power(record, rulebook.value())) {
    out.push_back(paper.kind);
    EXPECT_THAT(paper.error.what.vi, HasSubstr("Quy định 66-QĐ/TW"));
    EXPECT_THAT(paper.error.what.vi, HasSubstr("Điều 9"));
    EXPECT_FALSE(paper.error.remedy.vi.empty());
  }
  return out;
}

TEST(PapersBeyondPower, AreThoseThatTheRulebookDoesNotPermitOnTheDay) {
  using namespace std::chrono;
  EXPECT_THAT(refused(2026y / January / 8d), ElementsAre("notice", "conclusion", "working_rules"));
  EXPECT_THAT(refused(2026y / January / 9d), IsEmpty());
  EXPECT_THAT(refused(2017y / February / 5d), IsEmpty());
}

TEST(PapersBeyondPower, AreNoneOfACongress) {
  const auto rulebook = read_rulebook(DiskFileStore{}, support::source_folder());
  model::MeetingRecord record = samples()[0];
  record.meeting.kind = model::MeetingKind::Congress;
  for (model::Paper& paper : record.papers) paper.date = samples()[0].roster.as_of;
  EXPECT_THAT(papers_beyond_power(record, rulebook.value()), IsEmpty());
}

}  // namespace
}  // namespace vanthu::run
