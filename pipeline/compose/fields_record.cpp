#include <algorithm>

#include "compose/field_table.h"
#include "compose/months.h"

namespace vanthu::compose {
namespace {

// Members of the record itself, asked of its view.
template <auto Member>
const auto& of_record(const View& view, const View&) {
  return view.record().*Member;
}

const model::Paper* paper(const View& view, const View&) {
  return view.paper();
}

const OfficeSettings& settings(const View& view, const View&) {
  return view.settings();
}

// The month a meeting belongs to; the one it started in when its period is a quarter.
Month month(const View& view, const View&) {
  const auto& meeting = view.record().meeting;
  const Date& start = meeting.start.date;
  return try_parse_month(meeting.period).value_or(Month{start.year(), start.month()});
}

Month next_month(const View& view, const View& same) {
  return month(view, same) + std::chrono::months{1};
}

Month previous_month(const View& view, const View& same) {
  return month(view, same) - std::chrono::months{1};
}

std::optional<std::int64_t> quarter(const View& view, const View&) {
  return try_parse_quarter(view.record().meeting.period);
}

// Which congress of the cell this is; the record's term may be the one that ends with it.
std::optional<std::int64_t> congress_ordinal(const View& view, const View&) {
  const auto& record = view.record();
  if (record.meeting.kind != model::MeetingKind::Congress || !record.term.ordinal) return {};
  const bool old_term = record.term.congress_close < record.meeting.start.date;
  return *record.term.ordinal + (old_term ? 1 : 0);
}

std::int64_t year(const View& view, const View& same) {
  return static_cast<int>(month(view, same).year());
}

std::optional<Month> fee_month_of(const View&, const model::Fee& fee) {
  return try_parse_month(fee.month);
}

}  // namespace

const ObjectType& fields_of(const View*) {
  using Record = model::MeetingRecord;
  static const ObjectType type{"record",
                               {derived<&of_record<&Record::id>>("id"),
                                derived<&of_record<&Record::cell>>("cell"),
                                derived<&of_record<&Record::term>>("term"),
                                derived<&of_record<&Record::leadership>>("leadership"),
                                derived<&of_record<&Record::groups>>("groups"),
                                derived<&of_record<&Record::roster>>("roster"),
                                derived<&of_record<&Record::meeting>>("meeting"),
                                derived<&of_record<&Record::attendance>>("attendance"),
                                derived<&of_record<&Record::content>>("content"),
                                derived<&of_record<&Record::votes>>("votes"),
                                derived<&of_record<&Record::elections>>("elections"),
                                derived<&of_record<&Record::disciplines>>("disciplines"),
                                derived<&of_record<&Record::dossiers>>("dossiers"),
                                derived<&of_record<&Record::consultation>>("consultation"),
                                derived<&of_record<&Record::fees>>("fees"),
                                derived<&of_record<&Record::score>>("score"),
                                derived<&of_record<&Record::papers>>("papers"),
                                derived<&of_record<&Record::keeping>>("keeping"),
                                derived<&paper>("paper"),
                                derived<&settings>("settings"),
                                derived<&month>("month"),
                                derived<&next_month>("next_month"),
                                derived<&previous_month>("previous_month"),
                                derived<&quarter>("quarter"),
                                derived<&year>("year"),
                                derived<&congress_ordinal>("congress_ordinal")}};
  return type;
}

const ObjectType& fields_of(const OfficeSettings*) {
  using Settings = OfficeSettings;
  static const ObjectType type{"settings",
                               {field<&Settings::end_mark>("end_mark"),
                                field<&Settings::recipient_separator>("recipient_separator"),
                                field<&Settings::minutes_place_date>("minutes_place_date"),
                                field<&Settings::minutes_hyphens>("minutes_hyphens")}};
  return type;
}

const ObjectType& fields_of(const model::Relief*) {
  using model::Relief;
  static const ObjectType type{
      "relief",
      {field<&Relief::percent>("percent"), field<&Relief::decision>("decision"),
       field<&Relief::decided_on>("decided_on"), field<&Relief::until>("until")}};
  return type;
}

const ObjectType& fields_of(const model::Fee*) {
  using model::Fee;
  static const ObjectType type{
      "fee",
      {member_field<&Fee::member>("member"), derived<&fee_month_of>("month"),
       field<&Fee::group>("group"), field<&Fee::basis>("basis"), field<&Fee::amount>("amount"),
       field<&Fee::channel>("channel"), field<&Fee::state>("state"), field<&Fee::reason>("reason"),
       field<&Fee::relief>("relief")}};
  return type;
}

const ObjectType& fields_of(const model::Link*) {
  using model::Link;
  static const ObjectType type{
      "link", {field<&Link::record>("record"), field<&Link::relation>("relation")}};
  return type;
}

const ObjectType& fields_of(const model::Keeping*) {
  using model::Keeping;
  static const ObjectType type{
      "keeping",
      {field<&Keeping::classification>("classification"), field<&Keeping::retention>("retention"),
       field<&Keeping::links>("links")}};
  return type;
}

const Field* ObjectType::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& one) { return one.name == field; });
  return found == fields.end() ? nullptr : &*found;
}

std::span<const ObjectTypeRef> object_types() {
  static const std::vector<ObjectTypeRef> types = [] {
    std::vector<ObjectTypeRef> found{&root_type};
    for (std::size_t at = 0; at < found.size(); ++at) {
      for (const auto& field : found[at]().fields) {
        const ObjectTypeRef next = field.type.object;
        if (next != nullptr && std::find(found.begin(), found.end(), next) == found.end()) {
          found.push_back(next);
        }
      }
    }
    std::sort(found.begin(), found.end(),
              [](ObjectTypeRef a, ObjectTypeRef b) { return a().name < b().name; });
    return found;
  }();
  return types;
}

ObjectTypeRef find_object_type(std::string_view name) {
  for (const ObjectTypeRef type : object_types()) {
    if (type().name == name) return type;
  }
  return nullptr;
}

}  // namespace vanthu::compose
