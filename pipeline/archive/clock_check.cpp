#include <algorithm>
#include <optional>

#include "archive/archive_state.h"
#include "archive/created_time.h"
#include "base/check.h"

namespace vanthu::archive {
namespace {

// Clocks that are set by hand or by the network differ by minutes.
constexpr std::int64_t kTolerance = 10 * 60 * kMicroseconds;

std::int64_t microseconds(const Clock& clock) {
  return clock.now().seconds * kMicroseconds;
}

// Time of the last entry that counts by which the keeper accepted that the log is ahead; 0: there
// is none.
Result<std::int64_t> accepted_time(const ArchiveState& state) {
  if (!state.log || !state.index) return std::int64_t{0};
  std::optional<LogPosition> last;
  auto read = each_position(*state.index, [&](const LogPosition& one) {
    if (one.op == kOpClock && state.log->counts(one)) last = one;
  });
  if (!read.ok()) return read.error();
  if (!last) return std::int64_t{0};
  const auto& shards = state.log->shards();
  const auto shard = std::find_if(shards.begin(), shards.end(),
                                  [&](const Shard& one) { return one.name() == last->shard; });
  if (shard == shards.end()) return std::int64_t{0};
  auto reader = state.log->read(*shard);
  if (!reader.ok()) return reader.error();
  if (!reader.value() || reader.value()->checkpoint().size <= last->index) return std::int64_t{0};
  auto text = reader.value()->entry(last->index);
  if (!text.ok()) return text.error();
  // The index only says where to look.
  const auto entry = try_parse_log_entry(text.value());
  if (!entry || entry->op != kOpClock) return std::int64_t{0};
  return try_parse_created(entry->time).value_or(0);
}

Error clock_is_behind(const ArchiveState& state) {
  const std::string now = to_iso_vietnam(state.clock->now());
  const std::string newest = to_iso_vietnam(Instant{state.last_created / kMicroseconds});
  return Error{.kind = ErrorKind::Usage,
               .what = {"đồng hồ của máy (" + now + ") chậm hơn lần lưu gần nhất của kho (" +
                            newest + ") nên chưa lưu gì",
                        "the machine's clock (" + now + ") is behind the archive's newest entry (" +
                            newest + "), so nothing was stored"},
               .where = state.layout.root(),
               .remedy = {"chỉnh lại ngày giờ của máy rồi chạy lại; nếu máy đang đúng và chính lần "
                          "lưu trước đã ghi sai giờ, ghi nhận điều đó bằng vanthu log clock",
                          "set the machine's date and time and run again; if they are right and "
                          "the archive's own time was wrong, say so with vanthu log clock"}};
}

}  // namespace

Result<Done> check_clock(const ArchiveState& state) {
  if (state.last_created - microseconds(*state.clock) <= kTolerance) return Done{};
  auto accepted = accepted_time(state);
  if (!accepted.ok()) return accepted.error();
  // Only this jump was accepted: entries after it are microseconds apart until the clock is there.
  if (state.last_created - accepted.value() <= kTolerance) return Done{};
  return clock_is_behind(state);
}

Result<Done> Archive::accept_clock() {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  if (!state_->log || check_clock(*state_).ok()) {
    return Error{.kind = ErrorKind::Usage,
                 .what = {"đồng hồ của máy không chậm hơn nhật ký của kho",
                          "the machine's clock is not behind the archive's log"},
                 .where = state_->layout.root(),
                 .remedy = {"không cần làm gì; cứ lưu như thường",
                            "nothing needs to be done; store as usual"}};
  }
  ArchiveLog& log = *state_->log;
  if (auto ready = log.make_ready(); !ready.ok()) return ready;
  LogEntry entry{.op = std::string(kOpClock)};
  log.complete(entry);
  const std::string text = to_text(entry);
  if (auto appended = log.append({&text, 1}); !appended.ok()) return appended;
  return catch_up_positions(*state_, false);
}

}  // namespace vanthu::archive
