// Files from anybody: damaged in any way they crash nothing, and made to be as large as possible
// they are told within 64 MB.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "base/sha.h"
#include "good_store.h"
#include "small_archive.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size);

namespace vanthu::exchange {
namespace {

void feed(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// One of the usual accidents.
std::string damaged(std::string bytes, std::mt19937& random) {
  const std::size_t at = random() % bytes.size();
  const std::size_t length = 1 + random() % 40;
  switch (random() % 4) {
    case 0:
      bytes[at] = static_cast<char>(random());
      break;
    case 1:
      bytes.erase(at, length);
      break;
    case 2:
      bytes.insert(at, bytes.substr(random() % bytes.size(), length));
      break;
    default:
      bytes.resize(at);
  }
  return bytes;
}

TEST(Hostile, DamagedExamplesCrashNothing) {
  std::mt19937 random(20261122);
  const SmallArchive archive;
  Package aip = make_tt05_package(archive.copy(), PackageKind::Aip, sample_origin()).value();
  const std::string premis = "metadata/preservation/PREMIS.xml";
  const std::vector<std::string> examples = {
      GoodStore().files.at(GoodStore::in_object("inventory.json")),
      file_of(aip, "METS.xml").bytes,
      file_of(aip, "metadata/descriptive/EAD.xml").bytes,
      file_of(aip, premis).bytes,
      zip_package(aip),
  };
  for (const std::string& example : examples) {
    feed(example);
    for (int round = 0; round < 60; ++round) feed(damaged(example, random));
  }
}

// Kilobytes.
long most_memory() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.rfind("VmHWM:", 0) == 0) return std::stol(line.substr(6));
  }
  return 0;
}

// What checking the path adds to the memory of a process, in megabytes; -1: it did not end well.
long memory_of(const std::string& path) {
  const pid_t child = ::fork();
  if (child == 0) {
    const long before = most_memory();
    codes_at(path);
    const long grown = (most_memory() - before) / 1024;
    ::_exit(grown > 250 ? 250 : static_cast<int>(grown));
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

TEST(Hostile, LargeInputsAreToldWithin64Megabytes) {
#ifdef __SANITIZE_ADDRESS__
  const long most = 249;
#else
  const long most = 64;
#endif
  const support::TempFolder folder(support::memory_folder());
  const std::string good = GoodStore().files.at(GoodStore::in_object("inventory.json"));
  const std::string head = good.substr(0, good.find("\"manifest\":{") + 12);
  const std::vector<std::string> inventories = {
      // Many small values; simply long.
      "{\"x\":[" + repeated("[],", 4000000) + "[]]}",
      std::string(40000000, ' '),
  };
  for (const std::string& inventory : inventories) {
    folder.write("inventory.json", inventory);
    const long grown = memory_of(folder.path());
    EXPECT_GE(grown, 0);
    EXPECT_LT(grown, most) << inventory.substr(0, 20);
  }
  std::string distinct = head;
  for (int i = 0; distinct.size() < 4000000; ++i) {
    distinct +=
        "\"" + sha512_hex(std::to_string(i)) + "\":[\"v1/content/" + std::to_string(i) + "\"],";
  }
  distinct += "\"" + GoodStore::digest_a() + "\":[\"v1/content/a.txt\"]" +
              good.substr(good.find("},\"versions\""));
  folder.write("inventory.json", distinct);
  const long grown = memory_of(folder.path());
  EXPECT_GE(grown, 0);
  EXPECT_LT(grown, most);
}

}  // namespace
}  // namespace vanthu::exchange
