#include "report/words.h"

#include "base/enum_name.h"
#include "text/dates.h"

namespace vanthu::report {

using findings::Outcome;
using findings::Severity;
using rules::Scope;

std::string_view name_of(Scope scope) {
  return vanthu::name_of(scope, rules::kScopeNames);
}

Bilingual words_of(Scope scope) {
  switch (scope) {
    case Scope::Vote:
      return {"mỗi lần biểu quyết", "each vote"};
    case Scope::Record:
      return {"mỗi kỳ họp", "each meeting"};
    case Scope::Document:
      return {"mỗi văn bản", "each paper"};
    case Scope::Dossier:
      return {"mỗi hồ sơ", "each dossier"};
    case Scope::Series:
      return {"cả năm của chi bộ", "a cell's year"};
  }
  return {};
}

Bilingual words_of(const rules::Window& window) {
  const auto day = [](const Date& date) { return text::short_date(date).str(); };
  Bilingual words;
  if (window.from) words = {"từ " + day(*window.from), "from " + to_iso(*window.from)};
  if (window.to) {
    const std::string space = words.empty() ? "" : " ";
    words.vi += space + "đến " + day(*window.to);
    words.en += space + "to " + to_iso(*window.to);
  }
  return words;
}

std::string_view sign_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass:
      return "✓";
    case Outcome::Fail:
      return "✗";
    case Outcome::NotApplicable:
      return "–";
    case Outcome::Indeterminate:
      return "?";
    case Outcome::Waived:
      return "◇";
  }
  return {};
}

std::string_view sign_of(const findings::Verdict& verdict) {
  if (verdict.outcome != Outcome::Fail) return sign_of(verdict.outcome);
  switch (verdict.severity) {
    case Severity::Violation:
      return "✗";
    case Severity::Warning:
      return "▲";
    case Severity::Advice:
      return "●";
  }
  return {};
}

const Bilingual& detail_of(const findings::Verdict& verdict) {
  return verdict.message.empty() ? verdict.arithmetic : verdict.message;
}

Bilingual waiver_words(const findings::WaiverNote& waiver) {
  return {waiver.document.vi + "; lý do: " + waiver.reason +
              "; người duyệt: " + waiver.approved_by + "; áp dụng cho việc đến hết ngày " +
              waiver.expires + "; ký bởi " + waiver.signer + " (" + waiver.file + ")",
          waiver.document.en + "; reason: " + waiver.reason +
              "; approved by: " + waiver.approved_by + "; for acts up to " + waiver.expires +
              "; signed by " + waiver.signer + " (" + waiver.file + ")"};
}

}  // namespace vanthu::report
