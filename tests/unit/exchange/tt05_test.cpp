// Packages by Circular 05/2025: trees, fields, schemas and cross-references; each fault is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <set>

#include "exchange/fields.h"
#include "exchange/validate.h"
#include "small_archive.h"
#include "support/tool.h"

namespace vanthu::exchange {
namespace {

using testing::Contains;
using testing::HasSubstr;

Package make(PackageKind kind, const support::DossierBuilder& dossier = support::dossier()) {
  const SmallArchive archive(dossier);
  auto package = make_tt05_package(archive.copy(), kind, sample_origin());
  if (!package.ok()) throw std::runtime_error(describe(package.error(), Language::En));
  return std::move(package).value();
}

std::vector<std::string> paths_of(const Package& package) {
  std::vector<std::string> paths;
  for (const PackageFile& file : package.files) paths.push_back(file.path);
  return paths;
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

// The first file whose path has both pieces.
PackageFile& file_with(Package& package, const std::string& beginning, const std::string& end) {
  for (PackageFile& file : package.files) {
    if (file.path.rfind(beginning, 0) == 0 && file.path.find(end) != std::string::npos) return file;
  }
  throw std::runtime_error("there is no " + beginning + "…" + end);
}

TEST(Tt05, BothKindsAreAcceptedAsFolderAndAsZip) {
  for (const PackageKind kind : {PackageKind::Sip, PackageKind::Aip}) {
    EXPECT_EQ(codes_of(make(kind)), "");
    EXPECT_EQ(codes_of(make(kind), true), "");
    EXPECT_EQ(make(kind), make(kind));
  }
}

TEST(Tt05, SipHasTheTreeOfTheCircular) {
  const Package sip = make(PackageKind::Sip);
  EXPECT_THAT(sip.name, testing::MatchesRegex("uuid-[0-9A-F-]{36}"));
  const auto paths = paths_of(sip);
  for (const char* path : {"METS.xml", "metadata/descriptive/EAD.xml",
                           "representations/rep1/METS.xml", "representations/rep2/data/record.xml",
                           "representations/rep2/data/manifest.p7s", "schemas/METS.xsd",
                           "schemas/EAD.xsd", "schemas/EAD_doc.xsd", "documentation/inventory.json",
                           "documentation/proof/v1.tlog-proof", "documentation/proof/root.vkey"}) {
    EXPECT_THAT(paths, Contains(path));
  }
  EXPECT_THAT(paths, Contains(testing::MatchesRegex(
                         "representations/rep1/data/P01\\.2026\\.[0-9A-F]{8}\\.0000002\\.pdf")));
  EXPECT_THAT(paths,
              Contains(testing::MatchesRegex("representations/rep1/metadata/descriptive/"
                                             "EAD_doc_P01\\.2026\\.[0-9A-F]{8}\\.0000002\\.xml")));
  for (const std::string& path : paths) EXPECT_THAT(path, testing::Not(HasSubstr("PREMIS")));
}

TEST(Tt05, AipIsCalledByTheFondsAndHasPremis) {
  const Package aip = make(PackageKind::Aip);
  EXPECT_THAT(aip.name, testing::MatchesRegex("urn_P01_uuid-[0-9A-F-]{36}"));
  EXPECT_THAT(paths_of(aip), Contains("metadata/preservation/PREMIS.xml"));
  EXPECT_THAT(paths_of(aip),
              Contains("representations/rep1/metadata/preservation/PREMIS_rep1.xml"));
}

TEST(Tt05, FieldsSayWhatTheDossierSays) {
  Package sip = make(PackageKind::Sip);
  const std::string& file = file_of(sip, "metadata/descriptive/EAD.xml").bytes;
  EXPECT_THAT(file, HasSubstr("<title>Biên bản sinh hoạt chi bộ thường kỳ, Chi bộ ấp 3</title>"));
  EXPECT_THAT(file, HasSubstr("<startDate>05/11/2026</startDate>"));
  EXPECT_THAT(file, HasSubstr("<totalDoc>2</totalDoc>"));
  // Papers of a cell are open on conditions only.
  EXPECT_THAT(file, HasSubstr("<mode>02</mode>"));
  const std::string& paper = file_with(sip, "representations/rep1/metadata", "0000002").bytes;
  EXPECT_THAT(paper, HasSubstr("<typeName>01</typeName>"));
  EXPECT_THAT(paper, HasSubstr("<codeNumber>05</codeNumber>"));
  EXPECT_THAT(paper, HasSubstr("<codeNotation>NQ/CB</codeNotation>"));
  EXPECT_THAT(file_of(sip, "METS.xml").bytes,
              HasSubstr("CREATEDATE=\"2026-11-04T20:46:40+07:00\""));
}

TEST(Tt05, FilesAreValidByTheSchemasThatTravelWithThem) {
  for (const PackageKind kind : {PackageKind::Sip, PackageKind::Aip}) {
    const support::TempFolder folder(support::memory_folder());
    DiskFileStore files;
    Package package = make(kind);
    const auto root = write_package(files, folder.path(), package, false);
    ASSERT_TRUE(root.ok());
    for (const PackageFile& file : package.files) {
      const std::string name = file_name(file.path);
      std::string schema;
      if (name == "METS.xml") schema = "METS.xsd";
      if (name == "EAD.xml") schema = "EAD.xsd";
      if (name.rfind("EAD_doc_", 0) == 0) schema = "EAD_doc.xsd";
      if (name.rfind("PREMIS", 0) == 0 && name.find(".xml") != std::string::npos) {
        schema = "PREMIS.xsd";
      }
      if (schema.empty()) continue;
      const support::ToolRun run =
          support::run_tool({"xmllint", "--nonet", "--noout", "--schema",
                             root.value() + "/schemas/" + schema, root.value() + "/" + file.path});
      EXPECT_EQ(run.exit_code, 0) << run.output;
    }
  }
}

TEST(Tt05, LongSubjectsAreShortenedAndSaid) {
  std::string title;
  for (int i = 0; i < 120; ++i) title += "Nghị ";
  title += "quyết";
  const Package sip = make(PackageKind::Sip, support::dossier().title(title));
  EXPECT_EQ(codes_of(sip), "");
  ASSERT_EQ(sip.notes.size(), 1U);
  EXPECT_THAT(sip.notes.front().vi, HasSubstr("đã rút gọn trường subject của resolution.pdf"));
}

TEST(Tt05, LongNotationsAreRefusedByName) {
  const SmallArchive archive(support::dossier().number("05-" + std::string(31, 'N')));
  const auto package = make_tt05_package(archive.copy(), PackageKind::Sip, sample_origin());
  ASSERT_FALSE(package.ok());
  EXPECT_THAT(package.error().what.en, HasSubstr("codeNotation is longer than 30"));
  EXPECT_EQ(package.error().where, "resolution.pdf");
}

TEST(Tt05, LimitsAreThoseOfTheCircularInCharacters) {
  const auto limit = [](FieldSet set, PackageKind kind, std::string_view name) -> std::size_t {
    for (const FieldRule& rule : field_rules(set, kind)) {
      if (rule.name == name) return rule.longest;
    }
    return 0;
  };
  EXPECT_EQ(field_rules(FieldSet::File, PackageKind::Sip).size(), 18U);
  EXPECT_EQ(field_rules(FieldSet::File, PackageKind::Aip).size(), 18U);
  EXPECT_EQ(field_rules(FieldSet::Document, PackageKind::Sip).size(), 21U);
  EXPECT_EQ(field_rules(FieldSet::Document, PackageKind::Aip).size(), 19U);
  for (const PackageKind kind : {PackageKind::Sip, PackageKind::Aip}) {
    EXPECT_EQ(limit(FieldSet::File, kind, "title"), 1000U);
    EXPECT_EQ(limit(FieldSet::File, kind, "keyword"), 100U);
    EXPECT_EQ(limit(FieldSet::Document, kind, "codeNumber"), 11U);
    EXPECT_EQ(limit(FieldSet::Document, kind, "codeNotation"), 30U);
    EXPECT_EQ(limit(FieldSet::Document, kind, "subject"), 500U);
    EXPECT_EQ(limit(FieldSet::Document, kind, "organName"), 200U);
    EXPECT_EQ(limit(FieldSet::Document, kind, "docCode"), 100U);
  }
  EXPECT_EQ(limit(FieldSet::Document, PackageKind::Sip, "docId"), 25U);
  EXPECT_EQ(count_characters("Đảng"), 4U);
}

std::string good_value(const FieldRule& rule) {
  switch (rule.form) {
    case FieldForm::Text:
      return "đ";
    case FieldForm::Day:
      return "05/11/2026";
    case FieldForm::Number:
      return "1";
    case FieldForm::Code:
      return "01";
  }
  return {};
}

// Every field with a limit, at it and one over it, in letters of two bytes.
TEST(Tt05, EachLimitedFieldTakesItsLimitAndNotOneMore) {
  std::set<std::string> limited;
  for (const FieldSet set : {FieldSet::File, FieldSet::Document}) {
    for (const PackageKind kind : {PackageKind::Sip, PackageKind::Aip}) {
      std::vector<Field> values;
      for (const FieldRule& rule : field_rules(set, kind)) {
        values.emplace_back(rule.name, good_value(rule));
      }
      for (std::size_t i = 0; i < values.size(); ++i) {
        const FieldRule& rule = field_rules(set, kind)[i];
        if (rule.form != FieldForm::Text || rule.longest == 0) continue;
        limited.emplace(rule.name);
        std::string value;
        for (std::size_t n = 0; n < rule.longest; ++n) value += "đ";
        std::vector<Field> given = values;
        std::vector<Bilingual> notes;
        given[i].second = value;
        const auto fits = fit_fields(set, kind, given, "x", notes);
        ASSERT_TRUE(fits.ok()) << rule.name;
        EXPECT_EQ(fits.value()[i].second, value);
        EXPECT_TRUE(notes.empty());
        given[i].second += "đ";
        const auto over = fit_fields(set, kind, given, "x", notes);
        EXPECT_EQ(over.ok(), rule.may_shorten) << rule.name;
        EXPECT_EQ(notes.size(), rule.may_shorten ? 1U : 0U);
        if (over.ok()) {
          EXPECT_EQ(count_characters(over.value()[i].second), rule.longest);
        } else {
          EXPECT_THAT(over.error().what.vi, HasSubstr(std::string(rule.name)));
        }
      }
    }
  }
  EXPECT_EQ(limited, (std::set<std::string>{"codeNotation", "codeNumber", "docCode", "docId",
                                            "keyword", "organName", "subject", "title"}));
}

TEST(Tt05, NamesEveryFaultOfAPackage) {
  struct Case {
    std::string codes;
    std::function<void(Package&)> change;
  };
  const auto field = [](const std::string& from, const std::string& to) {
    return [from, to](Package& package) {
      replace(file_of(package, "metadata/descriptive/EAD.xml").bytes, from, to);
    };
  };
  const std::vector<Case> cases = {
      {"PKG-METS", [](Package& package) { file_of(package, "METS.xml").bytes = "<x/>"; }},
      {"LOG-FILE PKG-DIGEST PKG-FIXITY",
       [](Package& package) {
         file_with(package, "representations/rep1/data/", ".pdf").bytes += "x";
       }},
      {"PKG-DIGEST PKG-FIXITY",
       [](Package& package) {
         replace(
             file_of(package, "representations/rep1/metadata/preservation/PREMIS_rep1.xml").bytes,
             "<messageDigest>", "<messageDigest>0");
       }},
      {"PKG-UNLISTED",
       [](Package& package) { package.files.push_back({.path = "x.exe", .bytes = "x"}); }},
      {"PKG-MISSING",
       [](Package& package) {
         std::erase_if(package.files,
                       [](const PackageFile& file) { return file.path == "schemas/EAD.xsd"; });
       }},
      {"PKG-DIGEST PKG-XML", field("<ead ", "<eat ")},
      {"PKG-DIGEST PKG-FIELD", field("<startDate>05/11/2026</startDate>", "")},
      {"PKG-DIGEST PKG-FIELD", field("<title>", "<colour>red</colour><title>")},
      {"PKG-DIGEST PKG-VALUE", field("05/11/2026", "2026-11-05")},
      {"PKG-DIGEST PKG-VALUE", field("<mode>02", "<mode>09")},
      {"PKG-DIGEST PKG-VALUE", field("<totalDoc>2", "<totalDoc>3")},
      {"PKG-DIGEST PKG-LONG", field("<title>", "<title>" + std::string(1001, 'x'))},
      {"PKG-FOLDER", [](Package& package) { package.name = "uuid-1"; }},
      {"PKG-METS PKG-UNLISTED",
       [](Package& package) {
         replace(file_of(package, "METS.xml").bytes, "xlink:href=\"schemas/EAD.xsd\"",
                 "xlink:href=\"../schemas/EAD.xsd\"");
       }},
  };
  for (const Case& one : cases) {
    Package package = make(PackageKind::Aip);
    one.change(package);
    const support::TempFolder folder(support::memory_folder());
    DiskFileStore files;
    ASSERT_TRUE(write_package(files, folder.path(), package, false).ok());
    EXPECT_EQ(codes_at(folder.path()), one.codes);
  }
}

}  // namespace
}  // namespace vanthu::exchange
