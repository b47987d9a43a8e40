// Offices for tests of the program: the sample office with one record of the cell Đồng Lợi.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {

// With a key; nothing is stored yet.
class KeyedOffice : public ::testing::Test {
 protected:
  explicit KeyedOffice(const std::string& record = "2026-09-thuong-ky")
      : root_(folder_.file("office")) {
    std::filesystem::create_directories(root_ + kRecords);
    std::filesystem::copy(kSample + "/office.xml", root_ + "/office.xml");
    add_record(record);
    EXPECT_EQ(run({"key", "create", "--generate-passphrase"}).code, 0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments);
  }

  // Another meeting of the cell, "2026-08-thuong-ky".
  void add_record(const std::string& meeting) const {
    const std::string file = std::string(kRecords) + "/" + meeting + ".xml";
    std::filesystem::copy(kSample + file, root_ + file);
  }

  static constexpr const char* kRecords = "/records/dong-loi/2026";
  const std::string kSample = support::source_folder() + "/samples/office";
  support::TempFolder folder_{support::memory_folder()};
  std::string root_;
};

// With the meeting stored.
class StoredOffice : public KeyedOffice {
 protected:
  StoredOffice() { EXPECT_EQ(run({"run", "-q"}).code, 0); }
};

}  // namespace vanthu::cli_tests
