// A small log for tests: keys from fixed seeds, entries that say their number, everything on a disk
// in memory.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "base/hex.h"
#include "support/model_file_store.h"
#include "tlog/log_reader.h"
#include "tlog/log_writer.h"
#include "tlog/note_key.h"
#include "tlog/policy.h"

namespace vanthu::tlog {

inline constexpr const char* kOrigin = "an-phu.example/luu-tru/2026";
inline constexpr const char* kFolder = "log/2026";
inline constexpr Instant kNow{1'793'800'000};

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

inline NoteSigner key_from(const std::string& name, KeyKind kind, unsigned char seed) {
  NoteSigner::Seed bytes{};
  bytes.fill(seed);
  return must(NoteSigner::from_seed(name, kind, bytes));
}

inline NoteSigner log_key() {
  return key_from(kOrigin, KeyKind::Note, 1);
}

inline NoteSigner witness_key(const std::string& name, unsigned char seed) {
  return key_from(name, KeyKind::Cosignature, seed);
}

inline std::string entry_text(std::uint64_t number) {
  return "dòng " + std::to_string(number) + "\n";
}

inline std::vector<std::string> entry_texts(std::uint64_t first, std::uint64_t count) {
  std::vector<std::string> texts;
  for (std::uint64_t i = 0; i < count; ++i) texts.push_back(entry_text(first + i));
  return texts;
}

// Appends in one batch, as the archive does.
inline void append(FileStore& files, LogWriter& log, const std::vector<std::string>& entries) {
  must(files.make_directories(kFolder));
  auto point = must(files.open_sync_point("."));
  must(log.stage(entries));
  must(point->sync());
  must(log.publish(kNow));
}

// A log that grew by these steps.
inline support::Tree example_tree(const std::vector<std::uint64_t>& steps) {
  support::ModelFileStore disk(support::ModelFileStore::Recording::Nothing);
  const NoteSigner key = log_key();
  LogWriter log = must(LogWriter::open(disk, kFolder, key));
  for (const std::uint64_t count : steps) append(disk, log, entry_texts(log.size(), count));
  return disk.tree();
}

}  // namespace vanthu::tlog
