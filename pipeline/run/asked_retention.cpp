#include "run/asked_retention.h"

#include <utility>

#include "base/enum_name.h"
#include "base/source_text.h"
#include "model/vocabulary.h"
#include "xml/element.h"

namespace vanthu::run {
namespace {

int years_of(model::Retention retention) {
  switch (retention) {
    case model::Retention::Permanent:
      return 0;
    case model::Retention::Years70:
      return 70;
    case model::Retention::Years20:
      return 20;
    case model::Retention::Years10:
      return 10;
  }
  return 0;
}

}  // namespace

std::optional<int> asked_retention(std::string record) {
  const SourceText source("record.xml", std::move(record));
  const auto tree = xml::parse_strict(source);
  if (!tree.ok()) return std::nullopt;
  const auto keeping = tree.value().root().child("keeping");
  const auto written = keeping ? keeping->attribute("retention") : std::nullopt;
  if (!written) return std::nullopt;
  const auto retention = try_parse_name(written->value, model::kRetentionNames);
  return retention ? std::optional(years_of(*retention)) : std::nullopt;
}

}  // namespace vanthu::run
