// Internal to tlog/*.cpp: the few spellings that all of the log's text files share. Each value has
// one spelling; everything else is refused, so that two different files never mean the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "tlog/merkle.h"

namespace vanthu::tlog {

// RFC 4648 section 4, with padding and with zero bits in it.
std::string to_base64(std::string_view bytes);
std::optional<std::string> try_parse_base64(std::string_view text);
std::string to_base64(const Hash& hash);
std::optional<Hash> try_parse_hash(std::string_view base64);

// ASCII digits without leading zeros, at most 2^64 - 1.
std::optional<std::uint64_t> try_parse_decimal(std::string_view digits);

// Valid UTF-8 without controls other than LF.
bool is_plain_text(std::string_view bytes);

// Takes lines off the front of a text.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : rest_(text) {}

  // Without its LF; nothing when no LF is left.
  std::optional<std::string_view> next();
  std::string_view rest() const { return rest_; }
  // Of the line that next() gave last, from 1.
  int number() const { return number_; }

 private:
  std::string_view rest_;
  int number_ = 0;
};

// An Input error about a file that came from somewhere else.
Error malformed(Bilingual what, int line = 0);
// An Integrity error: well-formed, but not true.
Error untrue(Bilingual what, Bilingual remedy);

}  // namespace vanthu::tlog
