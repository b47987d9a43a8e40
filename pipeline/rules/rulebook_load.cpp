#include <algorithm>
#include <set>

#include "base/sha.h"
#include "rules/registry.h"
#include "rules/rulebook_reader.h"

namespace vanthu::rules {
namespace {

using findings::Finding;
using findings::Findings;

// Rules that rest on it are open to nobody's own setting.
constexpr std::string_view kCharter = "DL-2011";

LegalDocument read_document(const xml::Element& element, Findings& findings) {
  xml::Reader reader(element, findings);
  LegalDocument document{
      .key = reader.token("key"), .title = read_bilingual(reader), .window = read_window(reader)};
  reader.finish();
  return document;
}

// Ids are ASCII and found in any letter case, so they must differ in more than that.
std::string in_capitals(std::string id) {
  for (char& c : id) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return id;
}

bool rests_on_charter(const Rule& rule) {
  return std::any_of(rule.citations.begin(), rule.citations.end(),
                     [](const RuleCitation& citation) { return citation.document == kCharter; });
}

bool is_open(const Rule& rule, std::string_view threshold) {
  return std::find(rule.local_thresholds.begin(), rule.local_thresholds.end(), threshold) !=
         rule.local_thresholds.end();
}

// Collects the files and then looks for what only shows across them.
class Collection {
 public:
  void add_file(const std::string& file, const xml::Element& root, Findings& findings) {
    xml::Reader reader(root, findings);
    if (const auto version = reader.optional_token("version")) parts_.version = *version;
    for (const auto& child : reader.children("document")) {
      parts_.documents.push_back(read_document(child, findings));
    }
    for (const auto& child : reader.children("say")) {
      parts_.sayings.push_back(read_saying(child, findings));
    }
    for (const auto& child : reader.children("rule")) {
      rules_.push_back({read_rule(child, findings), file, child.span()});
    }
    for (const auto& child : reader.children("frame")) {
      frames_.push_back({read_frame(child, findings), file, child.span()});
    }
    for (const auto& child : reader.children("profile")) {
      profiles_.push_back({read_profile(child, findings), file, child.span()});
    }
    for (const auto& child : reader.children("year")) {
      read_year(child, parts_.working_days, findings);
    }
    reader.finish();
  }

  RulebookLoad finish(std::string digest, std::vector<RulebookFinding> findings) {
    for (Placed<Rule>& rule : rules_) {
      rule.value.predicate = find_predicate(rule.value.id);
      Findings here;
      check_rule(rule.value, parts_.sayings, rule.at, here);
      for (Finding& finding : here) findings.push_back({rule.file, std::move(finding)});
    }
    find_unknown_documents(findings);
    find_repeated_ids(findings);
    find_predicates_without_rule(findings);
    find_open_charter_rules(findings);
    find_settings_not_open(findings);
    find_frames_that_meet(findings);
    if (!findings.empty()) return {std::nullopt, std::move(findings)};
    for (Placed<Rule>& rule : rules_) parts_.rules.push_back(std::move(rule.value));
    for (Placed<ScoreFrame>& one : frames_) parts_.frames.push_back(std::move(one.value));
    for (Placed<Profile>& one : profiles_) parts_.profiles.push_back(std::move(one.value));
    parts_.digest = std::move(digest);
    return {Rulebook(std::move(parts_)), {}};
  }

 private:
  static void add_finding(std::vector<RulebookFinding>& findings, const std::string& file,
                          std::string id, SourceSpan at, Bilingual message, Bilingual hint = {}) {
    Findings one;
    report(one, std::move(id), at, std::move(message), std::move(hint));
    findings.push_back({file, std::move(one.front())});
  }

  void find_unknown_documents(std::vector<RulebookFinding>& findings) const {
    for (const auto& [rule, file, at] : rules_) {
      for (const RuleCitation& citation : rule.citations) {
        const bool known = std::any_of(
            parts_.documents.begin(), parts_.documents.end(),
            [&](const LegalDocument& document) { return document.key == citation.document; });
        if (known) continue;
        add_finding(findings, file, "RUL-08", at,
                    {rule.id + " dẫn văn bản chưa khai báo “" + citation.document + "”",
                     rule.id + " cites an unknown document “" + citation.document + "”"});
      }
    }
  }

  void find_repeated_ids(std::vector<RulebookFinding>& findings) const {
    std::set<std::string> seen;
    const auto look_at = [&](const std::string& id, const std::string& file, SourceSpan at) {
      if (seen.insert(in_capitals(id)).second) return;
      add_finding(findings, file, "RUL-09", at,
                  {"mã “" + id + "” bị lặp lại", "id “" + id + "” is repeated"});
    };
    for (const auto& [rule, file, at] : rules_) {
      look_at(rule.id, file, at);
      for (const std::string& alias : rule.aliases) look_at(alias, file, at);
    }
    for (const auto& [profile, file, at] : profiles_) look_at(profile.id, file, at);
  }

  void find_predicates_without_rule(std::vector<RulebookFinding>& findings) const {
    for (const Predicate& predicate : predicates()) {
      if (find(predicate.id) != nullptr) continue;
      add_finding(findings, rules_.empty() ? "rulebook" : rules_.front().file, "RUL-10", {},
                  {"bộ quy tắc thiếu " + std::string(predicate.id),
                   "the rulebook lacks " + std::string(predicate.id)});
    }
  }

  void find_open_charter_rules(std::vector<RulebookFinding>& findings) const {
    for (const auto& [rule, file, at] : rules_) {
      if (rule.local_thresholds.empty() || !rests_on_charter(rule)) continue;
      add_finding(findings, file, "RUL-13", at,
                  {rule.id + " dựa trên Điều lệ Đảng nên địa phương không được đặt mức khác",
                   rule.id + " rests on the Charter: no local setting can change it"});
    }
  }

  void find_settings_not_open(std::vector<RulebookFinding>& findings) const {
    for (const auto& [profile, file, at] : profiles_) {
      for (const ProfileThreshold& set : profile.thresholds) {
        const Rule* rule = find(set.rule);
        if (rule != nullptr && is_open(*rule, set.threshold.name)) continue;
        add_finding(findings, file, "RUL-14", set.at,
                    {"hồ sơ địa phương " + profile.id + " đặt “" + set.threshold.name +
                         "” của quy tắc " + set.rule + ", là mức không được thay đổi",
                     "profile " + profile.id + " sets “" + set.threshold.name + "” of rule " +
                         set.rule + ", which is not open to local setting"},
                    remedy_for(rule));
      }
    }
  }

  static Bilingual remedy_for(const Rule* rule) {
    if (rule == nullptr) {
      return {"bỏ dòng này hoặc sửa mã quy tắc: không có quy tắc này",
              "leave it out or mend the id: there is no such rule"};
    }
    if (rests_on_charter(*rule)) {
      return {"bỏ dòng này: mức của Điều lệ Đảng áp dụng như nhau ở mọi nơi",
              "leave it out: what the Charter sets is the same everywhere"};
    }
    if (rule->local_thresholds.empty()) {
      return {"bỏ dòng này: quy tắc không để ngỏ mức nào cho địa phương",
              "leave it out: the rule leaves nothing open to local setting"};
    }
    std::string open;
    for (const std::string& name : rule->local_thresholds) {
      open += (open.empty() ? "" : ", ") + name;
    }
    return {"bỏ dòng này, hoặc đặt một trong các mức để ngỏ: " + open,
            "leave it out, or set one that is open: " + open};
  }

  // A cell must find one national frame a day.
  void find_frames_that_meet(std::vector<RulebookFinding>& findings) const {
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!frames_[i].value.window.meets(frames_[j].value.window)) continue;
        add_finding(findings, frames_[i].file, "RUL-18", frames_[i].at,
                    {"hai khung điểm cùng áp dụng cho một ngày: " + frames_[j].value.name.vi +
                         "; " + frames_[i].value.name.vi,
                     "two frames are in force on the same day: " + frames_[j].value.name.en + "; " +
                         frames_[i].value.name.en},
                    {"chia thời gian áp dụng bằng from và to", "divide the time by from and to"});
      }
    }
  }

  const Rule* find(std::string_view id) const {
    for (const Placed<Rule>& rule : rules_) {
      if (rule.value.id == id) return &rule.value;
    }
    return nullptr;
  }

  RulebookParts parts_;
  std::vector<Placed<Rule>> rules_;
  std::vector<Placed<ScoreFrame>> frames_;
  std::vector<Placed<Profile>> profiles_;
};

}  // namespace

RulebookLoad load_rulebook(const std::vector<SourceText>& sources) {
  std::vector<RulebookFinding> findings;
  Collection collection;
  std::string digests;
  for (const SourceText& source : sources) {
    digests += sha256_hex(source.bytes()) + "  " + source.name() + "\n";
    const auto tree = xml::parse_strict(source);
    Findings here = tree.findings();
    if (tree.ok()) collection.add_file(source.name(), tree.value().root(), here);
    findings::sort_by_place(here);
    for (Finding& finding : here) findings.push_back({source.name(), std::move(finding)});
  }
  return collection.finish(sha256_hex(digests), std::move(findings));
}

}  // namespace vanthu::rules
