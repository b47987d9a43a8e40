// Checkpoints (điểm chốt) as in c2sp.org/tlog-checkpoint: the text of a note that states how long a
// log is and what its tree's root is. Whoever has two checkpoints of a log can ask for a proof that
// the later one contains all of the earlier one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tlog/merkle.h"

namespace vanthu::tlog {

struct Checkpoint {
  // The log's name; also the name of its key.
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
  // Opaque, not empty; the specification advises against any.
  std::vector<std::string> extensions;

  bool operator==(const Checkpoint&) const = default;
};

// The text of the note.
std::string write_checkpoint(const Checkpoint& checkpoint);
// An Input error for anything that write_checkpoint does not write.
Result<Checkpoint> parse_checkpoint(std::string_view text);
// What a signed note says, whoever signed it; an Input error when it is no note, or of none.
Result<Checkpoint> checkpoint_in(std::string_view signed_note);

}  // namespace vanthu::tlog
