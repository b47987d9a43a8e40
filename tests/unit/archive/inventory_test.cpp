#include "archive/inventory.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "archive/stored_object.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

std::string d(const std::string& bytes) {
  return sha512_hex(bytes);
}

// Two versions: a changed file, an unchanged one, and one content under two names.
Inventory two_versions() {
  return {.id = "urn:uuid:1492e37d-9552-5aa0-92bd-b9566a6b2167",
          .versions = {{.created = "2026-11-05T12:30:00Z",
                        .message = "Lưu hồ sơ",
                        .user_name = "vanthu",
                        .user_address = "urn:vanthu:local",
                        .state = {{"a", d("1")}, {"b", d("2")}, {"c", d("2")}}},
                       {.created = "2026-12-05T12:30:00.000001Z",
                        .message = "Thay bằng bản sửa",
                        .user_name = "vanthu",
                        .user_address = "urn:vanthu:local",
                        .state = {{"a", d("3")}, {"b", d("2")}}}},
          .contents = {{"v1/content/a", d("1"), sha256_hex("1")},
                       {"v1/content/b", d("2"), sha256_hex("2")},
                       {"v2/content/a", d("3"), sha256_hex("3")}}};
}

std::vector<std::string> codes(const ParsedInventory& parsed) {
  std::vector<std::string> all;
  for (const OcflViolation& violation : parsed.violations) all.push_back(violation.code);
  return all;
}

TEST(Inventory, IsReadAsItWasWritten) {
  const ParsedInventory parsed = parse_inventory(write_inventory(two_versions()));
  EXPECT_EQ(codes(parsed), std::vector<std::string>{});
  EXPECT_EQ(parsed.inventory, two_versions());
}

TEST(Inventory, WritesWhatTheSpecificationShows) {
  Inventory small{.id = "urn:x",
                  .versions = {{"2026-01-01T00:00:00Z", "m", "u", "urn:u", {{"a", d("1")}}}},
                  .contents = {{"v1/content/a", d("1"), ""}}};
  EXPECT_EQ(write_inventory(small),
            "{\n\"id\": \"urn:x\",\n\"type\": "
            "\"https://ocfl.io/1.1/spec/#inventory\",\n\"digestAlgorithm\": \"sha512\",\n"
            "\"head\": \"v1\",\n\"manifest\": {\n  \"" +
                d("1") +
                "\": [\"v1/content/a\"]\n },\n\"versions\": {\n \"v1\": {\n"
                " \"created\": \"2026-01-01T00:00:00Z\",\n \"message\": \"m\",\n \"user\": "
                "{\"name\": \"u\", \"address\": \"urn:u\"},\n"
                " \"state\": {\n  \"" +
                d("1") + "\": [\"a\"]\n }\n }\n},\n\"fixity\": {\"sha256\": {}}\n}\n");
}

struct Breach {
  const char* from;
  std::string to;
  const char* code;
};

TEST(Inventory, NamesTheBrokenRuleByItsCode) {
  const Breach breaches[] = {
      {"{\n", "[\n", "E033"},
      {"\"type\"", "\"tupe\"", "E036"},
      {"urn:uuid:1492e37d-9552-5aa0-92bd-b9566a6b2167", "", "E037"},
      {"1.1/spec", "1.0/spec", "E038"},
      {"\"sha512\"", "\"md5\"", "E025"},
      {"\"head\": \"v2\"", "\"head\": \"v1\"", "E040"},
      {"\"manifest\"", "\"manifesto\"", "E041"},
      {"v1/content/a", "v1/a", "E042"},
      {"v1/content/a", "v1/content/../a", "E099"},
      {"v1/content/a", "v1/content/b", "E101"},
      {"\"versions\"", "\"verses\"", "E043"},
      {" \"v1\": {", " \"v0\": {", "E009"},
      {" \"v2\": {", " \"v3\": {", "E010"},
      {"\"created\"", "\"creates\"", "E048"},
      {"2026-11-05T12", "2026-11-05 12", "E049"},
      {"[\"a\"]", "[\"../a\"]", "E052"},
      {"[\"a\"]", "[\"b\"]", "E095"},
      {"\"message\": \"Lưu hồ sơ\"", "\"message\": 1", "E094"},
      {"{\"name\": \"vanthu\"", "{\"nom\": \"vanthu\"", "E054"},
      {"\"head\"", "\"tail\": 1, \"head\"", "E102"},
      {"\"fixity\": {\"sha256\"", "\"fixity\": {\"sha256\": 1, \"sha\"", "E057"},
  };
  const std::string good = write_inventory(two_versions());
  for (const Breach& breach : breaches) {
    std::string text = good;
    const auto at = text.find(breach.from);
    ASSERT_NE(at, std::string::npos) << breach.from;
    text.replace(at, std::string(breach.from).size(), breach.to);
    const auto found = codes(parse_inventory(text));
    EXPECT_TRUE(std::find(found.begin(), found.end(), breach.code) != found.end())
        << breach.from << " → " << breach.to << ": " << ::testing::PrintToString(found);
  }
}

TEST(Inventory, MissesContentThatAVersionNeedsAndFindsContentThatNoneNeeds) {
  Inventory lacking = two_versions();
  lacking.contents.pop_back();
  EXPECT_EQ(codes(parse_inventory(write_inventory(lacking))), (std::vector<std::string>{"E050"}));
  Inventory idle = two_versions();
  idle.contents.push_back({"v2/content/z", d("9"), ""});
  EXPECT_EQ(codes(parse_inventory(write_inventory(idle))), (std::vector<std::string>{"E107"}));
}

TEST(Inventory, RefusesTheSameKeyTwice) {
  std::string text = write_inventory(two_versions());
  text.insert(2, "\"id\": \"urn:other\",\n");
  EXPECT_EQ(codes(parse_inventory(text)), (std::vector<std::string>{"E033"}));
}

TEST(Sidecar, GoesBothWays) {
  EXPECT_EQ(try_parse_sidecar(write_sidecar(d("x"))), d("x"));
  EXPECT_EQ(try_parse_sidecar(d("x") + "\t inventory.json"), d("x"));
  for (const std::string& bad :
       {std::string(), d("x"), d("x") + " inventory.jso", d("x").substr(1) + " inventory.json",
        "X" + d("x").substr(1) + " inventory.json"}) {
    EXPECT_EQ(try_parse_sidecar(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace vanthu::archive
