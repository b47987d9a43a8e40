#include "compose/variables.h"

#include <algorithm>

#include "compose/formatter.h"
#include "compose/object_types.h"
#include "compose/template_findings.h"

namespace vanthu::compose {

std::vector<ObjectInfo> describe_fields() {
  std::vector<ObjectInfo> out;
  for (const ObjectTypeRef type : object_types()) {
    ObjectInfo object{.name = std::string(type().name), .fields = {}};
    for (const Field& field : type().fields) {
      object.fields.push_back({.name = std::string(field.name),
                               .type = type_name(field.type),
                               .may_be_absent = field.optional});
    }
    out.push_back(std::move(object));
  }
  const auto record = std::find_if(out.begin(), out.end(), [](const ObjectInfo& object) {
    return object.name == root_type().name;
  });
  std::rotate(out.begin(), record, record + 1);
  return out;
}

std::vector<FormatterInfo> describe_formatters() {
  std::vector<FormatterInfo> out;
  for (const Formatter& one : formatters()) {
    out.push_back(
        {.vi = std::string(one.vi), .ascii = std::string(one.ascii), .accepts = one.accepts});
  }
  return out;
}

}  // namespace vanthu::compose
