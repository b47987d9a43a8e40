#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "audit/audit_document.h"
#include "audit/audit_writers.h"
#include "unit/audit/small_office.h"
#include "xml/element.h"

namespace vanthu::audit {
namespace {

using support::meeting;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kDoctype = "<!DOCTYPE html>\n";
constexpr xml::Limits kRoom{.bytes = 64U << 20U, .depth = 64, .nodes = 1000000};

// Two cells; the second has a name that would like to be markup, a formula and a totals fault.
AuditReport hostile_report() {
  auto evil = meeting().in_month(2026, 4).change([](model::MeetingRecord& record) {
    record.cell.code = "evil";
    record.cell.name = support::nfc("=HYPERLINK(\"x\") <script>alert('&')</script>");
    record.cell.superior = support::nfc("@Đảng bộ <b>");
    record.attendance.totals.present += 5;
    record.content.petitions = {{.addressee = support::nfc("<i>UBND</i>"),
                                 .status = model::PetitionStatus::Open,
                                 .replied_on = {},
                                 .summary = support::nfc("+1 & \"sửa\" đường")}};
  });
  return report_of({cell_of({meeting().build()}), cell_of({evil.build()})}).value();
}

void collect(const xml::Element& element, std::multiset<std::string>& ids,
             std::set<std::string>& links, std::multiset<std::string>& names) {
  names.insert(std::string(element.name()));
  if (const auto id = element.attribute("id")) ids.emplace(id->value);
  if (const auto link = element.attribute("href")) links.emplace(link->value);
  for (const xml::Element& child : element.children()) collect(child, ids, links, names);
}

TEST(AuditPage, IsWellFormedAndEveryLinkLeadsSomewhereOnIt) {
  const std::string page = write_html(hostile_report(), {});
  ASSERT_THAT(page, StartsWith(std::string(kDoctype)));
  const SourceText source("audit.html", page.substr(kDoctype.size()));
  const auto tree = xml::parse_strict(source, kRoom);
  ASSERT_TRUE(tree.ok()) << tree.findings().front().message.en;
  EXPECT_EQ(tree.value().root().attribute("lang")->value, "vi");
  std::multiset<std::string> ids;
  std::set<std::string> links;
  std::multiset<std::string> names;
  collect(tree.value().root(), ids, links, names);
  for (const std::string& id : ids) EXPECT_EQ(ids.count(id), 1U) << id;
  for (const std::string& link : links) {
    ASSERT_EQ(link.front(), '#') << link;
    EXPECT_EQ(ids.count(link.substr(1)), 1U) << link;
  }
  EXPECT_EQ(names.count("table"), names.count("caption"));
  for (const char* foreign : {"script", "img", "link", "iframe", "object"}) {
    EXPECT_EQ(names.count(foreign), 0U) << foreign;
  }
  EXPECT_GE(names.count("svg"), 4U);
  EXPECT_THAT(page, Not(HasSubstr("<th>")));
}

TEST(AuditPage, NamesTheFullTablesBesideItWhenLinesAreLeftOut) {
  std::vector<model::MeetingRecord> records;
  for (unsigned month = 1; month <= 4; ++month) {
    records.push_back(meeting().in_month(2026, month).build());
  }
  const auto report = report_of({cell_of(records)}, {}, {.links = 1}).value();
  const std::string page = write_html(report, {.meetings_file = "a-meetings.csv"});
  EXPECT_THAT(page, HasSubstr("Còn 3 dòng nữa, có đủ trong a-meetings.csv."));
}

// A province: every cell has a row, everything else is bounded.
TEST(AuditPage, StaysSmallWithSevenThousandCells) {
  auto faulty =
      meeting().change([](model::MeetingRecord& record) { record.attendance.totals.present += 5; });
  const CellAudit one = audit_cell(cell_of({faulty.build()}), scope_of());
  Audit audit({.program = "0.1.0", .day = scope_of().day}, rules::shipped_rulebook());
  for (int i = 0; i < 7000; ++i) {
    CellAudit cell = one;
    cell.code = std::to_string(100000 + i);
    for (Fault& fault : cell.faults) fault.cell_code = cell.code;
    audit.add(cell);
  }
  const auto report = std::move(audit).finish();
  ASSERT_TRUE(report.ok());
  const std::string page = write_html(report.value(), {});
  EXPECT_LT(page.size(), 3U << 20U);
  EXPECT_THAT(page, HasSubstr("(106999)"));
  EXPECT_THAT(page, HasSubstr("<summary>100000 – 100199</summary>"));
}

void collect_headings(const xml::Element& element, std::vector<int>& levels) {
  const std::string_view name = element.name();
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
    levels.push_back(name[1] - '0');
  }
  for (const xml::Element& child : element.children()) collect_headings(child, levels);
}

TEST(AuditPage, HasHeadingsThatSkipNoLevel) {
  const std::string page = write_html(hostile_report(), {});
  const SourceText source("audit.html", page.substr(kDoctype.size()));
  const auto tree = xml::parse_strict(source, kRoom);
  ASSERT_TRUE(tree.ok());
  std::vector<int> levels;
  collect_headings(tree.value().root(), levels);
  ASSERT_GT(levels.size(), 10U);
  EXPECT_EQ(levels.front(), 1);
  EXPECT_EQ(std::count(levels.begin(), levels.end(), 1), 1);
  for (std::size_t i = 1; i < levels.size(); ++i) {
    EXPECT_LE(levels[i], levels[i - 1] + 1) << "heading " << i;
  }
}

TEST(AuditPage, OfNothingIsAPageToo) {
  const std::string page = write_html(report_of({}).value(), {.language = Language::En});
  EXPECT_THAT(page, HasSubstr("No rule failed."));
  EXPECT_THAT(page, HasSubstr("lang=\"en\""));
}

TEST(AuditCsv, LetsNoNameBecomeAFormula) {
  const AuditReport report = hostile_report();
  EXPECT_THAT(write_csv(report, Rows::Cell, Language::Vi), HasSubstr("\"'=HYPERLINK("));
  EXPECT_THAT(write_csv(report, Rows::Superior, Language::Vi), HasSubstr("'@Đảng bộ <b>"));
  EXPECT_THAT(write_csv(report, Rows::Due, Language::Vi), HasSubstr("\"'+1 & \"\"sửa\"\" đường\""));
}

TEST(AuditCsv, HasAsManyFieldsInEveryLineAsInItsHeader) {
  const auto fields = [](const std::string& line) {
    std::size_t commas = 0;
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted) ++commas;
    }
    return commas;
  };
  const AuditReport report = hostile_report();
  for (const Rows rows :
       {Rows::Figure, Rows::Cell, Rows::Month, Rows::Superior, Rows::Rule, Rows::Due}) {
    const std::string table = write_csv(report, rows, Language::Vi);
    const std::string header = table.substr(0, table.find("\r\n"));
    for (std::size_t at = 0; at < table.size();) {
      const std::size_t end = table.find("\r\n", at);
      EXPECT_EQ(fields(table.substr(at, end - at)), fields(header));
      at = end + 2;
    }
  }
}

// The fields of a line of which none is quoted.
std::vector<std::string> plain_fields(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
  return fields;
}

TEST(AuditCsv, HasMeetingsThatAddUpToEveryFigure) {
  const auto cell =
      cell_of({meeting().in_month(2026, 3).build(), meeting().in_month(2026, 4).build(),
               meeting().in_month(2026, 5).build()});
  const AuditReport report = report_of({cell}).value();
  const std::string head = meeting_csv_header();
  const std::vector<std::string> names = plain_fields(head.substr(0, head.find("\r\n")));
  std::map<std::string, std::int64_t> sums;
  std::istringstream lines(meeting_csv_lines(audit_cell(cell, scope_of())));
  // The third quarter passed in silence: a line of its own.
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    ASSERT_EQ(line.find('"'), std::string::npos) << line;
    const std::vector<std::string> fields = plain_fields(line.substr(0, line.size() - 1));
    ASSERT_EQ(fields.size(), names.size());
    for (std::size_t i = 8; i < names.size(); ++i) sums[names[i]] += std::stoll(fields[i]);
  }
  EXPECT_EQ(count, 4U);
  EXPECT_EQ(sums["meetings"], 3);
  for (const FigureInfo& info : figures()) {
    ASSERT_TRUE(sums.contains(std::string(info.id))) << info.id;
    EXPECT_EQ(sums[std::string(info.id)], report.total.counts[info.figure]) << info.id;
  }
}

TEST(AuditCsv, LeavesBlankWhatIsUnknownOfAMonthOrASuperior) {
  const AuditReport report = report_of({cell_of({meeting().in_month(2026, 3).build()})}).value();
  const auto field = [&](Rows rows, const std::string& name) {
    std::istringstream lines(write_csv(report, rows, Language::En));
    std::string line;
    std::getline(lines, line);
    const auto names = plain_fields(line);
    std::getline(lines, line);
    const auto found = std::find(names.begin(), names.end(), name);
    return plain_fields(line).at(static_cast<std::size_t>(found - names.begin()));
  };
  for (const Rows rows : {Rows::Month, Rows::Superior}) {
    for (const char* unknown : {"passed", "indeterminate", "not_applicable"}) {
      EXPECT_EQ(field(rows, unknown), "") << unknown;
    }
    EXPECT_EQ(field(rows, "waived"), "0");
  }
  EXPECT_NE(field(Rows::Cell, "passed"), "");
}

TEST(AuditJson, NamesTheRecordsAndObjectsBehindEveryFigure) {
  const auto json = nlohmann::json::parse(write_json(hostile_report()));
  EXPECT_EQ(json["schema"], "urn:vanthu:audit:1");
  for (const auto& figure : json["figures"]) {
    std::int64_t sum = 0;
    for (const auto& one : figure["records"]) {
      sum += one["amount"].get<std::int64_t>();
      EXPECT_EQ(one["object"], "urn:uuid:" + one["record"].get<std::string>());
    }
    EXPECT_EQ(sum, figure["value"].get<std::int64_t>()) << figure["id"];
  }
  EXPECT_EQ(json["cells"].size(), 2U);
  EXPECT_EQ(json["due"]["petition"]["total"], 1);
}

TEST(AuditText, SaysWhatNeedsWorkBeforeTheFigures) {
  const std::string text = write_text(hostile_report(), Rows::Figure, Language::Vi);
  EXPECT_LT(text.find("Chấp hành quy định"), text.find("Kỳ họp đã tổ chức"));
  EXPECT_THAT(text, HasSubstr("Kiến nghị chưa được trả lời: 1"));
}

std::string words_of(const document::Document& made) {
  std::string words;
  const auto add = [&](const document::Inlines& inlines) {
    for (const auto& run : inlines) words += run.text.str() + " ";
  };
  for (const document::Block& block : made.blocks) {
    if (const auto* heading = std::get_if<document::Heading>(&block)) add(heading->text);
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block)) add(paragraph->text);
    const auto* table = std::get_if<document::Table>(&block);
    if (table == nullptr) continue;
    for (const auto& row : table->rows) std::for_each(row.begin(), row.end(), add);
  }
  return words;
}

TEST(AuditDocument, NamesWhatCouldNotBeAudited) {
  EXPECT_THAT(words_of(compose_audit(hostile_report(), {})), Not(HasSubstr("Không rà soát được")));
  Audit audit({.program = "0.1.0", .day = scope_of().day}, rules::shipped_rulebook());
  audit.add(LeftOutRecord{.where = "records/a.xml", .why = {"tệp hỏng", "damaged"}});
  audit.add(LeftOutRecord{.where = "records/b.xml", .why = {"tệp hỏng", "damaged"}});
  const auto report = std::move(audit).finish();
  const std::string words = words_of(compose_audit(report.value(), {.rows = 1}));
  EXPECT_THAT(words, HasSubstr("Không rà soát được: 2"));
  EXPECT_THAT(words, HasSubstr("records/a.xml tệp hỏng"));
  EXPECT_THAT(words, HasSubstr("Còn 1 dòng nữa; bảng đầy đủ ở vanthu audit --format json."));
}

TEST(AuditDocument, HasAsManyCellsInEveryRowAsColumns) {
  const document::Document made = compose_audit(hostile_report(), {.rows = 1});
  std::size_t tables = 0;
  for (const document::Block& block : made.blocks) {
    const auto* table = std::get_if<document::Table>(&block);
    if (table == nullptr) continue;
    ++tables;
    EXPECT_EQ(table->header.size(), table->columns.size());
    for (const auto& row : table->rows) EXPECT_EQ(row.size(), table->columns.size());
  }
  EXPECT_GE(tables, 10U);
}

}  // namespace
}  // namespace vanthu::audit
