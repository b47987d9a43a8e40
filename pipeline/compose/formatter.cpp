#include "compose/formatter.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "compose/object_types.h"
#include "text/dates.h"
#include "text/letter_case.h"
#include "text/listing.h"
#include "text/names.h"
#include "text/numbers.h"
#include "text/utf8.h"

namespace vanthu::compose {
namespace {

constexpr Type kText{.kind = Kind::Text};
constexpr Type kNumber{.kind = Kind::Integer};

bool is_people(const Type& list) {
  if (list.kind != Kind::List || list.item != Kind::Object) return false;
  if (list.object == &object_type<model::Member>) return true;
  const Field* member = list.object().find("member");
  return member != nullptr && !member->optional &&
         member->type.object == &object_type<model::Member>;
}

const model::Member& person(const View& view, const Value& item) {
  const Object& object = item.as<Object>();
  if (object.type == &object_type<model::Member>) {
    return *static_cast<const model::Member*>(object.place);
  }
  const Value member = object.type().find("member")->read(view, object.place);
  return *static_cast<const model::Member*>(member.as<Object>().place);
}

Value text_value(text::NfcString made) {
  return Value{std::move(made)};
}

Month month_of(const Value& input) {
  if (const auto* month = std::get_if<Month>(&input.content)) return *month;
  const Date date = input.as_date();
  return Month{date.year(), date.month()};
}

// Numbers that a way of writing has no sign for are written in digits.
text::NfcString digits(std::int64_t number) {
  return text::nfc(std::to_string(number));
}

text::NfcString ordinal(std::int64_t number) {
  return number >= 1 ? text::spell_ordinal(number) : digits(number);
}

text::NfcString roman(std::int64_t number) {
  constexpr std::int64_t kLast = 3999;
  const bool has_numeral = number >= 1 && number <= kLast;
  return has_numeral ? text::roman_numeral(static_cast<int>(number)) : digits(number);
}

text::NfcString two_digits(std::int64_t number) {
  return number >= 0 ? text::two_digits(number) : digits(number);
}

// 02/2026, 11/2026: padded as in a short date.
text::NfcString short_month(const Month& month) {
  const auto number = static_cast<unsigned>(month.month());
  return text::nfc((number < 3 ? "0" : "") + std::to_string(number) + "/" +
                   std::to_string(static_cast<int>(month.year())));
}

// 90,32%, 93,10%, and 100% when it is a whole number; half up, by integers.
std::string percentage(std::int64_t part, std::int64_t base) {
  const std::int64_t hundredths = (20000 * part + base) / (2 * base);
  const bool whole_number = 10000 * part == hundredths * base && hundredths % 100 == 0;
  return (whole_number ? std::to_string(hundredths / 100)
                       : text::decimal_text(hundredths, 2).str()) +
         "%";
}

// 0, 05, 12, as the papers write how many.
std::string counted(std::int64_t number) {
  return number == 0 ? "0" : two_digits(number).str();
}

// 28/31 (90,32%), 05/31 (16,13%); without a base there is no percentage to give.
text::NfcString ratio(std::int64_t part, std::int64_t base) {
  std::string out = counted(part) + "/" + counted(base);
  if (base > 0 && part >= 0) out += " (" + percentage(part, base) + ")";
  return text::nfc(out);
}

text::NfcString percent(std::int64_t part, std::int64_t base) {
  if (base <= 0 || part < 0) return text::nfc("–");
  return text::nfc(percentage(part, base));
}

constexpr std::string_view kStops = ".;,";
constexpr std::array<std::string_view, 6> kSentenceEnds = {".", "!", "?", "…", ":", ";"};

bool is_ended(std::string_view words) {
  constexpr std::string_view kQuote = "”";
  if (words.ends_with(kQuote)) words.remove_suffix(kQuote.size());
  return words.empty() || std::any_of(kSentenceEnds.begin(), kSentenceEnds.end(),
                                      [&](std::string_view end) { return words.ends_with(end); });
}

// Most of the record's sentences are complete and pass as they are.
Value sentence(const Value& input) {
  static const text::NfcString kStop = text::nfc(".");
  const text::NfcString& words = input.as_text();
  const bool capital =
      !words.empty() && text::is_upper_case(text::code_point_at(words.view(), 0).value);
  if (capital && is_ended(words.view())) return input;
  text::NfcString out = capital ? words : text::capitalize_first(words);
  if (!is_ended(out.view())) out.append(kStop);
  return text_value(std::move(out));
}

// Without the stop it ends with, so that the template can go on or end it by itself.
Value unstopped(const Value& input) {
  const text::NfcString& words = input.as_text();
  std::string_view rest = words.view();
  while (!rest.empty() &&
         (kStops.find(rest.back()) != std::string_view::npos || rest.back() == ' ')) {
    rest.remove_suffix(1);
  }
  return rest.size() == words.view().size() ? input : text_value(text::nfc(rest));
}

text::NfcString listed(const View& view, const Values& items) {
  std::vector<text::NfcString> names;
  names.reserve(items.size());
  for (const Value& item : items) {
    const bool is_person = std::holds_alternative<Object>(item.content);
    names.push_back(is_person ? person(view, item).name : item.as_text());
  }
  return text::join_list(names);
}

Values by_given_name(const View& view, const Values& items) {
  std::vector<text::SortableName> names;
  names.reserve(items.size());
  for (const Value& item : items) {
    const model::Member& one = person(view, item);
    names.push_back(
        {.full_name = one.name, .sort_name = one.sort_name.value_or(text::NfcString{})});
  }
  Values sorted;
  sorted.reserve(items.size());
  for (const std::size_t at : text::order_by_given_name(names)) sorted.push_back(items[at]);
  return sorted;
}

}  // namespace

const Formatter* find_formatter(std::string_view name) {
  for (const Formatter& one : formatters()) {
    if (one.vi == name || one.ascii == name) return &one;
  }
  return nullptr;
}

std::optional<Type> result_type(Format format, const Type& input) {
  const auto when = [](bool fits, const Type& result) {
    return fits ? std::optional(result) : std::nullopt;
  };
  const bool dated = input.kind == Kind::Date || input.kind == Kind::Moment;
  switch (format) {
    case Format::Date:
    case Format::ShortDate:
    case Format::DateInWords:
    case Format::Weekday:
      return when(dated, kText);
    case Format::Time:
      return when(input.kind == Kind::Time || input.kind == Kind::Moment, kText);
    case Format::MonthLabel:
    case Format::ShortMonth:
    case Format::Year:
      return when(dated || input.kind == Kind::Month, kText);
    case Format::InWords:
    case Format::Ordinal:
    case Format::Roman:
    case Format::TwoDigits:
    case Format::Grouped:
    case Format::Ratio:
    case Format::Percent:
      return when(input.kind == Kind::Integer, kText);
    case Format::Upper:
    case Format::Capital:
    case Format::Sentence:
    case Format::Unstopped:
    case Format::Otherwise:
      return when(input.kind == Kind::Text, kText);
    case Format::Listed:
      return when(is_people(input) || (input.kind == Kind::List && input.item == Kind::Text),
                  kText);
    case Format::ByGivenName:
      return when(is_people(input), input);
    case Format::Count:
      return when(input.kind == Kind::List, kNumber);
    case Format::Term:
      return when(input.kind == Kind::Word, kText);
  }
  return std::nullopt;
}

Value apply(const FormatCall& call, const Value& input, const Vocabulary& vocabulary,
            const View& view) {
  if (input.is_absent()) return call.format == Format::Otherwise ? text_value(call.text) : input;
  switch (call.format) {
    case Format::Date:
      return text_value(text::office_date(input.as_date()));
    case Format::ShortDate:
      return text_value(text::short_date(input.as_date()));
    case Format::DateInWords:
      return text_value(text::date_in_words(input.as_date()));
    case Format::Weekday:
      return text_value(text::weekday_name(input.as_date()));
    case Format::Time:
      return text_value(text::office_time(input.as_time()));
    case Format::MonthLabel:
      return text_value(text::month_label(month_of(input)));
    case Format::ShortMonth:
      return text_value(short_month(month_of(input)));
    case Format::Year:
      return text_value(text::nfc(std::to_string(static_cast<int>(month_of(input).year()))));
    case Format::InWords:
      return text_value(text::spell_number(input.as<std::int64_t>()));
    case Format::Ordinal:
      return text_value(ordinal(input.as<std::int64_t>()));
    case Format::Roman:
      return text_value(roman(input.as<std::int64_t>()));
    case Format::TwoDigits:
      return text_value(two_digits(input.as<std::int64_t>()));
    case Format::Grouped:
      return text_value(text::group_digits(input.as<std::int64_t>()));
    case Format::Ratio:
      return text_value(ratio(input.as<std::int64_t>(), call.base));
    case Format::Percent:
      return text_value(percent(input.as<std::int64_t>(), call.base));
    case Format::Upper:
      return text_value(text::to_upper(input.as_text()));
    case Format::Capital:
      return text_value(text::capitalize_first(input.as_text()));
    case Format::Sentence:
      return sentence(input);
    case Format::Unstopped:
      return unstopped(input);
    case Format::Listed:
      return text_value(listed(view, input.as<Values>()));
    case Format::ByGivenName:
      return Value{by_given_name(view, input.as<Values>())};
    case Format::Count:
      return Value{static_cast<std::int64_t>(input.as<Values>().size())};
    case Format::Term: {
      const Word& word = input.as<Word>();
      return text_value(vocabulary.label(call.terms, word.word));
    }
    case Format::Otherwise:
      return input;
  }
  return input;
}

}  // namespace vanthu::compose
