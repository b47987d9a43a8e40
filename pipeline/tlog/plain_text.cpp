#include "tlog/plain_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/utf8.h"

namespace vanthu::tlog {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<std::uint32_t> try_parse_digit(char c) {
  const auto at = kAlphabet.find(c);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::uint32_t group =
        byte_at(bytes, at) << 16U | byte_at(bytes, at + 1) << 8U | byte_at(bytes, at + 2);
    text += kAlphabet[group >> 18U];
    text += kAlphabet[group >> 12U & 63U];
    text += at + 1 < bytes.size() ? kAlphabet[group >> 6U & 63U] : '=';
    text += at + 2 < bytes.size() ? kAlphabet[group & 63U] : '=';
  }
  return text;
}

std::optional<std::string> try_parse_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string_view digits = text;
  for (int i = 0; i < 2 && digits.ends_with('='); ++i) digits.remove_suffix(1);
  std::string bytes;
  std::uint32_t group = 0;
  unsigned bits = 0;
  for (const char c : digits) {
    const auto digit = try_parse_digit(c);
    if (!digit) return std::nullopt;
    group = group << 6U | *digit;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(group >> bits & 0xFFU);
  }
  // Also settles how much padding there is and that its bits are zero.
  if (to_base64(bytes) != text) return std::nullopt;
  return bytes;
}

std::string to_base64(const Hash& hash) {
  return to_base64(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

std::optional<Hash> try_parse_hash(std::string_view base64) {
  const auto bytes = try_parse_base64(base64);
  if (!bytes || bytes->size() != std::tuple_size_v<Hash>) return std::nullopt;
  Hash hash{};
  std::copy(bytes->begin(), bytes->end(), hash.begin());
  return hash;
}

std::optional<std::uint64_t> try_parse_decimal(std::string_view digits) {
  if (digits.empty() || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return number;
}

bool is_plain_text(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const text::CodePoint c = text::code_point_at(bytes, at);
    if (c.value == text::kIllFormed || (c.value < 0x20 && c.value != '\n')) return false;
    at += c.length;
  }
  return true;
}

std::optional<std::string_view> LineReader::next() {
  const auto end = rest_.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);
  ++number_;
  return line;
}

Error malformed(Bilingual what, int line) {
  if (line > 0) {
    what.vi = "dòng " + std::to_string(line) + ": " + what.vi;
    what.en = "line " + std::to_string(line) + ": " + what.en;
  }
  return Error{.kind = ErrorKind::Input,
               .what = std::move(what),
               .where = {},
               .remedy = {"xin lại tệp này từ nơi đã gửi; không mở ra lưu lại bằng phần mềm khác",
                          "ask for the file again where it came from; do not save it again with "
                          "another program"}};
}

Error untrue(Bilingual what, Bilingual remedy) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = {},
               .remedy = std::move(remedy)};
}

}  // namespace vanthu::tlog
