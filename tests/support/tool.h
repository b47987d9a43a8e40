// Runs an installed tool (openssl, pdfsig, qpdf …) as an independent judge. A tool that is missing
// fails the test: exit code 127 and a note in the output.
#pragma once

#include <string>
#include <vector>

namespace vanthu::support {

struct ToolRun {
  // 128 + signal when it was killed.
  int exit_code = -1;
  // Standard output and standard error as they came.
  std::string output;
};

// Looked up in PATH; no shell; standard input is empty; messages in English.
ToolRun run_tool(const std::vector<std::string>& command);

}  // namespace vanthu::support
