// DB: meetings held otherwise than together in a room, and those who attend without a vote (Hướng
// dẫn 03-HD/TW of 2022; local guidance on consultation in writing).
#include <algorithm>
#include <map>
#include <set>

#include "rules/bases.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

using model::MeetingMode;
using model::Reply;
using model::SuperiorAttendee;

// Members on the books who could come: without the exempt and the suspended.
std::int64_t members_expected(const RecordView& view) {
  return std::count_if(view.people().begin(), view.people().end(), [&](const Person& one) {
    return one.member->home && !view.is_exempt(one) && !view.is_suspended(one);
  });
}

// Most members can't come: enough of them for the share of the day.
Judgement judge_cannot_attend(const RecordView& view, const RuleInForce& law) {
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const model::Meeting& meeting = view->meeting;
  if (!meeting.cannot_attend) {
    return indeterminate(
        {"số đảng viên không thể dự họp trực tiếp", "how many could not attend in person"},
        meeting.at);
  }
  const std::int64_t base = members_expected(view);
  const std::int64_t absent = *meeting.cannot_attend;
  Facts facts;
  facts.add("cannot", absent)
      .add("base", base)
      .add("needed", share->needed(base))
      .add("left", share->denominator * absent)
      .add("right", share->numerator * base)
      .add("numerator", share->numerator)
      .add("denominator", share->denominator);
  if (!share->reached(absent, base)) {
    return failed("too_few", std::move(facts), meeting.at, "cannot_attend");
  }
  if (!view->elections.empty() || !view->disciplines.empty()) {
    return indeterminate({"danh mục nội dung không được họp trực tuyến (chưa thấy nguyên văn)",
                          "the list of topics excluded online (text not seen)"},
                         meeting.at);
  }
  return passed(std::move(facts), meeting.at);
}

Judgement online_is_permitted(const RecordView& view, const RuleInForce& law) {
  const model::Meeting& meeting = view->meeting;
  if (meeting.mode != MeetingMode::Online) return not_applicable("not_online");
  if (!meeting.mode_authority) return failed("fail", {}, meeting.at, "mode");
  if (!meeting.mode_reason) return failed("no_reason", {}, meeting.at, "mode");
  if (!law.lists("reasons", *meeting.mode_reason)) {
    Facts facts;
    facts.add("reason", same_words(*meeting.mode_reason));
    return failed("other_reason", std::move(facts), meeting.at, "mode_reason");
  }
  return judge_cannot_attend(view, law);
}

std::int64_t members(const RecordView& view) {
  return members_on_books(view, model::MemberStatus::Official) +
         members_on_books(view, model::MemberStatus::Probationary);
}

// The first meeting by groups of a cell that may not meet so, and why.
std::pair<const RecordView*, std::string_view> unfit_for_groups(
    const std::vector<const RecordView*>& meetings, const Threshold& least) {
  for (const RecordView* view : meetings) {
    if ((*view)->groups.empty()) return {view, "no_groups"};
    if (members(*view) < least.numerator) return {view, "too_small"};
  }
  return {nullptr, {}};
}

Judgement judge_year_of_groups(const std::vector<const RecordView*>& meetings,
                               const RuleInForce& law, const RecordView*& at) {
  at = meetings.back();
  const Threshold* most = law.threshold("times");
  const Threshold* least = law.threshold("members");
  if (most == nullptr || least == nullptr) return not_applicable("no_threshold");
  const auto [unfit, why] = unfit_for_groups(meetings, *least);
  if (unfit != nullptr) at = unfit;
  Facts facts;
  const auto times = static_cast<std::int64_t>(meetings.size());
  facts.add("n", times)
      .add("most", most->numerator)
      .add("members", members(*at))
      .add("least", least->numerator)
      .add("date", at->held_on());
  const SourceSpan place = (*at)->meeting.at;
  if (unfit != nullptr) return failed(why, std::move(facts), place, "mode");
  return judged(times <= most->numerator, std::move(facts), place, "mode");
}

std::vector<SeriesJudgement> groups_meet_seldom(const CellSeries& cell, const RuleOverTime& rule) {
  std::map<int, std::vector<const RecordView*>> years;
  for (const RecordView& view : cell.records) {
    if (view->meeting.mode != MeetingMode::ByGroups) continue;
    years[static_cast<int>(view.held_on().year())].push_back(&view);
  }
  std::vector<SeriesJudgement> all;
  for (const auto& [year, meetings] : years) {
    const Date last = meetings.back()->held_on();
    const RecordView* at = nullptr;
    Judgement judgement = judge_year_of_groups(meetings, rule.on(last), at);
    const std::string number = std::to_string(year);
    all.push_back(
        {.subject = {"sinh hoạt theo tổ đảng năm " + number, "meetings by groups in " + number},
         .on = last,
         .record = (*at)->id,
         .judgement = std::move(judgement)});
  }
  if (!all.empty()) return all;
  return {{.subject = {"sinh hoạt theo tổ đảng", "meetings by groups"},
           .on = cell.records.back().held_on(),
           .record = {},
           .judgement = not_applicable("no_group_meeting")}};
}

// The file of a consultation in writing, read once.
class Consultation {
 public:
  explicit Consultation(const RecordView& view) : view_(view) {
    if (!view->consultation) return;
    for (const Reply& reply : view->consultation->replies) {
      if (!asked_.insert(reply.member).second && twice_ == nullptr) twice_ = &reply;
      const Person* person = view.find(reply.member);
      if (reply.returned_at && person != nullptr) count(*person, reply);
    }
  }

  const Reply* asked_twice() const { return twice_; }
  // Official members who are not there replied: all of them, in time, and in favour.
  std::int64_t returned() const { return returned_; }
  std::int64_t in_time() const { return in_time_; }
  std::int64_t agreed() const { return agreed_; }

  // Members on the books to whom nothing was sent.
  Bilingual not_asked() const {
    Bilingual names;
    for (const Person& person : view_.people()) {
      if (!person.member->home || view_.is_suspended(person)) continue;
      if (asked_.contains(person.member->id)) continue;
      add_to_list(names, same_words(person.member->name.str()));
    }
    return names;
  }

 private:
  void count(const Person& person, const Reply& reply) {
    if (!person.is_official() || view_.is_suspended(person) || person.came()) return;
    ++returned_;
    if (*reply.returned_at <= view_->consultation->deadline) ++in_time_;
    if (reply.opinion == model::Opinion::Agree) ++agreed_;
  }

  const RecordView& view_;
  std::set<std::string_view> asked_;
  const Reply* twice_ = nullptr;
  std::int64_t returned_ = 0;
  std::int64_t in_time_ = 0;
  std::int64_t agreed_ = 0;
};

// An adopted resolution is a paper too.
bool has_final_resolution(const RecordView& view) {
  return std::all_of(view->votes.begin(), view->votes.end(), [&](const model::Vote& vote) {
    if (vote.type != model::VoteType::Resolution) return true;
    if (vote.outcome != model::VoteOutcome::Adopted) return true;
    return std::any_of(view->papers.begin(), view->papers.end(), [&](const model::Paper& paper) {
      return paper.type == model::PaperType::Resolution && paper.vote == vote.id;
    });
  });
}

Bilingual missing_parts(const RecordView& view, const RuleInForce& law) {
  const bool sent = view->consultation && !view->consultation->replies.empty();
  const std::pair<std::string_view, bool> parts[] = {
      {"authority", view->meeting.mode_authority.has_value()},
      {"dispatch", sent},
      {"resolution", has_final_resolution(view)}};
  Bilingual missing;
  for (const auto& [key, present] : parts) {
    const Entry* part = law.entry("parts", key);
    if (part != nullptr && !present) add_to_list(missing, part->text);
  }
  return missing;
}

// A reply that can't have happened as written; empty when it can.
std::string_view fault_of(const Reply& reply) {
  if (!reply.returned_at) return reply.opinion ? "not_returned" : "";
  if (*reply.returned_at < reply.sent_at) return "too_early";
  return reply.opinion ? "" : "no_opinion";
}

// Votes cannot be more than those who answered: whoever is silent is not in favour.
Judgement judge_count(const RecordView& view, const Consultation& file) {
  for (const model::Vote& vote : view->votes) {
    const bool one_question = view->votes.size() == 1;
    const std::int64_t present = eligible_present(view, vote.taken_at);
    const std::int64_t in_favour = one_question ? file.agreed() : file.returned();
    Facts facts;
    facts.add("written", vote.written)
        .add("returned", file.returned())
        .add("in_time", file.in_time())
        .add("for", vote.votes_for)
        .add("agreed", in_favour)
        .add("present", present);
    if (vote.written > file.returned() || vote.written < file.in_time()) {
      return failed("count", std::move(facts), vote.at, "written");
    }
    if (vote.votes_for > in_favour + present) {
      return failed("silent", std::move(facts), vote.at, "for");
    }
  }
  return passed({}, view->consultation->at);
}

Judgement consultation_is_complete(const RecordView& view, const RuleInForce& law) {
  if (!is_in_writing(view.record())) return not_applicable("not_in_writing");
  Bilingual missing = missing_parts(view, law);
  if (!missing.empty()) {
    Facts facts;
    facts.add("missing", std::move(missing));
    const SourceSpan at = view->consultation ? view->consultation->at : view->meeting.at;
    return failed("fail", std::move(facts), at);
  }
  const Consultation file(view);
  Bilingual not_asked = file.not_asked();
  if (!not_asked.empty()) {
    Facts facts;
    facts.add("names", std::move(not_asked));
    return failed("not_sent", std::move(facts), view->consultation->at);
  }
  const Reply* wrong = file.asked_twice();
  std::string_view why = wrong != nullptr ? "twice" : "";
  for (const Reply& reply : view->consultation->replies) {
    if (!why.empty()) break;
    why = fault_of(reply);
    wrong = &reply;
  }
  if (!why.empty()) {
    Facts facts;
    facts.add("name", same_words(view.name_of(wrong->member)));
    return failed(why, std::move(facts), wrong->at);
  }
  return judge_count(view, file);
}

bool has_visitors(const RecordView& view) {
  return !view->meeting.guests.empty() || !view->meeting.superior_attendees.empty();
}

Judgement judge_cast(std::int64_t cast, std::int64_t entitled, SourceSpan at,
                     std::string_view attribute) {
  Facts facts;
  facts.add("cast", cast).add("n", entitled);
  return judged(cast <= entitled, std::move(facts), at, attribute);
}

Judgement visitors_do_not_vote(const RecordView& view, const model::Vote& vote,
                               const RuleInForce&) {
  if (!has_visitors(view)) return not_applicable("no_visitors");
  const std::int64_t cast = vote.votes_for + vote.votes_against + vote.votes_abstain + vote.invalid;
  return judge_cast(cast, eligible_present(view, vote.taken_at) + vote.written, vote.at, "for");
}

Judgement visitors_do_not_elect(const RecordView& view, const model::Election& election,
                                const RuleInForce&) {
  if (!has_visitors(view)) return not_applicable("no_visitors");
  return judge_cast(election.ballots.collected, eligible_present(view, election.taken_at),
                    election.ballots.at, "collected");
}

// The first superior of whom something is not recorded.
Judgement judge_superiors(const RecordView& view, const auto& is_recorded,
                          std::string_view attribute, std::string_view say) {
  for (const SuperiorAttendee& superior : view->meeting.superior_attendees) {
    if (is_recorded(superior)) continue;
    Facts facts;
    facts.add("name", superior.name);
    return failed(say, std::move(facts), superior.at, attribute);
  }
  return passed({}, view->meeting.at);
}

Judgement superiors_have_a_mandate(const RecordView& view, const RuleInForce&) {
  if (!has_visitors(view)) return not_applicable("no_visitors");
  return judge_superiors(
      view, [](const SuperiorAttendee& one) { return one.mandate.has_value(); }, {}, "no_mandate");
}

Judgement superiors_are_recorded(const RecordView& view, const RuleInForce&) {
  if (view->meeting.superior_attendees.empty()) return not_applicable("no_superior");
  return judge_superiors(
      view,
      [](const SuperiorAttendee& one) { return one.office.has_value() && one.remarks.has_value(); },
      {}, "fail");
}

}  // namespace

std::vector<Predicate> consultation_predicates() {
  return {
      {.id = "DB-01",
       .record = online_is_permitted,
       .facts = {"cannot", "base", "needed", "left", "right", "numerator", "denominator", "reason"},
       .sayings = {"not_online", "no_threshold", "no_reason", "other_reason", "too_few"}},
      {.id = "DB-02",
       .series = groups_meet_seldom,
       .facts = {"n", "most", "members", "least", "date"},
       .sayings = {"no_threshold", "no_groups", "too_small", "no_group_meeting"}},
      {.id = "DB-03",
       .record = consultation_is_complete,
       .facts = {"missing", "names", "name", "written", "returned", "in_time", "for", "agreed",
                 "present"},
       .sayings = {"not_in_writing", "not_sent", "twice", "not_returned", "too_early", "no_opinion",
                   "count", "silent"}},
      {.id = "DB-04",
       .record = superiors_have_a_mandate,
       .vote = visitors_do_not_vote,
       .election = visitors_do_not_elect,
       .facts = {"cast", "n", "name"},
       .sayings = {"no_visitors", "no_mandate"}},
      {.id = "DB-05",
       .record = superiors_are_recorded,
       .facts = {"name"},
       .sayings = {"no_superior"}}};
}

}  // namespace vanthu::rules
