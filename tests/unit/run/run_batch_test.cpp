// What a run leaves behind when the disk fails at any of its changes.
#include "run/run_batch.h"

#include <filesystem>
#include <map>

#include "remade_meeting.h"
#include "run/output_folder.h"
#include "support/failing_file_store.h"

namespace vanthu::run {
namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::FaultKind;

// The digests of copies for people by their names.
using Copies = std::map<std::string, std::string>;

class RunBatch : public ::testing::Test {
 protected:
  RunBatch() {
    must(files_.make_directories(root_));
    must(files_.create_new(root_ + "/office.xml", must(files_.read(support::source_folder() +
                                                                   "/samples/office/office.xml"))));
    must(archive::Archive::create(files_, kClock, root_ + "/archive", {.log_keys = &keys_}));
  }

  void write_record(const std::string& bytes) { must(files_.replace(record_, bytes)); }

  BatchSummary run(FileStore& files, const BatchOptions& options,
                   std::vector<std::string>* set_aside = nullptr) {
    const Workspace workspace = must(open_workspace(files_, root_));
    auto opened = archive::Archive::open(files, kClock, root_ + "/archive", archive::Access::Write,
                                         {.log_keys = &keys_});
    if (!opened.ok()) return {.broken = opened.error()};
    const Services services{.clock = kClock,
                            .rulebook = tools().rulebook,
                            .press = tools().press,
                            .signer = *tools().signer};
    const BatchWorld world{
        .files = files, .workspace = workspace, .services = services, .archive = &opened.value()};
    const auto done = [&](const RecordReport& report) {
      if (set_aside == nullptr) return;
      set_aside->insert(set_aside->end(), report.set_aside.begin(), report.set_aside.end());
    };
    return run_batch({{.path = record_, .name = "record.xml"}}, world, options,
                     {.done = done, .progress = {}});
  }

  // Which finishes what was promised.
  archive::Archive open_archive() {
    return must(archive::Archive::open(files_, kClock, root_ + "/archive", archive::Access::Write,
                                       {.log_keys = &keys_}));
  }
  std::size_t versions() { return must(open_archive().show(object_)).versions.size(); }

  // Of all folders; one that is still being written counts under its own name.
  Copies copies() const { return copies_below(root_); }
  Copies copies_below(const std::string& root) const {
    Copies found;
    if (!fs::exists(root + "/out")) return found;
    for (const auto& entry : fs::recursive_directory_iterator(root + "/out")) {
      if (!entry.is_regular_file()) continue;
      found[fs::relative(entry.path(), root).string()] =
          sha256_hex(must(files_.read(entry.path().string())));
    }
    return found;
  }
  // As the newest version in the archive has them.
  Copies copies_of_the_newest() {
    const support::TempFolder elsewhere(support::memory_folder());
    const Workspace workspace(elsewhere.path(), must(open_workspace(files_, root_)).office());
    must(restore_copies(files_, workspace, open_archive(), object_));
    return copies_below(elsewhere.path());
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("office");
  std::string record_ = folder_.file("record.xml");
  const std::string object_ = tools().make(tools().record).object_id();
  support::ToyLogKeys keys_;
  DiskFileStore files_;
};

TEST_F(RunBatch, ShowsTheCopiesOfWhatTheArchiveSaysWhereverTheDiskFails) {
  write_record(tools().record);
  ASSERT_EQ(run(files_, {}).stored, 1U);
  const Copies older = copies();
  ASSERT_FALSE(older.empty());
  const std::string before = root_ + "-before";
  fs::copy(root_, before, fs::copy_options::recursive);
  const std::string corrected = replaced(tools().record, "Đồng Lợi", "Đồng Lời");
  write_record(corrected);
  bool failed = true;
  for (std::size_t call = 1; failed; ++call) {
    for (const FaultKind kind : {FaultKind::Nothing, FaultKind::Done}) {
      for (const bool stays : {false, true}) {
        SCOPED_TRACE("call " + std::to_string(call) + ", " + (stays ? "stays, " : "once, ") +
                     std::to_string(static_cast<int>(kind)));
        fs::remove_all(root_);
        fs::copy(before, root_, fs::copy_options::recursive);
        support::FailingFileStore broken(files_, {.at_call = call, .kind = kind, .stays = stays});
        run(broken, {.supersede = true});
        failed = broken.calls() >= call;
        const bool has_newer = versions() == 2;
        EXPECT_TRUE(failed || has_newer);
        // The older record again where it was not replaced: what is shown is seen to, not stored.
        write_record(has_newer ? corrected : tools().record);
        const BatchSummary again = run(files_, {});
        EXPECT_EQ(again.unchanged, 1U);
        EXPECT_EQ(copies(), copies_of_the_newest());
        EXPECT_EQ(copies() == older, !has_newer);
        write_record(corrected);
      }
    }
  }
}

// As after a run that could not write to out/ at all.
TEST_F(RunBatch, CopiesOfAnOlderVersionAndEmptyFoldersAreMadeGood) {
  write_record(tools().record);
  ASSERT_EQ(run(files_, {}).stored, 1U);
  const std::string older = folder_.file("older");
  fs::copy(root_ + "/out", older, fs::copy_options::recursive);
  write_record(replaced(tools().record, "Đồng Lợi", "Đồng Lời"));
  ASSERT_EQ(run(files_, {.supersede = true}).new_versions, 1U);
  const Copies newer = copies();
  fs::remove_all(root_ + "/out");
  fs::rename(older, root_ + "/out");
  ASSERT_NE(copies(), newer);
  EXPECT_EQ(run(files_, {}).unchanged, 1U);
  EXPECT_EQ(copies(), newer);
  for (const auto& [name, digest] : newer) fs::remove(root_ + "/" + name);
  ASSERT_TRUE(copies().empty());
  EXPECT_EQ(run(files_, {}).unchanged, 1U);
  EXPECT_EQ(copies(), newer);
}

TEST_F(RunBatch, WhatTheArchiveDoesNotHaveIsSetAsideAndNotWrittenOver) {
  write_record(tools().record);
  ASSERT_EQ(run(files_, {}).stored, 1U);
  std::string paper;
  for (const auto& [name, digest] : copies()) {
    if (name.ends_with(".pdf")) paper = name;
  }
  const std::string signed_bytes = must(files_.read(root_ + "/" + paper)) + "% signed";
  must(files_.replace(root_ + "/" + paper, signed_bytes));
  write_record(replaced(tools().record, "Đồng Lợi", "Đồng Lời"));
  std::vector<std::string> set_aside;
  for (int i = 1; i <= 2; ++i) {
    ASSERT_EQ(run(files_, {.supersede = true}, &set_aside).new_versions, 1U);
    ASSERT_EQ(set_aside.size(), static_cast<std::size_t>(i));
    EXPECT_EQ(must(files_.read(root_ + "/" + set_aside.back())), signed_bytes);
    must(files_.replace(root_ + "/" + paper, signed_bytes));
    write_record(replaced(tools().record, "Đồng Lợi", "Đồng Lới"));
  }
  EXPECT_NE(set_aside[0], set_aside[1]);
}

TEST_F(RunBatch, ARefusedRecordFindsTheCopiesOfTheStoredOneAgain) {
  write_record(tools().record);
  ASSERT_EQ(run(files_, {}).stored, 1U);
  const Copies stored = copies();
  fs::remove_all(root_ + "/out");
  write_record(replaced(tools().record, "Đồng Lợi", "Đồng Lời"));
  EXPECT_EQ(run(files_, {}).refused, 1U);
  EXPECT_EQ(copies(), stored);
}

TEST_F(RunBatch, TellsOfANumberThatAnotherPaperOfTheTermHas) {
  write_record(tools().record);
  EXPECT_THAT(must(run(files_, {}).repeated_numbers), ::testing::IsEmpty());
  const std::string august = must(files_.read(
      support::source_folder() + "/samples/office/records/dong-loi/2026/2026-08-thuong-ky.xml"));
  write_record(replaced(august, "number=\"23\"", "number=\"24\""));
  const auto repeated = must(run(files_, {}).repeated_numbers);
  ASSERT_EQ(repeated.size(), 1U);
  ASSERT_EQ(repeated[0].size(), 2U);
  EXPECT_EQ(repeated[0][0].number, "24-NQ/CB");
  EXPECT_EQ(repeated[0][0].date, (Date(std::chrono::August / 6 / 2026)));
  EXPECT_EQ(repeated[0][1].date, (Date(std::chrono::September / 6 / 2026)));
  EXPECT_EQ(repeated[0][1].object_id, object_);
  // Said when it is stored, not each time.
  EXPECT_THAT(must(run(files_, {}).repeated_numbers), ::testing::IsEmpty());
  write_record(august);
  const BatchSummary corrected = run(files_, {.supersede = true});
  EXPECT_EQ(corrected.new_versions, 1U);
  EXPECT_THAT(must(corrected.repeated_numbers), ::testing::IsEmpty());
}

}  // namespace
}  // namespace vanthu::run
