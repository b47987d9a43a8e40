// TH-1 to TH-4, TH-8: conditions and time limits of a person's file under the implementing
// regulation.
#include <algorithm>

#include "rules/bases.h"
#include "rules/dossiers.h"
#include "rules/families.h"
#include "rules/months.h"

namespace vanthu::rules {
namespace {

using model::Dossier;
using model::DossierKind;

Judgement applicant_is_of_age(const RecordView& view, const Dossier& dossier,
                              const RuleInForce& law) {
  if (!is_admission(dossier)) return not_applicable("other_dossier");
  const Threshold* least = law.threshold("months_min");
  const Threshold* most = law.threshold("months_max");
  if (least == nullptr || most == nullptr) return not_applicable("no_threshold");
  const std::int64_t months = whole_months(dossier.applicant.born, view.held_on());
  const std::string years = std::to_string(months / 12);
  const std::string rest = std::to_string(months % 12);
  Facts facts;
  facts.add("date", view.held_on())
      .add("name", dossier.applicant.name)
      .add("born", dossier.applicant.born)
      .add("months", months)
      .add("age",
           Bilingual{years + " tuổi " + rest + " tháng", years + " years " + rest + " months"});
  if (months < least->numerator) {
    return failed("fail", std::move(facts), dossier.applicant.at, "born");
  }
  return judged(months <= most->numerator || dossier.consent, std::move(facts),
                dossier.applicant.at, "born", "too_old");
}

Judgement applicant_went_to_school(const RecordView&, const Dossier& dossier, const RuleInForce&) {
  if (!is_admission(dossier)) return not_applicable("other_dossier");
  Facts facts;
  facts.add("name", dossier.applicant.name);
  return judged(dossier.applicant.education || dossier.applicant.education_exception,
                std::move(facts), dossier.applicant.at);
}

Judgement readmission_waits(const RecordView&, const Dossier& dossier, const RuleInForce& law) {
  if (dossier.kind != DossierKind::Readmission) return not_applicable("other_dossier");
  const Threshold* least = law.threshold("months");
  if (least == nullptr) return not_applicable("no_threshold");
  if (!dossier.left_on || !dossier.application) {
    return indeterminate({"ngày ra khỏi Đảng và ngày đơn", "the exit and the new application"},
                         dossier.at);
  }
  if (!dossier.ground) {
    return indeterminate({"lý do ra khỏi Đảng trước đây (ground)", "the ground of the exit"},
                         dossier.at);
  }
  Facts facts;
  facts.add("name", dossier.applicant.name)
      .add("m", whole_months(*dossier.left_on, *dossier.application))
      .add("least", least->numerator)
      .add("left", *dossier.left_on);
  if (const Entry* excluded = law.entry("excluded", *dossier.ground)) {
    facts.add("ground", excluded->text);
    return failed("excluded", std::move(facts), dossier.at, "ground");
  }
  return judged(whole_months(*dossier.left_on, *dossier.application) >= least->numerator,
                std::move(facts), dossier.at, "left_on");
}

// From receipt in the older texts, from issue as a source reads the newest: late only when late by
// both.
Judgement ceremony_follows_in_time(const RecordView&, const Dossier& dossier,
                                   const RuleInForce& law) {
  if (!is_admission(dossier) || !dossier.ceremony) return not_applicable("no_ceremony");
  const Threshold* most = law.threshold("working_days");
  if (most == nullptr) return not_applicable("no_threshold");
  std::optional<std::int64_t> shortest;
  for (const auto& start : {dossier.decision_received, dossier.decision_date}) {
    if (!start) continue;
    const auto days = law.working_days().between(*start, *dossier.ceremony);
    if (!days) return indeterminate(missing_holidays(*start, *dossier.ceremony), dossier.at);
    shortest = shortest ? std::min(*shortest, *days) : *days;
  }
  if (!shortest) {
    return indeterminate({"ngày quyết định hoặc ngày nhận quyết định kết nạp",
                          "the admission decision or its receipt"},
                         dossier.at);
  }
  Facts facts;
  facts.add("d", *shortest).add("most", most->numerator).add("ceremony", *dossier.ceremony);
  return judged(*shortest <= most->numerator || dossier.consent, std::move(facts), dossier.at,
                "ceremony");
}

Judgement recognition_is_considered_in_time(const RecordView& view, const Dossier& dossier,
                                            const RuleInForce& law) {
  if (dossier.kind != DossierKind::Recognition) return not_applicable("other_dossier");
  const Threshold* most = law.threshold("working_days");
  if (most == nullptr) return not_applicable("no_threshold");
  if (!dossier.probation_end) {
    return indeterminate({"ngày hết dự bị", "the end of probation"}, dossier.at);
  }
  const auto days = law.working_days().between(*dossier.probation_end, view.held_on());
  const auto due = law.working_days().after(*dossier.probation_end, most->numerator);
  if (!days || !due) {
    return indeterminate(missing_holidays(*dossier.probation_end, view.held_on()), dossier.at);
  }
  Facts facts;
  facts.add("name", dossier.applicant.name)
      .add("end", *dossier.probation_end)
      .add("due", *due)
      .add("date", view.held_on())
      .add("d", *days)
      .add("most", most->numerator);
  if (*days < 0) return failed("early", std::move(facts), dossier.at, "probation_end");
  return judged(*days <= most->numerator, std::move(facts), dossier.at, "probation_end");
}

Judgement recognition_takes_effect_at_month_twelve(const RecordView&, const Dossier& dossier,
                                                   const RuleInForce&) {
  if (dossier.kind != DossierKind::Recognition) return not_applicable("other_dossier");
  if (!dossier.probation_end || !dossier.official_from) {
    return indeterminate({"ngày hết dự bị và ngày công nhận chính thức",
                          "the end of probation and the date of recognition"},
                         dossier.at);
  }
  Facts facts;
  facts.add("probation_end", *dossier.probation_end).add("given", *dossier.official_from);
  return judged(*dossier.official_from == *dossier.probation_end, std::move(facts), dossier.at,
                "official_from");
}

Judgement three_failed_ballots_are_reported(const RecordView& view, const Dossier& dossier,
                                            const RuleInForce& law) {
  if (dossier.kind != DossierKind::Recognition) return not_applicable("other_dossier");
  const Threshold* share = law.threshold("share");
  const Threshold* most = law.threshold("ballots");
  if (share == nullptr || most == nullptr) return not_applicable("no_threshold");
  std::int64_t failed_ballots = dossier.failed_ballots;
  for (const model::Vote* vote : votes_on(view, dossier)) {
    if (vote->type != model::VoteType::Recognition) continue;
    const std::int64_t base = voting_base(view, vote->taken_at).count;
    if (!share->reached(vote->votes_for, base)) ++failed_ballots;
  }
  Facts facts;
  facts.add("n", failed_ballots).add("most", most->numerator).add("name", dossier.applicant.name);
  const bool fine = failed_ballots < most->numerator || dossier.reported_upward;
  return judged(fine, std::move(facts), dossier.at, "failed_ballots");
}

Judgement removal_has_a_ground(const RecordView&, const Dossier& dossier, const RuleInForce& law) {
  if (dossier.kind != DossierKind::Removal) return not_applicable("other_dossier");
  Facts facts;
  facts.add("name", dossier.applicant.name);
  if (!dossier.ground) return failed("fail", std::move(facts), dossier.at);
  facts.add("ground", same_words(*dossier.ground));
  const Entry* ground = law.entry("grounds", *dossier.ground);
  if (ground == nullptr) return failed("unknown_ground", std::move(facts), dossier.at, "ground");
  facts.add("ground", ground->text);
  return judged(!dossier.org_resolutions.empty(), std::move(facts), dossier.at, {}, "no_evidence");
}

}  // namespace

std::vector<Predicate> membership_predicates() {
  return {{.id = "TH-1.1",
           .dossier = applicant_is_of_age,
           .facts = {"date", "name", "born", "months", "age"},
           .sayings = {"other_dossier", "no_threshold", "too_old"}},
          {.id = "TH-1.2",
           .dossier = applicant_went_to_school,
           .facts = {"name"},
           .sayings = {"other_dossier"}},
          {.id = "TH-3.5",
           .dossier = readmission_waits,
           .facts = {"name", "m", "least", "left", "ground"},
           .sayings = {"other_dossier", "no_threshold", "excluded"}},
          {.id = "TH-4.1",
           .dossier = ceremony_follows_in_time,
           .facts = {"d", "most", "ceremony"},
           .sayings = {"no_ceremony", "no_threshold"}},
          {.id = "TH-4.2.1",
           .dossier = recognition_is_considered_in_time,
           .facts = {"name", "end", "due", "date", "d", "most"},
           .sayings = {"other_dossier", "no_threshold", "early"}},
          {.id = "TH-4.2.2",
           .dossier = recognition_takes_effect_at_month_twelve,
           .facts = {"probation_end", "given"},
           .sayings = {"other_dossier"}},
          {.id = "TH-4.2.3",
           .dossier = three_failed_ballots_are_reported,
           .facts = {"n", "most", "name"},
           .sayings = {"other_dossier", "no_threshold"}},
          {.id = "TH-8.1",
           .dossier = removal_has_a_ground,
           .facts = {"name", "ground"},
           .sayings = {"other_dossier", "unknown_ground", "no_evidence"}}};
}

}  // namespace vanthu::rules
