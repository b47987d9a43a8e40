// The descriptive fields of packages by Circular 05/2025/TT-BNV (TT 05): which there are for a file
// (hồ sơ) and for a document (tài liệu), in a package to submit (SIP) and one to keep (AIP), how
// long they may be and which codes they take. One table for writing, checking and the schemas.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace vanthu::exchange {

enum class PackageKind { Sip, Aip };
enum class FieldSet { File, Document };

enum class FieldForm {
  Text,
  // DD/MM/YYYY
  Day,
  Number,
  // One of the codes.
  Code,
};

struct FieldRule {
  std::string_view name;
  // Characters, not bytes; 0: no limit given.
  std::size_t longest = 0;
  FieldForm form = FieldForm::Text;
  bool required = false;
  // What is too long may lose its end; otherwise it is refused.
  bool may_shorten = false;
  // "01" to this, of Code.
  std::string_view last_code = {};
};

std::span<const FieldRule> field_rules(FieldSet set, PackageKind kind);

using Field = std::pair<std::string_view, std::string>;

// The values in the order of the rules, shortened where that is allowed, which is noted. where:
// what the fields describe, for messages. A value that cannot be used is an Error; one for a field
// that the rules do not have is a bug.
Result<std::vector<Field>> fit_fields(FieldSet set, PackageKind kind, std::vector<Field> values,
                                      const std::string& where, std::vector<Bilingual>& notes);

// Empty: the value is fine. Otherwise the code of the problem, "PKG-LONG", "PKG-VALUE",
// "PKG-FIELD".
std::string_view field_problem(const FieldRule& rule, std::string_view value);

// Characters of UTF-8.
std::size_t count_characters(std::string_view text);

}  // namespace vanthu::exchange
