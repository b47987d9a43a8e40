// What the gate says about some bytes: the one finding, with its place as people read it.
#pragma once

#include <string>

#include "xml/element.h"

namespace vanthu::xml {

struct Refusal {
  std::string id;
  std::string place;
  std::string vi;
  std::string excerpt;
};

inline Refusal refusal_of(const std::string& bytes, const Limits& limits = {}) {
  const SourceText source("f", bytes);
  const auto tree = parse_strict(source, limits);
  if (tree.ok()) {
    return {.id = "accepted", .place = {}, .vi = {}, .excerpt = {}};
  }
  const auto& finding = tree.findings().front();
  return {.id = finding.id,
          .place = source.locate(finding.at),
          .vi = finding.message.vi,
          .excerpt = bytes.substr(finding.at.begin, finding.at.end - finding.at.begin)};
}

}  // namespace vanthu::xml
