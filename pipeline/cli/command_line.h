// Parses the command line. CLI11's own messages are English and fixed, so its typed errors are
// turned into ours, with the nearest command or option for a slip of the keyboard; nothing is ever
// run on a guess.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/request.h"

namespace vanthu::cli {

// The surroundings that change defaults.
struct Environment {
  // Value of LC_ALL, else LC_MESSAGES.
  std::string locale;
  bool no_color = false;
  bool output_is_terminal = false;
};

// args without the program's name. An Error of kind Usage says what to type instead.
Result<Invocation> parse_command_line(const std::vector<std::string>& args,
                                      const Environment& environment);

// The language of messages, known even when the rest does not parse: --lang, then the locale, then
// Vietnamese.
Language choose_language(const std::vector<std::string>& args, const Environment& environment);

// What may follow a command, for completion scripts: its subcommands, and the long options of it
// and of them.
struct CommandWords {
  std::string name;
  std::vector<std::string> subcommands;
  std::vector<std::string> options;
};
// All commands, in the order of the help.
std::vector<CommandWords> command_words();

}  // namespace vanthu::cli
