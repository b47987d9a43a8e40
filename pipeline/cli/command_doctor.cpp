// vanthu doctor: what is wrong here and how to mend it.
#include <nlohmann/json.hpp>

#include "cli/json_text.h"
#include "cli/session.h"
#include "run/doctor.h"

namespace vanthu::cli {
namespace {

const char* mark_of(run::Health health) {
  switch (health) {
    case run::Health::Good:
      return "✓";
    case run::Health::Doubtful:
      return "!";
    case run::Health::Bad:
      return "✗";
  }
  return "";
}

}  // namespace

ExitCode run_doctor(const DoctorRequest&, Session& session) {
  auto data = session.data_folder();
  // Also one whose office.xml is wrong: that is what doctor is for.
  std::string root = session.common().workspace;
  if (auto found = run::find_workspace(session.files(), "."); root.empty() && found.ok()) {
    root = std::move(found).value();
  }
  ExitCode worst = ExitCode::Clean;
  auto all = nlohmann::ordered_json::array();
  for (const run::Diagnosis& one : run::examine_installation(session.files(), session.clock(),
                                                             data.ok() ? data.value() : "", root)) {
    if (one.health == run::Health::Bad) worst = ExitCode::Unchecked;
    const Language language = session.language();
    if (session.common().json) {
      all.push_back({{"part", one.part.en},
                     {"health", one.health == run::Health::Good       ? "good"
                                : one.health == run::Health::Doubtful ? "doubtful"
                                                                      : "bad"},
                     {"what", {{"vi", one.what.vi}, {"en", one.what.en}}},
                     {"remedy", {{"vi", one.remedy.vi}, {"en", one.remedy.en}}}});
      continue;
    }
    session.console().line(std::string(mark_of(one.health)) + " " + one.part.in(language) + ": " +
                           one.what.in(language));
    if (!one.remedy.empty()) session.console().line("    → " + one.remedy.in(language));
  }
  if (session.common().json) session.console().line(json_text(all));
  return worst;
}

}  // namespace vanthu::cli
