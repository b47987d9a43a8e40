#include "findings/words.h"

namespace vanthu::findings {
namespace {

constexpr EnumName<Outcome> kOutcomeNames[] = {{"pass", Outcome::Pass},
                                               {"fail", Outcome::Fail},
                                               {"not_applicable", Outcome::NotApplicable},
                                               {"indeterminate", Outcome::Indeterminate},
                                               {"waived", Outcome::Waived}};
constexpr EnumName<Novelty> kNoveltyNames[] = {
    {"", Novelty::Unknown}, {"new", Novelty::New}, {"unchanged", Novelty::Unchanged}};

}  // namespace

std::string_view name_of(Outcome outcome) {
  return vanthu::name_of(outcome, kOutcomeNames);
}

std::string_view name_of(Severity severity) {
  return vanthu::name_of(severity, kSeverityNames);
}

std::string_view name_of(Grade grade) {
  return vanthu::name_of(grade, kGradeNames);
}

std::string_view name_of(Novelty novelty) {
  return vanthu::name_of(novelty, kNoveltyNames);
}

Bilingual words_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass:
      return {"đạt", "pass"};
    case Outcome::Fail:
      return {"không đạt", "fail"};
    case Outcome::NotApplicable:
      return {"không áp dụng", "not applicable"};
    case Outcome::Indeterminate:
      return {"chưa đủ dữ liệu", "indeterminate"};
    case Outcome::Waived:
      return {"được miễn trừ", "waived"};
  }
  return {};
}

Bilingual words_of(Severity severity) {
  switch (severity) {
    case Severity::Violation:
      return {"lỗi", "error"};
    case Severity::Warning:
      return {"cảnh báo", "warning"};
    case Severity::Advice:
      return {"lưu ý", "advice"};
  }
  return {};
}

Bilingual heading_of(const Verdict& verdict) {
  return verdict.outcome == Outcome::Fail ? words_of(verdict.severity) : words_of(verdict.outcome);
}

}  // namespace vanthu::findings
