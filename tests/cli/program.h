// The program as a user has it: started, fed with arguments, its streams and exit code read.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace vanthu::cli_tests {

struct Answer {
  int code = -1;
  std::string out;
  std::string err;
};

struct Surroundings {
  std::string folder = "/";
  // Added to an otherwise empty environment (PATH and HOME are kept).
  std::map<std::string, std::string> variables{};
  // Where stdout goes instead of being read, "/dev/full"; empty: it is read.
  std::string out{};
  // What stdin is read from.
  std::string in = "/dev/null";
  // Milliseconds after which the program is killed with SIGKILL; 0: never.
  int kill_after_ms = 0;
};

Answer vanthu(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

// "relative path  sha256" of every file below a folder, sorted.
std::map<std::string, std::string> tree(const std::string& folder);

}  // namespace vanthu::cli_tests
