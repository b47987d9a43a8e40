// The name under which FileStore writes a file before it takes its place. A writer that is killed
// leaves it; only a name of exactly this form is such a leftover, not whatever ends in .tmp.
//   "checkpoint.4711.tmp", by process 4711, for "checkpoint"
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

std::string temporary_name(std::string_view name, int process);

// The name that was to be written; nothing for any other form.
std::optional<std::string_view> try_written_name(std::string_view temporary);

}  // namespace vanthu
