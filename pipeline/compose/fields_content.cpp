#include <algorithm>
#include <functional>

#include "compose/field_table.h"
#include "compose/months.h"

namespace vanthu::compose {
namespace {

std::optional<Month> fee_month(const View&, const model::FeeReport& report) {
  return try_parse_month(report.month);
}

std::optional<Month> report_month(const View&, const model::Assignment& assignment) {
  return assignment.report_at ? try_parse_month(*assignment.report_at) : std::nullopt;
}

std::vector<const model::Member*> assignees(const View& view, const model::Assignment& assignment) {
  std::vector<const model::Member*> out;
  for (const auto& one : assignment.assignees) out.push_back(&view.member(one.member));
  return out;
}

std::int64_t reviewed_done(const View&, const model::Content& content) {
  return std::count_if(
      content.review.begin(), content.review.end(),
      [](const model::ReviewItem& item) { return item.result == model::ReviewResult::Done; });
}

std::vector<const model::Reply*> replies_where(
    const model::Consultation& consultation,
    const std::function<bool(const model::Reply&)>& chosen) {
  std::vector<const model::Reply*> out;
  for (const auto& reply : consultation.replies) {
    if (chosen(reply)) out.push_back(&reply);
  }
  return out;
}

std::vector<const model::Reply*> returned(const View&, const model::Consultation& consultation) {
  return replies_where(consultation,
                       [](const model::Reply& reply) { return reply.returned_at.has_value(); });
}

// Neither sent back nor given otherwise.
std::vector<const model::Member*> not_returned(const View& view,
                                               const model::Consultation& consultation) {
  std::vector<const model::Member*> out;
  for (const auto* reply : replies_where(consultation, [](const model::Reply& one) {
         return !one.returned_at && !one.opinion && !one.text;
       })) {
    out.push_back(&view.member(reply->member));
  }
  return out;
}

// Returned with this opinion by members who have a vote.
template <model::Opinion kOpinion>
std::vector<const model::Reply*> with_opinion(const View& view,
                                              const model::Consultation& consultation) {
  return replies_where(consultation, [&](const model::Reply& reply) {
    const auto& member = view.member(reply.member);
    return reply.opinion == kOpinion && member.home &&
           member.status == model::MemberStatus::Official;
  });
}

// For information only: members without a vote.
std::vector<const model::Reply*> without_vote(const View& view,
                                              const model::Consultation& consultation) {
  return replies_where(consultation, [&](const model::Reply& reply) {
    const auto& member = view.member(reply.member);
    return reply.returned_at && (!member.home || member.status != model::MemberStatus::Official);
  });
}

}  // namespace

const ObjectType& fields_of(const model::Section*) {
  using model::Section;
  static const ObjectType type{
      "section", {field<&Section::title>("title"), field<&Section::paragraphs>("paragraphs")}};
  return type;
}

const ObjectType& fields_of(const model::FeeReport*) {
  using model::FeeReport;
  static const ObjectType type{
      "fee_report",
      {derived<&fee_month>("month"), field<&FeeReport::paid>("paid"), field<&FeeReport::due>("due"),
       field<&FeeReport::amount>("amount"), field<&FeeReport::note>("note")}};
  return type;
}

const ObjectType& fields_of(const model::ReviewItem*) {
  using model::ReviewItem;
  static const ObjectType type{
      "review_item",
      {field<&ReviewItem::result>("result"), field<&ReviewItem::task>("task"),
       member_field<&ReviewItem::assignee>("assignee"), field<&ReviewItem::due>("due"),
       field<&ReviewItem::note>("note")}};
  return type;
}

const ObjectType& fields_of(const model::Ideology*) {
  using model::Ideology;
  static const ObjectType type{
      "ideology",
      {field<&Ideology::minutes>("minutes"), field<&Ideology::paragraphs>("paragraphs")}};
  return type;
}

const ObjectType& fields_of(const model::Speech*) {
  using model::Speech;
  static const ObjectType type{
      "speech",
      {member_field<&Speech::speaker>("speaker"), field<&Speech::name>("name"),
       field<&Speech::agenda_item>("agenda_item"), field<&Speech::seq>("seq"),
       field<&Speech::summary>("summary")}};
  return type;
}

const ObjectType& fields_of(const model::Discussion*) {
  using model::Discussion;
  static const ObjectType type{
      "discussion", {field<&Discussion::none>("none"), field<&Discussion::speeches>("speeches")}};
  return type;
}

const ObjectType& fields_of(const model::Mention*) {
  using model::Mention;
  static const ObjectType type{
      "mention", {member_field<&Mention::member>("member"), field<&Mention::summary>("summary")}};
  return type;
}

const ObjectType& fields_of(const model::Mentions*) {
  using model::Mentions;
  static const ObjectType type{
      "mentions", {field<&Mentions::none>("none"), field<&Mentions::mentions>("mentions")}};
  return type;
}

const ObjectType& fields_of(const model::Petition*) {
  using model::Petition;
  static const ObjectType type{
      "petition",
      {field<&Petition::addressee>("addressee"), field<&Petition::status>("status"),
       field<&Petition::raised_on>("raised_on"), field<&Petition::replied_on>("replied_on"),
       field<&Petition::summary>("summary")}};
  return type;
}

const ObjectType& fields_of(const model::Thematic*) {
  using model::Thematic;
  static const ObjectType type{
      "thematic",
      {field<&Thematic::topic>("topic"), member_field<&Thematic::drafter>("drafter"),
       field<&Thematic::plan_line>("plan_line"), field<&Thematic::final_text>("final_text"),
       field<&Thematic::paragraphs>("paragraphs")}};
  return type;
}

const ObjectType& fields_of(const model::Assignment*) {
  using model::Assignment;
  static const ObjectType type{
      "assignment",
      {field<&Assignment::id>("id"), field<&Assignment::due>("due"),
       field<&Assignment::standing>("standing"), derived<&report_month>("report_at"),
       field<&Assignment::plan_line>("plan_line"), field<&Assignment::product>("product"),
       field<&Assignment::task>("task"), derived<&assignees>("assignees")}};
  return type;
}

const ObjectType& fields_of(const model::ReservedOpinion*) {
  using model::ReservedOpinion;
  static const ObjectType type{
      "reserved_opinion",
      {member_field<&ReservedOpinion::member>("member"), field<&ReservedOpinion::text>("text")}};
  return type;
}

const ObjectType& fields_of(const model::OmittedStep*) {
  using model::OmittedStep;
  static const ObjectType type{
      "omitted", {field<&OmittedStep::step>("step"), field<&OmittedStep::reason>("reason")}};
  return type;
}

const ObjectType& fields_of(const model::MinutesAdoption*) {
  using model::MinutesAdoption;
  static const ObjectType type{
      "minutes_adoption",
      {field<&MinutesAdoption::adopted>("adopted"), field<&MinutesAdoption::agreed>("agreed"),
       field<&MinutesAdoption::of>("of")}};
  return type;
}

const ObjectType& fields_of(const model::Content*) {
  using model::Content;
  static const ObjectType type{"content",
                               {field<&Content::opening>("opening"),
                                field<&Content::fee_report>("fee_report"),
                                field<&Content::information>("information"),
                                field<&Content::ideology>("ideology"),
                                field<&Content::review>("review"),
                                derived<&reviewed_done>("reviewed_done"),
                                field<&Content::evaluation>("evaluation"),
                                field<&Content::shortcomings>("shortcomings"),
                                field<&Content::thematic>("thematic"),
                                field<&Content::direction>("direction"),
                                field<&Content::discussion>("discussion"),
                                field<&Content::criticism>("criticism"),
                                field<&Content::praise>("praise"),
                                field<&Content::reminders>("reminders"),
                                field<&Content::petitions>("petitions"),
                                field<&Content::conclusion>("conclusion"),
                                field<&Content::assignments>("assignments"),
                                field<&Content::reserved_opinions>("reserved_opinions"),
                                field<&Content::omitted>("omitted"),
                                field<&Content::minutes_adoption>("minutes_adoption")}};
  return type;
}

const ObjectType& fields_of(const model::Reply*) {
  using model::Reply;
  static const ObjectType type{
      "reply",
      {member_field<&Reply::member>("member"), field<&Reply::sent_at>("sent_at"),
       field<&Reply::returned_at>("returned_at"), field<&Reply::opinion>("opinion"),
       field<&Reply::text>("text")}};
  return type;
}

const ObjectType& fields_of(const model::Consultation*) {
  using model::Consultation;
  static const ObjectType type{
      "consultation",
      {field<&Consultation::deadline>("deadline"), field<&Consultation::draft>("draft"),
       field<&Consultation::reason>("reason"), field<&Consultation::replies>("replies"),
       derived<&returned>("returned"), derived<&not_returned>("not_returned"),
       derived<&with_opinion<model::Opinion::Agree>>("agree"),
       derived<&with_opinion<model::Opinion::Disagree>>("disagree"),
       derived<&with_opinion<model::Opinion::Other>>("other"),
       derived<&without_vote>("without_vote")}};
  return type;
}

const ObjectType& fields_of(const model::ScorePart*) {
  using model::ScorePart;
  static const ObjectType type{"score_part",
                               {field<&ScorePart::name>("name"), field<&ScorePart::max>("max"),
                                field<&ScorePart::points>("points")}};
  return type;
}

const ObjectType& fields_of(const model::Score*) {
  using model::Score;
  static const ObjectType type{
      "score",
      {field<&Score::total>("total"), field<&Score::self_band>("self_band"),
       field<&Score::official_band>("official_band"), field<&Score::observer>("observer"),
       field<&Score::parts>("parts")}};
  return type;
}

}  // namespace vanthu::compose
