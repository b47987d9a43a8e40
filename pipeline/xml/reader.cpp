#include "xml/reader.h"

#include <charconv>
#include <utility>

#include "xml/start_tag.h"
#include "xml/wording.h"

namespace vanthu::xml {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

// Asked for of one element; more grow the list.
constexpr std::size_t kUsualNames = 12;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && !is_digit(text.front())) {
      return std::nullopt;
    }
  }
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

// "1.200.000" is how people write it: the digits alone, when separators are all there is besides.
std::optional<std::string> digits_of_grouped(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != '.' && c != ',' && c != ' ') {
      return std::nullopt;
    }
  }
  if (digits.empty()) {
    return std::nullopt;
  }
  return digits;
}

// 5/11/2026 or 05-11-2026, day first as in Vietnam.
std::optional<Date> parse_day_first(std::string_view text) {
  std::string parts[3];
  std::size_t part = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      parts[part] += c;
    } else if ((c == '/' || c == '-' || c == '.') && part < 2) {
      ++part;
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || parts[2].size() != 4) {
    return std::nullopt;
  }
  for (int i = 0; i < 2; ++i) {
    if (parts[i].size() == 1) {
      parts[i].insert(0, "0");
    }
  }
  return try_parse_date(parts[2] + "-" + parts[1] + "-" + parts[0]);
}

bool has_date_form(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != kForm.size()) {
    return false;
  }
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == 'd' ? !is_digit(text[i]) : text[i] != '-') {
      return false;
    }
  }
  return true;
}

bool is_plain_code(std::string_view text) {
  for (const char c : text) {
    if (c <= ' ' || c > '~') {
      return false;
    }
  }
  return !text.empty();
}

Bilingual blank(std::string_view attribute) {
  return {"thuộc tính " + quoted(attribute) + " còn trống",
          "the attribute " + quoted(attribute) + " is blank"};
}

Bilingual attribute_value(const Attribute& attribute, const std::string& vi,
                          const std::string& en) {
  if (attribute.value.empty()) {
    const Bilingual is_blank = blank(attribute.name);
    return {is_blank.vi + ": " + vi, is_blank.en + ": it " + en};
  }
  const std::string written = shortened(attribute.value);
  return {"thuộc tính " + quoted(attribute.name) + " " + vi + ", nhưng ghi " + quoted(written),
          "the attribute " + quoted(attribute.name) + " " + en + " but says " + quoted(written)};
}

}  // namespace

Reader::Reader(Element element, findings::Findings& findings)
    : element_(element), findings_(findings), attributes_(element.attributes()) {
  const std::vector<Element> children = element.children();
  children_.reserve(children.size());
  for (const Element& child : children) {
    children_.push_back(
        {.element = child, .name = child.name(), .foreign = !child.shares_namespace_with(element)});
  }
  known_attributes_.reserve(kUsualNames);
  if (!children_.empty()) known_children_.reserve(kUsualNames);
}

const Attribute* Reader::find(std::string_view attribute) const {
  for (const Attribute& candidate : attributes_) {
    if (candidate.name == attribute) {
      return &candidate;
    }
  }
  return nullptr;
}

bool Reader::has(std::string_view attribute) const {
  return find(attribute) != nullptr;
}

SourceSpan Reader::span(std::string_view attribute) const {
  const Attribute* found = find(attribute);
  return found != nullptr ? found->span : element_.span();
}

bool Reader::has_room() {
  // A hostile file must not fill the memory with what we say about it.
  constexpr std::size_t kMostFindings = 1000;
  if (findings_.size() < kMostFindings) {
    return true;
  }
  if (findings_.back().id != "XML-35") {
    findings_.push_back(
        {.id = "XML-35",
         .severity = findings::Severity::Violation,
         .message = {"tệp còn nhiều chỗ sai nữa, không liệt kê hết",
                     "there are more problems in the file than are listed"},
         .at = findings_.back().at,
         .label = {},
         .hint = {"sửa các chỗ đã nêu rồi kiểm tra lại", "mend what is listed and check again"}});
  }
  return false;
}

void Reader::add(std::string id, const SourceSpan& at, Bilingual message, Bilingual hint,
                 findings::Severity severity) {
  if (has_room()) {
    findings_.push_back({.id = std::move(id),
                         .severity = severity,
                         .message = std::move(message),
                         .at = at,
                         .label = {},
                         .hint = std::move(hint)});
  }
}

const Attribute* Reader::look_up(std::string_view attribute, bool required) {
  known_attributes_.emplace_back(attribute);
  const Attribute* found = find(attribute);
  if (found == nullptr && required) {
    const std::string name(attribute);
    add("XML-20", element_.span(),
        {"thẻ " + tag_word(element_.name()) + " thiếu thuộc tính bắt buộc " + quoted(name),
         "the element " + tag_word(element_.name()) + " lacks the required attribute " +
             quoted(name)},
        {"thêm " + name + "=\"…\" vào thẻ", "add " + name + "=\"…\" to the tag"});
  }
  return found;
}

std::optional<std::string> Reader::read_token(const Attribute* attribute) {
  if (attribute == nullptr) {
    return std::nullopt;
  }
  const std::string_view value = attribute->value;
  if (!is_plain_code(value)) {
    add("XML-31", attribute->span,
        attribute_value(*attribute, "phải là mã viết liền không dấu",
                        "has to be a code without spaces and marks"),
        {"mã chỉ gồm chữ cái không dấu, chữ số và dấu . - _",
         "a code has plain letters, digits and . - _"});
    return std::nullopt;
  }
  return std::string(value);
}

std::string Reader::token(std::string_view attribute) {
  return read_token(look_up(attribute, true)).value_or("");
}

std::optional<std::string> Reader::optional_token(std::string_view attribute) {
  return read_token(look_up(attribute, false));
}

std::optional<std::int64_t> Reader::read_integer(const Attribute* attribute) {
  if (attribute == nullptr) {
    return std::nullopt;
  }
  const std::string_view value = trimmed(attribute->value);
  if (const auto number = parse_integer(value)) {
    return number;
  }
  const auto digits = digits_of_grouped(value);
  const bool too_large = digits == value;
  Bilingual hint;
  if (digits) {
    hint = {"viết liền các chữ số, không có dấu ngăn cách: " + *digits,
            "write the digits without separators: " + *digits};
  }
  add("XML-26", attribute->span,
      too_large ? Bilingual{"thuộc tính " + quoted(attribute->name) +
                                " là số quá lớn: " + quoted(shortened(value)),
                            "the attribute " + quoted(attribute->name) +
                                " is too large: " + quoted(shortened(value))}
                : attribute_value(*attribute, "phải là số nguyên", "has to be a whole number"),
      too_large ? Bilingual{} : hint);
  return std::nullopt;
}

std::int64_t Reader::integer(std::string_view attribute) {
  return read_integer(look_up(attribute, true)).value_or(0);
}
std::optional<std::int64_t> Reader::optional_integer(std::string_view attribute) {
  return read_integer(look_up(attribute, false));
}
std::int64_t Reader::integer_or(std::string_view attribute, std::int64_t otherwise) {
  return optional_integer(attribute).value_or(otherwise);
}

bool Reader::boolean(std::string_view attribute) {
  return look_up(attribute, true) != nullptr && boolean_or(attribute, false);
}

bool Reader::boolean_or(std::string_view attribute, bool otherwise) {
  const Attribute* found = look_up(attribute, false);
  if (found == nullptr) {
    return otherwise;
  }
  const std::string_view value = trimmed(found->value);
  if (value == "true" || value == "1") {
    return true;
  }
  if (value != "false" && value != "0") {
    add("XML-27", found->span,
        attribute_value(*found, "chỉ nhận true (có) hoặc false (không)",
                        "has to be true or false"));
    return otherwise;
  }
  return false;
}

void Reader::report_no_such_day(std::string_view date, const SourceSpan& at) {
  add("XML-28", at,
      {"ngày " + std::string(date) + " không có trong lịch từ năm 1900 đến năm 2199",
       "there is no such day as " + std::string(date) + " in the years 1900 to 2199"},
      {"kiểm tra lại ngày, tháng và năm", "check day, month and year"});
}

std::optional<Date> Reader::read_date(const Attribute* attribute) {
  if (attribute == nullptr) {
    return std::nullopt;
  }
  const std::string_view value = trimmed(attribute->value);
  if (const auto date = try_parse_date(value)) {
    return date;
  }
  if (has_date_form(value)) {
    report_no_such_day(value, attribute->span);
    return std::nullopt;
  }
  Bilingual hint = {"ví dụ ngày 5 tháng 11 năm 2026 viết là 2026-11-05",
                    "5 November 2026 is written 2026-11-05"};
  if (const auto meant = parse_day_first(value)) {
    hint = {"viết là " + to_iso(*meant), "write " + to_iso(*meant)};
  }
  add("XML-28", attribute->span,
      attribute_value(*attribute, "phải ghi ngày theo dạng năm-tháng-ngày",
                      "has to be a date written year-month-day"),
      hint);
  return std::nullopt;
}

Date Reader::date(std::string_view attribute) {
  return read_date(look_up(attribute, true)).value_or(Date{});
}
std::optional<Date> Reader::optional_date(std::string_view attribute) {
  return read_date(look_up(attribute, false));
}

std::optional<CivilDateTime> Reader::read_date_time(const Attribute* attribute) {
  if (attribute == nullptr) {
    return std::nullopt;
  }
  const auto moment = try_parse_date_time(attribute->value);
  const std::size_t t = attribute->value.find('T');
  const std::string_view day = attribute->value.substr(0, t);
  if (!moment && t != std::string_view::npos && has_date_form(day) && !try_parse_date(day)) {
    report_no_such_day(day, {.begin = attribute->span.begin, .end = attribute->span.begin + t});
  } else if (!moment) {
    add("XML-29", attribute->span,
        attribute_value(*attribute, "phải ghi ngày giờ theo dạng năm-tháng-ngàyTgiờ:phút",
                        "has to be a date and time written year-month-dayThour:minute"),
        {"ví dụ 19 giờ 30 ngày 5 tháng 11 năm 2026 viết là 2026-11-05T19:30",
         "19:30 on 5 November 2026 is written 2026-11-05T19:30"});
  }
  return moment;
}

CivilDateTime Reader::date_time(std::string_view attribute) {
  return read_date_time(look_up(attribute, true)).value_or(CivilDateTime{});
}
std::optional<CivilDateTime> Reader::optional_date_time(std::string_view attribute) {
  return read_date_time(look_up(attribute, false));
}

std::optional<CivilTime> Reader::optional_time(std::string_view attribute) {
  const Attribute* found = look_up(attribute, false);
  if (found == nullptr) {
    return std::nullopt;
  }
  const auto time = try_parse_time(found->value);
  if (!time) {
    add("XML-29", found->span,
        attribute_value(*found, "phải ghi giờ theo dạng giờ:phút",
                        "has to be a time written hour:minute"),
        {"ví dụ 7 giờ 30 tối viết là 19:30", "half past seven in the evening is written 19:30"});
  }
  return time;
}

std::optional<std::size_t> Reader::choose(std::string_view attribute,
                                          std::span<const std::string_view> names, bool required) {
  const Attribute* found = look_up(attribute, required);
  if (found == nullptr) {
    return std::nullopt;
  }
  const std::string_view value = found->value;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == value) {
      return i;
    }
  }
  add("XML-30", found->span,
      value.empty() ? blank(attribute)
                    : Bilingual{"thuộc tính " + quoted(attribute) + " không nhận giá trị " +
                                    quoted(shortened(value)),
                                "the attribute " + quoted(attribute) + " does not take the value " +
                                    quoted(shortened(value))},
      suggestion(value, {names.begin(), names.end()}));
  return std::nullopt;
}

}  // namespace vanthu::xml
