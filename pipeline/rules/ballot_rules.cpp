// BC: ballot papers and who counts them (Quy chế bầu cử 244-QĐ/TW, 190-QĐ/TW).
#include <algorithm>
#include <set>

#include "rules/families.h"
#include "rules/papers.h"
#include "rules/subjects.h"

namespace vanthu::rules {
namespace {

using model::BoardMember;
using model::ElectedOffice;
using model::Election;

Judgement elected_by_secret_ballot(const RecordView&, const Election& election,
                                   const RuleInForce&) {
  const bool secret = election.method == model::VoteMethod::SecretBallot;
  Facts facts;
  if (!secret) facts.add("office", office_words(election.office));
  return judged(secret, std::move(facts), election.at, "method");
}

// Who presides, writes and counts, how many to elect and the list are voted openly; a poll on
// candidates is secret.
Judgement preparations_are_voted_openly(const RecordView&, const model::Vote& vote,
                                        const RuleInForce& law) {
  if (vote.type != model::VoteType::Election) return not_applicable("other_vote");
  const auto method = name_of(vote.method, model::kVoteMethodNames);
  return judged(law.lists("methods", method), {}, vote.at, "method", "not_open");
}

Judgement invalid_ballots_have_reasons(const RecordView&, const Election& election,
                                       const RuleInForce&) {
  std::int64_t sorted = 0;
  for (const model::InvalidReason& reason : election.ballots.invalid_reasons) {
    sorted += reason.count;
  }
  Facts facts;
  facts.add("invalid", election.ballots.invalid).add("sorted", sorted);
  return judged(sorted == election.ballots.invalid, std::move(facts), election.ballots.at,
                "invalid");
}

bool stands_in(const Election& election, const BoardMember& member) {
  return std::any_of(
      election.candidates.begin(), election.candidates.end(),
      [&](const model::Candidate& candidate) { return candidate.member == member.member; });
}

// Empty when there is none. seen: those named before.
std::string_view bar_to_counting(const RecordView& view, const Election& election,
                                 const BoardMember& member, std::set<std::string_view>& seen) {
  if (stands_in(election, member)) return "fail";
  if (!seen.insert(member.member).second) return "twice";
  const Person* person = view.find(member.member);
  const bool was_there = person != nullptr && person->came();
  return was_there ? "" : "absent";
}

Judgement board_may_count(const RecordView& view, const Election& election, const RuleInForce&) {
  if (election.board.empty()) return failed("no_board", {}, election.at);
  std::set<std::string_view> seen;
  for (const BoardMember& member : election.board) {
    const std::string_view bar = bar_to_counting(view, election, member, seen);
    if (bar.empty()) continue;
    Facts facts;
    facts.add("name", same_words(view.name_of(member.member)));
    return failed(bar, std::move(facts), member.at, "member");
  }
  const auto head = std::find_if(election.board.begin(), election.board.end(),
                                 [](const BoardMember& member) { return member.head; });
  if (head == election.board.end()) return failed("no_head", {}, election.board.front().at);
  const model::Paper* minutes = counting_minutes(view, election);
  if (minutes == nullptr) {
    return indeterminate({"biên bản kiểm phiếu của lần bầu này trong danh mục văn bản (paper)",
                          "the counting minutes of this election among the papers"},
                         election.at);
  }
  if (minutes->signer == head->member) return passed({}, minutes->at);
  Facts facts;
  facts.add("name", same_words(view.name_of(head->member)));
  return failed("unsigned", std::move(facts), minutes->at, "signer");
}

bool has_papers_of_its_own(ElectedOffice office) {
  return office == ElectedOffice::Committee || office == ElectedOffice::Secretary ||
         office == ElectedOffice::DeputySecretary;
}

// Two offices at one point of the meeting had one paper.
bool held_together(const Election& a, const Election& b) {
  if (a.office == b.office) return false;
  return a.seq || b.seq ? a.seq == b.seq : a.taken_at && a.taken_at == b.taken_at;
}

Judgement each_office_has_its_papers(const RecordView& view, const RuleInForce&) {
  std::vector<const Election*> elections;
  for (const Election& election : view->elections) {
    if (has_papers_of_its_own(election.office)) elections.push_back(&election);
  }
  const bool several = std::any_of(
      elections.begin(), elections.end(),
      [&](const Election* election) { return election->office != elections.front()->office; });
  if (!several) return not_applicable(view->elections.empty() ? "no_election" : "one_office");
  std::vector<const Election*> apart;
  const Election* together = nullptr;
  for (const Election* election : elections) {
    const bool shared = std::any_of(apart.begin(), apart.end(), [&](const Election* other) {
      return held_together(*other, *election);
    });
    if (shared || election->ballots.issued == 0) {
      together = election;
    } else {
      apart.push_back(election);
    }
  }
  Facts facts;
  facts.add("n", static_cast<std::int64_t>(apart.size()));
  const Election& at = together != nullptr ? *together : *elections.front();
  return judged(together == nullptr, std::move(facts), at.ballots.at, "issued");
}

}  // namespace

std::vector<Predicate> ballot_predicates() {
  return {{.id = "BC-01",
           .vote = preparations_are_voted_openly,
           .election = elected_by_secret_ballot,
           .facts = {"office"},
           .sayings = {"other_vote", "not_open"}},
          {.id = "BC-06", .election = invalid_ballots_have_reasons, .facts = {"invalid", "sorted"}},
          {.id = "BC-07",
           .election = board_may_count,
           .facts = {"name"},
           .sayings = {"no_board", "no_head", "unsigned", "twice", "absent"}},
          {.id = "BC-09",
           .record = each_office_has_its_papers,
           .facts = {"n"},
           .sayings = {"no_election", "one_office"}}};
}

}  // namespace vanthu::rules
