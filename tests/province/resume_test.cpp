// Killed at any moment and run again: the archive verifies and holds what an uninterrupted run
// would have stored.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "province/seeded.h"
#include "province/write_province.h"
#include "support/temp_folder.h"

namespace vanthu::province {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Ended {
  int code = -1;
  bool killed = false;
};

// The program in a process of its own; killed once so many files below watched have appeared.
class Program {
 public:
  Program(std::vector<std::string> arguments, const std::string& errors,
          const std::function<void()>& prepare = {}) {
    arguments.insert(arguments.begin(), VANTHU_PROGRAM);
    std::vector<char*> words;
    for (std::string& word : arguments) words.push_back(word.data());
    words.push_back(nullptr);
    child_ = ::fork();
    if (child_ != 0) return;
    if (std::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(126);
    if (std::freopen(errors.c_str(), "w", stderr) == nullptr) ::_exit(126);
    if (prepare) prepare();
    ::execv(VANTHU_PROGRAM, words.data());
    ::_exit(127);
  }

  void kill() const { ::kill(child_, SIGKILL); }
  bool is_running() {
    if (ended_) return false;
    int status = 0;
    if (::waitpid(child_, &status, WNOHANG) == 0) return true;
    note(status);
    return false;
  }
  Ended wait() {
    int status = 0;
    if (!ended_ && ::waitpid(child_, &status, 0) == child_) note(status);
    return *ended_;
  }

 private:
  void note(int status) {
    ended_ =
        Ended{.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .killed = WIFSIGNALED(status)};
  }

  pid_t child_ = 0;
  std::optional<Ended> ended_;
};

class Resume : public ::testing::Test {
 protected:
  void SetUp() override {
    write_province({.root = whole_, .cells = 3, .months = 2, .seed = 21});
    ASSERT_EQ(run(whole_, {"key", "create", "--generate-passphrase"}).code, 0);
    std::filesystem::copy(whole_, broken_, std::filesystem::copy_options::recursive);
    ASSERT_EQ(run(whole_, {"run", "-j2"}).code, 0);
  }

  Ended run(const std::string& root, std::vector<std::string> words,
            const std::function<void()>& prepare = {}) const {
    words.insert(words.end(), {"--workspace", root});
    return Program(std::move(words), errors(), prepare).wait();
  }
  std::string errors() const { return folder_.file("stderr"); }
  std::string complaints() const {
    std::ifstream in(errors());
    return {std::istreambuf_iterator<char>(in), {}};
  }

  // Content keys of the newest versions, by dossier; and nothing is wrong with any of them.
  std::map<std::string, std::string> contents(const std::string& root) {
    std::map<std::string, std::string> keys;
    const auto archive =
        archive::Archive::open(files_, clock_, root + "/archive", archive::Access::Read);
    EXPECT_TRUE(archive.ok());
    EXPECT_THAT(archive.value().verify({}).value().problems, IsEmpty());
    for (const auto& one : archive.value().list({}).value()) {
      const auto view = archive.value().show(one.object_id).value();
      EXPECT_EQ(view.versions.size(), 1U);
      keys[one.object_id] = view.versions.back().content_key;
    }
    return keys;
  }
  static std::size_t copies(const std::string& root) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "/out")) {
      count += entry.is_regular_file() ? 1U : 0U;
    }
    return count;
  }

  DiskFileStore files_;
  SystemClock clock_;
  support::TempFolder folder_{support::memory_folder()};
  std::string whole_ = folder_.file("liền");
  std::string broken_ = folder_.file("đứt");
};

// Changes of the archive are the program's own clock: a kill comes after so many new names.
std::size_t names_below(const std::string& root) {
  std::size_t count = 0;
  std::error_code code;
  for (auto at = std::filesystem::recursive_directory_iterator(root, code);
       !code && at != std::filesystem::recursive_directory_iterator(); at.increment(code)) {
    ++count;
  }
  return count;
}

TEST_F(Resume, AfterTwentyKillsTheArchiveEqualsAnUninterruptedOne) {
  Seeded seeded(20);
  int kills = 0;
  for (int round = 0; round < 20; ++round) {
    const std::size_t before = names_below(broken_);
    const auto more = static_cast<std::size_t>(seeded.between(0, 60));
    Program program({"run", "-j2", "--workspace", broken_}, errors());
    while (program.is_running() && names_below(broken_) <= before + more) continue;
    program.kill();
    kills += program.wait().killed ? 1 : 0;
  }
  EXPECT_GE(kills, 5);
  ASSERT_EQ(run(broken_, {"run", "-j2"}).code, 0) << complaints();
  EXPECT_EQ(contents(broken_), contents(whole_));
  EXPECT_EQ(copies(broken_), copies(whole_));
}

TEST_F(Resume, AfterAFullDiskNothingAcknowledgedIsLost) {
  // No file may grow past this: the index is the first to feel it.
  const Ended full = run(broken_, {"run", "-j2"}, [] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = 300 * 1024, .rlim_max = 300 * 1024};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  });
  EXPECT_NE(full.code, 0);
  EXPECT_FALSE(full.killed);
  EXPECT_THAT(complaints(), HasSubstr("gợi ý"));
  ASSERT_EQ(run(broken_, {"run", "-j2"}).code, 0) << complaints();
  EXPECT_EQ(contents(broken_), contents(whole_));
  EXPECT_EQ(copies(broken_), copies(whole_));
}

}  // namespace
}  // namespace vanthu::province
