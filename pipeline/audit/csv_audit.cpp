// Tables for spreadsheets: UTF-8 with a byte order mark, headers that programs can rely on.
#include "audit/audit_writers.h"
#include "audit/words.h"
#include "base/csv.h"
#include "findings/words.h"

namespace vanthu::audit {
namespace {

class CsvLine {
 public:
  CsvLine& text(std::string_view field) {
    separate();
    line_ += csv_field(field);
    return *this;
  }
  CsvLine& unknown() { return text(""); }
  template <typename N>
  CsvLine& number(N value) {
    separate();
    line_ += std::to_string(value);
    return *this;
  }
  std::string end() { return std::move(line_) + "\r\n"; }

 private:
  void separate() {
    if (is_begun_) line_ += ',';
    is_begun_ = true;
  }

  std::string line_;
  bool is_begun_ = false;
};

std::string figure_columns() {
  std::string columns;
  for (const FigureInfo& info : figures()) columns += "," + std::string(info.id);
  return columns;
}

void add_counts(CsvLine& line, const Counts& counts) {
  for (const FigureInfo& info : figures()) line.number(counts[info.figure]);
}

constexpr std::string_view kComplianceColumns =
    "with_violation,with_lesser,without_fail,passed,failed,waived,indeterminate,not_applicable,"
    "violations,warnings,advice";

// Of a month or a superior only the fails and waivers are known.
void add_compliance(CsvLine& line, const Compliance& one, bool all_known) {
  const auto verdicts = [&](std::uint64_t number) {
    all_known ? line.number(number) : line.unknown();
  };
  line.number(one.with_violation).number(one.with_lesser).number(one.without_fail);
  verdicts(one.outcomes.passed);
  line.number(one.outcomes.failed).number(one.outcomes.waived);
  verdicts(one.outcomes.indeterminate);
  verdicts(one.outcomes.not_applicable);
  line.number(one.violations).number(one.warnings).number(one.advice);
}

std::string ids_of(const AuditReport& report, const FigureLinks& links, bool objects) {
  std::string ids;
  for (const Link& link : links.links) {
    const RecordRef& ref = report.refs[link.ref];
    ids += (ids.empty() ? "" : " ") + (objects ? ref.home.object : ref.record);
  }
  return ids;
}

std::string write_figures(const AuditReport& report, Language language) {
  std::string out =
      "section,figure,name,value,base_figure,base,percent,records,record_ids,objects\r\n";
  for (const FigureInfo& info : figures()) {
    const FigureLinks& links = report.links[index_of(info.figure)];
    CsvLine line;
    line.text(name_of(info.section).in(language)).text(info.id).text(info.name().in(language));
    line.number(report.total.counts[info.figure]);
    if (info.has_base()) {
      line.text(info_of(info.base).id).number(report.total.counts[info.base]);
      line.text(ratio_of(info, report.total.counts).in(language));
    } else {
      line.text("").text("").text("");
    }
    line.number(links.total).text(ids_of(report, links, false));
    line.text(report.head.from_archive ? ids_of(report, links, true) : "");
    out += line.end();
  }
  return out;
}

std::string write_slices(const std::vector<Slice>& slices, std::string_view key) {
  const bool cells = key == "cell";
  std::string out = std::string(key) + (cells ? ",name,superior," : ",") +
                    std::string(kComplianceColumns) + figure_columns() + "\r\n";
  for (const Slice& slice : slices) {
    CsvLine line;
    line.text(slice.key);
    if (cells) line.text(slice.name).text(slice.superior);
    add_compliance(line, slice.compliance, cells);
    add_counts(line, slice.counts);
    out += line.end();
  }
  return out;
}

std::string write_rules(const AuditReport& report, Language language) {
  std::string out =
      "rule,name,passed,failed,waived,indeterminate,not_applicable,violations,warnings,advice,cells"
      "\r\n";
  for (const RuleLine& line_of_rule : report.rules) {
    const rules::Rule& rule = report.rulebook->rules()[line_of_rule.rule];
    const Compliance& one = line_of_rule.compliance;
    CsvLine line;
    line.text(rule.id).text(rule.name.in(language));
    for (const std::uint64_t number :
         {one.outcomes.passed, one.outcomes.failed, one.outcomes.waived, one.outcomes.indeterminate,
          one.outcomes.not_applicable, one.violations, one.warnings, one.advice,
          line_of_rule.cells}) {
      line.number(number);
    }
    out += line.end();
  }
  return out;
}

std::string write_due(const AuditReport& report, Language language) {
  std::string out = "list,cell,record,object,file,since,subject,message\r\n";
  for (const auto& list : report.due) {
    for (const DueLine& one : list.lines) {
      CsvLine line;
      line.text(name_of(one.kind)).text(one.cell_code).text(one.record).text(one.home.object);
      line.text(one.home.file).text(one.since ? to_iso(*one.since) : "");
      line.text(one.subject.in(language)).text(one.message.in(language));
      out += line.end();
    }
  }
  return out;
}

}  // namespace

std::string write_csv(const AuditReport& report, Rows rows, Language language) {
  const std::string mark(kCsvByteOrderMark);
  switch (rows) {
    case Rows::Figure:
      return mark + write_figures(report, language);
    case Rows::Cell:
      return mark + write_slices(report.cells, "cell");
    case Rows::Month:
      return mark + write_slices(report.months, "month");
    case Rows::Superior:
      return mark + write_slices(report.superiors, "superior");
    case Rows::Rule:
      return mark + write_rules(report, language);
    case Rows::Due:
      return mark + write_due(report, language);
    case Rows::Meeting:
    case Rows::Fault:
      break;
  }
  return {};
}

std::string meeting_csv_header() {
  return std::string(kCsvByteOrderMark) +
         "cell,cell_name,superior,record,object,file,held_on,kind,violations,warnings,advice" +
         figure_columns() + "\r\n";
}

std::string meeting_csv_lines(const CellAudit& cell) {
  std::string out;
  for (const MeetingLine& meeting : cell.meetings) {
    CsvLine line;
    line.text(cell.code).text(cell.name).text(meeting.superior).text(meeting.record);
    line.text(meeting.home.object).text(meeting.home.file).text(to_iso(meeting.held_on));
    line.text(vanthu::name_of(meeting.kind, model::kMeetingKindNames));
    line.number(meeting.violations).number(meeting.warnings).number(meeting.advice);
    add_counts(line, meeting.counts);
    out += line.end();
  }
  for (const CarriedLine& one : cell.carried) {
    CsvLine line;
    line.text(cell.code).text(cell.name).text(one.superior).text(one.record);
    line.text(one.home.object).text(one.home.file).text(to_iso(one.held_on));
    line.text(vanthu::name_of(one.kind, model::kMeetingKindNames));
    line.number(0).number(0).number(0);
    add_counts(line, one.counts);
    out += line.end();
  }
  return out;
}

std::string fault_csv_header() {
  return std::string(kCsvByteOrderMark) +
         "rule,outcome,severity,cell,cell_name,record,object,file,on,subject,message,waiver\r\n";
}

std::string fault_csv_lines(const CellAudit& cell, const rules::Rulebook& rulebook,
                            Language language) {
  std::string out;
  for (const Fault& fault : cell.faults) {
    CsvLine line;
    line.text(rulebook.rules()[fault.rule].id).text(findings::name_of(fault.outcome));
    line.text(findings::name_of(fault.severity)).text(cell.code).text(cell.name);
    line.text(fault.record).text(fault.home.object).text(fault.home.file).text(to_iso(fault.on));
    line.text(fault.subject.in(language)).text(fault.message.in(language));
    line.text(fault.waiver.in(language));
    out += line.end();
  }
  return out;
}

}  // namespace vanthu::audit
