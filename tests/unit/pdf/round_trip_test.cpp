#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/hex.h"
#include "papers.h"
#include "pdf/repertoire.h"
#include "support/pdf_reader.h"
#include "support/temp_folder.h"
#include "support/tool.h"
#include "text/utf8.h"

namespace vanthu::pdf {
namespace {

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) {
    // Form feeds part pages.
    word.erase(std::remove(word.begin(), word.end(), '\f'), word.end());
    if (!word.empty()) out.push_back(word);
  }
  return out;
}

// Everything drawn, in the order of the content streams.
std::vector<std::string> words_drawn(const layout::PagedDocument& pages) {
  std::string text;
  const layout::PlacedRun* previous = nullptr;
  for (const layout::PlacedRun& run : pages.runs) {
    const bool adjacent = previous != nullptr && previous->node == run.node &&
                          std::abs(previous->x + previous->width - run.x) < 0.5;
    if (!adjacent) text += ' ';
    text += pages.text_of(run);
    previous = &run;
  }
  return words_in(text);
}

std::vector<std::string> sorted(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  return words;
}

std::vector<document::Document> papers() {
  // Every letter of the repertoire in four faces, besides the two papers.
  document::Document letters = support::empty_document();
  for (const bool bold : {false, true}) {
    for (const bool italic : {false, true}) {
      document::Paragraph paragraph;
      std::string text;
      int count = 0;
      for (const char32_t letter : required_letters()) {
        if (letter == U' ') continue;
        text += text::to_utf8(letter);
        if (++count % 7 == 0) text += ' ';
      }
      paragraph.text = {{.text = text::nfc(text), .bold = bold, .italic = italic}};
      letters.blocks.push_back(paragraph);
    }
  }
  return {support::minutes_document(), support::resolution_document(), support::letter_document(),
          letters};
}

TEST(RoundTrip, PopplerTakesOutTheTextInNfc) {
  const support::TempFolder folder;
  for (const document::Document& document : papers()) {
    const layout::PagedDocument pages = pages_of(document);
    folder.write("paper.pdf", write_pdf(pages, engine()).value().bytes);
    const auto run = support::run_tool(
        {"pdftotext", "-raw", folder.file("paper.pdf"), folder.file("paper.txt")});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.output, "");
    EXPECT_EQ(words_in(folder.read("paper.txt")), words_drawn(pages));
  }
}

TEST(RoundTrip, MupdfTakesOutTheTextInNfc) {
  const support::TempFolder folder;
  for (const document::Document& document : papers()) {
    const layout::PagedDocument pages = pages_of(document);
    folder.write("paper.pdf", write_pdf(pages, engine()).value().bytes);
    // -N: Debian's mutool has no colour management and says so for every file.
    const auto run = support::run_tool({"mutool", "draw", "-q", "-N", "-F", "txt", "-o",
                                        folder.file("paper.txt"), folder.file("paper.pdf")});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.output, "");
    EXPECT_EQ(sorted(words_in(folder.read("paper.txt"))), sorted(words_drawn(pages)));
  }
}

// Ghostscript 10.0 garbles bfrange entries with targets above U+00FF: hence bfchar.
TEST(RoundTrip, GhostscriptTakesOutTheTextInNfc) {
  const support::TempFolder folder;
  for (const document::Document& document : papers()) {
    const layout::PagedDocument pages = pages_of(document);
    folder.write("paper.pdf", write_pdf(pages, engine()).value().bytes);
    const auto run =
        support::run_tool({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=txtwrite", "-o",
                           folder.file("paper.txt"), folder.file("paper.pdf")});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.output, "");
    EXPECT_EQ(sorted(words_in(folder.read("paper.txt"))), sorted(words_drawn(pages)));
  }
}

TEST(RoundTrip, GhostscriptDrawsWithoutAWord) {
  const support::TempFolder folder;
  folder.write("paper.pdf", paper_of(support::minutes_document(), signing(0)).bytes);
  const auto run =
      support::run_tool({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage",
                         "-dPDFSTOPONWARNING", folder.file("paper.pdf")});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.output, "");
}

TEST(Determinism, GivesTheSameBytesTwice) {
  for (const auto& options : {PdfOptions{}, signing(1)}) {
    EXPECT_EQ(paper_of(support::minutes_document(), options).bytes,
              paper_of(support::minutes_document(), options).bytes);
  }
}

TEST(Determinism, GivesTheSameBytesInAnotherZoneLocaleAndFolder) {
  const support::TempFolder here;
  const support::TempFolder there;
  const std::string tool = VANTHU_DRAW_PAPERS;
  const auto plain = support::run_tool({tool, here.path()});
  const auto moved =
      support::run_tool({"env", "-C", "/", "TZ=Pacific/Kiritimati", "LC_ALL=vi_VN.UTF-8",
                         "LANG=de_DE.UTF-8", "HOME=/nonexistent", tool, there.path()});
  EXPECT_EQ(plain.exit_code, 0) << plain.output;
  EXPECT_EQ(moved.exit_code, 0) << moved.output;
  for (const char* name :
       {"minutes.pdf", "resolution.pdf", "minutes-fields.pdf", "resolution-hole.pdf"}) {
    EXPECT_EQ(here.read(name), there.read(name)) << name;
  }
}

TEST(Determinism, TakesTheIdentityFromThePaperAndNotFromTheClock) {
  const auto identity = [](const document::Document& document, const PdfOptions& options) {
    const support::PdfReader pdf(paper_of(document, options).bytes);
    return pdf.entry(pdf.trailer(), "ID").array().at(0).bytes();
  };
  const document::Document minutes = support::minutes_document();
  document::Document other = minutes;
  other.record_id = "other";
  EXPECT_EQ(identity(minutes, {}), identity(minutes, {.fields = true}));
  EXPECT_NE(identity(minutes, {}), identity(other, {}));
  EXPECT_NE(identity(minutes, {}), identity(minutes, {.producer = "vanthu 2"}));
}

}  // namespace
}  // namespace vanthu::pdf
