// The vote, the elections and the discipline of a situation.
#include "rules/bases.h"
#include "rules/situation_parts.h"
#include "text/nfc_string.h"

namespace vanthu::rules {
namespace {

using model::MeetingRecord;
using model::VoteType;

VoteType type_for(const std::optional<model::DossierKind>& kind) {
  if (!kind) return VoteType::Resolution;
  switch (*kind) {
    case model::DossierKind::Admission:
    case model::DossierKind::Readmission:
      return VoteType::Admission;
    case model::DossierKind::Recognition:
      return VoteType::Recognition;
    case model::DossierKind::Removal:
      return VoteType::Removal;
    case model::DossierKind::Exit:
      return VoteType::Other;
  }
  return VoteType::Resolution;
}

model::VoteMethod method_for(VoteType type) {
  const bool of_a_person = type == VoteType::Admission || type == VoteType::Recognition;
  return of_a_person ? model::VoteMethod::PartyCard : model::VoteMethod::ShowOfHands;
}

void count_votes(model::Vote& vote, Wishes& wishes) {
  vote.votes_against = wishes.number_or("against", 0);
  vote.votes_abstain = wishes.number_or("abstain", 0);
  vote.invalid = wishes.number_or("invalid", 0);
  vote.not_returned = wishes.number_or("not_returned", 0);
  vote.written = wishes.number_or("written", 0);
  const std::int64_t others =
      vote.votes_against + vote.votes_abstain + vote.invalid + vote.not_returned;
  vote.votes_for = wishes.number_or("for", vote.eligible_present + vote.written - others);
  vote.probationary_votes = wishes.number("probationary_votes");
  vote.issued = wishes.number("issued");
  vote.collected = wishes.number("collected");
  vote.valid = wishes.number("valid");
  if (vote.method != model::VoteMethod::SecretBallot || wishes.is("ballots", "unknown")) return;
  if (!vote.issued) vote.issued = vote.eligible_present;
  if (!vote.collected) vote.collected = *vote.issued - vote.not_returned;
  if (!vote.valid) vote.valid = *vote.collected - vote.invalid;
}

std::vector<model::Exclusion> exclusions_of(const Base& base) {
  std::vector<model::Exclusion> exclusions;
  for (const LeftOut& one : base.left_out) {
    exclusions.push_back({.member = one.member, .reason = one.reason});
  }
  return exclusions;
}

// "twice", "m1:exempt"; all of them for a reason that is not theirs.
void exclude_wrongly(std::vector<model::Exclusion>& exclusions, Wishes& wishes) {
  for (model::Exclusion& one : exclusions) {
    one.reason = wishes.choice_or("excluded_as", model::kExclusionReasonNames, one.reason);
  }
  const std::string more = wishes.word("excluded", "");
  if (more.empty()) return;
  if (more == "twice" && !exclusions.empty()) return exclusions.push_back(exclusions.front());
  const auto colon = std::min(more.find(':'), more.size() - 1);
  const auto reason =
      wishes.parse("excluded", more.substr(colon + 1), model::kExclusionReasonNames);
  exclusions.push_back(
      {.member = more.substr(0, colon), .reason = reason.value_or(model::ExclusionReason::Exempt)});
}

// "d1=5*^3" or "8*" or "6^?"; "5~3" stood of his or her own accord.
model::Candidate read_candidate(std::string text, std::size_t place, Wishes& wishes) {
  model::Candidate candidate;
  candidate.member = "m" + std::to_string(place);
  if (const auto equals = text.find('='); equals != std::string::npos) {
    candidate.member = text.substr(0, equals);
    text.erase(0, equals + 1);
  }
  if (const auto mark = text.find_first_of("^~"); mark != std::string::npos) {
    const std::string support = text.substr(mark + 1);
    candidate.source = text[mark] == '^' ? model::CandidateSource::Nominated
                                         : model::CandidateSource::SelfNominated;
    if (support != "?") candidate.floor_support = wishes.parse_number("elections", support);
    text.erase(mark);
  }
  if (!text.empty() && text.back() == '*') {
    candidate.elected = true;
    text.pop_back();
  }
  candidate.votes = wishes.parse_number("elections", text);
  return candidate;
}

void set_option(model::Election& election, const std::string& name, const std::string& value,
                Wishes& wishes) {
  const auto number = [&] { return wishes.parse_number("elections", value); };
  if (name == "round") {
    election.round = number();
  } else if (name == "seq") {
    election.seq.reset();
    if (value != "none") election.seq = number();
  } else if (name == "base") {
    election.base = number();
  } else if (name == "issued") {
    election.ballots.issued = number();
  } else if (name == "collected") {
    election.ballots.collected = number();
  } else if (name == "valid") {
    election.ballots.valid = number();
  } else if (name == "invalid") {
    election.ballots.invalid = number();
  } else if (name == "convened") {
    election.convened = number();
  } else if (name == "method") {
    election.method = wishes.parse("elections", value, model::kVoteMethodNames)
                          .value_or(model::VoteMethod::SecretBallot);
  } else if (name == "at") {
    election.taken_at = try_parse_time(value);
    if (!election.taken_at) wishes.complain("elections");
  } else if (name == "reasons") {
    election.ballots.invalid_reasons = {{.count = number(), .reason = text::nfc("bầu quá số")}};
  } else if (name == "board") {
    const bool again = !election.board.empty() && election.board.front().member == value;
    if (again) return election.board.push_back({.member = value});
    election.board = {{.member = value, .head = true}};
  } else {
    wishes.complain("elections");
  }
}

// "committee 3 round=2: 8* 7* 6* 5"
model::Election read_election(const MeetingRecord& record, std::string_view text, std::size_t place,
                              Wishes& wishes) {
  const RecordView view(record);
  const auto colon = text.rfind(':');
  const auto head = split(text.substr(0, colon), ' ');
  model::Election election;
  if (colon == std::string_view::npos || head.size() < 2) {
    wishes.complain("elections");
    return election;
  }
  election.id = "bau-" + std::to_string(place);
  election.office = wishes.parse("elections", head[0], model::kElectedOfficeNames)
                        .value_or(model::ElectedOffice::Committee);
  election.seats = wishes.parse_number("elections", head[1]);
  election.seq = static_cast<std::int64_t>(place) * 10;
  const Base base = voting_base(view);
  election.base = base.count;
  election.exclusions = exclusions_of(base);
  const std::int64_t voters = eligible_present(view);
  election.ballots = {.issued = voters, .collected = voters, .valid = voters};
  const auto people = view.people().size();
  election.board = {{.member = view.people()[people - 1].member->id, .head = true},
                    {.member = view.people()[people - 2].member->id}};
  election.approval =
      model::DocumentRef{.number = text::nfc("41-QĐ/ĐU"),
                         .date = wishes.date_or("approved", add_days(view.held_on(), 10)),
                         .issuer = text::nfc("Đảng ủy xã Ví Dụ")};
  for (std::size_t i = 2; i < head.size(); ++i) {
    const auto equals = head[i].find('=');
    const auto value = equals == std::string::npos ? "" : head[i].substr(equals + 1);
    set_option(election, head[i].substr(0, equals), value, wishes);
  }
  election.ballots.valid -= election.ballots.invalid;
  if (election.ballots.invalid > 0 && election.ballots.invalid_reasons.empty()) {
    election.ballots.invalid_reasons = {
        {.count = election.ballots.invalid, .reason = text::nfc("bầu quá số lượng")}};
  }
  for (const std::string& candidate : split(text.substr(colon + 1), ' ')) {
    election.candidates.push_back(
        read_candidate(candidate, election.candidates.size() + 1, wishes));
  }
  return election;
}

std::vector<model::FormVotes> read_form_votes(Wishes& wishes, model::DisciplineForm result,
                                              std::int64_t voters) {
  std::vector<model::FormVotes> votes;
  if (wishes.is("form_votes", "none")) return votes;
  for (const std::string& text : wishes.words("form_votes")) {
    const auto colon = text.find(':');
    const auto form =
        wishes.parse("form_votes", text.substr(0, colon), model::kDisciplineFormNames);
    const auto count =
        colon == std::string::npos ? 0 : wishes.parse_number("form_votes", text.substr(colon + 1));
    votes.push_back({.form = form.value_or(result), .votes = count});
  }
  if (votes.empty()) votes.push_back({.form = result, .votes = voters});
  return votes;
}

// "true": of a committee of a higher level; "position": another that the roster names.
void give_office(MeetingRecord& record, std::string_view subject, std::string_view office) {
  for (model::Member& member : record.roster.members) {
    if (member.id != subject) continue;
    if (office == "true") member.committee_levels = {text::nfc("Đảng ủy viên xã")};
    if (office == "position") member.positions = {text::nfc("Trưởng thôn")};
  }
}

}  // namespace

void add_vote(MeetingRecord& record, Wishes& wishes) {
  if (wishes.is("vote", "none")) return;
  const RecordView view(record);
  std::optional<model::DossierKind> kind;
  if (!record.dossiers.empty()) kind = record.dossiers.front().kind;
  model::Vote vote;
  vote.id = "bq1";
  vote.subject = text::nfc("nội dung 1");
  vote.type = wishes.choice_or("vote", model::kVoteTypeNames, type_for(kind));
  vote.method = wishes.choice_or("method", model::kVoteMethodNames, method_for(vote.type));
  vote.round = wishes.number_or("round", 1);
  vote.seq = wishes.number_or("seq", 5);
  vote.taken_at = wishes.time("at");
  vote.no_reservation = true;
  const Base base = voting_base(view, vote.taken_at);
  vote.base = wishes.number_or("base", base.count);
  vote.eligible_present = wishes.number_or("eligible", eligible_present(view, vote.taken_at));
  count_votes(vote, wishes);
  if (wishes.has("printed")) vote.printed_pct = wishes.word("printed", "");
  vote.outcome = wishes.choice_or("outcome", model::kVoteOutcomeNames, model::VoteOutcome::Adopted);
  if (wishes.has("about")) vote.about = wishes.word("about", "");
  if (kind) {
    vote.dossier = record.dossiers.front().id;
    if (!vote.about) vote.about = record.dossiers.front().applicant.member;
  }
  if (!wishes.is("listed", "false")) vote.exclusions = exclusions_of(base);
  exclude_wrongly(vote.exclusions, wishes);
  record.votes.push_back(std::move(vote));
}

void add_elections(MeetingRecord& record, Wishes& wishes) {
  for (const std::string& text : split(wishes.word("elections", ""), ';')) {
    record.elections.push_back(read_election(record, text, record.elections.size() + 1, wishes));
  }
}

void add_discipline(MeetingRecord& record, Wishes& wishes) {
  if (!wishes.has("discipline")) return;
  const RecordView view(record);
  const Date day = view.held_on();
  const std::int64_t voters = eligible_present(view);
  model::Discipline one;
  one.id = "kl1";
  one.subject = wishes.word("subject", "m3");
  one.result =
      wishes.choice_or("discipline", model::kDisciplineFormNames, model::DisciplineForm::Reprimand);
  one.scope = wishes.choice_or("violation", model::kDisciplineScopeNames,
                               model::DisciplineScope::EthicsLifestyle);
  one.act = wishes.choice_or("act", model::kDisciplineActNames, model::DisciplineAct::Decision);
  one.base = wishes.number_or("d_base", meeting_base(view).count);
  one.method =
      wishes.choice_or("paper_method", model::kVoteMethodNames, model::VoteMethod::SecretBallot);
  one.ballots_held = wishes.number_or("ballots_held", 1);
  one.one_paper = !wishes.is("one_paper", "false");
  one.heard_on = wishes.optional_date_or("heard", add_days(day, -10));
  if (!wishes.is("self_review", "none")) one.self_review = text::nfc("Bản kiểm điểm");
  one.summons = wishes.number_or("summons", 0);
  one.announced_on = wishes.optional_date_or("announced", day);
  one.delivered_on = wishes.optional_date_or("delivered", add_days(day, 3));
  one.received_on = wishes.optional_date_or("received_on", add_days(day, 3));
  one.complaint_on = wishes.date("complaint");
  if (wishes.has("deferral")) one.deferral = text::nfc(wishes.word("deferral", ""));
  one.violation = text::nfc("Nội dung vi phạm");
  one.form_votes = read_form_votes(wishes, one.result, voters);
  one.conclusion = text::nfc("Kết luận về nội dung, tính chất, mức độ.");
  give_office(record, one.subject, wishes.word("subject_office", ""));
  const std::int64_t times = wishes.number_or("times_considered", 1);
  for (std::int64_t i = 0; i < times; ++i) {
    record.disciplines.push_back(one);
    if (i == 0) continue;
    model::Discipline& later = record.disciplines.back();
    later.subject = wishes.word("second_subject", one.subject);
    later.result = wishes.choice_or("second_form", model::kDisciplineFormNames, one.result);
  }
}

}  // namespace vanthu::rules
