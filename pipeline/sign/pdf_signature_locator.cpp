#include "sign/pdf_signature_locator.h"

#include <algorithm>
#include <charconv>

#include "base/civil_time.h"
#include "sign/pdf_dictionary_reader.h"

namespace vanthu::sign {
namespace {

constexpr std::string_view kByteRange = "/ByteRange";

std::optional<std::array<std::size_t, 4>> try_parse_byte_range(std::string_view value) {
  if (value.size() < 2 || value.front() != '[' || value.back() != ']') return std::nullopt;
  value = value.substr(1, value.size() - 2);
  std::array<std::size_t, 4> numbers{};
  for (auto& number : numbers) {
    while (!value.empty() && is_pdf_space(value.front())) value.remove_prefix(1);
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (code != std::errc()) return std::nullopt;
    value.remove_prefix(static_cast<std::size_t>(end - value.data()));
    if (!value.empty() && !is_pdf_space(value.front())) return std::nullopt;
  }
  return std::all_of(value.begin(), value.end(), is_pdf_space) ? std::optional(numbers)
                                                               : std::nullopt;
}

LocatedSignature describe_dictionary(std::string_view pdf, const PdfDictionary& dictionary) {
  LocatedSignature located;
  located.dictionary = dictionary.at;
  const auto value = [&](std::string_view key) {
    const auto span = dictionary.find_single(key);
    return span ? pdf.substr(span->begin, span->end - span->begin) : std::string_view();
  };
  located.byte_range = try_parse_byte_range(value("ByteRange"));
  if (value("Contents").substr(0, 1) == "<" && value("Contents").substr(0, 2) != "<<") {
    located.contents = dictionary.find_single("Contents");
  }
  if (value("SubFilter").substr(0, 1) == "/") located.sub_filter = value("SubFilter").substr(1);
  const std::string_view date = value("M");
  if (date.size() > 2 && date.front() == '(') {
    located.claimed_time = try_parse_pdf_date(date.substr(1, date.size() - 2));
  }
  return located;
}

std::optional<int> try_parse_pair(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!digit(text[at]) || !digit(text[at + 1])) return std::nullopt;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// "Z", "+07'00'", "+07'00", "-0330" as seconds east of Greenwich.
std::optional<std::int64_t> try_parse_zone(std::string_view zone) {
  if (zone == "Z" || zone == "Z00'00'" || zone == "Z00'00") return 0;
  if (zone.empty() || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  std::string digits(zone.substr(1));
  digits.erase(std::remove(digits.begin(), digits.end(), '\''), digits.end());
  const auto hours = try_parse_pair(digits, 0);
  const auto minutes = digits.size() == 2 ? std::optional(0) : try_parse_pair(digits, 2);
  if (digits.size() > 4 || !hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const std::int64_t seconds = *hours * 3600 + *minutes * 60;
  return zone[0] == '+' ? seconds : -seconds;
}

}  // namespace

std::optional<Instant> try_parse_pdf_date(std::string_view text) {
  if (text.size() < 17 || text.substr(0, 2) != "D:") return std::nullopt;
  const std::string iso_date = std::string(text.substr(2, 4)) + "-" +
                               std::string(text.substr(6, 2)) + "-" +
                               std::string(text.substr(8, 2));
  const auto date = try_parse_date(iso_date);
  const auto hour = try_parse_pair(text, 10);
  const auto minute = try_parse_pair(text, 12);
  const auto second = try_parse_pair(text, 14);
  const auto zone = try_parse_zone(text.substr(16));
  if (!date || !hour || !minute || !second || !zone) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(*date).time_since_epoch().count();
  return Instant{.seconds = ((days * 24 + *hour) * 60 + *minute) * 60 + *second - *zone};
}

LocatedSignatures locate_signatures(std::string_view pdf) {
  constexpr std::string_view kObject = "obj";
  LocatedSignatures located;
  // Behind the last "obj" before the place in hand; npos when that object was looked at. The file
  // is walked once, whatever it holds: objects that are read do not overlap, and at most
  // kMaxSignatures attempts fail.
  std::size_t object = std::string_view::npos;
  std::size_t from = 0;
  while (true) {
    const std::size_t at = pdf.find(kByteRange, from);
    if (at == std::string_view::npos) return located;
    const auto keyword = pdf.substr(from, at - from).rfind(kObject);
    if (keyword != std::string_view::npos) object = from + keyword + kObject.size();
    from = at + kByteRange.size();
    const bool longer_name = from < pdf.size() && is_pdf_regular(pdf[from]);
    if (longer_name || object == std::string_view::npos) continue;
    const auto read = read_pdf_dictionaries(pdf, object);
    object = std::string_view::npos;
    const auto add = [&](LocatedSignature signature) {
      located.too_many = located.signatures.size() == kMaxSignatures;
      if (!located.too_many) located.signatures.push_back(std::move(signature));
    };
    if (!read) {
      // Something that looks like a signature and cannot be read is shown, not skipped.
      add({.dictionary = {.begin = at, .end = from}});
    } else {
      for (const auto& dictionary : read->dictionaries) {
        if (dictionary.has("ByteRange")) add(describe_dictionary(pdf, dictionary));
      }
      // An object that ends before `at` means that these letters stand in a stream: text, no key.
      from = std::max(from, read->end);
    }
    if (located.too_many) return located;
  }
}

}  // namespace vanthu::sign
