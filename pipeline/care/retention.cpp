#include "care/retention.h"

#include <algorithm>

#include "base/check.h"
#include "xml/element.h"
#include "xml/reader.h"

namespace vanthu::care {
namespace {

bool is_longer(const RetentionClass& a, const RetentionClass& b) {
  if (b.years == 0) return false;
  return a.years == 0 || a.years > b.years;
}

void count_from_end_of_year(RetainedPaper& paper) {
  using std::chrono::years;
  paper.due = std::nullopt;
  if (paper.retention.years == 0) return;
  paper.due = Date{paper.document.date.year() + years(paper.retention.years + 1),
                   std::chrono::January, std::chrono::day(1)};
}

}  // namespace

bool RetentionSchedule::choose(const std::string& kind, const std::string& code) {
  if (find(code) == nullptr) return false;
  kinds_[kind] = code;
  return true;
}

const RetentionClass* RetentionSchedule::find(const std::string& code) const {
  const auto known = std::find_if(classes_.begin(), classes_.end(),
                                  [&](const RetentionClass& one) { return one.code == code; });
  return known == classes_.end() ? nullptr : &*known;
}

const RetentionClass& RetentionSchedule::of(const std::string& kind) const {
  if (const auto chosen = kinds_.find(kind); chosen != kinds_.end()) return *find(chosen->second);
  const auto for_ever = std::find_if(classes_.begin(), classes_.end(),
                                     [](const RetentionClass& one) { return one.years == 0; });
  VANTHU_CHECK(for_ever != classes_.end(), "a schedule has a class for ever");
  return *for_ever;
}

const RetentionClass& RetentionSchedule::of(const std::string& kind,
                                            const std::string& meeting_kind) const {
  const RetentionClass& own = of(kind);
  // Only what is said of the kind of meeting counts for its papers; most kinds have no say.
  if (!has(meeting_kind)) return own;
  const RetentionClass& meeting = of(meeting_kind);
  return is_longer(meeting, own) ? meeting : own;
}

const RetentionClass& RetentionSchedule::at_least(int years) const {
  const RetentionClass* best = nullptr;
  for (const RetentionClass& one : classes_) {
    const bool is_enough = one.years == 0 || (years > 0 && years <= one.years);
    if (is_enough && (best == nullptr || is_longer(*best, one))) best = &one;
  }
  VANTHU_CHECK(best != nullptr, "a schedule has a class for ever");
  return *best;
}

std::vector<std::string> RetentionSchedule::kinds() const {
  std::vector<std::string> all;
  for (const auto& [kind, code] : kinds_) all.push_back(kind);
  return all;
}

archive::RetentionClasses search_classes(const RetentionSchedule& schedule) {
  archive::RetentionClasses out;
  for (const RetentionClass& one : schedule.classes()) {
    out.classes.push_back({.code = one.code, .name = one.name.str()});
  }
  out.of = [&schedule](const std::string& kind, const std::string& meeting_kind) {
    return schedule.of(kind, meeting_kind).code;
  };
  // Kinds of papers are among them; no meeting is of such a kind.
  out.meeting_kinds = schedule.kinds();
  return out;
}

findings::Checked<RetentionSchedule> parse_schedule(const SourceText& source) {
  const auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<RetentionSchedule>(tree.findings());
  findings::Findings findings = tree.findings();
  xml::Reader reader(tree.value().root(), findings);
  RetentionSchedule schedule;
  bool has_for_ever = false;
  for (const xml::Element& element : reader.some_children("class")) {
    xml::Reader one(element, findings);
    schedule.classes_.push_back({.code = one.token("code"),
                                 .years = static_cast<int>(one.integer_or("years", 0)),
                                 .name = one.text("name")});
    has_for_ever = has_for_ever || schedule.classes_.back().years == 0;
    one.finish();
  }
  if (!has_for_ever) {
    reader.report("RET-01", "", {"thiếu mức bảo quản vĩnh viễn", "there is no class for ever"},
                  {"thêm một <class> không có years", "add a <class> without years"});
  }
  for (const xml::Element& element : reader.children("keep")) {
    xml::Reader one(element, findings);
    const std::string kind = one.token("kind");
    if (!schedule.choose(kind, one.token("class"))) {
      one.report("RET-02", "class", {"không có mức bảo quản này", "there is no such class"},
                 {"dùng mã của một <class>", "use the code of a <class>"});
    }
    one.finish();
  }
  reader.finish();
  if (findings::has_violation(findings))
    return findings::Checked<RetentionSchedule>(std::move(findings));
  return {std::move(schedule), std::move(findings)};
}

void lengthen(RetainedPaper& paper, const RetentionClass& asked) {
  if (!is_longer(asked, paper.retention)) return;
  paper.retention = asked;
  paper.is_by_record = true;
  count_from_end_of_year(paper);
}

std::vector<RetainedPaper> papers_of(const RetentionSchedule& schedule,
                                     const std::string& object_id,
                                     const archive::Description& description) {
  std::vector<RetainedPaper> papers;
  for (const archive::IndexedDocument& document : description.documents) {
    RetainedPaper paper{.object_id = object_id,
                        .meeting_id = description.meeting_id,
                        .document = document,
                        .retention = schedule.of(document.kind, description.meeting_kind),
                        .due = std::nullopt};
    count_from_end_of_year(paper);
    papers.push_back(std::move(paper));
  }
  return papers;
}

}  // namespace vanthu::care
