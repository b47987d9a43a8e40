// Receipts, intents, the archive's note, times, JSON: read as written, and never fooled by anything
// else.
#include <gtest/gtest.h>

#include <random>

#include "archive/archive_note.h"
#include "archive/created_time.h"
#include "archive/description.h"
#include "archive/intent.h"
#include "archive/inventory.h"
#include "archive/json_value.h"
#include "archive/query.h"
#include "archive/receipt.h"
#include "base/sha.h"
#include "support/dossiers.h"

namespace vanthu::archive {
namespace {

const std::string kObject = "urn:uuid:1492e37d-9552-5aa0-92bd-b9566a6b2167";

Receipt receipt() {
  return {.object_id = kObject,
          .version = 2,
          .content_key = sha256_hex("content"),
          .inventory_sha512 = sha512_hex("inventory"),
          .created = "2026-11-05T12:30:00.000001Z"};
}

TEST(Receipt, IsReadAsItWasWritten) {
  EXPECT_EQ(parse_receipt(to_text(receipt())).value(), receipt());
}

TEST(Receipt, RefusesEverythingElse) {
  const std::string good = to_text(receipt());
  for (const std::string& bad :
       {std::string(), good + "\n", good.substr(1), good.substr(0, good.size() - 1),
        "vanthu-receipt 2\n" + good.substr(17)}) {
    EXPECT_FALSE(parse_receipt(bad).ok()) << bad;
  }
}

Intent intent() {
  return {.transaction = "00000001793800000000",
          .versions = {{kObject, 1, sha512_hex("1"), ""},
                       {kObject, 2, sha512_hex("2"), sha512_hex("1")}}};
}

TEST(Intent, IsReadAsItWasWritten) {
  EXPECT_EQ(try_parse_intent(intent().transaction, to_text(intent())), intent());
}

TEST(Intent, IsNothingUntilItsLastByte) {
  const std::string whole = to_text(intent());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    ASSERT_EQ(try_parse_intent("t", whole.substr(0, size)), std::nullopt) << size;
  }
}

TEST(Intent, IsNothingWithAnyByteChanged) {
  const std::string whole = to_text(intent());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    ASSERT_EQ(try_parse_intent("t", changed), std::nullopt) << at;
  }
}

TEST(ArchiveNote, IsReadAsItWasWritten) {
  const ArchiveNote note{.office = "Đảng ủy xã Hòa Bình", .created = "2026-11-05T12:30:00Z"};
  EXPECT_EQ(parse_note(write_note(note)).value(), note);
}

TEST(ArchiveNote, TellsADamagedOneFromALaterOne) {
  const std::string text = write_note({.office = "x", .created = "y"});
  EXPECT_NE(parse_note(text + " ").error().what.vi.find("hỏng"), std::string::npos);
  EXPECT_NE(parse_note("vanthu-archive 4\n" + text.substr(17)).error().what.vi.find("mới hơn"),
            std::string::npos);
  EXPECT_FALSE(parse_note("").ok());
}

TEST(CreatedTime, GoesBothWays) {
  EXPECT_EQ(format_created(1'793'800'000'000'017), "2026-11-04T13:46:40.000017Z");
  EXPECT_EQ(try_parse_created("2026-11-04T13:46:40.000017Z"), 1'793'800'000'000'017);
  for (const char* bad : {"", "2026-11-04T13:46:40Z", "2026-11-04 13:46:40.000017Z",
                          "2026-13-04T13:46:40.000017Z", "2026-11-04T13:46:40.00001xZ"}) {
    EXPECT_EQ(try_parse_created(bad), std::nullopt) << bad;
  }
}

TEST(Json, ReadsValuesOfEveryKind) {
  const auto top = try_parse_json(
      R"( {"a": [1, -2.5e+3, true, false, null, {}], "b": "x\n\u00e0\ud83d\ude00\/"} )");
  ASSERT_TRUE(top.has_value());
  const JsonValue* a = top->find("a");
  ASSERT_EQ(a->elements.size(), 6U);
  EXPECT_EQ(a->elements[1].text, "-2.5e+3");
  EXPECT_EQ(a->elements[2].kind, JsonValue::Kind::True);
  EXPECT_EQ(top->find_string("b"), "x\nà😀/");
  EXPECT_EQ(top->find("c"), nullptr);
}

TEST(Json, RefusesWhatIsNotStrictlyJson) {
  for (const char* bad : {"",
                          " ",
                          "{",
                          "}",
                          "[1,]",
                          "{\"a\":1,}",
                          "{a:1}",
                          "'a'",
                          "01",
                          "1.",
                          ".5",
                          "+1",
                          "1e",
                          "nul",
                          "[1 2]",
                          "{\"a\" 1}",
                          "\"a",
                          "\"\\x\"",
                          "\"\\u12\"",
                          "\"\\ud800\"",
                          "\"\\ud800\\u0041\"",
                          "\"\\udc00\"",
                          "\"a\nb\"",
                          "\"\xff\"",
                          "\"\xc3\"",
                          "1 2",
                          "{\"a\":1,\"a\":2}",
                          "\"a\\",
                          "tru",
                          "[",
                          "{\"a\":",
                          "-"}) {
    EXPECT_FALSE(try_parse_json(bad).has_value()) << bad;
  }
  EXPECT_FALSE(try_parse_json(std::string_view("\"\0\"", 3)).has_value());
}

TEST(Json, GoesDeepButNotForEver) {
  EXPECT_TRUE(try_parse_json(std::string(60, '[') + std::string(60, ']')).has_value());
  EXPECT_FALSE(try_parse_json(std::string(100, '[') + std::string(100, ']')).has_value());
  EXPECT_FALSE(try_parse_json(std::string(1'000'000, '[')).has_value());
}

// Whatever the bytes, a parser answers; with the sanitizers on, this is where it would be seen.
TEST(EveryParser, AnswersToAnyBytes) {
  std::mt19937_64 random(20261105);
  const std::string seeds[] = {
      to_text(receipt()),
      to_text(intent()),
      write_note({.office = "x", .created = "y"}),
      write_description({.description = support::dossier().build().description, .files = {}}),
      write_inventory(
          {.id = kObject,
           .versions = {{"2026-11-05T12:30:00Z", "m", "u", "a", {{"a", sha512_hex("")}}}},
           .contents = {{"v1/content/a", sha512_hex(""), sha256_hex("")}}}),
      "cell:AP3 \"kết nạp\" -xã year:2026 rule:DL-09.5a=fail “ấp”"};
  std::size_t understood = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = seeds[random() % std::size(seeds)];
    for (std::uint64_t changes = 1 + random() % 4; changes > 0 && !text.empty(); --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, 1 + random() % 8);
          break;
        case 2:
          text.insert(at, 1 + random() % 3, static_cast<char>(random()));
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), 20));
          break;
      }
    }
    understood += parse_receipt(text).ok() ? 1U : 0U;
    understood += try_parse_intent("t", text) ? 1U : 0U;
    understood += parse_note(text).ok() ? 1U : 0U;
    understood += parse_description(text).ok() ? 1U : 0U;
    understood += parse_inventory(text).inventory ? 1U : 0U;
    understood += parse_query(text).ok() ? 1U : 0U;
  }
  // Queries understand nearly everything; digests keep the rest out.
  EXPECT_GT(understood, 1000U);
}

}  // namespace
}  // namespace vanthu::archive
