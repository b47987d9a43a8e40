#include "cli/program.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/sha.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

[[noreturn]] void become(const std::vector<std::string>& arguments, const Surroundings& around,
                         const std::string& out, const std::string& err) {
  if (std::freopen(out.c_str(), "w", stdout) == nullptr ||
      std::freopen(err.c_str(), "w", stderr) == nullptr ||
      std::freopen(around.in.c_str(), "r", stdin) == nullptr ||
      ::chdir(around.folder.c_str()) != 0 || ::setsid() < 0) {
    ::_exit(126);
  }
  std::vector<std::string> environment;
  for (const char* kept : {"PATH", "HOME"}) {
    if (const char* value = std::getenv(kept))
      environment.push_back(std::string(kept) + "=" + value);
  }
  for (const auto& [name, value] : around.variables) environment.push_back(name + "=" + value);
  std::vector<std::string> words = {VANTHU_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  std::vector<char*> envp;
  for (std::string& word : words) argv.push_back(word.data());
  for (std::string& entry : environment) envp.push_back(entry.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  ::execve(VANTHU_PROGRAM, argv.data(), envp.data());
  ::_exit(127);
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Answer vanthu(const std::vector<std::string>& arguments, const Surroundings& around) {
  const support::TempFolder streams;
  const std::string out = around.out.empty() ? streams.file("out") : around.out;
  const std::string err = streams.file("err");
  const pid_t child = ::fork();
  if (child == 0) become(arguments, around, out, err);
  if (around.kill_after_ms > 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(around.kill_after_ms));
    ::kill(child, SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  Answer answer;
  answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  answer.out = read(streams.file("out"));
  answer.err = read(err);
  return answer;
}

std::map<std::string, std::string> tree(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[std::filesystem::relative(entry.path(), folder).string()] =
        sha256_hex(read(entry.path()));
  }
  return files;
}

}  // namespace vanthu::cli_tests
