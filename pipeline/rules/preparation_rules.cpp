// SH-04, 05, 06, 15, 18: what surrounds a session – preparation, notice, documents, publication.
#include <algorithm>
#include <map>

#include "rules/families.h"
#include "rules/subjects.h"

namespace vanthu::rules {
namespace {

using model::Meeting;

std::optional<Judgement> try_not_a_session(const RecordView& view) {
  if (!is_session(view.record())) return not_applicable("not_a_session");
  if (is_in_writing(view.record())) return not_applicable("in_writing");
  return std::nullopt;
}

Judgement session_was_prepared(const RecordView& view, const RuleInForce&) {
  if (auto other = try_not_a_session(view)) return std::move(*other);
  // A secretary alone has nobody to confer with.
  if (view->leadership.officers.size() <= 1) return not_applicable("secretary_alone");
  return judged(view->meeting.prepared_by.has_value(), {}, view->meeting.at);
}

// A committee's meeting leaves a record of its own; secretary and deputy may confer without one.
std::optional<Judgement> try_judge_preparation(const RecordView& session,
                                               const RecordView* preparation) {
  const Meeting& meeting = session->meeting;
  if (preparation == nullptr) {
    if (!session->leadership.committee) return std::nullopt;
    return indeterminate({"hồ sơ kỳ họp chuẩn bị “" + *meeting.prepared_by + "”",
                          "the record of the preparing meeting “" + *meeting.prepared_by + "”"},
                         meeting.at);
  }
  Facts facts;
  facts.add("prepared", preparation->held_on()).add("date", session.held_on());
  if (preparation->held_on() > session.held_on()) {
    return failed("after", std::move(facts), meeting.at, "prepared_by");
  }
  const auto& papers = (*preparation)->papers;
  const bool has_minutes = std::any_of(papers.begin(), papers.end(), [](const model::Paper& paper) {
    return paper.type == model::PaperType::Minutes;
  });
  return judged(has_minutes, std::move(facts), meeting.at, "prepared_by", "no_minutes");
}

std::vector<SeriesJudgement> preparation_came_first(const CellSeries& cell, const RuleOverTime&) {
  std::map<std::string_view, const RecordView*> by_id;
  for (const RecordView& view : cell.records) by_id.emplace(view->id, &view);
  std::vector<SeriesJudgement> all;
  for (const RecordView& view : cell.records) {
    if (!is_session(view.record()) || !view->meeting.prepared_by) continue;
    const auto found = by_id.find(*view->meeting.prepared_by);
    auto judgement = try_judge_preparation(view, found == by_id.end() ? nullptr : found->second);
    if (!judgement) continue;
    all.push_back({.subject = meeting_subject(view),
                   .on = view.held_on(),
                   .record = view->id,
                   .judgement = std::move(*judgement)});
  }
  return all;
}

// Time and place of a session are always on record; what may be missing is who, when and what for.
bool was_told(const model::Notice& notice, std::string_view member) {
  return notice.all_members ||
         std::any_of(notice.recipients.begin(), notice.recipients.end(),
                     [&](const model::Recipient& one) { return one.member == member; });
}

Judgement everybody_was_told(const RecordView& view, const RuleInForce&) {
  if (auto other = try_not_a_session(view)) return std::move(*other);
  const model::Notice& notice = view->meeting.notice;
  Bilingual missing;
  for (const Person& person : view.people()) {
    if (!person.member->home || view.is_suspended(person)) continue;
    if (was_told(notice, person.member->id)) continue;
    add_to_list(missing, same_words(person.member->name.str()));
  }
  // The superior's representative is not on the roster, so is named.
  const bool superior_told = std::any_of(notice.recipients.begin(), notice.recipients.end(),
                                         [](const model::Recipient& one) { return one.name; });
  if (!superior_told) {
    add_to_list(missing, {"cấp ủy viên cấp trên phụ trách", "the superior's representative"});
  }
  const bool complete = missing.empty();
  Facts facts;
  facts.add("missing", std::move(missing)).add("sent", notice.date).add("date", view.held_on());
  if (!complete) return failed("fail", std::move(facts), notice.at);
  if (notice.date > view.held_on()) return failed("late", std::move(facts), notice.at, "date");
  return judged(!view->meeting.agenda.empty(), std::move(facts), view->meeting.at, {}, "no_agenda");
}

Judgement documents_were_there_before(const RecordView& view, const RuleInForce& law) {
  if (auto other = try_not_a_session(view)) return std::move(*other);
  const Threshold* least = law.threshold("days");
  if (least == nullptr) return not_applicable("no_threshold");
  const auto& materials = view->meeting.materials;
  if (materials.empty()) {
    return indeterminate({"tài liệu của kỳ họp", "the documents of the meeting"}, view->meeting.at);
  }
  const model::Material* last = nullptr;
  for (const model::Material& material : materials) {
    if (!material.posted_at) {
      return indeterminate({"lúc đăng tài liệu “" + material.title.str() + "”",
                            "when “" + material.title.str() + "” was posted"},
                           material.at);
    }
    if (last == nullptr || *last->posted_at < *material.posted_at) last = &material;
  }
  const std::int64_t days = days_between(last->posted_at->date, view.held_on());
  Facts facts;
  facts.add("d", last->posted_at->date)
      .add("title", last->title)
      .add("days", days)
      .add("least", least->numerator);
  return judged(days >= least->numerator, std::move(facts), last->at, "posted_at");
}

Judgement papers_were_published_soon(const RecordView& view, const RuleInForce& law) {
  if (auto other = try_not_a_session(view)) return std::move(*other);
  const Threshold* most = law.threshold("days");
  if (most == nullptr) return not_applicable("no_threshold");
  const Meeting& meeting = view->meeting;
  if (!meeting.published_at) {
    return indeterminate(
        {"lúc đăng tài liệu sau kỳ họp (published_at)", "when the papers were published"},
        meeting.at);
  }
  const std::int64_t days = days_between(meeting.end.date, meeting.published_at->date);
  Facts facts;
  facts.add("d", days).add("most", most->numerator).add("date", meeting.published_at->date);
  return judged(days <= most->numerator, std::move(facts), meeting.at, "published_at");
}

Judgement parts_follow_each_other(const Meeting& meeting) {
  const auto has = [&](model::PartKind kind) {
    return std::any_of(meeting.parts.begin(), meeting.parts.end(),
                       [&](const model::MeetingPart& part) { return part.kind == kind; });
  };
  if (!has(model::PartKind::Regular) || !has(model::PartKind::Thematic)) {
    return indeterminate({"giờ bắt đầu, kết thúc của phần thường kỳ và phần chuyên đề (part)",
                          "start and end of the regular and the thematic part"},
                         meeting.at);
  }
  for (std::size_t i = 1; i < meeting.parts.size(); ++i) {
    const model::MeetingPart& part = meeting.parts[i];
    if (part.start < meeting.parts[i - 1].end) return failed("parts", {}, part.at, "start");
  }
  return passed({}, meeting.at);
}

Judgement session_stands_alone(const RecordView& view, const RuleInForce&) {
  if (auto other = try_not_a_session(view)) return std::move(*other);
  const Meeting& meeting = view->meeting;
  if (meeting.combined_non_party) return failed("fail", {}, meeting.at, "combined_non_party");
  if (meeting.kind == model::MeetingKind::Combined || meeting.parts.size() > 1) {
    return parts_follow_each_other(meeting);
  }
  return passed({}, meeting.at);
}

}  // namespace

std::vector<Predicate> preparation_predicates() {
  return {{.id = "SH-04",
           .record = session_was_prepared,
           .series = preparation_came_first,
           .facts = {"prepared", "date"},
           .sayings = {"not_a_session", "in_writing", "secretary_alone", "after", "no_minutes"}},
          {.id = "SH-05",
           .record = everybody_was_told,
           .facts = {"missing", "sent", "date"},
           .sayings = {"not_a_session", "in_writing", "late", "no_agenda"}},
          {.id = "SH-06",
           .record = documents_were_there_before,
           .facts = {"d", "title", "days", "least"},
           .sayings = {"not_a_session", "in_writing", "no_threshold"}},
          {.id = "SH-15",
           .record = papers_were_published_soon,
           .facts = {"d", "most", "date"},
           .sayings = {"not_a_session", "in_writing", "no_threshold"}},
          {.id = "SH-18",
           .record = session_stands_alone,
           .sayings = {"not_a_session", "in_writing", "parts"}}};
}

}  // namespace vanthu::rules
