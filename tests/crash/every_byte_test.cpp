// Every byte of a small archive is changed once, and verify must name the file each time.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "archive/archive.h"
#include "archive/verify.h"
#include "support/dossiers.h"
#include "support/model_file_store.h"
#include "support/toy_log_keys.h"

namespace vanthu::support {
namespace {

using archive::Access;
using archive::Archive;
using archive::Submission;
using archive::VerifyReport;

const FixedClock kClock{Instant{1'793'800'000}};

// A disk of which one bit reads otherwise. Nothing else differs, and nothing is copied for it.
class FlippedDisk final : public FileStore {
 public:
  FlippedDisk(const FileStore& disk, std::string path, std::size_t at)
      : disk_(disk), path_(std::move(path)), at_(at) {}

  Result<std::string> read(const std::string& path) const override {
    auto bytes = disk_.read(path);
    if (path != path_ || !bytes.ok()) return bytes;
    std::string flipped = std::move(bytes).value();
    flipped[at_] = static_cast<char>(flipped[at_] ^ (1 << (at_ % 8)));
    return flipped;
  }
  bool exists(const std::string& path) const override { return disk_.exists(path); }
  Result<std::uint64_t> size(const std::string& path) const override { return disk_.size(path); }
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override {
    return disk_.list(path);
  }
  Result<Done> create_new(const std::string&, std::string_view) override { return read_only(); }
  Result<Done> create_same(const std::string&, std::string_view) override { return read_only(); }
  Result<Done> replace(const std::string&, std::string_view) override { return read_only(); }
  Result<Done> make_directories(const std::string&) override { return read_only(); }
  Result<Done> move(const std::string&, const std::string&) override { return read_only(); }
  Result<Done> sync_directory(const std::string&) override { return read_only(); }
  Result<Done> remove_tree(const std::string&) override { return read_only(); }
  Result<std::unique_ptr<SyncPoint>> open_sync_point(const std::string&) override {
    return read_only();
  }
  Result<Done> stage_file(const std::string&, std::string_view) override { return read_only(); }
  Result<Done> stage_directory(const std::string&) override { return read_only(); }
  Result<Done> stage_move(const std::string&, const std::string&) override { return read_only(); }
  Result<Done> stage_replace(const std::string&, const std::string&) override {
    return read_only();
  }
  Result<std::unique_ptr<FileLock>> try_lock(const std::string&) override { return read_only(); }

 private:
  static Error read_only() {
    return Error{
        .kind = ErrorKind::Usage, .what = {"chỉ đọc", "read only"}, .where = {}, .remedy = {}};
  }

  const FileStore& disk_;
  std::string path_;
  std::size_t at_;
};

// One meeting with one paper, and its correction.
void fill(ModelFileStore& disk) {
  ToyLogKeys keys;
  ASSERT_TRUE(
      Archive::create(disk, kClock, "archive", {.office = "Đảng ủy xã", .log_keys = &keys}).ok());
  auto archive = Archive::open(disk, kClock, "archive", Access::Write,
                               {.index_path = ":memory:", .log_keys = &keys});
  const auto small = [](const std::string& record) {
    archive::Dossier dossier = support::dossier().build();
    std::erase_if(dossier.files, [](const archive::ContentFile& file) {
      return file.name != "record.xml" && file.name != "minutes.pdf";
    });
    dossier.files[0].bytes = record;
    dossier.description.documents.resize(1);
    Submission sealed = archive::prepare(std::move(dossier)).value();
    sealed.attach_signature(toy_signature(sealed.manifest()));
    return sealed;
  };
  const Submission first = small("<a/>");
  Submission corrected = small("<b/>");
  corrected.set_supersedes(first.content_key());
  for (const Submission& each : {first, corrected})
    ASSERT_TRUE(archive.value().store({&each, 1}).front().ok());
}

// The file of an archive that could not even be opened stands in the error.
bool names(const FileStore& disk, const std::string& path) {
  auto& writable = const_cast<FileStore&>(disk);
  auto archive = Archive::open(writable, kClock, "archive", Access::Read,
                               {.index_path = "nowhere/index.sqlite"});
  if (!archive.ok()) return archive.error().where == path;
  const VerifyReport report =
      archive.value().verify({.signatures = toy_checks(), .with_index = false}).value();
  return std::any_of(report.problems.begin(), report.problems.end(),
                     [&](const auto& problem) { return problem.path == path; });
}

// The index is not among the files: it is made from them, and verify compares it separately. The
// lock has no bytes. Nothing else is excepted.
TEST(EveryByte, OfASmallArchiveIsMissedWhenItChanges) {
  ModelFileStore disk(ModelFileStore::Recording::Nothing);
  fill(disk);
  std::size_t files = 0;
  std::size_t flips = 0;
  for (const auto& [path, node] : disk.tree()) {
    if (node.is_folder || node.bytes.empty()) continue;
    ++files;
    for (std::size_t at = 0; at < node.bytes.size(); ++at, ++flips) {
      const FlippedDisk flipped(disk, path, at);
      ASSERT_TRUE(names(flipped, path)) << path << " at byte " << at;
    }
  }
  std::cout << "[ counts   ] " << files << " files, " << flips << " bytes changed, 0 missed\n";
  EXPECT_GT(flips, 10'000U);
}

}  // namespace
}  // namespace vanthu::support
