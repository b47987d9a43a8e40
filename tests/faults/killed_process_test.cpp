#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <random>

#include "archive/archive.h"
#include "support/dossiers.h"
#include "support/failing_file_store.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::support {
namespace {

using archive::Access;
using archive::Archive;
using archive::Receipt;

const FixedClock kClock{Instant{1'793'800'000}};

struct Pipe {
  Pipe() {
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  }
  ~Pipe() {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_writer() { ::close(std::exchange(ends[1], -1)); }

  int ends[2] = {-1, -1};
};

void write_all(int fd, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t n = ::write(fd, text.data() + done, text.size() - done);
    if (n <= 0) ::_exit(3);
    done += static_cast<std::size_t>(n);
  }
}

// Stores meetings without end, two and a correction at a time: a byte on `steps` for every change
// of the disk, the receipts on `receipts` as soon as they are given out.
[[noreturn]] void store_until_killed(const std::string& root, std::size_t round, int steps,
                                     int receipts) {
  DiskFileStore disk;
  FailingFileStore watched(disk, {});
  ToyLogKeys keys;
  watched.set_watcher([&] { write_all(steps, "."); });
  auto archive = Archive::open(watched, kClock, root, Access::Write, {.log_keys = &keys});
  if (!archive.ok()) ::_exit(2);
  for (std::size_t batch = 0;; ++batch) {
    const std::string name = std::to_string(round) + "-" + std::to_string(batch);
    const archive::Submission first = submission(dossier().meeting(name));
    std::vector<archive::Submission> meetings{first, submission(dossier().meeting(name + "-b"))};
    for (int step = 0; step < 2; ++step) {
      for (const auto& receipt : archive.value().store(meetings)) {
        if (!receipt.ok()) ::_exit(4);
        write_all(receipts, to_text(receipt.value()));
      }
      meetings = {correction(dossier().meeting(name).file("record.xml", "<corrected/>"),
                             first.content_key())};
    }
  }
}

// Receipts have seven lines; a torn last one was not given out.
std::vector<Receipt> split_receipts(const std::string& text) {
  std::vector<Receipt> receipts;
  std::size_t begin = 0;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' || ++lines % 7 != 0) continue;
    receipts.push_back(archive::parse_receipt(text.substr(begin, i + 1 - begin)).value());
    begin = i + 1;
  }
  return receipts;
}

// Kills the storing process after it has made so many changes, wherever it is by then.
std::vector<Receipt> store_and_kill(const std::string& root, std::size_t round,
                                    std::size_t changes) {
  Pipe steps;
  Pipe receipts;
  const pid_t child = ::fork();
  if (child == 0) store_until_killed(root, round, steps.ends[1], receipts.ends[1]);
  steps.close_writer();
  receipts.close_writer();
  char byte = 0;
  std::string given;
  // The receipts' pipe holds far more than a round gives out, so the child never waits for us.
  for (std::size_t i = 0; i < changes && ::read(steps.ends[0], &byte, 1) == 1; ++i) continue;
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
  while (::read(receipts.ends[0], &byte, 1) == 1) given += byte;
  return split_receipts(given);
}

TEST(KilledProcess, LosesNoReceiptAndLeavesNoDamage) {
  constexpr std::size_t kRounds = 12;
  const TempFolder folder{memory_folder()};
  const std::string root = folder.file("archive");
  DiskFileStore disk;
  ToyLogKeys keys;
  ASSERT_TRUE(Archive::create(disk, kClock, root, {.office = "Văn phòng", .log_keys = &keys}).ok());
  std::mt19937_64 random(20261105);
  std::vector<Receipt> acknowledged;
  for (std::size_t round = 0; round < kRounds; ++round) {
    const std::size_t changes = 1 + random() % 150;
    for (Receipt& receipt : store_and_kill(root, round, changes))
      acknowledged.push_back(std::move(receipt));
    auto archive = Archive::open(disk, kClock, root, Access::Write, {.log_keys = &keys});
    ASSERT_TRUE(archive.ok()) << describe(archive.error(), Language::En);
    const auto report = archive.value().verify({.signatures = toy_checks()}).value();
    for (const auto& problem : report.problems)
      FAIL() << problem.code << " " << problem.path << " " << problem.what.en;
    ASSERT_TRUE(report.is_clean());
    for (const Receipt& receipt : acknowledged) {
      ASSERT_EQ(archive.value().find_receipt(receipt.object_id, receipt.content_key).value(),
                receipt);
    }
  }
  std::cout << "[ counts   ] " << kRounds << " kills, " << acknowledged.size() << " receipts\n";
  EXPECT_GT(acknowledged.size(), 10U);
}

}  // namespace
}  // namespace vanthu::support
