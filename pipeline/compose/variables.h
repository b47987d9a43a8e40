// What a template can name, for `vanthu template vars` and the manual: every kind of object with
// its fields, and the formatters.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::compose {

struct FieldInfo {
  std::string name;
  // "danh sách mục vote" / "a list of the item vote".
  Bilingual type;
  // Templates must ask before they print it.
  bool may_be_absent = false;
};

struct ObjectInfo {
  // "vote": also the type of a block's parameter.
  std::string name;
  std::vector<FieldInfo> fields;
};

struct FormatterInfo {
  std::string vi;
  std::string ascii;
  Bilingual accepts;
};

// The record, where names start, comes first; the others by name.
std::vector<ObjectInfo> describe_fields();
std::vector<FormatterInfo> describe_formatters();

}  // namespace vanthu::compose
