// Every rule of OCFL 1.1 that files can show: a store without fault, broken in one place, gives the
// codes of that breach and no others.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "exchange/codes.h"
#include "exchange/validate.h"
#include "ocfl_breaches.h"
#include "small_archive.h"
#include "support/temp_folder.h"

namespace vanthu::exchange {
namespace {

Validation check(const Breach& breach) {
  const support::TempFolder folder(support::memory_folder());
  GoodStore store;
  breach.change(store);
  store.seal();
  if (breach.late) breach.late(store);
  store.write_to(folder.path());
  if (breach.on_disk) breach.on_disk(folder.path());
  auto report = validate(folder.path(), {});
  EXPECT_TRUE(report.ok());
  return report.ok() ? report.value() : Validation{};
}

std::vector<Breach> all_breaches() {
  std::vector<Breach> all = inventory_breaches();
  for (Breach& breach : folder_breaches()) all.push_back(std::move(breach));
  return all;
}

TEST(Ocfl, AStoreWithoutFaultIsClean) {
  const Validation report = check({.codes = "", .change = [](GoodStore&) {}});
  EXPECT_EQ(codes_of(report), "");
  EXPECT_EQ(report.kinds, std::vector<TargetKind>{TargetKind::StorageRoot});
  EXPECT_EQ(report.objects, 1U);
  EXPECT_EQ(report.versions, 2U);
  EXPECT_EQ(report.files, 2U);
  EXPECT_EQ(report.bytes, 13U);
}

TEST(Ocfl, EachBreachIsToldByItsCodesAndNoOthers) {
  std::size_t number = 0;
  for (const Breach& breach : all_breaches()) {
    EXPECT_EQ(codes_of(check(breach)), breach.codes) << "breach " << number;
    ++number;
  }
}

TEST(Ocfl, EveryCodeThatFilesCanShowHasABreach) {
  std::set<std::string> shown;
  for (const Breach& breach : all_breaches()) {
    std::string code;
    for (const char c : breach.codes + " ") {
      if (c != ' ') {
        code += c;
        continue;
      }
      shown.insert(code);
      code.clear();
    }
  }
  for (const Code& code : all_codes()) {
    const bool ocfl = code.id.front() == 'E' || code.id.front() == 'W';
    if (!ocfl || !code.judged) continue;
    EXPECT_TRUE(shown.contains(std::string(code.id))) << code.id;
  }
}

TEST(Ocfl, EveryCodeSaysWhatAndWhyOrWhatToDo) {
  std::set<std::string_view> seen;
  for (const Code& code : all_codes()) {
    EXPECT_TRUE(seen.insert(code.id).second) << code.id;
    EXPECT_FALSE(code.what.vi.empty() || code.what.en.empty()) << code.id;
    EXPECT_EQ(code.remedy.empty(), !code.judged) << code.id;
  }
  EXPECT_EQ(find_code("E065"), nullptr);
}

}  // namespace
}  // namespace vanthu::exchange
