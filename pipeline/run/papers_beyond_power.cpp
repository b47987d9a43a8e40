#include "run/papers_beyond_power.h"

#include <algorithm>

#include "base/enum_name.h"
#include "text/dates.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kRule = "VB-03";
constexpr std::string_view kList = "not_permitted";

Error refusal(const model::Paper& paper, const rules::Entry& type, const rules::Rule& rule,
              const rules::Rulebook& rulebook) {
  const std::string day = text::short_date(paper.date).str();
  Bilingual clause;
  for (const findings::Citation& citation : rulebook.citations(rule, paper.date)) {
    clause.vi += (clause.vi.empty() ? " (" : "; ") + citation.text.vi;
    clause.en += (clause.en.empty() ? " (" : "; ") + citation.text.en;
  }
  if (!clause.vi.empty()) clause = {clause.vi + ")", clause.en + ")"};
  const rules::Saying* hint = rulebook.saying(rule, "hint");
  return Error{
      .kind = ErrorKind::Rendering,
      .what = {"không tạo văn bản “" + paper.id + "”: ngày " + day +
                   " chi bộ không được ban hành loại “" + type.text.vi + "”" + clause.vi,
               "the paper “" + paper.id + "” is not made: on " + day +
                   " a cell could issue no paper of the type “" + type.text.en + "”" + clause.en},
      .where = {},
      .remedy = hint != nullptr ? hint->text : Bilingual{}};
}

}  // namespace

std::vector<RefusedPaper> papers_beyond_power(const model::MeetingRecord& record,
                                              const rules::Rulebook& rulebook) {
  std::vector<RefusedPaper> out;
  const rules::Rule* rule = rulebook.find(kRule);
  if (rule == nullptr || record.meeting.kind == model::MeetingKind::Congress) return out;
  for (const model::Paper& paper : record.papers) {
    const std::string_view kind = name_of(paper.type, model::kPaperTypeNames);
    const auto entry =
        std::find_if(rule->entries.begin(), rule->entries.end(), [&](const rules::Entry& one) {
          return one.list == kList && one.key == kind && one.window.covers(paper.date);
        });
    if (entry == rule->entries.end() || !rule->window.covers(paper.date)) continue;
    out.push_back({.id = paper.id,
                   .kind = std::string(kind),
                   .error = refusal(paper, *entry, *rule, rulebook)});
  }
  return out;
}

}  // namespace vanthu::run
