// SARIF 2.1.0 (OASIS): one run, every rule declared, every verdict a result of its kind. Files are
// named below the workspace, never by the machine's paths.
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/sha.h"
#include "findings/card_words.h"
#include "ingest/diagnostic.h"
#include "report/fingerprint.h"
#include "report/sarif_rules.h"
#include "report/words.h"
#include "report/writers.h"

namespace vanthu::report {
namespace {

using findings::Outcome;
using findings::Verdict;
using Json = nlohmann::ordered_json;

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// RFC 3986: everything but unreserved letters and the slash between folders.
std::string uri_of(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~/";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += kDigits[byte >> 4U];
    uri += kDigits[byte & 15U];
  }
  return uri;
}

std::string_view kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass:
      return "pass";
    case Outcome::Fail:
    case Outcome::Waived:
      return "fail";
    case Outcome::NotApplicable:
      return "notApplicable";
    case Outcome::Indeterminate:
      return "open";
  }
  return {};
}

Json artifact_location(const std::string& file) {
  return Json{{"uri", uri_of(file)}, {"uriBaseId", "WORKSPACE"}};
}

Json suppression(const findings::WaiverNote& waiver, Language language) {
  Json object{{"kind", "external"}, {"status", "accepted"}};
  object["justification"] = waiver_words(waiver).in(language);
  object["location"] =
      Json{{"physicalLocation", Json{{"artifactLocation", artifact_location(waiver.file)}}}};
  object["properties"] = Json{{"document", waiver.document.in(language)},
                              {"approvedBy", waiver.approved_by},
                              {"expires", waiver.expires},
                              {"signer", waiver.signer}};
  return object;
}

Json region(const SourceText& source, const SourceSpan& at) {
  const LineColumn begin = source.position(at.begin);
  const LineColumn end = source.position(std::max(at.end, at.begin));
  return Json{{"startLine", begin.line},
              {"startColumn", begin.column},
              {"endLine", end.line},
              {"endColumn", end.column}};
}

class SarifWriter final : public ReportWriter {
 public:
  SarifWriter(const ReportHead& head, const WriterOptions& options, Sink sink)
      : head_(head), language_(options.language), sink_(std::move(sink)) {}

  void begin() override {
    Json rules = sarif_rules(head_.rulebook, language_);
    for (std::size_t i = 0; i < rules.size(); ++i) {
      index_.emplace(rules[i]["id"].get<std::string>(), i);
    }
    Json driver{{"name", "vanthu"}, {"version", head_.program}};
    driver["semanticVersion"] = head_.program;
    driver["language"] = language();
    Json properties{{"rulebook", head_.rulebook.version()},
                    {"rulebookSha256", head_.rulebook.digest()}};
    if (head_.as_of) properties["asOf"] = to_iso(*head_.as_of);
    driver["rules"] = std::move(rules);
    driver["properties"] = std::move(properties);
    sink_("{\n\"$schema\": " + Json(kSchema).dump() + ",\n\"version\": \"2.1.0\",\n\"runs\": [{\n");
    sink_("\"tool\": " + Json{{"driver", std::move(driver)}}.dump(1) + ",\n");
    sink_("\"language\": " + Json(language()).dump() + ",\n");
    sink_("\"columnKind\": \"unicodeCodePoints\",\n\"results\": [");
  }

  void add(const FileReport& file) override {
    if (!file.source.name().empty()) {
      artifacts_.push_back(Json{{"location", artifact_location(file.file)},
                                {"hashes", Json{{"sha-256", sha256_hex(file.source.bytes())}}}});
    }
    if (file.unreadable) notifications_.push_back(notification(file));
    for (const findings::Finding& finding : file.problems) write(problem(file, finding));
    const std::vector<std::string> prints = fingerprints(file);
    for (std::size_t i = 0; i < file.verdicts.size(); ++i) {
      const Verdict& verdict = file.verdicts[i];
      Json one = result(verdict, prints[i]);
      Json place{{"artifactLocation", artifact_location(file.file)}};
      if (verdict.at.end > 0) {
        place["region"] = region(file.source, ingest::place_of(file.source, verdict));
      }
      one["locations"] =
          Json::array({location(std::move(place), file.record_id, verdict.subject.in(language_))});
      write(one);
    }
  }

  void add(const SeriesReport& series) override {
    Json one = result(series.verdict, fingerprint(series));
    Json place;
    if (!series.file.empty()) {
      place =
          Json{{"artifactLocation", artifact_location(series.file)},
               {"region", Json{{"startLine", series.at.line}, {"startColumn", series.at.column}}}};
    }
    one["locations"] = Json::array(
        {location(std::move(place), home_of(series), series.verdict.subject.in(language_))});
    write(one);
  }

  void finish(const Closing& closing) override {
    for (const AbsentFinding& absent : closing.absent) write(gone(absent));
    sink_("\n],\n\"artifacts\": " + artifacts_.dump(1) + ",\n");
    const Json base{{"WORKSPACE", Json{{"description", Json{{"text", base_words()}}}}}};
    sink_("\"originalUriBaseIds\": " + base.dump(1) + ",\n");
    Json invocation{{"executionSuccessful", notifications_.empty()}};
    if (!notifications_.empty()) invocation["toolExecutionNotifications"] = notifications_;
    sink_("\"invocations\": [" + text_of(invocation) + "]\n}]\n}\n");
  }

 private:
  std::string language() const { return language_ == Language::Vi ? "vi" : "en"; }

  std::string base_words() const {
    return language_ == Language::Vi ? "vùng làm việc: thư mục có tệp office.xml"
                                     : "the workspace: the folder with office.xml";
  }

  static std::string text_of(const Json& object) {
    return object.dump(1, ' ', false, Json::error_handler_t::replace);
  }

  void write(const Json& one) {
    sink_(first_ ? "\n" : ",\n");
    first_ = false;
    sink_(text_of(one));
  }

  Json head_of(const std::string& rule) const {
    Json object{{"ruleId", rule}};
    const auto found = index_.find(rule);
    if (found != index_.end()) object["ruleIndex"] = found->second;
    return object;
  }

  // A message is never empty (3.11): the subject speaks where there is nothing else to say.
  std::string message_of(const Verdict& verdict) const {
    std::string text = verdict.subject.in(language_);
    const std::string& detail = detail_of(verdict).in(language_);
    if (!detail.empty()) text += ": " + detail;
    if (!verdict.message.empty() && !verdict.arithmetic.empty()) {
      text += "\n" + verdict.arithmetic.in(language_);
    }
    if (verdict.card) text += "\n" + findings::card_words(*verdict.card).in(language_);
    return text;
  }

  Json result(const Verdict& verdict, const std::string& print) const {
    Json object = head_of(verdict.rule);
    const bool failed = verdict.outcome == Outcome::Fail || verdict.outcome == Outcome::Waived;
    object["kind"] = kind_of(verdict.outcome);
    object["level"] = failed ? sarif_level(verdict.severity) : "none";
    object["message"] = Json{{"text", message_of(verdict)}};
    if (failed) object["partialFingerprints"] = Json{{"vanthu/v1", print}};
    if (verdict.waiver) {
      object["suppressions"] = Json::array({suppression(*verdict.waiver, language_)});
    }
    const std::string_view novelty = name_of(verdict.novelty);
    if (!novelty.empty()) object["baselineState"] = novelty;
    Json properties{{"grade", name_of(verdict.grade)}};
    for (const findings::Citation& citation : verdict.citations) {
      const std::string& window = citation.window.in(language_);
      properties["citations"].push_back(citation.text.in(language_) +
                                        (window.empty() ? "" : " (" + window + ")"));
    }
    if (!verdict.hint.empty()) properties["hint"] = verdict.hint.in(language_);
    if (!verdict.caution.empty()) properties["caution"] = verdict.caution.in(language_);
    object["properties"] = std::move(properties);
    return object;
  }

  Json location(Json physical, const std::string& home, const std::string& subject) const {
    Json object;
    if (!physical.is_null()) object["physicalLocation"] = std::move(physical);
    object["logicalLocations"] =
        Json::array({Json{{"name", subject}, {"fullyQualifiedName", home + "/" + subject}}});
    return object;
  }

  Json problem(const FileReport& file, const findings::Finding& finding) const {
    Json object = head_of(finding.id);
    object["kind"] = "fail";
    object["level"] = sarif_level(finding.severity);
    std::string text = finding.message.in(language_);
    if (!finding.hint.empty()) text += "\n" + finding.hint.in(language_);
    object["message"] = Json{{"text", text}};
    const Json physical{{"artifactLocation", artifact_location(file.file)},
                        {"region", region(file.source, finding.at)}};
    object["locations"] = Json::array({Json{{"physicalLocation", physical}}});
    return object;
  }

  Json notification(const FileReport& file) const {
    const Json physical{{"artifactLocation", artifact_location(file.file)}};
    return Json{{"level", "error"},
                {"message", Json{{"text", file.unreadable->what.in(language_)}}},
                {"locations", Json::array({Json{{"physicalLocation", physical}}})}};
  }

  Json gone(const AbsentFinding& absent) const {
    Json object = head_of(absent.rule);
    object["kind"] = "fail";
    object["message"] = Json{{"text", absent.subject}};
    object["baselineState"] = "absent";
    object["locations"] = Json::array({location(Json(), absent.home, absent.subject)});
    return object;
  }

  ReportHead head_;
  Language language_;
  Sink sink_;
  std::unordered_map<std::string, std::size_t> index_;
  Json artifacts_ = Json::array();
  Json notifications_ = Json::array();
  bool first_ = true;
};

}  // namespace

std::unique_ptr<ReportWriter> make_sarif_writer(const ReportHead& head,
                                                const WriterOptions& options, Sink sink) {
  return std::make_unique<SarifWriter>(head, options, std::move(sink));
}

}  // namespace vanthu::report
