#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "paper.h"
#include "support/sample_documents.h"

namespace vanthu::layout {
namespace {

using document::Alignment;
using document::MarkerStyle;
using support::words;
using text::nfc;

// Every word of the pages that is not an artifact, in order.
std::vector<std::string> words_on(const PagedDocument& pages) {
  std::string text;
  std::uint32_t node = kArtifact;
  for (const PlacedRun& run : pages.runs) {
    if (!is_text_node(run.node)) continue;
    if (run.node != node) text += ' ';
    node = run.node;
    text += pages.text_of(run);
  }
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::vector<std::string> words_of(const document::Document& document) {
  std::istringstream in(document::plain_text(document).str());
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

class RandomDocument {
 public:
  explicit RandomDocument(unsigned seed) : random_(seed) {}

  document::Document make() {
    document::Document out = support::empty_document();
    out.blocks.push_back(document::Letterhead{.superior = phrase(2, 8),
                                              .issuer = phrase(2, 8),
                                              .heading = nfc("ĐẢNG CỘNG SẢN VIỆT NAM"),
                                              .number = nfc("Số 05-NQ/CB"),
                                              .place_date = {}});
    for (int i = number(1, 25); i > 0; --i) out.blocks.push_back(block());
    if (number(0, 1) == 1) {
      out.blocks.push_back(document::SignatureBlock{
          .recipients = document::Recipients{.label = nfc("Nơi nhận:"),
                                             .lines = {phrase(2, 9), phrase(2, 9)}},
          .signatories = {{phrase(2, 3), phrase(2, 3), phrase(3, 4)}}});
    }
    return out;
  }

 private:
  int number(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }

  std::string text(int low, int high) {
    static constexpr const char* kSyllables[] = {
        "đảng", "viên",  "chi", "bộ",  "nghị",  "quyết",   "thường", "kỳ",    "05-NQ/CB", "ngày",
        "05",   "tháng", "3",   "năm", "2026,", "“Ngày",   "thứ",    "Bảy",   "xanh”;",   "T/M",
        "92%",  "phụ",   "nữ",  "ấp",  "ỷ",     "nghiêng", "trường", "khuỷu", "quyền",    "a)"};
    std::string out;
    for (int i = number(low, high); i > 0; --i) {
      if (!out.empty()) out += number(0, 40) == 0 ? "\n" : " ";
      out += kSyllables[number(0, static_cast<int>(std::size(kSyllables)) - 1)];
    }
    return out;
  }
  text::NfcString phrase(int low, int high) {
    std::string out = text(low, high);
    for (char& c : out) c = c == '\n' ? ' ' : c;
    return nfc(out);
  }

  document::Inlines inlines(int low, int high) {
    document::Inlines out;
    for (int i = number(1, 3); i > 0; --i) {
      out.push_back({.text = nfc(text(low, high) + (number(0, 9) == 0 ? "" : " ")),
                     .bold = number(0, 3) == 0,
                     .italic = number(0, 3) == 0,
                     .underline = number(0, 9) == 0});
    }
    return out;
  }

  document::Block block() {
    switch (number(0, 5)) {
      case 0:
        return document::Heading{.level = number(1, 3),
                                 .marker = {MarkerStyle::Decimal, number(1, 20)},
                                 .text = inlines(1, 12)};
      case 1: {
        document::List list;
        for (int i = number(1, 6); i > 0; --i) {
          list.items.push_back(
              {.marker = {number(0, 1) == 0 ? MarkerStyle::Dash : MarkerStyle::Letter,
                          number(1, 9)},
               .depth = number(1, 3),
               .text = inlines(1, 40)});
        }
        return list;
      }
      case 2: {
        document::Table table{.summary = nfc("bảng"), .columns = {}, .header = {}, .rows = {}};
        const int columns = number(1, 4);
        for (int i = 0; i < columns; ++i) {
          table.columns.push_back({number(3, 4), Alignment::Justified});
          table.header.push_back(inlines(1, 3));
        }
        for (int i = number(0, 12); i > 0; --i) {
          document::TableRow row;
          for (int c = 0; c < columns; ++c) row.push_back(inlines(0, 20));
          table.rows.push_back(row);
        }
        return table;
      }
      default:
        return document::Paragraph{.role = document::ParagraphRole::Body, .text = inlines(0, 120)};
    }
  }

  std::mt19937 random_;
};

TEST(EveryWord, StandsOnAPageOnceAndInOrder) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const document::Document document = RandomDocument(seed).make();
    const PagedDocument pages = pages_of(document);
    std::string expected;
    std::string found;
    for (const std::string& word : words_of(document)) expected += word;
    for (const std::string& word : words_on(pages)) found += word;
    ASSERT_EQ(found, expected);
    const double bottom = profile().page.height.pt() - profile().page.bottom.pt();
    for (const SeenLine& line : seen_lines(pages)) {
      ASSERT_LE(line.baseline, bottom);
      ASSERT_LE(line.right, profile().page.width.pt() - profile().page.outside.pt() + 0.01)
          << line.text;
    }
  }
}

TEST(EveryWord, OfTheSamplesIsThere) {
  for (const auto& document : {support::minutes_document(), support::resolution_document()}) {
    EXPECT_EQ(words_on(pages_of(document)), words_of(document));
  }
}

}  // namespace
}  // namespace vanthu::layout
