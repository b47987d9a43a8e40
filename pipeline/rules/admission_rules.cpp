// KN: the guidance on files of admission and recognition (HD 01-HD/TW, HD 06-HD/TW).
#include <algorithm>

#include "rules/bases.h"
#include "rules/dossiers.h"
#include "rules/families.h"
#include "rules/months.h"
#include "rules/shares.h"

namespace vanthu::rules {
namespace {

using model::Dossier;
using model::DossierKind;
using model::Vote;
using model::VoteType;

Judgement certificate_is_still_valid(const RecordView& view, const Dossier& dossier,
                                     const RuleInForce& law) {
  if (!is_admission(dossier)) return not_applicable("other_dossier");
  const Threshold* valid = law.threshold("months");
  if (valid == nullptr) return not_applicable("no_threshold");
  if (!dossier.certificate) {
    return indeterminate({"ngày cấp giấy chứng nhận bồi dưỡng nhận thức về Đảng",
                          "the date of the awareness-class certificate"},
                         dossier.at);
  }
  const Date until = add_months(*dossier.certificate, static_cast<int>(valid->numerator));
  Facts facts;
  facts.add("d", *dossier.certificate)
      .add("until", until)
      .add("months", valid->numerator)
      .add("date", view.held_on());
  if (view.held_on() < *dossier.certificate) {
    return failed("future", std::move(facts), dossier.at, "certificate");
  }
  return judged(view.held_on() <= until, std::move(facts), dossier.at, "certificate");
}

// The vote and the file behind a resolution that proposes an admission; null when it is another
// resolution.
struct Proposal {
  const Vote* vote = nullptr;
  const Dossier* dossier = nullptr;
};

Proposal proposal_behind(const RecordView& view, const model::Paper& paper) {
  Proposal proposal;
  if (paper.vote) proposal.vote = view.vote(*paper.vote);
  if (proposal.vote != nullptr && proposal.vote->type != VoteType::Admission) return {};
  if (paper.dossier) proposal.dossier = view.dossier(*paper.dossier);
  if (proposal.dossier == nullptr && proposal.vote != nullptr && proposal.vote->dossier) {
    proposal.dossier = view.dossier(*proposal.vote->dossier);
  }
  if (proposal.dossier != nullptr && !is_admission(*proposal.dossier)) return {};
  return proposal;
}

bool absences_have_reasons(const RecordView& view) {
  return std::all_of(view->attendance.rows.begin(), view->attendance.rows.end(),
                     [](const model::AttendanceRow& row) {
                       return row.state != model::AttendanceState::AbsentExcused || row.reason;
                     });
}

Judgement admission_resolution_is_complete(const RecordView& view, const model::Paper& paper,
                                           const RuleInForce& law) {
  const Proposal proposal = proposal_behind(view, paper);
  if (paper.type != model::PaperType::Resolution ||
      (proposal.vote == nullptr && proposal.dossier == nullptr)) {
    return not_applicable("other_paper");
  }
  const Dossier* file = proposal.dossier;
  const std::pair<std::string_view, bool> fields[] = {
      {"vote", proposal.vote != nullptr},
      {"applicant", file != nullptr},
      {"remark", file != nullptr && file->remark.has_value()},
      {"absences", absences_have_reasons(view)},
      {"signer", paper.signer.has_value() && paper.authority.has_value()}};
  Bilingual missing;
  for (const auto& [key, present] : fields) {
    const Entry* field = law.entry("fields", key);
    if (field != nullptr && !present) add_to_list(missing, field->text);
  }
  const bool complete = missing.empty();
  Facts facts;
  facts.add("missing", std::move(missing));
  return judged(complete, std::move(facts), paper.at);
}

Judgement method_of_the_vote(const RecordView&, const Vote& vote, const RuleInForce& law) {
  if (vote.type != VoteType::Admission && vote.type != VoteType::Recognition) {
    return not_applicable("other_vote");
  }
  const auto method = name_of(vote.method, model::kVoteMethodNames);
  Facts facts;
  facts.add("item", same_words(vote.id));
  return judged(law.lists("methods", method), std::move(facts), vote.at, "method");
}

Judgement short_of_two_thirds_is_reported(const RecordView& view, const Vote& vote,
                                          const RuleInForce& law) {
  if (vote.type != VoteType::Admission) return not_applicable("other_vote");
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  findings::BaseCard card = card_of(view, voting_base(view, vote.taken_at), *share, vote.votes_for);
  Judgement judgement = passed(facts_of(card), vote.at);
  const bool reached = card.reached;
  judgement.card = std::move(card);
  if (reached) return judgement;
  for (const model::Paper& paper : view->papers) {
    if (paper.vote != vote.id || paper.type != model::PaperType::Resolution) continue;
    judgement.outcome = findings::Outcome::Fail;
    judgement.at = paper.at;
    return judgement;
  }
  const Dossier* file = vote.dossier ? view.dossier(*vote.dossier) : nullptr;
  const bool reported = vote.outcome == model::VoteOutcome::ReportToSuperior ||
                        (file != nullptr && file->reported_upward);
  if (!reported) {
    judgement.outcome = findings::Outcome::Fail;
    judgement.say = "not_reported";
    judgement.attribute = "outcome";
  }
  return judgement;
}

// The resolution's own date where one was issued, else that of the vote.
Date resolution_date(const RecordView& view, const Dossier& dossier) {
  for (const Vote* vote : votes_on(view, dossier)) {
    for (const model::Paper& paper : view->papers) {
      if (paper.vote == vote->id && paper.type == model::PaperType::Resolution) return paper.date;
    }
  }
  return view.held_on();
}

Judgement recognition_comes_after_probation(const RecordView& view, const Dossier& dossier,
                                            const RuleInForce&) {
  if (dossier.kind != DossierKind::Recognition) return not_applicable("other_dossier");
  if (!dossier.probation_end) {
    return indeterminate({"ngày hết dự bị", "the end of probation"}, dossier.at);
  }
  const Date resolved = resolution_date(view, dossier);
  Facts facts;
  facts.add("date", resolved).add("end", *dossier.probation_end);
  return judged(resolved > *dossier.probation_end, std::move(facts), dossier.at, "probation_end");
}

Judgement new_member_declares_a_record(const RecordView& view, const Dossier& dossier,
                                       const RuleInForce& law) {
  if (!is_admission(dossier) || !dossier.ceremony) return not_applicable("no_ceremony");
  const Threshold* most = law.threshold("working_days");
  if (most == nullptr) return not_applicable("no_threshold");
  const Date until = dossier.member_profile.value_or(view.held_on());
  const auto days = law.working_days().between(*dossier.ceremony, until);
  if (!days) return indeterminate(missing_holidays(*dossier.ceremony, until), dossier.at);
  if (!dossier.member_profile && *days <= most->numerator) return not_applicable("not_due");
  Facts facts;
  facts.add("name", dossier.applicant.name).add("d", *days).add("most", most->numerator);
  return judged(*days <= most->numerator, std::move(facts), dossier.at, "member_profile");
}

Judgement file_grew_in_order(const RecordView& view, const Dossier& dossier, const RuleInForce&) {
  if (!is_admission(dossier)) return not_applicable("other_dossier");
  struct Step {
    Bilingual name;
    std::optional<Date> date;
    std::string_view attribute;
  };
  const Step steps[] = {
      {{"đơn xin vào Đảng", "application"}, dossier.application, "application"},
      {{"lý lịch", "CV"}, dossier.cv, "cv"},
      {{"thẩm tra lý lịch", "verification"}, dossier.verification, "verification"},
      {{"nhận xét của cấp ủy", "committee remark"}, dossier.committee_remark, "committee_remark"},
      {{"biểu quyết của chi bộ", "vote of the cell"}, view.held_on(), ""}};
  const Step* before = nullptr;
  for (const Step& step : steps) {
    if (!step.date) continue;
    if (before != nullptr && *step.date < *before->date) {
      Facts facts;
      facts.add("a", step.name).add("a_date", *step.date);
      facts.add("b", before->name).add("b_date", *before->date);
      return failed("fail", std::move(facts), dossier.at, before->attribute);
    }
    before = &step;
  }
  return passed({}, dossier.at);
}

Judgement removal_needs_two_thirds(const RecordView& view, const Vote& vote,
                                   const RuleInForce& law) {
  if (vote.type != VoteType::Removal) return not_applicable("other_vote");
  const Person* person = vote.about ? view.find(*vote.about) : nullptr;
  if (person == nullptr) {
    return indeterminate({"đảng viên bị đề nghị xóa tên (about)", "whom the removal is about"},
                         vote.at);
  }
  Judgement judgement = judge_share(view, vote, law);
  judgement.facts.add("name", person->member->name);
  // For an official member the share rests on a text of 2012 only.
  const bool official = person->member->status == model::MemberStatus::Official;
  if (official && judgement.outcome == findings::Outcome::Fail && judgement.say == "fail") {
    judgement.say = "official_member";
  }
  return judgement;
}

Judgement probationary_member_has_a_helper(const RecordView& view, const Person& person,
                                           const RuleInForce&) {
  if (!person.is_probationary()) return not_applicable("no_member");
  Facts facts;
  facts.add("name", person.member->name);
  if (!person.member->helper) return failed("fail", std::move(facts), person.member->at);
  const Person* helper = view.find(*person.member->helper);
  facts.add("helper", same_words(view.name_of(*person.member->helper)));
  return judged(helper != nullptr && helper->is_official(), std::move(facts), person.member->at,
                "helper", "not_official");
}

}  // namespace

std::vector<Predicate> admission_predicates() {
  return {{.id = "KN-01",
           .dossier = certificate_is_still_valid,
           .facts = {"d", "until", "months", "date"},
           .sayings = {"other_dossier", "no_threshold", "future"}},
          {.id = "KN-02",
           .paper = admission_resolution_is_complete,
           .facts = {"missing"},
           .sayings = {"other_paper"}},
          {.id = "KN-03", .vote = method_of_the_vote, .facts = {"item"}, .sayings = {"other_vote"}},
          {.id = "KN-04",
           .vote = short_of_two_thirds_is_reported,
           .facts = share_facts(),
           .sayings = {"other_vote", "no_threshold", "not_reported"}},
          {.id = "KN-05",
           .dossier = recognition_comes_after_probation,
           .facts = {"date", "end"},
           .sayings = {"other_dossier"}},
          {.id = "KN-06",
           .dossier = new_member_declares_a_record,
           .facts = {"name", "d", "most"},
           .sayings = {"no_ceremony", "no_threshold", "not_due"}},
          {.id = "KN-07",
           .dossier = file_grew_in_order,
           .facts = {"a", "a_date", "b", "b_date"},
           .sayings = {"other_dossier"}},
          {.id = "KN-08",
           .vote = removal_needs_two_thirds,
           .facts = share_facts({"name", "against", "abstain"}),
           .sayings = {"other_vote", "no_threshold", "wrongly_rejected", "official_member"}},
          {.id = "KN-09",
           .person = probationary_member_has_a_helper,
           .facts = {"name", "helper"},
           .sayings = {"not_official"}}};
}

}  // namespace vanthu::rules
