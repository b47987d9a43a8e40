#include "run/findings_difference.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "archive/json_value.h"
#include "findings/words.h"

namespace vanthu::run {
namespace {

using archive::JsonValue;
using findings::Outcome;

constexpr std::size_t kShown = 8;

// What was said of one subject of a rule.
struct Saying {
  std::string outcome;
  // Subject, message and arithmetic.
  std::string words;

  auto operator<=>(const Saying&) const = default;
};
using Sayings = std::map<std::string, std::vector<Saying>>;

std::string vietnamese(const JsonValue& verdict, std::string_view key) {
  const JsonValue* text = verdict.find(key);
  return text == nullptr ? std::string() : text->find_string("vi").value_or("");
}

std::optional<Sayings> read(std::string_view json) {
  const auto top = archive::try_parse_json(json);
  const JsonValue* verdicts = top ? top->find("verdicts") : nullptr;
  const JsonValue* none = top ? top->find("not_applicable") : nullptr;
  if (verdicts == nullptr || !verdicts->is_array()) return std::nullopt;
  Sayings all;
  for (const JsonValue& verdict : verdicts->elements) {
    const auto rule = verdict.find_string("rule");
    const auto outcome = verdict.find_string("outcome");
    if (!rule || !outcome) return std::nullopt;
    all[*rule].push_back({.outcome = *outcome,
                          .words = vietnamese(verdict, "subject") + "\n" +
                                   vietnamese(verdict, "message") + "\n" +
                                   vietnamese(verdict, "arithmetic")});
  }
  if (none != nullptr) {
    for (const JsonValue& rule : none->elements) {
      all[rule.text].push_back(
          {.outcome = std::string(findings::name_of(Outcome::NotApplicable)), .words = {}});
    }
  }
  for (auto& [rule, sayings] : all) std::sort(sayings.begin(), sayings.end());
  return all;
}

Bilingual words_of(const std::vector<Saying>& sayings) {
  Bilingual text;
  for (const Outcome outcome : {Outcome::Fail, Outcome::Waived, Outcome::Indeterminate,
                                Outcome::Pass, Outcome::NotApplicable}) {
    const auto count = std::count_if(sayings.begin(), sayings.end(), [&](const Saying& one) {
      return one.outcome == findings::name_of(outcome);
    });
    if (count == 0) continue;
    const std::string times = count == 1 ? "" : " ×" + std::to_string(count);
    const Bilingual word = findings::words_of(outcome);
    text.vi += (text.vi.empty() ? "" : ", ") + word.vi + times;
    text.en += (text.en.empty() ? "" : ", ") + word.en + times;
  }
  return text;
}

const std::vector<Saying>& of_rule(const Sayings& all, const std::string& rule) {
  static const std::vector<Saying> kNone;
  const auto found = all.find(rule);
  return found == all.end() ? kNone : found->second;
}

Bilingual or_nothing(const Bilingual& words) {
  return words.empty() ? Bilingual{"không có", "nothing"} : words;
}

}  // namespace

FindingsDifference compare_findings(std::string_view stored, std::string_view now) {
  const auto before = read(stored);
  const auto after = read(now);
  if (!before || !after) return {};
  FindingsDifference difference{.readable = true, .rules = {}};
  std::set<std::string> rules;
  for (const Sayings* all : {&*before, &*after}) {
    for (const auto& [rule, sayings] : *all) rules.insert(rule);
  }
  for (const std::string& rule : rules) {
    const std::vector<Saying>& was = of_rule(*before, rule);
    const std::vector<Saying>& is = of_rule(*after, rule);
    if (was == is) continue;
    difference.rules.push_back({.rule = rule, .stored = words_of(was), .now = words_of(is)});
  }
  return difference;
}

Bilingual describe(const FindingsDifference& difference) {
  if (!difference.readable) {
    return {"tệp không phải là kết quả kiểm tra quy tắc", "the file is not a result of the rules"};
  }
  if (difference.rules.empty()) {
    return {"chỉ khác trích dẫn hoặc vị trí trong hồ sơ",
            "nothing but citations or places in the record differ"};
  }
  Bilingual text;
  for (std::size_t i = 0; i < std::min(kShown, difference.rules.size()); ++i) {
    const RuleDifference& one = difference.rules[i];
    const Bilingual was = or_nothing(one.stored);
    const Bilingual is = or_nothing(one.now);
    const bool same = was == is;
    text.vi += (i == 0 ? "" : ", ") + one.rule + " (đã lưu: " + was.vi + "; nay: " + is.vi +
               (same ? ", nội dung khác)" : ")");
    text.en += (i == 0 ? "" : ", ") + one.rule + " (stored: " + was.en + "; now: " + is.en +
               (same ? ", in other words)" : ")");
  }
  if (difference.rules.size() > kShown) {
    const std::string rest = std::to_string(difference.rules.size() - kShown);
    text.vi += " và " + rest + " quy tắc khác";
    text.en += " and " + rest + " more rules";
  }
  return text;
}

}  // namespace vanthu::run
