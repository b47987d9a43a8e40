// One entry of the archive's log (dòng nhật ký): what was done to which version of which dossier,
// and when. Text of fixed lines; it names no person and no unit, and the nonce keeps the rest from
// being guessed. The same text is hashed into the tree, so there is one spelling for each entry.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::archive {

inline constexpr std::string_view kOpCreate = "create";
inline constexpr std::string_view kOpVersion = "version";
// A version that was stored before there was a log, or whose entry no longer counts.
inline constexpr std::string_view kOpAdopt = "adopt";
inline constexpr std::string_view kOpKey = "key";
inline constexpr std::string_view kOpPolicy = "policy";
inline constexpr std::string_view kOpShardClose = "shard-close";
// The keeper accepts that the log's time is ahead of the clock: entries go on from there.
inline constexpr std::string_view kOpClock = "clock";
inline constexpr std::string_view kOpHold = "hold";
inline constexpr std::string_view kOpRelease = "release";

struct LogEntry {
  std::string op;
  // "urn:uuid:…"; empty: of no object.
  std::string object = {};
  // 0: of no version.
  int version = 0;
  // Of the version's inventory.json; empty: none.
  std::string inventory_sha512 = {};
  // Digest of a statement kept in keys/ or elsewhere; empty: none.
  std::string detail_sha256 = {};
  // Id of the key that signs the log.
  std::string actor = {};
  // "2026-11-05T12:30:00.000001Z".
  std::string time = {};
  // "2026/17": the entry before this of the same object; empty: there is none.
  std::string prev = {};
  // 64 hexadecimal digits.
  std::string nonce = {};

  bool operator==(const LogEntry&) const = default;
};

std::string to_text(const LogEntry& entry);
// Nothing for any other spelling.
std::optional<LogEntry> try_parse_log_entry(std::string_view text);

// Entries of these ops say that a version is stored.
bool says_stored(std::string_view op);

// A log of the archive covers one calendar year (UTC), "2026"; after a change of keys within the
// year there are more, "2026-2". They are ordered by year, then number.
struct ShardName {
  int year = 0;
  int number = 1;

  auto operator<=>(const ShardName&) const = default;
};
std::string to_text(const ShardName& name);
std::optional<ShardName> try_parse_shard_name(std::string_view text);
// The name for a time, after the one before (nothing: none).
ShardName next_shard(std::string_view time, const std::optional<ShardName>& last);

// Where an entry is: "2026/17".
std::string entry_place(std::string_view shard, std::uint64_t index);

}  // namespace vanthu::archive
