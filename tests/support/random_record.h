// Records with every field filled at random from a seed: valid for the format (ids unique,
// references resolve, text normal), nonsense otherwise. The same seed gives the same record
// everywhere.
#pragma once

#include <cstdint>

#include "model/meeting_record.h"

namespace vanthu::support {

model::MeetingRecord random_record(std::uint64_t seed);

}  // namespace vanthu::support
