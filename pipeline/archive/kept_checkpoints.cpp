#include "archive/kept_checkpoints.h"

#include <algorithm>

#include "archive/log_errors.h"
#include "tlog/checkpoint.h"
#include "tlog/note.h"

namespace vanthu::archive {

bool is_given_up(std::span<const Shard> shards, const Shard& shard, std::uint64_t size) {
  const auto next = std::find_if(shards.begin(), shards.end(), [&](const Shard& one) {
    return one.opening.previous == shard.name();
  });
  return next != shards.end() && !is_by_key_before(next->opening.reason) &&
         next->opening.size < size;
}

Result<Done> check_kept_checkpoints(const FileStore& files, const Layout& layout,
                                    const ArchiveNote& note, std::span<const Shard> shards,
                                    std::span<const std::string> kept) {
  for (const std::string& one : kept) {
    const auto signed_note = tlog::parse_note(one);
    if (!signed_note.ok()) return signed_note.error();
    const auto checkpoint = tlog::parse_checkpoint(signed_note.value().text);
    if (!checkpoint.ok()) return checkpoint.error();
    // Of another archive of the same office.
    if (!checkpoint.value().origin.starts_with(note.id + "/")) continue;
    const auto shard = std::find_if(shards.begin(), shards.end(), [&](const Shard& known) {
      return known.opening.key.name == checkpoint.value().origin;
    });
    if (shard == shards.end()) return not_there(checkpoint.value());
    if (is_given_up(shards, *shard, checkpoint.value().size)) continue;
    const Continuity how = continuity_of(files, layout.log(shard->name()), shard->opening.key, one);
    if (how.kind == Continuity::Kind::Unreadable) return lost_log(layout.log(shard->name()));
    if (how.kind != Continuity::Kind::Continues) return not_continued(how, checkpoint.value());
  }
  return Done{};
}

}  // namespace vanthu::archive
