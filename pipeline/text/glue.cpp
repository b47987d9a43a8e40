#include "text/glue.h"

#include <array>
#include <cstddef>

#include "text/letter_case.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

enum Role : WordRoles {
  // A number follows: in figures, in Roman numerals or left blank (……).
  kBeforeNumber = 1U << 0U,
  // Follows a number in figures.
  kUnit = 1U << 1U,
  kLargeNumber = 1U << 2U,
  kOrdinal = 1U << 3U,
  kDash = 1U << 4U,
  // Office held for someone: T/M, K/T; with a full stop in State papers.
  kOnBehalf = 1U << 5U,
  // Short titles; only with their full stop.
  kTitle = 1U << 6U,
  kShortComrade = 1U << 7U,
  // đồng: money, or the first half of đồng chí.
  kDong = 1U << 8U,
  kChi = 1U << 9U,
  kLan = 1U << 10U,
  kThu = 1U << 11U,
  kDiem = 1U << 12U,
  // Signs that begin a list item; so do dashes.
  kBullet = 1U << 13U,
};

struct Entry {
  std::string_view word;
  WordRoles roles;
};

constexpr Entry kEntries[] = {
    {"ngày", kBeforeNumber},
    {"Ngày", kBeforeNumber},
    {"tháng", kBeforeNumber},
    {"Tháng", kBeforeNumber},
    {"năm", kBeforeNumber | kOrdinal},
    {"Năm", kBeforeNumber | kOrdinal},
    {"số", kBeforeNumber},
    {"Số", kBeforeNumber},
    {"điều", kBeforeNumber},
    {"Điều", kBeforeNumber},
    {"khoản", kBeforeNumber},
    {"Khoản", kBeforeNumber},
    {"điểm", kBeforeNumber | kDiem | kUnit},
    {"Điểm", kBeforeNumber | kDiem},
    {"mục", kBeforeNumber},
    {"Mục", kBeforeNumber},
    {"chương", kBeforeNumber},
    {"Chương", kBeforeNumber},
    {"phần", kBeforeNumber},
    {"Phần", kBeforeNumber},
    {"tiết", kBeforeNumber},
    {"quý", kBeforeNumber},
    {"Quý", kBeforeNumber},
    {"lần", kBeforeNumber | kLan},
    {"Lần", kBeforeNumber | kLan},
    {"thứ", kBeforeNumber | kThu},
    {"Thứ", kBeforeNumber | kThu},
    {"khóa", kBeforeNumber},
    {"Khóa", kBeforeNumber},
    {"khoá", kBeforeNumber},
    {"Khoá", kBeforeNumber},
    {"kỳ", kBeforeNumber},
    {"đợt", kBeforeNumber},
    {"trang", kBeforeNumber},
    {"lục", kBeforeNumber},
    {"tổ", kBeforeNumber},
    {"Tổ", kBeforeNumber},
    {"nhất", kOrdinal},
    {"Nhất", kOrdinal},
    {"nhì", kOrdinal},
    {"hai", kOrdinal},
    {"Hai", kOrdinal},
    {"ba", kOrdinal},
    {"Ba", kOrdinal},
    {"tư", kOrdinal},
    {"Tư", kOrdinal},
    {"sáu", kOrdinal},
    {"Sáu", kOrdinal},
    {"bảy", kOrdinal},
    {"Bảy", kOrdinal},
    {"tám", kOrdinal},
    {"chín", kOrdinal},
    {"mười", kOrdinal},
    {"đồng", kUnit | kDong},
    {"Đồng", kDong},
    {"giờ", kUnit},
    {"phút", kUnit},
    {"triệu", kUnit | kLargeNumber},
    {"tỷ", kUnit | kLargeNumber},
    {"tỉ", kUnit | kLargeNumber},
    {"nghìn", kUnit | kLargeNumber},
    {"ngàn", kUnit | kLargeNumber},
    {"km", kUnit},
    {"km²", kUnit},
    {"m", kUnit},
    {"m²", kUnit},
    {"m2", kUnit},
    {"cm", kUnit},
    {"mm", kUnit},
    {"ha", kUnit},
    {"kg", kUnit},
    {"tấn", kUnit},
    {"T/M", kOnBehalf},
    {"K/T", kOnBehalf},
    {"T/L", kOnBehalf},
    {"T/U", kOnBehalf},
    {"TM", kOnBehalf | kTitle},
    {"KT", kOnBehalf | kTitle},
    {"TL", kOnBehalf | kTitle},
    {"TUQ", kOnBehalf | kTitle},
    {"Q", kTitle},
    {"TS", kTitle},
    {"ThS", kTitle},
    {"PGS", kTitle},
    {"PGS.TS", kTitle},
    {"GS", kTitle},
    {"GS.TS", kTitle},
    {"BS", kTitle},
    {"KS", kTitle},
    {"CN", kTitle},
    {"LS", kTitle},
    {"TP", kTitle},
    {"Tp", kTitle},
    {"TX", kTitle},
    {"Đ/c", kShortComrade},
    {"đ/c", kShortComrade},
    {"chí", kChi},
    {"-", kDash},
    {"–", kDash},
    {"—", kDash},
    {"+", kBullet},
    {"*", kBullet},
    {"•", kBullet},
    {"·", kBullet},
};
static_assert(std::size(kEntries) < 255);

constexpr std::size_t kSlots = 512;
constexpr std::size_t kLongestEntry = 9;

constexpr std::size_t slot_of(std::string_view word) {
  const std::size_t first = static_cast<unsigned char>(word.front());
  const std::size_t last = static_cast<unsigned char>(word.back());
  return (first * 5 + last * 31 + word.size() * 113) % kSlots;
}

// Open addressing; 0 is empty, otherwise the entry's number plus one.
constexpr std::array<std::uint8_t, kSlots> kTable = [] {
  std::array<std::uint8_t, kSlots> table{};
  for (std::size_t i = 0; i < std::size(kEntries); ++i) {
    std::size_t slot = slot_of(kEntries[i].word);
    while (table[slot] != 0) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return table;
}();

WordRoles roles_of(std::string_view word) {
  if (word.empty() || word.size() > kLongestEntry) return 0;
  for (std::size_t slot = slot_of(word); kTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const Entry& entry = kEntries[kTable[slot] - 1U];
    if (entry.word == word) return entry.roles;
  }
  return 0;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Signs that never start a line; ” and ’ are outside ASCII.
constexpr std::array<bool, 256> kClosing = [] {
  std::array<bool, 256> closing{};
  for (const char c : std::string_view(".,;:!?)]}%/"))
    closing[static_cast<unsigned char>(c)] = true;
  return closing;
}();

bool is_closing(char c) {
  return kClosing[static_cast<unsigned char>(c)];
}

bool starts_with_closing(std::string_view word) {
  return is_closing(word[0]) ||
         (word[0] == '\xE2' && (word.starts_with("”") || word.starts_with("’")));
}

bool ends_open(std::string_view word) {
  const char last = word.back();
  return last == '(' || last == '[' || (last == '\x9C' && word.ends_with("“")) ||
         (last == '\x98' && word.ends_with("‘"));
}

bool ends_with_stop(std::string_view word) {
  const char last = word.back();
  return last == '.' || last == ',' || last == ';' || last == ':';
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

bool is_single_letter(std::string_view word) {
  if (word.empty()) return false;
  const CodePoint c = code_point_at(word, 0);
  return c.length == word.size() && (c.value >= 0x80 || c.value >= 'A');
}

// "-", "•", "1.", "1.2", "a)", "đ)", "IV." in front of a list item.
bool is_list_marker(const LineWord& word) {
  if ((word.roles & (kDash | kBullet)) != 0) return true;
  if (word.bytes.find_first_not_of("0123456789.)") == std::string_view::npos) {
    return is_digit(word.bytes[0]) && word.bytes.find_first_of(".)") != std::string_view::npos;
  }
  const char last = word.bytes.back();
  return (last == '.' || last == ')') && (is_single_letter(word.core) || is_roman(word.core));
}

// A dash between two words stays with the left one, between two numbers with both; after a stop or
// at the start it begins an item and stays with what follows.
bool dash_holds(const LineWord& before_left, const LineWord& left, const LineWord& right) {
  if ((right.roles & kDash) != 0) return !ends_with_stop(left.bytes);
  if (before_left.bytes.empty() || ends_with_stop(before_left.bytes)) return true;
  return is_digit(before_left.bytes.back()) && is_digit(right.bytes[0]);
}

bool unit_holds(const LineWord& left, const LineWord& right, std::string_view after_right) {
  const bool counted = is_digit(left.bytes.back());
  const bool money =
      (right.roles & kDong) != 0 && (left.roles & kLargeNumber) != 0 && !left.has_closing_signs();
  if (!counted && !money) return false;
  return (right.roles & kDong) == 0 || !after_right.starts_with(" chí");
}

bool number_holds(const LineWord& right) {
  const char first = right.bytes[0];
  return is_digit(first) || first == '-' || is_roman(right.core) || right.bytes.starts_with("…");
}

// left is a word of the table without closing signs.
bool keyword_holds(const LineWord& left, const LineWord& right) {
  if ((left.roles & kBeforeNumber) != 0 && number_holds(right)) return true;
  if ((left.roles & kLan) != 0 && right.bytes == "thứ") return true;
  if ((left.roles & kThu) != 0 && (right.roles & kOrdinal) != 0) return true;
  return (left.roles & kDiem) != 0 && is_single_letter(right.core);
}

bool starts_upper(const LineWord& word) {
  return is_upper_case(code_point_at(word.bytes, 0).value);
}

bool is_on_behalf(const LineWord& word) {
  return (word.roles & kOnBehalf) != 0 && ((word.roles & kTitle) == 0 || word.has_closing_signs());
}

bool person_or_body_holds(const LineWord& before_left, const LineWord& left,
                          const LineWord& right) {
  const bool comrade = (left.roles & kShortComrade) != 0 ||
                       ((left.roles & kChi) != 0 && (before_left.roles & kDong) != 0);
  const bool title = (left.roles & kTitle) != 0 && left.bytes.back() == '.';
  const bool asks = (comrade && !left.has_closing_signs()) || title || is_on_behalf(left) ||
                    is_on_behalf(before_left);
  return asks && starts_upper(right);
}

}  // namespace

LineWord look_up(std::string_view bytes) {
  LineWord word{bytes, bytes};
  while (!word.core.empty() && is_closing(word.core.back())) word.core.remove_suffix(1);
  word.roles = roles_of(word.core);
  return word;
}

bool holds_together(const LineWord& before_left, const LineWord& left, const LineWord& right,
                    std::string_view after_right) {
  if (starts_with_closing(right.bytes) || ends_open(left.bytes)) return true;
  if (((left.roles | right.roles) & kDash) != 0) return dash_holds(before_left, left, right);
  if (before_left.bytes.empty() && is_list_marker(left)) return true;
  if ((right.roles & kUnit) != 0 && unit_holds(left, right, after_right)) return true;
  if (left.roles != 0 && !left.has_closing_signs() && keyword_holds(left, right)) return true;
  return (left.roles | before_left.roles) != 0 && person_or_body_holds(before_left, left, right);
}

}  // namespace vanthu::text
