// What may stand behind a bar in a template, {meeting.start|giờ}: the built-in formatters, each
// with a Vietnamese and an ASCII name. Private to this module.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "compose/value.h"
#include "compose/view.h"
#include "compose/vocabulary.h"

namespace vanthu::compose {

enum class Format {
  Date,
  ShortDate,
  DateInWords,
  Weekday,
  Time,
  MonthLabel,
  ShortMonth,
  Year,
  InWords,
  Ordinal,
  Roman,
  TwoDigits,
  Grouped,
  Ratio,
  Percent,
  Upper,
  Capital,
  Sentence,
  Unstopped,
  Listed,
  ByGivenName,
  Count,
  Term,
  Otherwise,
};

enum class Argument {
  None,
  Number,        // {vote.for|tỷ lệ: vote.base}
  OptionalForm,  // {member.office|thuật ngữ: signature}
  Text,          // {paper.number|nếu không: …}
};

struct Formatter {
  Format format = Format::Date;
  std::string_view vi;
  std::string_view ascii;
  Argument argument = Argument::None;
  // "ngày, ngày giờ": what it can be applied to, for messages.
  Bilingual accepts;
};

std::span<const Formatter> formatters();
const Formatter* find_formatter(std::string_view name);

// What comes out when a value of this type goes in; nothing when it does not fit.
std::optional<Type> result_type(Format format, const Type& input);

// A formatter as it stands in a compiled template, its argument read.
struct FormatCall {
  Format format = Format::Date;
  // Of Ratio and Percent, read before the call.
  std::int64_t base = 0;
  // Of Otherwise.
  text::NfcString text;
  // Of Term: the vocabulary's list and form.
  std::size_t terms = 0;
};

// input is of a type the formatter accepts; absent stays absent, except for Otherwise.
Value apply(const FormatCall& call, const Value& input, const Vocabulary& vocabulary,
            const View& view);

}  // namespace vanthu::compose
