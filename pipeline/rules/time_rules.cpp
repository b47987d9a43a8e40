// INT-05: times and dates that must come one after the other.
#include "rules/families.h"
#include "rules/months.h"

namespace vanthu::rules {
namespace {

using model::Meeting;

struct Moment {
  Bilingual name;
  Bilingual value;
};

Moment moment(Bilingual name, const CivilDateTime& at) {
  return {std::move(name), same_words(to_iso(at))};
}

Moment moment(Bilingual name, const Date& day) {
  Facts facts;
  facts.add("day", day);
  return {std::move(name), facts.find("day").value_or(Bilingual{})};
}

Moment moment(Bilingual name, const CivilTime& time) {
  return {std::move(name), same_words(to_iso(time))};
}

// `a` should not have been after `b`.
Judgement out_of_order(Moment a, Moment b, SourceSpan at, std::string_view attribute) {
  Facts facts;
  facts.add("field_a", std::move(a.name)).add("a", std::move(a.value));
  facts.add("field_b", std::move(b.name)).add("b", std::move(b.value));
  return failed("fail", std::move(facts), at, attribute);
}

std::optional<Judgement> try_find_wrong_paper(const RecordView& view) {
  for (const model::Paper& paper : view->papers) {
    if (paper.date >= view.held_on()) continue;
    return out_of_order(moment({"ngày họp", "meeting date"}, view.held_on()),
                        moment({"ngày văn bản", "paper date"}, paper.date), paper.at, "date");
  }
  return std::nullopt;
}

std::optional<Judgement> try_find_wrong_vote(const RecordView& view) {
  const Meeting& meeting = view->meeting;
  if (meeting.start.date != meeting.end.date) return std::nullopt;
  for (const model::Vote& vote : view->votes) {
    if (!vote.taken_at) continue;
    const Moment taken = moment({"giờ biểu quyết", "time of the vote"}, *vote.taken_at);
    if (*vote.taken_at < meeting.start.time) {
      return out_of_order(moment({"giờ bắt đầu", "start"}, meeting.start.time), taken, vote.at,
                          "at");
    }
    if (meeting.end.time < *vote.taken_at) {
      return out_of_order(taken, moment({"giờ kết thúc", "end"}, meeting.end.time), vote.at, "at");
    }
  }
  return std::nullopt;
}

std::optional<Judgement> try_find_wrong_stay(const RecordView& view) {
  const Meeting& meeting = view->meeting;
  const bool one_day = meeting.start.date == meeting.end.date;
  for (const model::AttendanceRow& row : view->attendance.rows) {
    if (one_day && row.from && meeting.end.time < *row.from) {
      return out_of_order(moment({"giờ đến", "arrival"}, *row.from),
                          moment({"giờ kết thúc", "end"}, meeting.end.time), row.at, "from");
    }
    if (!row.from || !row.to || *row.from < *row.to) continue;
    return out_of_order(moment({"giờ đến", "arrival"}, *row.from),
                        moment({"giờ về", "departure"}, *row.to), row.at, "to");
  }
  return std::nullopt;
}

// Nobody speaks of what is still to be raised, or of an answer that has yet to come.
std::optional<Judgement> try_find_wrong_petition(const RecordView& view) {
  const Moment held = moment({"ngày họp", "meeting date"}, view.held_on());
  for (const model::Petition& petition : view->content.petitions) {
    if (petition.raised_on && view.held_on() < *petition.raised_on) {
      return out_of_order(moment({"ngày nêu kiến nghị", "petition raised"}, *petition.raised_on),
                          held, petition.at, "raised_on");
    }
    if (!petition.replied_on) continue;
    if (petition.status == model::PetitionStatus::Open) {
      Facts facts;
      facts.add("addressee", petition.addressee).add("a", *petition.replied_on);
      return failed("unanswered", std::move(facts), petition.at, "status");
    }
    const Moment replied =
        moment({"ngày trả lời kiến nghị", "petition answered"}, *petition.replied_on);
    if (petition.raised_on && *petition.replied_on < *petition.raised_on) {
      return out_of_order(moment({"ngày nêu kiến nghị", "petition raised"}, *petition.raised_on),
                          replied, petition.at, "replied_on");
    }
    if (view.held_on() < *petition.replied_on) {
      return out_of_order(replied, held, petition.at, "replied_on");
    }
  }
  return std::nullopt;
}

// What follows from a decision, each not before the other: announced, handed over, received. A
// complaint may come before the paper, not before the result is known.
std::optional<Judgement> try_find_wrong_discipline(const RecordView& view) {
  struct Step {
    Bilingual name;
    std::string_view attribute;
    std::optional<Date> model::Discipline::*day;
  };
  const Step steps[] = {
      {{"ngày công bố kết quả biểu quyết kỷ luật", "result of the discipline announced"},
       "announced_on",
       &model::Discipline::announced_on},
      {{"ngày trao quyết định kỷ luật", "decision handed over"},
       "delivered_on",
       &model::Discipline::delivered_on},
      {{"ngày nhận quyết định kỷ luật", "decision received"},
       "received_on",
       &model::Discipline::received_on}};
  for (const model::Discipline& discipline : view->disciplines) {
    const Step* before = nullptr;
    for (const Step& step : steps) {
      const auto& day = discipline.*step.day;
      if (!day) continue;
      if (before != nullptr && *day < *(discipline.*before->day)) {
        return out_of_order(moment(before->name, *(discipline.*before->day)),
                            moment(step.name, *day), discipline.at, step.attribute);
      }
      before = &step;
    }
    const auto& announced = discipline.announced_on;
    const auto& complaint = discipline.complaint_on;
    if (announced && complaint && *complaint < *announced) {
      return out_of_order(moment(steps[0].name, *announced),
                          moment({"ngày khiếu nại", "complaint"}, *complaint), discipline.at,
                          "complaint_on");
    }
  }
  return std::nullopt;
}

// Whoever was elected is approved afterwards.
std::optional<Judgement> try_find_wrong_approval(const RecordView& view) {
  for (const model::Election& election : view->elections) {
    if (!election.approval || view.held_on() <= election.approval->date) continue;
    return out_of_order(moment({"ngày họp", "meeting date"}, view.held_on()),
                        moment({"ngày chuẩn y", "approval"}, election.approval->date),
                        election.approval->at, "date");
  }
  return std::nullopt;
}

// A regular meeting is that of its month; one moved into another month says why. Who makes a record
// from last month's easily leaves the month as it was.
std::optional<Judgement> try_find_wrong_month(const RecordView& view) {
  const Meeting& meeting = view->meeting;
  const auto month = try_parse_month(meeting.period);
  if (!is_regular(view.record()) || !month || *month == month_of(view.held_on())) {
    return std::nullopt;
  }
  if (meeting.postponed_reason) return std::nullopt;
  Facts facts;
  facts.add("month", month_words(*month)).add("date", view.held_on());
  return failed("month", std::move(facts), meeting.at, "period");
}

Judgement times_are_ordered(const RecordView& view, const RuleInForce&) {
  const Meeting& meeting = view->meeting;
  if (!(meeting.start < meeting.end)) {
    return out_of_order(moment({"giờ bắt đầu", "start"}, meeting.start),
                        moment({"giờ kết thúc", "end"}, meeting.end), meeting.at, "end");
  }
  if (meeting.start.date < meeting.notice.date) {
    return out_of_order(moment({"ngày thông báo", "notice date"}, meeting.notice.date),
                        moment({"ngày họp", "meeting date"}, meeting.start.date), meeting.notice.at,
                        "date");
  }
  if (meeting.published_at && meeting.published_at->date < meeting.start.date) {
    return out_of_order(
        moment({"ngày họp", "meeting date"}, meeting.start.date),
        moment({"ngày đăng tài liệu sau kỳ họp", "papers published"}, meeting.published_at->date),
        meeting.at, "published_at");
  }
  for (auto try_find :
       {try_find_wrong_paper, try_find_wrong_vote, try_find_wrong_stay, try_find_wrong_petition,
        try_find_wrong_discipline, try_find_wrong_approval, try_find_wrong_month}) {
    if (auto wrong = try_find(view)) return std::move(*wrong);
  }
  return passed({}, meeting.at);
}

// Records come by start, so a meeting overlaps an earlier one when it starts before the latest end.
std::vector<SeriesJudgement> meetings_do_not_overlap(const CellSeries& cell, const RuleOverTime&) {
  std::vector<SeriesJudgement> all;
  const RecordView* latest = nullptr;
  for (const RecordView& view : cell.records) {
    const Meeting& meeting = view->meeting;
    if (latest != nullptr && meeting.start < (*latest)->meeting.end) {
      all.push_back({.subject = {"hai kỳ họp " + (*latest)->id + ", " + view->id,
                                 "the meetings " + (*latest)->id + ", " + view->id},
                     .on = view.held_on(),
                     .record = view->id,
                     .judgement = out_of_order(
                         moment({"giờ kết thúc kỳ trước", "end of the earlier meeting"},
                                (*latest)->meeting.end),
                         moment({"giờ bắt đầu", "start"}, meeting.start), meeting.at, "start")});
    }
    if (latest == nullptr || (*latest)->meeting.end < meeting.end) latest = &view;
  }
  return all;
}

}  // namespace

std::vector<Predicate> time_predicates() {
  return {{.id = "INT-05",
           .record = times_are_ordered,
           .series = meetings_do_not_overlap,
           .facts = {"field_a", "a", "field_b", "b", "addressee", "month", "date"},
           .sayings = {"unanswered", "month"}}};
}

}  // namespace vanthu::rules
