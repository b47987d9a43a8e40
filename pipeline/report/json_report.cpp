#include "report/json_report.h"

#include <nlohmann/json.hpp>

#include "report/words.h"
#include "report/writers.h"

namespace vanthu::report {
namespace {

using findings::BaseCard;
using findings::BaseKind;
using Json = nlohmann::ordered_json;

Json both(const Bilingual& text) {
  return Json{{"vi", text.vi}, {"en", text.en}};
}

void add_if_said(Json& object, const char* key, const Bilingual& text) {
  if (!text.empty()) object[key] = both(text);
}

Json place(const LineColumn& position) {
  return Json{{"line", position.line}, {"column", position.column}};
}

Json problem_json(const findings::Finding& finding, const SourceText& source) {
  Json object{{"id", finding.id}, {"severity", name_of(finding.severity)}};
  object["message"] = both(finding.message);
  object["at"] = place(source.position(finding.at.begin));
  add_if_said(object, "hint", finding.hint);
  return object;
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

Json card_json(const BaseCard& card) {
  Json object{{"kind", name_of_base(card.kind)}, {"whole", card.whole}};
  object["left_out"] = Json::array();
  for (const auto& member : card.left_out) {
    object["left_out"].push_back(
        {{"member", member.member}, {"name", member.name}, {"reason", both(member.reason)}});
  }
  object["base"] = card.base;
  object["share"] = Json{
      {"numerator", card.numerator}, {"denominator", card.denominator}, {"strict", card.strict}};
  object["needed"] = card.needed;
  object["got"] = card.got;
  object["reached"] = card.reached;
  return object;
}

Json waiver_json(const findings::WaiverNote& waiver) {
  return Json{{"file", waiver.file},
              {"reason", waiver.reason},
              {"document", both(waiver.document)},
              {"approved_by", waiver.approved_by},
              {"expires", waiver.expires},
              {"signer", waiver.signer}};
}

Json verdict_json(const findings::Verdict& verdict, const LineColumn* at) {
  Json object{{"rule", verdict.rule},
              {"outcome", name_of(verdict.outcome)},
              {"severity", name_of(verdict.severity)},
              {"grade", name_of(verdict.grade)}};
  object["subject"] = both(verdict.subject);
  add_if_said(object, "message", verdict.message);
  add_if_said(object, "arithmetic", verdict.arithmetic);
  if (verdict.card) object["card"] = card_json(*verdict.card);
  add_if_said(object, "hint", verdict.hint);
  add_if_said(object, "caution", verdict.caution);
  if (at != nullptr) {
    object["at"] = place(*at);
    if (!verdict.attribute.empty()) object["at"]["attribute"] = verdict.attribute;
  }
  for (const findings::Citation& citation : verdict.citations) {
    Json one{{"text", both(citation.text)}};
    add_if_said(one, "window", citation.window);
    object["citations"].push_back(std::move(one));
  }
  if (verdict.waiver) object["waiver"] = waiver_json(*verdict.waiver);
  const std::string_view novelty = name_of(verdict.novelty);
  if (!novelty.empty()) object["baseline"] = novelty;
  return object;
}

Json begin_object(const ReportHead& head) {
  Json object{{"schema", "urn:vanthu:findings:1"}};
  if (!head.program.empty()) object["program"] = head.program;
  return object;
}

void add_rulebook(Json& object, const ReportHead& head) {
  object["rulebook"] =
      Json{{"version", head.rulebook.version()}, {"sha256", head.rulebook.digest()}};
  if (head.as_of) object["as_of"] = to_iso(*head.as_of);
}

// File names may hold bytes that are no UTF-8; JSON may not.
std::string text_of(const Json& object) {
  return object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string line_of(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class JsonWriter final : public ReportWriter {
 public:
  JsonWriter(const ReportHead& head, Sink sink) : head_(head), sink_(std::move(sink)) {}

  void begin() override {}

  void add(const FileReport& file) override { add_entry(to_json(file, head_)); }

  void add(const SeriesReport& series) override {
    Json object = begin_object(head_);
    if (!series.file.empty()) object["file"] = series.file;
    if (!series.record_id.empty()) object["record"] = series.record_id;
    object["cell"] = series.cell_code;
    object["year"] = series.year;
    add_rulebook(object, head_);
    object["problems"] = Json::array();
    object["verdicts"] =
        Json::array({verdict_json(series.verdict, series.file.empty() ? nullptr : &series.at)});
    add_entry(text_of(object));
  }

  void finish(const Closing& closing) override {
    if (!closing.absent.empty()) {
      Json object = begin_object(head_);
      add_rulebook(object, head_);
      for (const AbsentFinding& absent : closing.absent) {
        object["absent"].push_back(
            {{"rule", absent.rule}, {"home", absent.home}, {"subject", absent.subject}});
      }
      add_entry(text_of(object));
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
  Json object = begin_object(head);
  if (!checked.file.empty()) object["file"] = checked.file;
  if (!checked.record_id.empty()) {
    object["record"] = checked.record_id;
    object["cell"] = checked.cell_code;
    object["held_on"] = to_iso(checked.held_on);
  }
  add_rulebook(object, head);
  if (checked.unreadable) object["unreadable"] = both(checked.unreadable->what);
  object["problems"] = Json::array();
  for (const auto& finding : checked.problems) {
    object["problems"].push_back(problem_json(finding, checked.source));
  }
  object["verdicts"] = Json::array();
  for (const auto& verdict : checked.verdicts) {
    const LineColumn at = checked.source.position(verdict.at.begin);
    object["verdicts"].push_back(verdict_json(verdict, verdict.at.end > 0 ? &at : nullptr));
  }
  return text_of(object);
}

std::string to_json(const StoredFindings& stored, const rules::Rulebook& rulebook) {
  const ReportHead head{.program = {}, .rulebook = rulebook};
  Json object = begin_object(head);
  object["record"] = stored.record.id;
  object["cell"] = stored.record.cell.code;
  object["held_on"] = to_iso(stored.record.meeting.start.date);
  add_rulebook(object, head);
  object["problems"] = Json::array();
  std::string text = line_of(object);
  text.pop_back();
  text += ",\"verdicts\":[";
  const char* separator = "\n";
  for (const auto& verdict : stored.verdicts) {
    const LineColumn at = stored.source.position(verdict.at.begin);
    text += separator + line_of(verdict_json(verdict, verdict.at.end > 0 ? &at : nullptr));
    separator = ",\n";
  }
  return text + "\n]}\n";
}

std::unique_ptr<ReportWriter> make_json_writer(const ReportHead& head, Sink sink) {
  return std::make_unique<JsonWriter>(head, std::move(sink));
}

}  // namespace vanthu::report
