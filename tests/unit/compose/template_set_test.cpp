#include "compose/template_set.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "compose/compose.h"
#include "small_template.h"
#include "support/golden.h"
#include "support/temp_folder.h"

namespace vanthu::compose {
namespace {

using model::MeetingKind;
using support::meeting;
using support::nfc;

// A template whose selection is what these attributes say.
std::string small(const std::string& id, const std::string& attributes) {
  return "<template xmlns=\"urn:vanthu:template:1\" id=\"" + id + "\" " + attributes +
         "><properties><title>T</title><author>A</author></properties><p>" + id + "</p></template>";
}

TemplateSources sources_of(const std::vector<std::string>& documents) {
  TemplateSources out;
  out.vocabulary = SourceText("vocabulary.xml", support::source_file("templates/vocabulary.xml"));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    out.documents.emplace_back("d" + std::to_string(i) + ".xml", documents[i]);
  }
  return out;
}

std::vector<std::string> planned(const TemplateSet& set, const model::MeetingRecord& record) {
  std::vector<std::string> out;
  for (const auto& order : set.plan(record).orders)
    out.push_back(order.stem + "=" + order.form->id);
  return out;
}

TEST(TemplateSet, WritesMinutesAndEachPaperWithTheTemplateThatSaysMost) {
  const auto sources =
      sources_of({small("m", "paper=\"minutes\""),
                  small("m-regular", "paper=\"minutes\" for=\"regular combined\""),
                  small("r", "paper=\"resolution\""),
                  small("r-admission", "paper=\"resolution\" dossier=\"admission\"")});
  const auto parsed = parse_templates(sources);
  ASSERT_TRUE(parsed.set.has_value());
  auto builder = meeting();
  EXPECT_EQ(planned(*parsed.set, builder.build()),
            (std::vector<std::string>{"minutes=m-regular", "resolution-nq-11=r"}));
  builder.change([](model::MeetingRecord& record) {
    record.meeting.kind = MeetingKind::Thematic;
    record.dossiers.push_back({.id = "hs-1", .applicant = {.name = nfc("Cao Thái Sơn")}});
    record.papers[0].dossier = "hs-1";
  });
  EXPECT_EQ(planned(*parsed.set, builder.build()),
            (std::vector<std::string>{"minutes=m", "resolution-nq-11=r-admission"}));
}

TEST(TemplateSet, UsesTheMinutesThatTheRecordLists) {
  const auto sources =
      sources_of({small("m", "paper=\"minutes\""), small("r", "paper=\"resolution\"")});
  const auto parsed = parse_templates(sources);
  const auto record = meeting()
                          .change([](model::MeetingRecord& one) {
                            model::Paper minutes;
                            minutes.id = "bien-ban";
                            minutes.type = model::PaperType::Minutes;
                            minutes.date = support::date("2026-11-06");
                            one.papers.push_back(minutes);
                          })
                          .build();
  const auto plan = parsed.set->plan(record);
  ASSERT_EQ(plan.orders.size(), 2U);
  EXPECT_EQ(plan.orders[0].paper, &record.papers[1]);
  EXPECT_EQ(plan.orders[0].stem, "minutes");
  EXPECT_EQ(to_iso(document_date(record, plan.orders[0].paper)), "2026-11-06");
  EXPECT_EQ(to_iso(document_date(record, nullptr)), "2026-11-05");
}

TEST(TemplateSet, NamesThePapersThatItCannotWrite) {
  const auto sources = sources_of({small("c", "paper=\"minutes\" for=\"congress\"")});
  const auto parsed = parse_templates(sources);
  const auto record = meeting().build();
  const auto plan = parsed.set->plan(record);
  EXPECT_TRUE(plan.orders.empty());
  EXPECT_TRUE(plan.minutes_without_template);
  ASSERT_EQ(plan.without_template.size(), 1U);
  EXPECT_EQ(plan.without_template[0]->id, "nq-11");
}

TEST(TemplateSet, RefusesTwoTemplatesForOnePaper) {
  const auto sources = sources_of({small("a", "paper=\"minutes\" for=\"regular combined\""),
                                   small("b", "paper=\"minutes\" for=\"combined\""),
                                   small("a", "paper=\"notice\"")});
  const auto parsed = parse_templates(sources);
  EXPECT_FALSE(parsed.set.has_value());
  ASSERT_EQ(parsed.files.size(), 4U);
  EXPECT_EQ(
      lines(*parsed.files[2].source, parsed.files[2].findings),
      std::vector<std::string>{"1:45 TPL-41 mẫu “b” và mẫu “a” cùng dành cho một loại văn bản "
                               "(ghi rõ hơn ở for, mode, paper hoặc dossier)"});
  EXPECT_EQ(lines(*parsed.files[3].source, parsed.files[3].findings),
            std::vector<std::string>{"1:45 TPL-40 đã có một mẫu mang mã “a”"});
}

TEST(TemplateSet, MakesOnRequestWhatAPlanLeavesOut) {
  const auto sources = sources_of(
      {small("m", "paper=\"minutes\""), small("r", "paper=\"resolution\" asked=\"yes\""),
       small("sheet", "derived=\"sheet\""), small("x", "derived=\"extract\" per=\"dossier\""),
       small("x-new", "derived=\"extract\" per=\"dossier\" dossier=\"admission\"")});
  const auto parsed = parse_templates(sources);
  ASSERT_TRUE(parsed.set.has_value());
  const auto record =
      meeting()
          .change([](model::MeetingRecord& one) {
            one.dossiers.push_back({.id = "hs-1"});
            one.dossiers.push_back({.id = "hs-2", .kind = model::DossierKind::Recognition});
          })
          .build();
  EXPECT_EQ(planned(*parsed.set, record), std::vector<std::string>{"minutes=m"});
  const auto asked = [&](std::string_view kind) {
    std::vector<std::string> out;
    for (const auto& order : parsed.set->on_request(record, kind)) {
      out.push_back(order.stem + "=" + order.form->id);
    }
    return out;
  };
  EXPECT_EQ(asked("resolution"), std::vector<std::string>{"resolution-nq-11=r"});
  EXPECT_EQ(asked("sheet"), std::vector<std::string>{"sheet=sheet"});
  EXPECT_EQ(asked("extract"), (std::vector<std::string>{"extract-hs-1=x-new", "extract-hs-2=x"}));
  EXPECT_EQ(asked("minutes"), std::vector<std::string>{});
  EXPECT_EQ(parsed.set->kinds(),
            (std::vector<std::string>{"minutes", "resolution", "sheet", "extract"}));
}

TEST(TemplateSet, RefusesADerivedKindWithTheNameOfAPaperType) {
  const auto sources =
      sources_of({small("a", "derived=\"notice\""), small("b", "derived=\"Phiếu\"")});
  const auto parsed = parse_templates(sources);
  EXPECT_EQ(
      lines(*parsed.files[1].source, parsed.files[1].findings),
      std::vector<std::string>{"1:57 TPL-16 tên “notice” đã dùng cho việc khác (chọn tên khác)"});
  ASSERT_EQ(parsed.files[2].findings.size(), 1U);
  EXPECT_EQ(parsed.files[2].findings[0].id, "TPL-05");
}

TEST(TemplateSet, GivesEachTemplateADigestOfAllItsWords) {
  auto sources = sources_of({small("m", "paper=\"minutes\"")});
  const std::string first = parse_templates(sources).set->templates()[0].digest;
  EXPECT_EQ(first.size(), 16U);
  EXPECT_EQ(parse_templates(sources).set->templates()[0].digest, first);
  sources.blocks.emplace_back("b.xml", "<blocks xmlns=\"urn:vanthu:template:1\"/>");
  EXPECT_NE(parse_templates(sources).set->templates()[0].digest, first);
}

TEST(ReadTemplates, LetsAnOfficePutItsOwnFilesInTheirPlace) {
  const support::TempFolder folder;
  for (const std::string sub :
       {"base", "base/blocks", "base/documents", "office", "office/documents"}) {
    std::filesystem::create_directory(folder.file(sub));
  }
  folder.write("base/vocabulary.xml", "v");
  folder.write("base/blocks/a.xml", "a");
  folder.write("base/documents/minutes.xml", "ours");
  folder.write("base/documents/notes.txt", "left alone");
  folder.write("base/documents/resolution.xml", "ours");
  folder.write("office/documents/minutes.xml", "theirs");
  folder.write("office/documents/extra.xml", "new");
  const auto sources =
      read_templates(DiskFileStore{}, {folder.file("base"), folder.file("office")});
  ASSERT_TRUE(sources.ok());
  EXPECT_EQ(sources.value().vocabulary.bytes(), "v");
  EXPECT_EQ(sources.value().blocks.size(), 1U);
  std::vector<std::string> documents;
  for (const auto& one : sources.value().documents) documents.push_back(one.bytes());
  EXPECT_EQ(documents, (std::vector<std::string>{"new", "theirs", "ours"}));
  EXPECT_EQ(sources.value().documents[1].name(), folder.file("office/documents/minutes.xml"));
}

TEST(ReadTemplates, SaysWhichFileIsMissing) {
  const support::TempFolder folder;
  const auto sources = read_templates(DiskFileStore{}, {folder.path()});
  ASSERT_FALSE(sources.ok());
  EXPECT_EQ(sources.error().where, folder.file("vocabulary.xml"));
}

TEST(Compose, RefusesATemplateThatIsNotMeantForTheMeeting) {
  const Wording wording = wording_with();
  const SourceText source("c.xml", small("m-congress", "paper=\"minutes\" for=\"congress\""));
  const auto form = parse_template(source, wording);
  const auto document = compose(wording, form.value(), meeting().build(), nullptr, "hd05_2026");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::Rendering);
  EXPECT_EQ(document.error().where, "binh-hoa.2026-11.regular");
  EXPECT_EQ(document.error().what.vi, "mẫu “m-congress” không dành cho văn bản này của kỳ họp");
}

TEST(Compose, FillsInWhatTheFileSaysAboutItself) {
  const Wording wording = wording_with();
  const SourceText source("m.xml",
                          "<template xmlns=\"urn:vanthu:template:1\" id=\"m\" paper=\"minutes\">"
                          "<properties><title>Biên bản {month|tháng}</title>"
                          "<author>{cell.name}</author></properties></template>");
  const auto form = parse_template(source, wording);
  const auto document =
      compose(wording, form.value(), meeting().build(), nullptr, "hd05_2026").value();
  EXPECT_EQ(document.kind, "minutes");
  EXPECT_EQ(document.title.str(), "Biên bản tháng 11 năm 2026");
  EXPECT_EQ(document.author.str(), "Chi bộ thôn Bình Hòa");
  EXPECT_EQ(document.record_id, "binh-hoa.2026-11.regular");
  EXPECT_EQ(to_iso(document.date), "2026-11-05");
  EXPECT_EQ(document.profile_id, "hd05_2026");
}

TEST(ReadTemplates, RefuseATemplateBesideTheirFolders) {
  const support::TempFolder folder;
  std::filesystem::create_directory(folder.file("documents"));
  folder.write("vocabulary.xml", "v");
  folder.write("bien-ban.xml", "lost");
  const auto sources = read_templates(DiskFileStore{}, {folder.path()});
  ASSERT_FALSE(sources.ok());
  EXPECT_EQ(sources.error().where, folder.file("bien-ban.xml"));
  EXPECT_NE(sources.error().remedy.vi.find("templates/documents/"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::compose
