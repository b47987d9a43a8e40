#include "report/json_report.h"

#include <set>

#include "report/json_stream.h"
#include "report/words.h"
#include "report/writers.h"

namespace vanthu::report {
namespace {

using findings::BaseCard;
using findings::BaseKind;
using findings::Outcome;
using Layout = JsonStream::Layout;

void add_both(JsonStream& json, std::string_view key, const Bilingual& text) {
  json.key(key).begin_object().member("vi", text.vi).member("en", text.en).end_object();
}

void add_if_said(JsonStream& json, std::string_view key, const Bilingual& text) {
  if (!text.empty()) add_both(json, key, text);
}

// {"line": …, "column": …}, still open.
JsonStream& begin_place(JsonStream& json, const LineColumn& position) {
  json.key("at").begin_object();
  return json.member("line", position.line).member("column", position.column);
}

void add_problem(JsonStream& json, const findings::Finding& finding, const SourceText& source) {
  json.begin_object().member("id", finding.id).member("severity", name_of(finding.severity));
  add_both(json, "message", finding.message);
  begin_place(json, source.position(finding.at.begin)).end_object();
  add_if_said(json, "hint", finding.hint);
  json.end_object();
}

std::string_view name_of_base(BaseKind kind) {
  switch (kind) {
    case BaseKind::Cell:
      return "cell";
    case BaseKind::Congress:
      return "congress";
    case BaseKind::Committee:
      return "committee";
  }
  return {};
}

void add_card(JsonStream& json, const BaseCard& card) {
  json.key("card").begin_object();
  json.member("kind", name_of_base(card.kind)).member("whole", card.whole);
  json.key("left_out").begin_array();
  for (const auto& member : card.left_out) {
    json.begin_object().member("member", member.member).member("name", member.name);
    add_both(json, "reason", member.reason);
    json.end_object();
  }
  json.end_array().member("base", card.base).key("share").begin_object();
  json.member("numerator", card.numerator).member("denominator", card.denominator);
  json.member("strict", card.strict).end_object();
  json.member("needed", card.needed).member("got", card.got).member("reached", card.reached);
  json.end_object();
}

void add_waiver(JsonStream& json, const findings::WaiverNote& waiver) {
  json.key("waiver").begin_object();
  json.member("file", waiver.file).member("reason", waiver.reason);
  add_both(json, "document", waiver.document);
  json.member("approved_by", waiver.approved_by).member("expires", waiver.expires);
  json.member("signer", waiver.signer).end_object();
}

void add_verdict(JsonStream& json, const findings::Verdict& verdict,
                 const std::optional<LineColumn>& at) {
  json.begin_object().member("rule", verdict.rule).member("outcome", name_of(verdict.outcome));
  json.member("severity", name_of(verdict.severity)).member("grade", name_of(verdict.grade));
  add_both(json, "subject", verdict.subject);
  add_if_said(json, "message", verdict.message);
  add_if_said(json, "arithmetic", verdict.arithmetic);
  if (verdict.card) add_card(json, *verdict.card);
  add_if_said(json, "hint", verdict.hint);
  add_if_said(json, "caution", verdict.caution);
  if (at) {
    begin_place(json, *at);
    if (!verdict.attribute.empty()) json.member("attribute", verdict.attribute);
    json.end_object();
  }
  if (!verdict.citations.empty()) {
    json.key("citations").begin_array();
    for (const findings::Citation& citation : verdict.citations) {
      json.begin_object();
      add_both(json, "text", citation.text);
      add_if_said(json, "window", citation.window);
      json.end_object();
    }
    json.end_array();
  }
  if (verdict.waiver) add_waiver(json, *verdict.waiver);
  const std::string_view novelty = name_of(verdict.novelty);
  if (!novelty.empty()) json.member("baseline", novelty);
  json.end_object();
}

std::optional<LineColumn> place_of(const findings::Verdict& verdict, const SourceText& source) {
  if (verdict.at.end == 0) return std::nullopt;
  return source.position(verdict.at.begin);
}

void begin_report(JsonStream& json, const ReportHead& head) {
  json.begin_object().member("schema", "urn:vanthu:findings:1");
  if (!head.program.empty()) json.member("program", head.program);
}

void add_rulebook(JsonStream& json, const ReportHead& head) {
  json.key("rulebook").begin_object().member("version", head.rulebook.version());
  json.member("sha256", head.rulebook.digest()).end_object();
  if (head.as_of) json.member("as_of", to_iso(*head.as_of));
}

class JsonWriter final : public ReportWriter {
 public:
  JsonWriter(const ReportHead& head, Sink sink) : head_(head), sink_(std::move(sink)) {}

  void begin() override {}

  void add(const FileReport& file) override { add_entry(to_json(file, head_)); }

  void add(const SeriesReport& series) override {
    JsonStream json(Layout::Lines);
    begin_report(json, head_);
    if (!series.file.empty()) json.member("file", series.file);
    if (!series.record_id.empty()) json.member("record", series.record_id);
    json.member("cell", series.cell_code).member("year", series.year);
    add_rulebook(json, head_);
    json.key("problems").begin_array().end_array().key("verdicts").begin_array();
    add_verdict(json, series.verdict,
                series.file.empty() ? std::nullopt : std::optional(series.at));
    json.end_array().end_object();
    add_entry(json.take() + "\n");
  }

  void finish(const Closing& closing) override {
    if (!closing.absent.empty()) {
      JsonStream json(Layout::Lines);
      begin_report(json, head_);
      add_rulebook(json, head_);
      json.key("absent").begin_array();
      for (const AbsentFinding& absent : closing.absent) {
        json.begin_object().member("rule", absent.rule).member("home", absent.home);
        json.member("subject", absent.subject).end_object();
      }
      json.end_array().end_object();
      add_entry(json.take() + "\n");
    }
    sink_(first_ ? "[]\n" : "]\n");
  }

 private:
  void add_entry(const std::string& json) {
    sink_(first_ ? "[" : ",");
    first_ = false;
    sink_(json);
  }

  ReportHead head_;
  Sink sink_;
  bool first_ = true;
};

}  // namespace

std::string to_json(const FileReport& checked, const ReportHead& head) {
  JsonStream json(Layout::Lines);
  begin_report(json, head);
  if (!checked.file.empty()) json.member("file", checked.file);
  if (!checked.record_id.empty()) {
    json.member("record", checked.record_id).member("cell", checked.cell_code);
    json.member("held_on", to_iso(checked.held_on));
  }
  add_rulebook(json, head);
  if (checked.unreadable) add_both(json, "unreadable", checked.unreadable->what);
  json.key("problems").begin_array();
  for (const auto& finding : checked.problems) add_problem(json, finding, checked.source);
  json.end_array().key("verdicts").begin_array();
  for (const auto& verdict : checked.verdicts) {
    add_verdict(json, verdict, place_of(verdict, checked.source));
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

std::string to_json(const StoredFindings& stored, const rules::Rulebook& rulebook) {
  const ReportHead head{.program = {}, .rulebook = rulebook};
  JsonStream json(Layout::Compact);
  begin_report(json, head);
  json.member("record", stored.record.id).member("cell", stored.record.cell.code);
  json.member("held_on", to_iso(stored.record.meeting.start.date));
  add_rulebook(json, head);
  json.key("problems").begin_array().end_array();
  std::set<std::string_view> said;
  std::set<std::string_view> not_applicable;
  for (const auto& verdict : stored.verdicts) {
    (verdict.outcome == Outcome::NotApplicable ? not_applicable : said).insert(verdict.rule);
  }
  json.line_feed().key("not_applicable").begin_array();
  for (const std::string_view rule : not_applicable) {
    if (!said.contains(rule)) json.value(rule);
  }
  json.end_array().line_feed().key("verdicts").begin_array();
  for (const auto& verdict : stored.verdicts) {
    if (verdict.outcome == Outcome::NotApplicable) continue;
    json.line_feed();
    add_verdict(json, verdict, place_of(verdict, stored.source));
  }
  json.line_feed().end_array().end_object();
  return json.take() + "\n";
}

std::unique_ptr<ReportWriter> make_json_writer(const ReportHead& head, Sink sink) {
  return std::make_unique<JsonWriter>(head, std::move(sink));
}

}  // namespace vanthu::report
