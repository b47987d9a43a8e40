#include "compose/variables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/golden.h"

namespace vanthu::compose {
namespace {

const FieldInfo& field_of(const ObjectInfo& object, const std::string& name) {
  const auto found = std::find_if(object.fields.begin(), object.fields.end(),
                                  [&](const FieldInfo& field) { return field.name == name; });
  EXPECT_NE(found, object.fields.end()) << object.name << "." << name;
  return *found;
}

TEST(Variables, StartAtTheRecordAndSayWhatMayBeAbsent) {
  const auto all = describe_fields();
  const ObjectInfo& record = all.at(0);
  EXPECT_EQ(record.name, "record");
  EXPECT_EQ(field_of(record, "votes").type.vi, "danh sách mục vote");
  EXPECT_EQ(field_of(record, "votes").type.en, "a list of the item vote");
  EXPECT_FALSE(field_of(record, "cell").may_be_absent);
  EXPECT_TRUE(field_of(record, "consultation").may_be_absent);
  EXPECT_EQ(field_of(record, "month").type.vi, "tháng");
}

TEST(Variables, HaveNamesOfTheirOwn) {
  std::set<std::string> objects;
  for (const auto& object : describe_fields()) {
    EXPECT_TRUE(objects.insert(object.name).second) << object.name;
    EXPECT_FALSE(object.fields.empty()) << object.name;
    std::set<std::string> fields;
    for (const auto& field : object.fields) {
      EXPECT_TRUE(fields.insert(field.name).second) << object.name << "." << field.name;
      EXPECT_FALSE(field.type.vi.empty() || field.type.en.empty()) << field.name;
    }
  }
}

TEST(Variables, OfTheManualAreComplete) {
  const std::string manual = support::source_file("templates/README.md");
  for (const auto& formatter : describe_formatters()) {
    EXPECT_NE(manual.find("`" + formatter.vi + "`"), std::string::npos) << formatter.vi;
    EXPECT_NE(manual.find("`" + formatter.ascii + "`"), std::string::npos) << formatter.ascii;
  }
  for (const std::string_view element :
       {"p",    "section",    "list",  "item",       "table",      "columns",   "rows",  "row",
        "cell", "letterhead", "title", "signatures", "recipients", "signatory", "if",    "choose",
        "each", "use",        "b",     "i",          "u",          "block",     "param", "terms"}) {
    EXPECT_NE(manual.find("`<" + std::string(element) + ">`"), std::string::npos) << element;
  }
}

}  // namespace
}  // namespace vanthu::compose
