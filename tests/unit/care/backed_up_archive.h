// What the tests of backup and repair begin with.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "archive/archive.h"
#include "archive/layout.h"
#include "base/sha.h"
#include "support/dossiers.h"
#include "support/model_file_store.h"
#include "support/toy_log_keys.h"

namespace vanthu::care {

inline const FixedClock kClock{Instant{1'793'800'000}};

// An archive of two meetings, one of them corrected, on a disk that also takes the copy.
class BackupTest : public ::testing::Test {
 protected:
  BackupTest() {
    EXPECT_TRUE(archive::Archive::create(disk_, kClock, "archive",
                                         {.office = "Đảng ủy xã", .log_keys = &keys_})
                    .ok());
    store(first_);
    store(support::correction(support::dossier().file("record.xml", "<corrected/>"),
                              first_.content_key()));
    store(support::submission(support::dossier().meeting("2026-12-regular").held_on("2026-12-05")));
  }

  void store(const archive::Submission& one) {
    auto archive = vanthu::archive::Archive::open(disk_, kClock, "archive", archive::Access::Write,
                                                  {.index_path = ":memory:", .log_keys = &keys_});
    ASSERT_TRUE(archive.ok());
    ASSERT_TRUE(archive.value().store({&one, 1}).front().ok());
  }

  // "" when everything of the archive is in order.
  std::string wrong_with(const std::string& root) {
    auto archive = vanthu::archive::Archive::open(disk_, kClock, root, archive::Access::Write,
                                                  {.index_path = ":memory:"});
    if (!archive.ok()) return describe(archive.error(), Language::En);
    const auto report = archive.value().verify({.signatures = support::toy_checks()}).value();
    std::string text;
    for (const auto* list : {&report.problems, &report.unchecked}) {
      for (const auto& problem : *list) text += problem.code + " " + problem.path + "\n";
    }
    return text;
  }

  // The two files of a statement, as they are before its entry; the path without the ending.
  std::string write_statement(const std::string& text) {
    const std::string path = "care/" + sha256_hex(text);
    EXPECT_TRUE(disk_.make_directories("archive/care").ok());
    EXPECT_TRUE(disk_.create_new("archive/" + path + ".txt", text).ok());
    EXPECT_TRUE(disk_.create_new("archive/" + path + ".p7s", support::toy_signature(text)).ok());
    return path;
  }
  void log_statement(const std::string& text) {
    auto archive = vanthu::archive::Archive::open(disk_, kClock, "archive", archive::Access::Write,
                                                  {.index_path = ":memory:", .log_keys = &keys_});
    ASSERT_TRUE(archive.value().log_deed("hold", first_.object_id(), sha256_hex(text)).ok());
  }

  std::string content(const std::string& root) const {
    return archive::Layout(root).object(first_.object_id()) + "/v1/content/minutes.pdf";
  }

  const archive::Submission first_ = support::submission(support::dossier());
  support::ToyLogKeys keys_;
  support::ModelFileStore disk_{support::ModelFileStore::Recording::Nothing};
};

}  // namespace vanthu::care
