#include "rules/verdict_writer.h"

#include <algorithm>

namespace vanthu::rules {
namespace {

using findings::Grade;
using findings::Outcome;
using findings::Severity;
using findings::Verdict;

// Grade U must never give a violation: what nobody has verified is at most a warning.
Severity capped(Severity severity, Grade grade) {
  return grade == Grade::U ? std::min(severity, Severity::Warning) : severity;
}

Bilingual caution(Grade grade) {
  switch (grade) {
    case Grade::C:
      return {"cần đối chiếu văn bản gốc", "compare the original text"};
    case Grade::U:
      return {"căn cứ chưa được xác minh, cần đối chiếu văn bản gốc",
              "the provision is not verified; compare the original text"};
    case Grade::A:
    case Grade::B:
    case Grade::D:
      return {};
  }
  return {};
}

void say(const RuleInForce& law, const Judgement& judgement, std::string_view key,
         Bilingual& into) {
  const Saying* saying = law.book().saying(law.rule(), key);
  if (saying != nullptr) into = judgement.facts.fill(saying->text);
}

// A fault found before anything was worked out leaves facts open; then there is no arithmetic.
void show_arithmetic(const RuleInForce& law, const Judgement& judgement, Verdict& verdict) {
  say(law, judgement, "arithmetic", verdict.arithmetic);
  const bool is_open = verdict.arithmetic.vi.find('{') != std::string::npos;
  if (is_open) verdict.arithmetic = {};
}

void say_fail(const RuleInForce& law, const Judgement& judgement, Verdict& verdict) {
  say(law, judgement, judgement.say, verdict.message);
  say(law, judgement, "label", verdict.label);
  say(law, judgement, "hint", verdict.hint);
  const Saying* saying = law.book().saying(law.rule(), judgement.say);
  if (saying != nullptr && saying->severity) {
    verdict.severity = std::min(verdict.severity, *saying->severity);
  }
}

}  // namespace

Verdict write_verdict(const RuleInForce& law, const Judgement& judgement, Bilingual subject) {
  Verdict verdict;
  verdict.rule = law.rule().id;
  verdict.outcome = judgement.outcome;
  verdict.grade = Rulebook::grade(law.rule(), law.on());
  verdict.severity = capped(law.rule().severity, verdict.grade);
  verdict.subject = std::move(subject);
  verdict.at = judgement.at;
  verdict.attribute = judgement.attribute;
  switch (judgement.outcome) {
    case Outcome::Fail:
    case Outcome::Waived:
      say_fail(law, judgement, verdict);
      show_arithmetic(law, judgement, verdict);
      break;
    case Outcome::Pass:
      show_arithmetic(law, judgement, verdict);
      break;
    case Outcome::NotApplicable:
    case Outcome::Indeterminate:
      say(law, judgement, judgement.say, verdict.message);
      break;
  }
  if (judgement.outcome != Outcome::NotApplicable) {
    verdict.citations = law.book().citations(law.rule(), law.on());
    verdict.caution = caution(verdict.grade);
    verdict.card = judgement.card;
  }
  return verdict;
}

Verdict write_not_in_force(const Rule& rule, const Date& on) {
  Verdict verdict;
  verdict.rule = rule.id;
  verdict.severity = rule.severity;
  verdict.grade = rule.grade;
  verdict.subject = {"kỳ họp", "the meeting"};
  verdict.outcome = Outcome::NotApplicable;
  verdict.message = Facts()
                        .add("date", on)
                        .fill({"quy định chưa hoặc không còn hiệu lực vào ngày {date}",
                               "not in force on {date}"});
  return verdict;
}

}  // namespace vanthu::rules
