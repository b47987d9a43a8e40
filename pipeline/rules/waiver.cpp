#include "rules/waiver.h"

#include "text/nearest_word.h"
#include "xml/element.h"
#include "xml/reader.h"

namespace vanthu::rules {
namespace {

constexpr std::string_view kNamespace = "urn:vanthu:waiver:1";

bool is_waiver(const xml::Element& root) {
  return root.name() == "waiver" && root.namespace_uri() == kNamespace;
}

findings::Finding not_a_waiver(const xml::Element& root) {
  return {.id = "WVR-01",
          .severity = findings::Severity::Violation,
          .message = {"tệp này không phải là văn bản miễn trừ", "this file is not a waiver"},
          .at = root.span(),
          .label = {},
          .hint = {"phần tử gốc là <waiver xmlns=\"urn:vanthu:waiver:1\" …>",
                   "the root is <waiver xmlns=\"urn:vanthu:waiver:1\" …>"}};
}

void report_unknown_rule(xml::Reader& reader, const std::string& id, const Rulebook& rulebook) {
  std::vector<std::string_view> known;
  for (const Rule& rule : rulebook.rules()) known.push_back(rule.id);
  Bilingual hint{"xem danh sách: vanthu rules list", "see: vanthu rules list"};
  if (const auto nearest = text::nearest_word(id, known)) {
    const std::string name(*nearest);
    hint = {"có phải “" + name + "”? " + hint.vi, "did you mean “" + name + "”? " + hint.en};
  }
  reader.report("WVR-02", "rule",
                {"không có quy tắc “" + id + "”", "there is no rule “" + id + "”"}, hint);
}

void read_rule(xml::Reader& reader, const Rulebook& rulebook, Waiver& waiver) {
  waiver.at = reader.span("rule");
  const std::string id = reader.token("rule");
  if (id.empty()) return;
  const Rule* rule = rulebook.find(id);
  if (rule == nullptr) {
    report_unknown_rule(reader, id, rulebook);
    return;
  }
  waiver.rule = rule->id;
  if (rule->waivable) return;
  reader.report(
      "WVR-03", "rule",
      {"quy tắc " + rule->id + " không thể được miễn trừ",
       "rule " + rule->id + " cannot be waived"},
      {"số liệu không khớp thì phải sửa hồ sơ theo biên bản gốc; không văn bản nào làm cho nó đúng",
       "numbers that do not agree must be mended in the record; no document makes them right"});
}

void read_period(xml::Reader& reader, Waiver& waiver) {
  waiver.period.from = reader.optional_date("from");
  waiver.period.to = reader.optional_date("to");
  const bool has_period = waiver.period.from || waiver.period.to;
  if (waiver.cell.empty() && has_period) {
    reader.report("WVR-05", reader.has("from") ? "from" : "to",
                  {"thời gian chỉ đi với chi bộ; hồ sơ đã có ngày họp của nó",
                   "a period goes with a cell; a record has its own day"},
                  {"bỏ from và to, hoặc thay record bằng cell",
                   "leave out from and to, or name a cell instead of a record"});
  }
  if (!waiver.cell.empty() && (!waiver.period.from || !waiver.period.to)) {
    reader.report("WVR-05", "cell",
                  {"miễn trừ cho chi bộ phải có ngày đầu và ngày cuối",
                   "a waiver for a cell has a first and a last day"},
                  {"thêm from=\"…\" và to=\"…\"", "add from=\"…\" and to=\"…\""});
  }
  if (waiver.period.from && waiver.period.to && *waiver.period.to < *waiver.period.from) {
    reader.report("WVR-05", "to",
                  {"ngày cuối đứng trước ngày đầu", "the last day is before the first"},
                  {"đổi lại hai ngày", "swap the two days"});
  }
}

void read_target(xml::Reader& reader, Waiver& waiver) {
  waiver.record = reader.optional_token("record").value_or("");
  waiver.cell = reader.optional_token("cell").value_or("");
  if (waiver.record.empty() == waiver.cell.empty()) {
    reader.report("WVR-04", waiver.record.empty() ? "" : "cell",
                  {"miễn trừ phải nêu đúng một trong hai: hồ sơ (record) hoặc chi bộ (cell)",
                   "a waiver names exactly one of record and cell"},
                  {"ghi record=\"mã hồ sơ\", hoặc cell=\"mã chi bộ\" from=\"…\" to=\"…\"",
                   "write record=\"id\", or cell=\"code\" from=\"…\" to=\"…\""});
  }
  read_period(reader, waiver);
}

void read_document(const xml::Element& element, Waiver& waiver, findings::Findings& findings) {
  xml::Reader reader(element, findings);
  waiver.number = reader.text("number");
  waiver.dated = reader.date("date");
  waiver.issuer = reader.text("issuer");
  reader.finish();
}

void read_approver(const xml::Element& element, Waiver& waiver, findings::Findings& findings) {
  xml::Reader reader(element, findings);
  waiver.approved_by = reader.text("name");
  if (const auto position = reader.optional_text("position")) {
    waiver.approved_by = text::nfc(waiver.approved_by.str() + ", " + position->str());
  }
  reader.finish();
}

}  // namespace

bool Waiver::names(std::string_view rule_id, const Act& act) const {
  if (rule != rule_id) return false;
  if (!record.empty()) return record == act.record;
  return cell == act.cell && period.covers(act.on);
}

findings::Checked<Waiver> parse_waiver(const SourceText& source, const Rulebook& rulebook) {
  const auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<Waiver>(tree.findings());
  const xml::Element root = tree.value().root();
  if (!is_waiver(root)) return findings::Checked<Waiver>({not_a_waiver(root)});
  findings::Findings findings = tree.findings();
  xml::Reader reader(root, findings);
  Waiver waiver;
  read_rule(reader, rulebook, waiver);
  read_target(reader, waiver);
  waiver.expires = reader.date("expires");
  if (const auto reason = reader.required_child("reason")) {
    xml::Reader words(*reason, findings);
    waiver.reason = words.content();
    words.finish();
  }
  if (const auto document = reader.required_child("document")) {
    read_document(*document, waiver, findings);
  }
  if (const auto approver = reader.required_child("approved_by")) {
    read_approver(*approver, waiver, findings);
  }
  reader.finish();
  if (findings::has_violation(findings)) return findings::Checked<Waiver>(std::move(findings));
  return {std::move(waiver), std::move(findings)};
}

findings::WaiverNote note_of(const Waiver& waiver, std::string file, std::string signer) {
  const std::string date = to_iso(waiver.dated);
  return {.file = std::move(file),
          .reason = waiver.reason.str(),
          .document = {"văn bản số " + waiver.number.str() + " ngày " + date + " của " +
                           waiver.issuer.str(),
                       "document " + waiver.number.str() + " of " + date + " by " +
                           waiver.issuer.str()},
          .approved_by = waiver.approved_by.str(),
          .expires = to_iso(waiver.expires),
          .signer = std::move(signer)};
}

}  // namespace vanthu::rules
