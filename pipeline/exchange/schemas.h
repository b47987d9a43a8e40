// The XML schemas that travel in a package's schemas/ folder: our own, strict, for exactly what
// vanthu writes. Those of the fields are made from the table of fields.h.
#pragma once

#include <string>
#include <vector>

#include "exchange/fields.h"

namespace vanthu::exchange {

struct Schema {
  // "METS.xsd"
  std::string name;
  std::string text;

  bool operator==(const Schema&) const = default;
};

std::vector<Schema> package_schemas(PackageKind kind);

}  // namespace vanthu::exchange
