// DL-04, DL-05: the file of an applicant or a probationary member, with the roster.
#include <set>

#include "rules/dossiers.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

using model::Dossier;

bool is_official_here(const RecordView& view, std::string_view member) {
  const Person* person = view.find(member);
  return person != nullptr && person->is_official();
}

Judgement admission_file_is_complete(const RecordView& view, const Dossier& dossier,
                                     const RuleInForce& law) {
  if (!is_admission(dossier)) return not_applicable("other_dossier");
  const Threshold* alone = law.threshold("introducers");
  const Threshold* with_union = law.threshold("introducers_with_union");
  if (alone == nullptr || with_union == nullptr) return not_applicable("no_threshold");
  std::set<std::string_view> introducers;
  for (const model::Introducer& one : dossier.introducers) {
    if (is_official_here(view, one.member)) introducers.insert(one.member);
  }
  const auto official = static_cast<std::int64_t>(introducers.size());
  const bool union_speaks = !dossier.org_resolutions.empty();
  const std::int64_t needed = union_speaks ? with_union->numerator : alone->numerator;
  Bilingual missing;
  if (!dossier.application) add_to_list(missing, {"đơn xin vào Đảng", "the application"});
  if (!dossier.cv) add_to_list(missing, {"lý lịch", "the CV"});
  if (official < needed) {
    const std::string count = std::to_string(needed - official);
    add_to_list(missing, {count + " đảng viên chính thức giới thiệu (hoặc nghị quyết của Đoàn, "
                                  "Công đoàn cơ sở cùng một đảng viên)",
                          count + " official introducer(s), or a union resolution with one"});
  }
  const bool complete = missing.empty();
  Facts facts;
  facts.add("name", dossier.applicant.name)
      .add("missing", std::move(missing))
      .add("official", official)
      .add("unions", static_cast<std::int64_t>(dossier.org_resolutions.size()))
      .add("needed", needed);
  return judged(complete, std::move(facts), dossier.at);
}

Judgement introducers_qualify(const RecordView& view, const Dossier& dossier,
                              const RuleInForce& law) {
  if (!is_admission(dossier)) return not_applicable("other_dossier");
  const Threshold* least = law.threshold("months_together");
  if (least == nullptr) return not_applicable("no_threshold");
  if (dossier.introducers.empty()) return not_applicable("no_introducer");
  Facts facts;
  facts.add("needed", least->numerator);
  for (const model::Introducer& one : dossier.introducers) {
    facts.add("introducer", same_words(view.name_of(one.member)))
        .add("months", one.months_together);
    if (!is_official_here(view, one.member)) {
      return failed("not_official", std::move(facts), one.at, "member");
    }
    if (one.months_together < least->numerator) {
      return failed("fail", std::move(facts), one.at, "months_together");
    }
  }
  return passed(std::move(facts), dossier.at);
}

Judgement probation_lasts_a_year(const RecordView&, const Dossier& dossier,
                                 const RuleInForce& law) {
  if (!dossier.ceremony && !dossier.probation_end) return not_applicable("no_probation");
  const Threshold* length = law.threshold("months");
  if (length == nullptr) return not_applicable("no_threshold");
  if (!dossier.ceremony) return indeterminate({"ngày lễ kết nạp", "the ceremony"}, dossier.at);
  if (!dossier.probation_end) {
    if (is_admission(dossier)) return not_applicable("no_probation");
    return indeterminate({"ngày hết dự bị", "the end of probation"}, dossier.at);
  }
  const Date expected = add_months(*dossier.ceremony, static_cast<int>(length->numerator));
  Facts facts;
  facts.add("ceremony", *dossier.ceremony)
      .add("expected", expected)
      .add("given", *dossier.probation_end)
      .add("months", length->numerator);
  return judged(*dossier.probation_end == expected, std::move(facts), dossier.at, "probation_end");
}

// The roster carries the decision from which party age counts. The file of an admission knows the
// decision itself; for others only a date behind the ceremony is surely wrong.
Judgement party_age_counts_from_decision(const RecordView& view, const Dossier& dossier,
                                         const RuleInForce&) {
  const Person* person = member_of(view, dossier);
  if (person == nullptr) return not_applicable("not_on_roster");
  const Date given = person->member->admission_decision;
  const auto ceremony = dossier.ceremony ? dossier.ceremony : person->member->ceremony;
  Facts facts;
  facts.add("given", given);
  if (is_admission(dossier)) {
    if (!dossier.decision_date) {
      return indeterminate({"ngày quyết định kết nạp", "the admission decision"}, dossier.at);
    }
    facts.add("decision", *dossier.decision_date);
    return judged(given == *dossier.decision_date, std::move(facts), person->member->at,
                  "admission_decision");
  }
  if (!ceremony) return indeterminate({"ngày lễ kết nạp", "the ceremony"}, dossier.at);
  facts.add("ceremony", *ceremony);
  return judged(given <= *ceremony, std::move(facts), person->member->at, "admission_decision",
                "from_ceremony");
}

}  // namespace

bool is_admission(const Dossier& dossier) {
  return dossier.kind == model::DossierKind::Admission ||
         dossier.kind == model::DossierKind::Readmission;
}

const Person* member_of(const RecordView& view, const Dossier& dossier) {
  return dossier.applicant.member ? view.find(*dossier.applicant.member) : nullptr;
}

std::vector<const model::Vote*> votes_on(const RecordView& view, const Dossier& dossier) {
  std::vector<const model::Vote*> votes;
  for (const model::Vote& vote : view->votes) {
    const bool of_person = vote.about && vote.about == dossier.applicant.member;
    if (vote.dossier == dossier.id || of_person) votes.push_back(&vote);
  }
  return votes;
}

std::vector<Predicate> charter_dossier_predicates() {
  return {{.id = "DL-04.1",
           .dossier = admission_file_is_complete,
           .facts = {"name", "missing", "official", "unions", "needed"},
           .sayings = {"other_dossier", "no_threshold"}},
          {.id = "DL-04.2",
           .dossier = introducers_qualify,
           .facts = {"introducer", "months", "needed"},
           .sayings = {"other_dossier", "no_threshold", "no_introducer", "not_official"}},
          {.id = "DL-05.1",
           .dossier = probation_lasts_a_year,
           .facts = {"ceremony", "expected", "given", "months"},
           .sayings = {"no_threshold", "no_probation"}},
          {.id = "DL-05.4",
           .dossier = party_age_counts_from_decision,
           .facts = {"decision", "given", "ceremony"},
           .sayings = {"not_on_roster", "from_ceremony"}}};
}

}  // namespace vanthu::rules
