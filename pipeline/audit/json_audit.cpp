// schema/audit-1.md describes this document.
#include <nlohmann/json.hpp>

#include "audit/audit_writers.h"
#include "audit/words.h"
#include "findings/words.h"

namespace vanthu::audit {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Bilingual& text) {
  return Json{{"vi", text.vi}, {"en", text.en}};
}

void add_home(Json& object, const RecordHome& home) {
  if (!home.object.empty()) object["object"] = home.object;
  if (!home.file.empty()) object["file"] = home.file;
}

Json head_json(const AuditReport& report) {
  const AuditHead& head = report.head;
  Json object{{"schema", "urn:vanthu:audit:1"}, {"program", head.program}};
  object["rulebook"] =
      Json{{"version", report.rulebook->version()}, {"sha256", report.rulebook->digest()}};
  object["office"] = head.office;
  object["source"] = head.from_archive ? "archive" : "records";
  if (!head.cell.empty()) object["cell"] = head.cell;
  object["period"] = Json::object();
  if (head.period.from) object["period"]["from"] = to_iso(*head.period.from);
  if (head.period.to) object["period"]["to"] = to_iso(*head.period.to);
  object["day"] = to_iso(head.day);
  if (!head.unstored.empty()) object["not_in_archive"] = head.unstored;
  return object;
}

Json compliance_json(const Compliance& one) {
  return Json{{"meetings", one.meetings()},
              {"with_violation", one.with_violation},
              {"with_lesser", one.with_lesser},
              {"without_fail", one.without_fail},
              {"passed", one.outcomes.passed},
              {"failed", one.outcomes.failed},
              {"waived", one.outcomes.waived},
              {"indeterminate", one.outcomes.indeterminate},
              {"not_applicable", one.outcomes.not_applicable},
              {"violations", one.violations},
              {"warnings", one.warnings},
              {"advice", one.advice}};
}

Json closed_json(const std::vector<ClosedCell>& cells) {
  Json all = Json::array();
  for (const ClosedCell& cell : cells)
    all.push_back({{"cell", cell.code}, {"name", cell.name}, {"on", to_iso(cell.on)}});
  return all;
}

// Of a month or a superior only the fails and waivers are known by day.
Json dated_compliance_json(const Compliance& one) {
  return Json{{"meetings", one.meetings()},
              {"with_violation", one.with_violation},
              {"with_lesser", one.with_lesser},
              {"without_fail", one.without_fail},
              {"failed", one.outcomes.failed},
              {"waived", one.outcomes.waived},
              {"violations", one.violations},
              {"warnings", one.warnings},
              {"advice", one.advice}};
}

// Figures of 0 are left out.
Json counts_json(const Counts& counts) {
  Json object = Json::object();
  for (const FigureInfo& info : figures()) {
    if (counts[info.figure] != 0) object[std::string(info.id)] = counts[info.figure];
  }
  return object;
}

Json figure_json(const AuditReport& report, const FigureInfo& info) {
  Json object{{"id", info.id}, {"name", both(info.name())}};
  object["section"] = both(name_of(info.section));
  object["value"] = report.total.counts[info.figure];
  if (info.is_part()) {
    object["part_of"] =
        Json{{"figure", info_of(info.whole).id}, {"axis", info.axis}, {"sign", info.sign}};
  }
  if (info.has_base()) {
    object["base"] =
        Json{{"figure", info_of(info.base).id}, {"value", report.total.counts[info.base]}};
    const auto ratio = try_ratio(report.total.counts[info.figure], report.total.counts[info.base]);
    if (ratio) object["ratio_hundredths_of_percent"] = *ratio;
  }
  const FigureLinks& links = report.links[index_of(info.figure)];
  object["records_total"] = links.total;
  object["records"] = Json::array();
  for (const Link& link : links.links) {
    const RecordRef& ref = report.refs[link.ref];
    Json one{{"record", ref.record}};
    add_home(one, ref.home);
    one["amount"] = link.amount;
    object["records"].push_back(std::move(one));
  }
  return object;
}

Json cell_json(const AuditReport& report, const Slice& cell) {
  Json object{{"cell", cell.key}, {"name", cell.name}, {"superior", cell.superior}};
  object["compliance"] = compliance_json(cell.compliance);
  object["figures"] = counts_json(cell.counts);
  object["fails_by_rule"] = Json::object();
  for (const auto& [rule, fails] : cell.fails_by_rule) {
    object["fails_by_rule"][report.rulebook->rules()[rule].id] = fails;
  }
  return object;
}

Json rule_json(const AuditReport& report, const RuleLine& line) {
  const rules::Rule& rule = report.rulebook->rules()[line.rule];
  const Compliance& one = line.compliance;
  return Json{{"rule", rule.id},
              {"name", both(rule.name)},
              {"passed", one.outcomes.passed},
              {"failed", one.outcomes.failed},
              {"waived", one.outcomes.waived},
              {"indeterminate", one.outcomes.indeterminate},
              {"not_applicable", one.outcomes.not_applicable},
              {"violations", one.violations},
              {"warnings", one.warnings},
              {"advice", one.advice},
              {"cells", line.cells}};
}

Json fault_json(const AuditReport& report, const Fault& fault) {
  Json object{{"rule", report.rulebook->rules()[fault.rule].id},
              {"outcome", findings::name_of(fault.outcome)},
              {"severity", findings::name_of(fault.severity)},
              {"cell", fault.cell_code},
              {"on", to_iso(fault.on)}};
  if (!fault.record.empty()) object["record"] = fault.record;
  add_home(object, fault.home);
  object["subject"] = both(fault.subject);
  object["message"] = both(fault.message);
  if (!fault.waiver.empty()) object["waiver"] = both(fault.waiver);
  return object;
}

Json due_json(const DueLine& line) {
  Json object{{"cell", line.cell_code}};
  if (!line.record.empty()) object["record"] = line.record;
  add_home(object, line.home);
  if (line.since) object["since"] = to_iso(*line.since);
  object["subject"] = both(line.subject);
  object["message"] = both(line.message);
  return object;
}

template <typename List, typename Write>
Json bounded(const List& list, const Write& write) {
  Json object{{"total", list.total}, {"lines", Json::array()}};
  for (const auto& line : list.lines) object["lines"].push_back(write(line));
  return object;
}

Json slices_json(const std::vector<Slice>& slices, const char* key) {
  Json all = Json::array();
  for (const Slice& slice : slices) {
    all.push_back({{key, slice.key},
                   {"compliance", dated_compliance_json(slice.compliance)},
                   {"figures", counts_json(slice.counts)}});
  }
  return all;
}

}  // namespace

std::string write_json(const AuditReport& report) {
  Json object = head_json(report);
  object["compliance"] = compliance_json(report.total.compliance);
  object["figures"] = Json::array();
  for (const FigureInfo& info : figures()) {
    object["figures"].push_back(figure_json(report, info));
  }
  object["cells"] = Json::array();
  for (const Slice& cell : report.cells) object["cells"].push_back(cell_json(report, cell));
  object["months"] = slices_json(report.months, "month");
  object["superiors"] = slices_json(report.superiors, "superior");
  object["rules"] = Json::array();
  for (const RuleLine& line : report.rules) object["rules"].push_back(rule_json(report, line));
  object["due"] = Json::object();
  for (std::size_t i = 0; i < kDueKinds; ++i) {
    object["due"][std::string(name_of(static_cast<DueKind>(i)))] = bounded(report.due[i], due_json);
  }
  object["cells_by_earlier_list"] = report.earlier_lists;
  object["closed_cells"] = closed_json(report.closed);
  object["met_after_end"] = closed_json(report.met_after_end);
  object["faults"] =
      bounded(report.faults, [&](const Fault& fault) { return fault_json(report, fault); });
  object["left_out"] = bounded(report.left_out, [](const LeftOutRecord& one) {
    return Json{{"where", one.where}, {"why", both(one.why)}};
  });
  // File names may hold bytes that are no UTF-8; JSON may not.
  return object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vanthu::audit
