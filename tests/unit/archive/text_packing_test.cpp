#include "archive/text_packing.h"

#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/index_database.h"
#include "archive/sqlite_statement.h"

namespace vanthu::archive {
namespace {

const std::string kDictionary = "ĐẢNG CỘNG SẢN VIỆT NAM. Chi bộ thôn Đông họp thường kỳ tháng 6.";

class TextPacking : public ::testing::Test {
 protected:
  void SetUp() override { use(kDictionary); }

  // For all that is packed and unpacked from now on.
  void use(const std::string& dictionary) {
    ASSERT_TRUE(create_schema(index_.handle()).ok());
    auto insert = Statement::prepare(index_.handle(), "INSERT INTO meta VALUES ('dictionary', ?1)");
    ASSERT_TRUE(insert.value().bind(1, dictionary).run().ok());
  }

  // Nothing: it was refused.
  std::optional<std::string> ask(const char* sql, const std::string& bytes) {
    auto question = Statement::prepare(index_.handle(), sql);
    auto row = question.value().bind_bytes(1, bytes).step();
    if (!row.ok()) return std::nullopt;
    return question.value().text(0);
  }
  std::optional<std::string> pack(const std::string& text) {
    return ask("SELECT packed(?1)", text);
  }
  std::optional<std::string> unpack(const std::string& packed) {
    return ask("SELECT unpacked(?1)", packed);
  }

  IndexDatabase index_ = IndexDatabase::open(kInMemory, IndexAccess::Write).value();
};

TEST_F(TextPacking, GivesBackWhatItWasGiven) {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    ASSERT_EQ(unpack(pack(text).value()), text) << i;
    text += i % 3 == 0 ? kDictionary : "x" + std::to_string(i * i);
  }
  // Dictionaries are shorter than a text may be, and some are empty.
  const std::string filler(40U << 10U, 'a');
  ASSERT_EQ(unpack(pack(kDictionary + filler + kDictionary).value()),
            kDictionary + filler + kDictionary);
  use("");
  ASSERT_EQ(unpack(pack(text).value()), text);
  use(make_dictionary(std::vector<std::string_view>(10, filler)));
  ASSERT_EQ(unpack(pack(filler + text).value()), filler + text);
}

TEST_F(TextPacking, UsesTheDictionary) {
  EXPECT_LT(pack(kDictionary).value().size(), 25U);
}

// Papers that say the same of different months.
std::vector<std::string> papers(int count) {
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) {
    std::string text = kDictionary;
    for (int line = 0; line < 60; ++line) {
      text += " Mục " + std::to_string(line * 7 + i) + ": có mặt " + std::to_string(i * line) +
              " đồng chí, tán thành " + std::to_string((i + line) % 40) + ".";
    }
    texts.push_back(text);
  }
  return texts;
}

TEST_F(TextPacking, LearnsFromManyTexts) {
  const std::vector<std::string> texts = papers(80);
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const std::string plain = make_dictionary(std::span(views).first(10));
  const std::string learned = make_dictionary(views);
  // All of the first ten; the tables that zstd knows by their first four bytes.
  EXPECT_TRUE(plain.starts_with(kDictionary));
  EXPECT_TRUE(learned.starts_with("\x37\xA4\x30\xEC"));
  const std::string text = papers(90).back();
  use(learned);
  const std::string packed = pack(text).value();
  EXPECT_EQ(unpack(packed), text);
  use(plain);
  EXPECT_LT(packed.size(), pack(text).value().size());
  EXPECT_EQ(unpack(packed), std::nullopt);
}

TEST_F(TextPacking, RefusesADictionaryThatOnlyBeginsLikeOne) {
  use("\x37\xA4\x30\xEC" + kDictionary);
  EXPECT_EQ(pack(kDictionary), std::nullopt);
}

TEST_F(TextPacking, RefusesEveryDamage) {
  const std::string text = kDictionary + " 17 đồng chí; vắng 2. " + kDictionary;
  const std::string packed = pack(text).value();
  for (std::size_t at = 0; at < packed.size(); ++at) {
    EXPECT_EQ(unpack(packed.substr(0, at)), std::nullopt) << at;
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string damaged = packed;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << bit));
      // Bits that fill up a byte mean nothing.
      const auto answer = unpack(damaged);
      EXPECT_TRUE(!answer || *answer == text) << at;
    }
  }
  use("another dictionary");
  EXPECT_EQ(unpack(packed), std::nullopt);
}

}  // namespace
}  // namespace vanthu::archive
