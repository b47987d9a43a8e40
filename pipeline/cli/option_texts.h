// Internal to the option table: the words of --help in parts, each in a file of its own.
#pragma once

#include <span>
#include <string_view>

namespace vanthu::cli {

struct HelpText {
  std::string_view key;
  std::string_view vi;
  std::string_view en;
};

// Of the log, and of signatures on finished papers.
std::span<const HelpText> log_texts();

}  // namespace vanthu::cli
