// The pinned fonts and the current profile, loaded once for all tests of this program.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/file_store.h"
#include "base/source_text.h"
#include "layout/lay_out.h"
#include "pdf/font_pack.h"
#include "support/source_folder.h"

namespace vanthu::layout {

inline const pdf::FontPack& fonts() {
  static const pdf::FontPack pack =
      pdf::FontPack::load(DiskFileStore(), support::source_folder() + "/fonts").value();
  return pack;
}

inline FormatProfile read_profile(const std::string& id) {
  const std::string path = support::source_folder() + "/templates/profiles/" + id + ".xml";
  return parse_format_profile(SourceText(path, DiskFileStore().read(path).value())).value();
}

inline const FormatProfile& profile() {
  static const FormatProfile profile = read_profile("hd05_2026");
  return profile;
}

inline PagedDocument pages_of(const document::Document& document, const LayoutOptions& options = {},
                              const FormatProfile& by = profile()) {
  auto pages = lay_out(document, by, fonts().metrics(), options);
  EXPECT_TRUE(pages.ok()) << describe(pages.error(), Language::En);
  return std::move(pages).value();
}

// A line of a page as a reader sees it.
struct SeenLine {
  int page = 1;
  double x = 0;
  double baseline = 0;
  double right = 0;
  std::string text;
  PlacedRun first_run;
};

inline std::vector<SeenLine> seen_lines(const PagedDocument& document) {
  std::vector<SeenLine> out;
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    const Page& page = document.pages[p];
    for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
      const PlacedLine& line = document.lines[i];
      if (line.run_count == 0) continue;
      const PlacedRun& first = document.runs[line.first_run];
      SeenLine seen{.page = static_cast<int>(p) + 1,
                    .x = first.x,
                    .baseline = line.baseline,
                    .right = 0,
                    .text = {},
                    .first_run = first};
      for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
        seen.text += document.text_of(document.runs[r]);
        seen.right = document.runs[r].x + document.runs[r].width;
      }
      while (!seen.text.empty() && seen.text.back() == ' ') seen.text.pop_back();
      out.push_back(seen);
    }
  }
  return out;
}

inline SeenLine line_with(const PagedDocument& document, std::string_view text) {
  for (const SeenLine& line : seen_lines(document)) {
    if (line.text.find(text) != std::string::npos) return line;
  }
  return {};
}

}  // namespace vanthu::layout
