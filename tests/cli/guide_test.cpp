// What the README files and the guide tell people to type: in each line that begins with the
// program's name, every command and every option is one that the program has.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "cli/program.h"
#include "support/source_folder.h"

namespace vanthu::cli_tests {
namespace {

class Manual : public ::testing::TestWithParam<const char*> {};

// The help of a command by its words, empty when there is no such command.
const std::string& help_of(const std::string& words) {
  static std::map<std::string, std::string> known;
  const auto found = known.find(words);
  if (found != known.end()) return found->second;
  std::vector<std::string> arguments;
  std::istringstream text(words);
  for (std::string word; text >> word;) arguments.push_back(word);
  arguments.emplace_back("--help");
  const Answer answer = vanthu(arguments);
  return known[words] = answer.code == 0 ? answer.out : std::string();
}

// The commands of the line and, behind them, its options.
void check_line(const std::string& line) {
  std::istringstream text(line);
  std::string word;
  text >> word;
  std::string command;
  std::string help = help_of("");
  bool in_commands = true;
  while (text >> word && word != "#") {
    if (in_commands && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos &&
        word.front() != '-') {
      const std::string deeper = command.empty() ? word : command + " " + word;
      const bool has_it = help.find("\n  " + word + " ") != std::string::npos;
      const bool needs_command = help.find("\nLệnh:") != std::string::npos;
      EXPECT_TRUE(has_it || !needs_command) << word << " in: " << line;
      in_commands = has_it;
      if (has_it) {
        command = deeper;
        help = help_of(command);
        EXPECT_NE(help, "") << line;
      }
      continue;
    }
    in_commands = false;
    if (word.size() > 1 && word.front() == '-') {
      const bool is_known = help.find(word + " ") != std::string::npos ||
                            help.find(word + ",") != std::string::npos ||
                            help_of("").find(word + " ") != std::string::npos ||
                            help_of("").find(word + ",") != std::string::npos;
      EXPECT_TRUE(is_known) << word << " in: " << line;
    }
  }
  EXPECT_NE(command, "") << line;
}

TEST_P(Manual, NamesCommandsAndOptionsThatThereAre) {
  const std::string manual =
      DiskFileStore().read(support::source_folder() + "/" + GetParam()).value();
  std::istringstream text(manual);
  int lines = 0;
  for (std::string line; std::getline(text, line);) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string::npos || line.compare(begin, 7, "vanthu ") != 0) continue;
    ++lines;
    check_line(line.substr(begin));
  }
  EXPECT_GT(lines, 10);
}

INSTANTIATE_TEST_SUITE_P(Pages, Manual,
                         ::testing::Values("README.md", "README.vi.md", "docs/huong-dan.md"),
                         [](const auto& page) { return "Page" + std::to_string(page.index); });

}  // namespace
}  // namespace vanthu::cli_tests
