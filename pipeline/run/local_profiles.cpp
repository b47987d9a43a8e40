#include "run/local_profiles.h"

namespace vanthu::run {
namespace {

Error unknown_profile(const OfficeCell& cell, const rules::Rulebook& rulebook) {
  std::string known;
  for (const rules::Profile& profile : rulebook.profiles()) {
    known += (known.empty() ? "" : ", ") + profile.id;
  }
  return {.kind = ErrorKind::Usage,
          .what = {"chi bộ " + cell.code + " chọn hồ sơ địa phương “" + *cell.local_profile +
                       "” không có trong bộ quy tắc",
                   "cell " + cell.code + " chooses the local profile “" + *cell.local_profile +
                       "”, which the rulebook lacks"},
          .where = "office.xml",
          .remedy = {"chọn một trong các hồ sơ: " + known, "choose one of: " + known}};
}

}  // namespace

Result<rules::LocalProfiles> choose_local_profiles(const Office& office,
                                                   const rules::Rulebook& rulebook) {
  rules::LocalProfiles chosen;
  for (const OfficeCell& cell : office.cells) {
    if (!cell.local_profile) continue;
    const rules::Profile* profile = rulebook.profile(*cell.local_profile);
    if (profile == nullptr) return unknown_profile(cell, rulebook);
    chosen.emplace(cell.code, profile);
  }
  return chosen;
}

}  // namespace vanthu::run
