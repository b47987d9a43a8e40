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
#include <memory>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "province/seeded.h"
#include "province/write_province.h"
#include "run/data_folder.h"
#include "run/key_store.h"
#include "run/log_key_files.h"
#include "run/run_batch.h"
#include "support/failing_file_store.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::province {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Ended {
  int code = -1;
  bool killed = false;
};

// The program in a process of its own.
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

  Ended wait() const {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .killed = WIFSIGNALED(status)};
  }

 private:
  pid_t child_ = 0;
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

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

// What `vanthu run` opens, once for all rounds.
struct Opened {
  explicit Opened(const std::string& root)
      : workspace(must(run::open_workspace(disk, root))),
        rulebook(must(run::read_rulebook(disk, support::source_folder()))),
        press(must(run::PaperPress::open(disk, support::source_folder(), root))),
        signer(must(run::open_office_key(disk, workspace, nullptr))),
        records(must(run::list_records(disk, &workspace, {}))) {}

  run::BatchSummary run(FileStore& files) const {
    const run::Services services{
        .clock = clock, .rulebook = rulebook, .press = press, .signer = *signer};
    run::OfficePassphrase passphrase(disk, workspace, nullptr);
    run::LogKeyFiles keys(disk, passphrase, workspace);
    auto archive = must(archive::Archive::open(files, clock, workspace.archive(),
                                               archive::Access::Write, {.log_keys = &keys}));
    return run::run_batch(
        records,
        {.files = files, .workspace = workspace, .services = services, .archive = &archive},
        {.workers = 2, .store_at_once = 2}, {});
  }

  mutable DiskFileStore disk;
  SystemClock clock;
  run::Workspace workspace;
  rules::Rulebook rulebook;
  run::PaperPress press;
  std::unique_ptr<sign::Signer> signer;
  std::vector<run::RecordFile> records;
};

// Runs in a process of its own and kills it after so many changes of the disk. True when there was
// something left to kill.
bool run_and_kill(const Opened& opened, int changes) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    support::FailingFileStore watched(opened.disk, {});
    watched.set_watcher([&] {
      if (::write(ends[1], ".", 1) != 1) ::_exit(3);
    });
    opened.run(watched);
    ::_exit(0);
  }
  ::close(ends[1]);
  char byte = 0;
  for (int i = 0; i < changes && ::read(ends[0], &byte, 1) == 1; ++i) continue;
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ends[0]);
  return WIFSIGNALED(status);
}

TEST_F(Resume, AfterTwentyKillsTheArchiveEqualsAnUninterruptedOne) {
  ASSERT_EQ(run(broken_, {"archive", "init"}).code, 0);
  const Opened opened(broken_);
  Seeded seeded(20);
  int kills = 0;
  for (int round = 0; round < 20; ++round) {
    kills += run_and_kill(opened, seeded.between(1, 11)) ? 1 : 0;
  }
  EXPECT_GE(kills, 15);
  DiskFileStore disk;
  const auto last = opened.run(disk);
  EXPECT_EQ(last.stored + last.unchanged, opened.records.size());
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

TEST_F(Resume, StopsWhenNoCopiesCanBeWrittenAndMakesThemLater) {
  // Where the folder of copies should be.
  std::ofstream(broken_ + "/out") << "x";
  EXPECT_EQ(run(broken_, {"run", "-j2"}).code, 3);
  const std::string words = complaints();
  EXPECT_THAT(words, HasSubstr("không ghi được bản sao văn bản của 3 hồ sơ liền nhau"));
  EXPECT_THAT(words, HasSubstr("an toàn trong kho lưu"));
  EXPECT_THAT(words, HasSubstr("chạy lại lệnh này"));
  // Three records and the reason why it stopped; not one complaint for every record.
  std::size_t complained = 0;
  for (auto at = words.find("lỗi:"); at != std::string::npos; at = words.find("lỗi:", at + 1)) {
    ++complained;
  }
  EXPECT_EQ(complained, 4U);
  std::filesystem::remove(broken_ + "/out");
  ASSERT_EQ(run(broken_, {"run", "-j2"}).code, 0) << complaints();
  EXPECT_EQ(contents(broken_), contents(whole_));
  EXPECT_EQ(copies(broken_), copies(whole_));
}

TEST_F(Resume, AReportThatDoesNotFitOnItsDiskIsToldAndAllIsStored) {
  EXPECT_EQ(run(broken_, {"run", "-j2", "--report", "/dev/full"}).code, 3);
  EXPECT_THAT(complaints(), HasSubstr("không ghi được báo cáo lần chạy"));
  EXPECT_THAT(complaints(), HasSubstr("đĩa đã đầy"));
  EXPECT_EQ(contents(broken_), contents(whole_));
}

}  // namespace
}  // namespace vanthu::province
