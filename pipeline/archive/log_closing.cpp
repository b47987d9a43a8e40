#include "archive/log_closing.h"

#include "archive/log_entry.h"
#include "tlog/log_reader.h"

namespace vanthu::archive {

Result<Done> clear_unlogged_closing(FileStore& files, const Layout& layout, const Shard& present) {
  const std::string path = layout.close_statement(present.name());
  const std::string folder = layout.log(present.name());
  if (!files.exists(path) || !files.exists(tlog::checkpoint_path(folder))) return Done{};
  auto text = files.read(path);
  if (!text.ok()) return text.error();
  const auto close = parse_close_statement(text.value());
  if (!close.ok() || close.value().closed != present.opening.shard) return Done{};
  auto reader = tlog::LogReader::open(files, folder, present.opening.key);
  if (!reader.ok()) return reader.error();
  if (reader.value().checkpoint().size == 0) return Done{};
  auto last = reader.value().entry(reader.value().checkpoint().size - 1);
  if (!last.ok()) return last.error();
  const auto entry = try_parse_log_entry(last.value());
  if (!entry || entry->op == kOpShardClose) return Done{};
  return files.remove_tree(path);
}

}  // namespace vanthu::archive
