// VB: each paper by itself – number, type, signature block, date, and whether it says what the
// minutes say (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW; Quy định 66-QĐ/TW, 399-QĐ/TW).
#include <string>
#include <tuple>

#include "rules/families.h"
#include "rules/papers.h"
#include "rules/subjects.h"
#include "text/dates.h"
#include "text/letter_case.h"

namespace vanthu::rules {
namespace {

using model::Paper;
using model::PaperType;

std::string_view type_key(const Paper& paper) {
  return name_of(paper.type, model::kPaperTypeNames);
}

// "Số 05-NQ/CB"; what is missing is left out.
std::string number_as_printed(const Paper& paper, std::string_view symbol) {
  std::string text = "Số ";
  if (paper.number) text += (*paper.number < 10 ? "0" : "") + std::to_string(*paper.number);
  if (!symbol.empty()) text += "-" + std::string(symbol);
  return text;
}

bool is_joined(std::string_view text, std::string_view first, std::string_view second) {
  return text.starts_with(first) && text.substr(first.size()) == second;
}

Judgement number_and_symbol_are_in_form(const RecordView& view, const Paper& paper,
                                        const RuleInForce& law) {
  const Entry* type = law.entry("symbols", type_key(paper));
  const Entry* body = law.entry("bodies", is_congress(view.record()) ? "congress" : "cell");
  if (type == nullptr || body == nullptr) return not_applicable("other_paper");
  if (paper.type == PaperType::Minutes && !paper.number && !paper.symbol) {
    return not_applicable("unnumbered");
  }
  const auto wrong = [&](std::string_view say, std::string_view attribute) {
    const auto given = paper.symbol ? paper.symbol->view() : std::string_view();
    Facts facts;
    facts.add("given", same_words(number_as_printed(paper, given)))
        .add("expected", same_words(number_as_printed(paper, type->text.vi + body->text.vi)));
    return failed(say, std::move(facts), paper.at, attribute);
  };
  const bool symbol_is_right =
      paper.symbol && is_joined(paper.symbol->view(), type->text.vi, body->text.vi);
  if ((paper.symbol && !symbol_is_right) || (paper.number && !paper.symbol)) {
    return wrong("fail", "symbol");
  }
  if (paper.number.value_or(1) < 1) return wrong("number", "number");
  if (!paper.number) return indeterminate({"số của văn bản", "the paper's number"}, paper.at);
  return passed({}, paper.at);
}

// A conclusion written into the minutes is no paper: only what is numbered counts as issued.
Judgement type_is_permitted(const RecordView& view, const Paper& paper, const RuleInForce& law) {
  if (is_congress(view.record())) return not_applicable("congress_paper");
  if (!law.lists("not_permitted", type_key(paper))) return passed({}, paper.at);
  if (!paper.number) return not_applicable("not_issued");
  Facts facts;
  facts.add("type", type_words(paper.type)).add("date", law.on());
  return failed("fail", std::move(facts), paper.at, "type");
}

// One of those who lead the cell, where the record names any; who was elected at this meeting may
// sign at once.
bool may_sign(const model::MeetingRecord& record, std::string_view member) {
  const auto leads = [](const model::Officer& officer) {
    return officer.office != model::Office::Member;
  };
  const auto& officers = record.leadership.officers;
  if (std::none_of(officers.begin(), officers.end(), leads)) return true;
  const auto elects = [](const model::Election& election) {
    return election.office == model::ElectedOffice::Secretary ||
           election.office == model::ElectedOffice::DeputySecretary;
  };
  if (std::any_of(record.elections.begin(), record.elections.end(), elects)) return true;
  return std::any_of(officers.begin(), officers.end(), [&](const model::Officer& officer) {
    return leads(officer) && officer.member == member;
  });
}

Judgement signed_for_the_cell(const RecordView& view, const Paper& paper, const RuleInForce& law) {
  if (paper.type == PaperType::Minutes) return not_applicable("other_paper");
  if (!paper.authority) {
    return indeterminate({"thể thức đề ký (authority)", "the authority signed for"}, paper.at);
  }
  const bool congress = is_congress(view.record());
  const auto list = congress ? "congress_authorities" : "authorities";
  if (!law.lists_words(list, paper.authority->view())) {
    Facts facts;
    facts.add("given", *paper.authority);
    return failed(congress ? "congress" : "fail", std::move(facts), paper.at, "authority");
  }
  if (congress) return passed({}, paper.at);
  if (!paper.signer_title) {
    return indeterminate({"chức vụ người ký (signer_title)", "the signer's title"}, paper.at);
  }
  Facts facts;
  facts.add("title", *paper.signer_title);
  if (!law.lists_words("titles", text::to_upper(*paper.signer_title).view())) {
    return failed("title", std::move(facts), paper.at, "signer_title");
  }
  if (!paper.signer || may_sign(view.record(), *paper.signer)) return passed({}, paper.at);
  facts.add("name", same_words(view.name_of(*paper.signer)));
  return failed("signer", std::move(facts), paper.at, "signer");
}

bool came(const RecordView& view, std::string_view member) {
  const Person* person = view.find(member);
  return person != nullptr && person->came();
}

Judgement minutes_have_two_signatures(const RecordView& view, const Paper& paper,
                                      const RuleInForce&) {
  if (paper.type != PaperType::Minutes) return not_applicable("other_paper");
  if (is_counting_minutes(view, paper)) return not_applicable("counting");
  const model::Meeting& meeting = view->meeting;
  if (meeting.chair == meeting.secretary) {
    return failed("same_person", {}, meeting.at, "secretary");
  }
  for (const auto& [member, attribute] :
       {std::pair<std::string_view, std::string_view>(meeting.secretary, "secretary"),
        std::pair<std::string_view, std::string_view>(meeting.chair, "chair")}) {
    if (came(view, member)) continue;
    Facts facts;
    facts.add("name", same_words(view.name_of(member)));
    return failed("fail", std::move(facts), meeting.at, attribute);
  }
  return passed({}, paper.at);
}

bool prints_the_conclusion(const Paper& paper) {
  return paper.type == PaperType::Minutes || paper.type == PaperType::Resolution;
}

Judgement date_and_place_are_in_form(const RecordView& view, const Paper& paper,
                                     const RuleInForce&) {
  const bool congress = is_congress(view.record());
  if (paper.type == PaperType::Minutes) {
    if (paper.place && !congress) return failed("minutes_place", {}, paper.at, "place");
  } else if (!paper.place) {
    return failed("no_place", {}, paper.at);
  }
  if (const auto date = text::find_misprinted_date(paper.abstract.view())) {
    Facts facts;
    facts.add("given", same_words(std::string(date->given))).add("expected", date->expected);
    return failed("fail", std::move(facts), paper.at);
  }
  const auto& conclusion = view->content.conclusion;
  const bool old_ending = prints_the_conclusion(paper) && !conclusion.empty() &&
                          conclusion.back().view().ends_with("./.");
  return judged(!old_ending, {}, paper.at, {}, "ending");
}

bool is_disciplined(const RecordView& view, std::string_view member) {
  return std::any_of(view->disciplines.begin(), view->disciplines.end(),
                     [&](const model::Discipline& one) { return one.subject == member; });
}

// A decision is issued upon a vote only where it disciplines somebody.
bool is_upon_a_vote(const RecordView& view, const Paper& paper) {
  return paper.type == PaperType::Resolution ||
         (paper.type == PaperType::Decision && (paper.vote || !view->disciplines.empty()));
}

// Both are printed from one record: what can differ is what the paper refers to.
Judgement resolution_agrees_with_minutes(const RecordView& view, const Paper& paper,
                                         const RuleInForce&) {
  if (!is_upon_a_vote(view, paper)) return not_applicable("other_paper");
  if (meeting_minutes(view) == nullptr) {
    return indeterminate({"biên bản của kỳ họp", "the minutes of the meeting"}, paper.at);
  }
  if (!paper.vote) {
    return indeterminate({"biểu quyết thông qua nghị quyết (vote)", "the vote that adopted it"},
                         paper.at);
  }
  const model::Vote* vote = view.vote(*paper.vote);
  if (vote == nullptr) return passed({}, paper.at);
  const bool disciplines = vote->type == model::VoteType::Discipline;
  const std::tuple<std::string_view, std::string_view, bool> parts[] = {
      {"outcome", "vote", vote->outcome != model::VoteOutcome::Adopted},
      {"subject", "vote", disciplines && vote->about && !is_disciplined(view, *vote->about)},
      {"about", "about", paper.about && vote->about && paper.about != vote->about},
      {"dossier", "dossier", paper.dossier && vote->dossier && paper.dossier != vote->dossier}};
  for (const auto& [say, attribute, differs] : parts) {
    if (!differs) continue;
    Facts facts;
    facts.add("item", same_words(vote->id));
    return failed(say, std::move(facts), paper.at, attribute);
  }
  return judged(paper.date >= view.held_on(), {}, paper.at, "date");
}

}  // namespace

std::vector<Predicate> document_predicates() {
  return {{.id = "VB-02",
           .paper = number_and_symbol_are_in_form,
           .facts = {"given", "expected"},
           .sayings = {"other_paper", "unnumbered", "number"}},
          {.id = "VB-03",
           .paper = type_is_permitted,
           .facts = {"type", "date"},
           .sayings = {"congress_paper", "not_issued"}},
          {.id = "VB-04",
           .paper = signed_for_the_cell,
           .facts = {"given", "title", "name"},
           .sayings = {"other_paper", "congress", "title", "signer"}},
          {.id = "VB-05",
           .paper = minutes_have_two_signatures,
           .facts = {"name"},
           .sayings = {"other_paper", "counting", "same_person"}},
          {.id = "VB-06",
           .paper = date_and_place_are_in_form,
           .facts = {"given", "expected"},
           .sayings = {"minutes_place", "no_place", "ending"}},
          {.id = "VB-07",
           .paper = resolution_agrees_with_minutes,
           .facts = {"item"},
           .sayings = {"other_paper", "outcome", "subject", "about", "dossier"}}};
}

}  // namespace vanthu::rules
