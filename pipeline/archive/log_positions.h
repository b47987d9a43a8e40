// Where the log speaks of what: a table beside the index, made from the logs and made again from
// them at any time. The logs decide; the table only finds.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/index_database.h"
#include "archive/log_entry.h"

namespace vanthu::archive {

struct LogPosition {
  std::string shard;
  std::uint64_t index = 0;
  std::string op;
  // As in LogEntry.
  std::string object;
  int version = 0;

  bool operator==(const LogPosition&) const = default;
};

LogPosition position_of(const LogEntry& entry, const std::string& shard, std::uint64_t index);

// Inside any transaction or outside; existing rows stay.
Result<Done> create_positions(IndexDatabase& index);
Result<Done> clear_positions(IndexDatabase& index);
// In one transaction.
Result<Done> put_positions(IndexDatabase& index, std::span<const LogPosition> positions);

// How many entries of the shard it has.
Result<std::uint64_t> count_positions(const IndexDatabase& index, const std::string& shard);
// The last entry that says the version is stored; nothing when there is none, or no table.
Result<std::optional<LogPosition>> find_position(const IndexDatabase& index,
                                                 const std::string& object, int version);
// The last entry of the object, whatever it says.
Result<std::optional<LogPosition>> last_position(const IndexDatabase& index,
                                                 const std::string& object);
// All, shard by shard as text sorts, each in order.
Result<Done> each_position(const IndexDatabase& index,
                           const std::function<void(const LogPosition&)>& told);

}  // namespace vanthu::archive
