#include "archive/archive_log.h"

#include <algorithm>
#include <utility>

#include "archive/kept_checkpoints.h"
#include "archive/log_closing.h"
#include "archive/log_errors.h"
#include "base/check.h"
#include "base/sha.h"
#include "tlog/note.h"

namespace vanthu::archive {
namespace {

std::string id_text(const tlog::VerifierKey& key) {
  const std::string text = tlog::to_text(key);
  return text.substr(key.name.size() + 1, 8);
}

// The third line of a checkpoint is the root in base64.
std::string root_text(const tlog::Checkpoint& checkpoint) {
  const std::string text = tlog::write_checkpoint({.origin = checkpoint.origin,
                                                   .size = checkpoint.size,
                                                   .root = checkpoint.root,
                                                   .extensions = {}});
  const auto root = text.rfind('\n', text.size() - 2) + 1;
  return text.substr(root, text.size() - root - 1);
}

}  // namespace

Result<ArchiveLog> ArchiveLog::open(World world, const ArchiveNote& note) {
  ArchiveLog log(std::move(world), note);
  auto chain = read_shards(*log.world_.files, log.world_.layout, note);
  if (!chain.ok()) return chain.error();
  if (!chain.value().problems.empty()) return broken_chain(chain.value().problems.front());
  log.shards_ = std::move(chain.value().shards);
  return log;
}

Result<std::optional<tlog::LogReader>> ArchiveLog::read(const Shard& shard) const {
  const std::string folder = world_.layout.log(shard.name());
  const bool is_published = world_.files->exists(tlog::checkpoint_path(folder));
  // A log with copies of checkpoints was published, whatever has become of the present one.
  if (!is_published && !world_.files->exists(join_path(folder, "checkpoints")))
    return std::optional<tlog::LogReader>();
  auto reader = tlog::LogReader::open(*world_.files, folder, shard.opening.key);
  if (!reader.ok()) return reader.error();
  return std::optional(std::move(reader).value());
}

Result<LogEntry> ArchiveLog::entry_of(const tlog::LogReader& reader, const Shard& shard,
                                      std::uint64_t index) const {
  auto text = reader.entry(index);
  if (!text.ok()) return text.error();
  if (auto entry = try_parse_log_entry(text.value())) return std::move(*entry);
  const std::string number = std::to_string(index);
  return broken_chain({world_.layout.log(shard.name()),
                       {"dòng " + number + " của nhật ký không đúng dạng",
                        "entry " + number + " of the log is malformed"}});
}

Result<LogEntry> ArchiveLog::last_entry() const {
  for (auto shard = shards_.rbegin(); shard != shards_.rend(); ++shard) {
    auto reader = read(*shard);
    if (!reader.ok()) return reader.error();
    if (!reader.value() || reader.value()->checkpoint().size == 0) continue;
    return entry_of(*reader.value(), *shard, reader.value()->checkpoint().size - 1);
  }
  return LogEntry{};
}

Result<std::string> ArchiveLog::last_time() const {
  auto entry = last_entry();
  if (!entry.ok()) return entry.error();
  return entry.value().time;
}

bool ArchiveLog::counts(const LogPosition& position) const {
  const auto next = std::find_if(shards_.begin(), shards_.end(), [&](const Shard& shard) {
    return shard.opening.previous == position.shard;
  });
  return next == shards_.end() || position.index < next->opening.size;
}

Result<std::optional<LogStand>> ArchiveLog::stand() const {
  if (shards_.empty()) return std::optional<LogStand>();
  return stand_of(shards_.back(), std::nullopt);
}

Result<std::optional<LogStand>> ArchiveLog::stand_at(const std::string& shard,
                                                     std::uint64_t size) const {
  const auto found = std::find_if(shards_.begin(), shards_.end(),
                                  [&](const Shard& one) { return one.name() == shard; });
  if (found == shards_.end() || size == 0) return std::optional<LogStand>();
  return stand_of(*found, size);
}

Result<std::optional<LogStand>> ArchiveLog::stand_of(const Shard& shard,
                                                     std::optional<std::uint64_t> then) const {
  auto reader = read(shard);
  if (!reader.ok()) return reader.error();
  if (!reader.value()) return std::optional<LogStand>();
  tlog::Checkpoint checkpoint = reader.value()->checkpoint();
  if (then.value_or(0) > checkpoint.size) return std::optional<LogStand>();
  if (then) {
    auto root = reader.value()->root_at(*then);
    if (!root.ok()) return root.error();
    checkpoint.size = *then;
    checkpoint.root = root.value();
  }
  // A log without entries stands where the one before ended.
  auto entry =
      checkpoint.size == 0 ? last_entry() : entry_of(*reader.value(), shard, checkpoint.size - 1);
  if (!entry.ok()) return entry.error();
  return std::optional(LogStand{.origin = checkpoint.origin,
                                .size = checkpoint.size,
                                .root_base64 = root_text(checkpoint),
                                .time = entry.value().time});
}

Result<Done> ArchiveLog::clear_interrupted() {
  auto cleared = clear_interrupted_writes(*world_.files, world_.layout);
  if (!cleared.ok()) return cleared;
  if (shards_.empty()) return Done{};
  for (const Shard& shard : shards_) {
    cleared = tlog::clear_cut_writes(*world_.files, world_.layout.log(shard.name()));
    if (!cleared.ok()) return cleared;
  }
  const Shard& present = shards_.back();
  cleared = tlog::clear_interrupted(*world_.files, world_.layout.log(present.name()),
                                    present.opening.key);
  if (!cleared.ok()) return cleared;
  return clear_unlogged_closing(*world_.files, world_.layout, present);
}

Result<bool> ArchiveLog::is_between_logs() const {
  if (shards_.empty()) return false;
  auto reader = read(shards_.back());
  if (!reader.ok()) return reader.error();
  if (!reader.value()) return true;
  const std::uint64_t size = reader.value()->checkpoint().size;
  auto last = size == 0 ? last_entry() : entry_of(*reader.value(), shards_.back(), size - 1);
  if (!last.ok()) return last.error();
  return last.value().op == kOpShardClose;
}

Result<Done> ArchiveLog::make_present_ready() {
  // The archive's lock is held, so nobody else has closed it or gone on with another.
  if (is_ready_) return Done{};
  if (world_.keys == nullptr) return no_keys(world_.layout.root());
  if (auto checked = check_kept(); !checked.ok()) return checked;
  if (auto finished = finish_opening(); !finished.ok()) return finished;
  auto opened = shards_.empty() ? open_first() : open_writer();
  if (!opened.ok()) return opened;
  // What an older program published, or one that was killed in between, is not kept yet.
  auto kept = keep();
  is_ready_ = kept.ok();
  return kept;
}

// Once the present log is published, the office remembers that it was, and how far.
Result<Done> ArchiveLog::keep() {
  const std::string path = tlog::checkpoint_path(world_.layout.log(shards_.back().name()));
  auto checkpoint = world_.files->read(path);
  if (!checkpoint.ok()) return checkpoint.error();
  return world_.keys->keep(shards_.back().opening.key.name, checkpoint.value());
}

Result<Done> ArchiveLog::open_first() {
  const ShardName first = next_shard(to_iso_utc(world_.clock->now()), std::nullopt);
  auto root = world_.keys->open(log_origin(note_, kRootKey));
  if (!root.ok()) return root.error();
  auto key = world_.keys->create(log_origin(note_, to_text(first)));
  if (!key.ok()) return key.error();
  return open_next({.archive = note_.id, .shard = first, .key = key.value()->verifier()},
                   *root.value());
}

Result<Done> ArchiveLog::make_ready() {
  if (auto ready = make_present_ready(); !ready.ok()) return ready;
  const ShardName last = shards_.back().opening.shard;
  const ShardName next = next_shard(to_iso_utc(world_.clock->now()), last);
  return next.year > last.year ? close_for(next) : Result<Done>(Done{});
}

Result<Done> ArchiveLog::check_kept() const {
  return check_kept_checkpoints(*world_.files, world_.layout, note_, shards_, world_.kept);
}

bool ArchiveLog::is_behind_kept() const {
  return archive::is_behind_kept(*world_.files, world_.layout, note_, shards_, world_.kept);
}

Result<Done> ArchiveLog::rotate() {
  if (auto ready = make_ready(); !ready.ok()) return ready;
  return close_for(next_shard(to_iso_utc(world_.clock->now()), shards_.back().opening.shard));
}

// The old log says who follows; finish_opening makes it so.
Result<Done> ArchiveLog::close_for(const ShardName& next) {
  is_ready_ = false;
  if (auto opened = open_writer(); !opened.ok()) return opened;
  auto key = world_.keys->create(log_origin(note_, to_text(next)));
  if (!key.ok()) return key.error();
  const std::string text = to_text(CloseStatement{.archive = note_.id,
                                                  .closed = shards_.back().opening.shard,
                                                  .next = next,
                                                  .next_key = key.value()->verifier()});
  auto written = world_.files->replace(world_.layout.close_statement(current_), text);
  if (!written.ok()) return written;
  const std::vector<std::string> closing{to_text(entry(kOpShardClose, sha256_hex(text)))};
  if (auto closed = append(closing); !closed.ok()) return closed;
  writer_.reset();
  auto opened = finish_opening();
  is_ready_ = opened.ok();
  return opened;
}

Result<Done> ArchiveLog::finish_opening() {
  if (shards_.empty()) return Done{};
  const Shard& last = shards_.back();
  auto reader = read(last);
  if (!reader.ok()) return reader.error();
  if (!reader.value()) {
    if (tlog::holds_more_than_a_beginning(*world_.files, world_.layout.log(last.name())))
      return lost_log(world_.layout.log(last.name()));
    if (auto opened = open_writer(); !opened.ok()) return opened;
    const std::vector<std::string> first{to_text(entry(kOpKey, last.statement_sha256))};
    if (auto appended = append(first); !appended.ok()) return appended;
    return keep();
  }
  const std::uint64_t size = reader.value()->checkpoint().size;
  auto end = size == 0 ? last_entry() : entry_of(*reader.value(), last, size - 1);
  if (!end.ok()) return end.error();
  if (end.value().op != kOpShardClose) return Done{};
  auto text = world_.files->read(world_.layout.close_statement(last.name()));
  if (!text.ok()) return text.error();
  auto close = parse_close_statement(text.value());
  if (!close.ok() || sha256_hex(text.value()) != end.value().detail_sha256) {
    return broken_chain({world_.layout.close_statement(last.name()),
                         {"phiếu đóng nhật ký không phải phiếu đã ghi vào nhật ký",
                          "the closing statement is not the one in the log"}});
  }
  auto old_key = world_.keys->open(last.opening.key.name);
  if (!old_key.ok()) return old_key.error();
  const ShardName next = close.value().next;
  return open_next(
      {.archive = note_.id,
       .shard = next,
       .key = close.value().next_key,
       .reason = next.year == last.opening.shard.year ? ShardReason::Rotation : ShardReason::Year,
       .previous = last.name(),
       .size = size,
       .checkpoint = reader.value()->signed_checkpoint()},
      *old_key.value());
}

Result<Done> ArchiveLog::replace_key(ShardReason reason, const std::string& checkpoint) {
  if (world_.keys == nullptr) return no_keys(world_.layout.root());
  VANTHU_CHECK(!shards_.empty(), "there is a key to replace");
  is_ready_ = false;
  const Shard last = shards_.back();
  auto stated = tlog::checkpoint_in(checkpoint);
  if (!stated.ok()) return stated.error();
  auto root = world_.keys->open(log_origin(note_, kRootKey));
  if (!root.ok()) return root.error();
  const ShardName next = free_shard(next_shard(to_iso_utc(world_.clock->now()), last.opening.shard),
                                    note_, world_.kept);
  auto key = world_.keys->create(log_origin(note_, to_text(next)));
  if (!key.ok()) return key.error();
  return open_next({.archive = note_.id,
                    .shard = next,
                    .key = key.value()->verifier(),
                    .reason = reason,
                    .previous = last.name(),
                    .size = stated.value().size,
                    .checkpoint = checkpoint},
                   *root.value());
}

Result<Done> ArchiveLog::open_next(ShardStatement statement, const tlog::NoteSigner& voucher) {
  const std::string text = to_text(statement);
  const std::string bytes =
      tlog::write_note({.text = text, .signatures = {voucher.sign(text, world_.clock->now())}});
  const std::string path = world_.layout.shard_statement(to_text(statement.shard));
  if (auto made = world_.files->make_directories(world_.layout.keys()); !made.ok()) return made;
  if (auto written = world_.files->replace(path, bytes); !written.ok()) return written;
  shards_.push_back({.opening = std::move(statement), .statement_sha256 = sha256_hex(bytes)});
  return finish_opening();
}

Result<Done> ArchiveLog::open_writer() {
  const Shard& shard = shards_.back();
  if (writer_ && current_ == shard.name()) return Done{};
  writer_.reset();
  current_ = shard.name();
  auto signer = world_.keys->open(shard.opening.key.name);
  if (!signer.ok()) return signer.error();
  if (signer.value()->verifier() != shard.opening.key) return other_key(world_.layout.root());
  auto writer = tlog::LogWriter::open(*world_.files, world_.layout.log(current_), *signer.value());
  if (!writer.ok()) return writer.error();
  writer_.emplace(std::move(writer).value());
  return Done{};
}

std::uint64_t ArchiveLog::size() const {
  VANTHU_CHECK(writer_.has_value(), "a log is made ready before it is asked for its size");
  return writer_->size();
}

void ArchiveLog::complete(LogEntry& entry) const {
  entry.actor = id_text(shards_.back().opening.key);
  entry.time = world_.next_time();
  entry.nonce = world_.keys->nonce();
}

LogEntry ArchiveLog::entry(std::string_view op, const std::string& detail) const {
  LogEntry made{.op = std::string(op), .detail_sha256 = detail};
  complete(made);
  return made;
}

Result<Done> ArchiveLog::stage(std::span<const std::string> entries) {
  VANTHU_CHECK(writer_.has_value(), "a log is made ready before it grows");
  staged_.assign(entries.begin(), entries.end());
  auto staged = writer_->stage(entries);
  is_ready_ = is_ready_ && staged.ok();
  return staged;
}

Result<Done> ArchiveLog::publish() {
  const std::uint64_t before = writer_->size();
  auto published = writer_->publish(world_.clock->now());
  if (!published.ok()) {
    // Whether it has happened says only the disk.
    writer_.reset();
    is_ready_ = false;
    return published;
  }
  for (std::size_t i = 0; i < staged_.size(); ++i) {
    const auto entry = try_parse_log_entry(staged_[i]);
    VANTHU_CHECK(entry.has_value(), "only entries are logged");
    new_positions_.push_back(position_of(*entry, current_, before + i));
  }
  staged_.clear();
  // The entries count whatever becomes of this; the next writer keeps them before it goes on.
  keep().ok();
  return Done{};
}

Result<Done> ArchiveLog::append(std::span<const std::string> entries) {
  if (auto staged = stage(entries); !staged.ok()) return staged;
  if (auto synced = world_.sync_point->sync(); !synced.ok()) return synced;
  return publish();
}

std::vector<LogPosition> ArchiveLog::take_new_positions() {
  return std::exchange(new_positions_, {});
}

}  // namespace vanthu::archive
