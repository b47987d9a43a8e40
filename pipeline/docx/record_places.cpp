#include "docx/record_places.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace vanthu::docx {
namespace {

// No record is nested deeper (xml::Limits).
constexpr std::size_t kMostSteps = 64;

// "/r:record[1]/r:meeting[1]/@venue" as {"record[1]", "meeting[1]", "@venue"}.
std::optional<std::vector<std::string>> steps_of(std::string_view place) {
  constexpr std::string_view kAttribute = "/@";
  constexpr std::string_view kElement = "/r:";
  std::vector<std::string> steps;
  while (!place.empty() && steps.size() < kMostSteps) {
    if (place.substr(0, kAttribute.size()) == kAttribute) {
      steps.emplace_back(place.substr(1));
      return steps;
    }
    const std::size_t close = place.find(']');
    if (place.substr(0, kElement.size()) != kElement || close == std::string_view::npos) break;
    steps.emplace_back(place.substr(kElement.size(), close + 1 - kElement.size()));
    place.remove_prefix(close + 1);
  }
  return place.empty() && !steps.empty() ? std::optional(steps) : std::nullopt;
}

// The places as a tree, to be walked along with the record.
struct Step {
  std::map<std::string, Step> next;
  // Of the place that ends here.
  std::optional<std::string> place;
};

void find_below(const pugi::xml_node& node, const Step& step,
                std::map<std::string, RecordValue>& found) {
  if (step.next.empty()) return;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const auto next = step.next.find("@" + std::string(attribute.name()));
    if (next != step.next.end() && next->second.place) {
      found.emplace(*next->second.place, RecordValue(attribute));
    }
  }
  std::map<std::string_view, std::size_t> seen;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string_view full = child.name();
    const std::size_t colon = full.find(':');
    const std::string_view local = colon == std::string_view::npos ? full : full.substr(colon + 1);
    const auto next =
        step.next.find(std::string(local) + "[" + std::to_string(++seen[local]) + "]");
    if (next == step.next.end()) continue;
    if (next->second.place) found.emplace(*next->second.place, RecordValue(child));
    find_below(child, next->second, found);
  }
}

}  // namespace

std::map<std::string, RecordValue> find_values(const pugi::xml_document& record,
                                               const std::map<std::string, std::string>& places) {
  Step root;
  for (const auto& [place, words] : places) {
    const auto steps = steps_of(place);
    if (!steps) continue;
    Step* step = &root;
    for (const std::string& name : *steps) step = &step->next[name];
    step->place = place;
  }
  std::map<std::string, RecordValue> found;
  find_below(record, root, found);
  return found;
}

}  // namespace vanthu::docx
