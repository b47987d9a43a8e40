#include "archive/log_entry.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "archive/created_time.h"
#include "archive/layout.h"
#include "archive/log_keys.h"
#include "base/check.h"
#include "base/hex.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kFirstLine = "vanthu-archive/entry/v1\n";
constexpr std::string_view kNothing = "-";
constexpr int kFirstYear = 1930;

std::string or_nothing(std::string_view label, const std::string& value) {
  return value.empty() ? std::string(kNothing) : std::string(label) + value;
}

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  });
}

template <typename Number>
std::optional<Number> try_parse_number(std::string_view text) {
  Number value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  const bool is_plain = !text.empty() && (text[0] != '0' || text.size() == 1) && text[0] != '-';
  if (error != std::errc{} || rest != end || !is_plain) return std::nullopt;
  return value;
}

// "" for "-"; nothing when the digest behind the label has another length.
std::optional<std::string> try_parse_digest(std::string_view text, std::string_view label,
                                            std::size_t digits) {
  if (text == kNothing) return std::string();
  if (!text.starts_with(label) || !is_hex(text.substr(label.size()), digits)) return std::nullopt;
  return std::string(text.substr(label.size()));
}

bool is_place(std::string_view text) {
  const auto slash = text.find('/');
  return slash != std::string_view::npos && try_parse_shard_name(text.substr(0, slash)) &&
         try_parse_number<std::uint64_t>(text.substr(slash + 1));
}

}  // namespace

std::string LogKeys::nonce() {
  std::array<unsigned char, 32> bytes{};
  VANTHU_CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1,
               "the system gives random bytes");
  return to_hex(bytes);
}

std::string to_text(const LogEntry& entry) {
  std::string text(kFirstLine);
  text += "op " + entry.op + "\n";
  text += "object " + or_nothing("", entry.object) + "\n";
  text += "version " + (entry.version == 0 ? std::string(kNothing) : std::to_string(entry.version));
  text += "\ninventory " + or_nothing("sha512:", entry.inventory_sha512) + "\n";
  text += "detail " + or_nothing("sha256:", entry.detail_sha256) + "\n";
  text += "actor " + entry.actor + "\n";
  text += "time " + entry.time + "\n";
  text += "prev " + or_nothing("", entry.prev) + "\n";
  return text + "nonce " + entry.nonce + "\n";
}

std::optional<LogEntry> try_parse_log_entry(std::string_view text) {
  if (!text.starts_with(kFirstLine)) return std::nullopt;
  text.remove_prefix(kFirstLine.size());
  constexpr std::array<std::string_view, 9> kLabels{
      "op ", "object ", "version ", "inventory ", "detail ", "actor ", "time ", "prev ", "nonce "};
  std::array<std::string_view, 9> values;
  for (std::size_t i = 0; i < kLabels.size(); ++i) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(kLabels[i])) return std::nullopt;
    values[i] = text.substr(kLabels[i].size(), end - kLabels[i].size());
    text.remove_prefix(end + 1);
  }
  const auto [op, object, version_text, inventory, detail, actor, time, prev, nonce] = values;
  const auto version =
      version_text == kNothing ? std::optional<int>(0) : try_parse_number<int>(version_text);
  const auto inventory_sha512 = try_parse_digest(inventory, "sha512:", 128);
  const auto detail_sha256 = try_parse_digest(detail, "sha256:", 64);
  const bool is_entry = text.empty() && is_word(op) && version && inventory_sha512 &&
                        detail_sha256 && (object == kNothing || is_object_id(object)) &&
                        (version_text == kNothing || *version > 0) && is_hex(actor, 8) &&
                        try_parse_created(time) && (prev == kNothing || is_place(prev)) &&
                        is_hex(nonce, 64);
  if (!is_entry) return std::nullopt;
  return LogEntry{.op = std::string(op),
                  .object = object == kNothing ? std::string() : std::string(object),
                  .version = *version,
                  .inventory_sha512 = *inventory_sha512,
                  .detail_sha256 = *detail_sha256,
                  .actor = std::string(actor),
                  .time = std::string(time),
                  .prev = prev == kNothing ? std::string() : std::string(prev),
                  .nonce = std::string(nonce)};
}

bool says_stored(std::string_view op) {
  return op == kOpCreate || op == kOpVersion || op == kOpAdopt;
}

std::string to_text(const ShardName& name) {
  return std::to_string(name.year) + (name.number == 1 ? "" : "-" + std::to_string(name.number));
}

std::optional<ShardName> try_parse_shard_name(std::string_view text) {
  const auto year = try_parse_number<int>(text.substr(0, 4));
  if (!year || text.size() < 4 || *year < kFirstYear) return std::nullopt;
  if (text.size() == 4) return ShardName{.year = *year, .number = 1};
  const auto number = try_parse_number<int>(text.substr(5));
  if (text[4] != '-' || !number || *number < 2 || *number > 9999) return std::nullopt;
  return ShardName{.year = *year, .number = *number};
}

ShardName next_shard(std::string_view time, const std::optional<ShardName>& last) {
  const ShardName by_time{.year = try_parse_number<int>(time.substr(0, 4)).value_or(kFirstYear),
                          .number = 1};
  if (!last || *last < by_time) return by_time;
  return {.year = last->year, .number = last->number + 1};
}

std::string entry_place(std::string_view shard, std::uint64_t index) {
  return std::string(shard) + "/" + std::to_string(index);
}

}  // namespace vanthu::archive
