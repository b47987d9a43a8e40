#include "run/stored_waivers.h"

#include <set>

#include "archive/json_value.h"

namespace vanthu::run {
namespace {

using StoredFiles = std::map<std::string, std::string, std::less<>>;

// In the order in which make_dossier numbers them.
std::set<std::string> names_in(const StoredFiles& stored) {
  std::set<std::string> names;
  const auto findings = stored.find("findings.json");
  if (findings == stored.end()) return names;
  const auto json = archive::try_parse_json(findings->second);
  const archive::JsonValue* verdicts = json ? json->find("verdicts") : nullptr;
  if (verdicts == nullptr) return names;
  for (const archive::JsonValue& verdict : verdicts->elements) {
    const archive::JsonValue* waiver = verdict.find("waiver");
    const auto file = waiver == nullptr ? std::nullopt : waiver->find_string("file");
    if (file) names.insert(*file);
  }
  return names;
}

}  // namespace

WaiverShelf stored_waivers(const StoredFiles& stored, const sign::TrustList& trusted,
                           const rules::Rulebook& rulebook) {
  std::vector<WaiverShelf::Kept> kept;
  for (const std::string& name : names_in(stored)) {
    const std::string stem = kept.empty() ? "waiver" : "waiver-" + std::to_string(kept.size() + 1);
    const auto xml = stored.find(stem + ".xml");
    if (xml == stored.end()) break;
    const auto signature = stored.find(stem + ".p7s");
    kept.push_back({.name = name,
                    .xml = xml->second,
                    .signature = signature == stored.end() ? "" : signature->second});
  }
  return WaiverShelf::of(std::move(kept), trusted, rulebook);
}

}  // namespace vanthu::run
