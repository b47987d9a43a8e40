#include "archive/kept_checkpoints.h"

#include <algorithm>
#include <functional>

#include "archive/log_errors.h"

namespace vanthu::archive {
namespace {

struct Kept {
  tlog::Checkpoint checkpoint;
  // Null: the archive has no such log.
  const Shard* shard = nullptr;
  Continuity how;
};

// Of those that concern this archive and were not given up, until told says no.
Result<Done> each_kept(const FileStore& files, const Layout& layout, const ArchiveNote& note,
                       std::span<const Shard> shards, std::span<const std::string> all,
                       const std::function<bool(const Kept&)>& told) {
  for (const std::string& one : all) {
    const auto checkpoint = tlog::checkpoint_in(one);
    if (!checkpoint.ok()) return checkpoint.error();
    // Of another archive of the same office.
    if (!checkpoint.value().origin.starts_with(note.id + "/")) continue;
    if (is_given_up(shards, checkpoint.value())) continue;
    const auto shard = std::find_if(shards.begin(), shards.end(), [&](const Shard& known) {
      return known.opening.key.name == checkpoint.value().origin;
    });
    Kept kept{.checkpoint = checkpoint.value(), .shard = nullptr, .how = {}};
    if (shard != shards.end()) {
      kept.shard = &*shard;
      kept.how = continuity_of(files, layout.log(shard->name()), shard->opening.key, one);
    }
    if (!told(kept)) break;
  }
  return Done{};
}

std::optional<ShardName> name_of(const tlog::Checkpoint& checkpoint) {
  const std::string& origin = checkpoint.origin;
  return try_parse_shard_name(std::string_view(origin).substr(origin.find('/') + 1));
}

}  // namespace

bool is_given_up(std::span<const Shard> shards, const tlog::Checkpoint& kept) {
  const auto name = name_of(kept);
  if (!name) return false;
  return std::any_of(shards.begin(), shards.end(), [&](const Shard& one) {
    const auto previous = try_parse_shard_name(one.opening.previous);
    if (!previous || is_by_key_before(one.opening.reason)) return false;
    return *previous == *name ? one.opening.size < kept.size
                              : *previous < *name && *name < one.opening.shard;
  });
}

Result<Done> check_kept_checkpoints(const FileStore& files, const Layout& layout,
                                    const ArchiveNote& note, std::span<const Shard> shards,
                                    std::span<const std::string> kept) {
  std::optional<Error> error;
  auto read = each_kept(files, layout, note, shards, kept, [&](const Kept& one) {
    using Kind = Continuity::Kind;
    if (one.shard == nullptr) {
      error = not_there(one.checkpoint);
    } else if (one.how.kind == Kind::Unreadable) {
      error = lost_log(layout.log(one.shard->name()));
    } else if (one.how.kind != Kind::Continues) {
      error = not_continued(one.how, one.checkpoint);
    }
    return !error;
  });
  if (!read.ok()) return read;
  if (error) return *error;
  return Done{};
}

bool is_behind_kept(const FileStore& files, const Layout& layout, const ArchiveNote& note,
                    std::span<const Shard> shards, std::span<const std::string> kept) {
  bool is_behind = false;
  bool is_contradicted = false;
  const auto read = each_kept(files, layout, note, shards, kept, [&](const Kept& one) {
    using Kind = Continuity::Kind;
    const bool is_later = one.shard == nullptr || one.how.kind == Kind::Shorter;
    is_behind = is_behind || is_later;
    is_contradicted = !is_later && one.how.kind != Kind::Continues;
    return !is_contradicted;
  });
  return read.ok() && is_behind && !is_contradicted;
}

ShardName free_shard(ShardName next, const ArchiveNote& note, std::span<const std::string> kept) {
  for (const std::string& one : kept) {
    const auto checkpoint = tlog::checkpoint_in(one);
    if (!checkpoint.ok() || !checkpoint.value().origin.starts_with(note.id + "/")) continue;
    const auto name = name_of(checkpoint.value());
    if (name && *name >= next) next = {.year = name->year, .number = name->number + 1};
  }
  return next;
}

}  // namespace vanthu::archive
