#include "sheet.h"

#include <cmath>

#include "support/pdf_page_text.h"
#include "support/pdf_reader.h"

namespace vanthu::layout {
namespace {

// Rounding to hundredths of a point, twice.
constexpr double kSame = 0.03;

void strip_end(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
}

// Runs of one line follow each other; columns side by side do not.
void add_run(std::vector<SheetLine>& lines, const SheetLine& run) {
  if (!lines.empty()) {
    SheetLine& last = lines.back();
    const bool follows = last.page == run.page && last.artifact == run.artifact &&
                         std::abs(last.baseline - run.baseline) < kSame &&
                         run.x > last.right - kSame && run.x < last.right + 3 * run.size;
    if (follows) {
      last.text += run.text;
      last.right = run.right;
      return;
    }
  }
  lines.push_back(run);
}

}  // namespace

SheetLine Sheets::line(std::string_view text) const {
  for (const SheetLine& line : lines) {
    if (line.text.find(text) != std::string::npos) return line;
  }
  return {};
}

std::vector<SheetLine> Sheets::lines_of(int page) const {
  std::vector<SheetLine> out;
  for (const SheetLine& line : lines) {
    if (line.page == page) out.push_back(line);
  }
  return out;
}

bool Sheets::underlined(const SheetLine& line) const {
  for (const SheetStroke& stroke : strokes) {
    if (stroke.page == line.page && stroke.level() && std::abs(stroke.x1 - line.x) < 0.1 &&
        std::abs(stroke.x2 - line.right) < 0.1 && stroke.y1 > line.baseline &&
        stroke.y1 < line.baseline + line.size / 4) {
      return true;
    }
  }
  return false;
}

Sheets sheets_of(const PagedDocument& document) {
  Sheets out{.width = document.page_width,
             .height = document.page_height,
             .pages = static_cast<int>(document.pages.size()),
             .lines = {},
             .strokes = {}};
  for (int number = 1; number <= out.pages; ++number) {
    const Page& page = document.pages[static_cast<std::size_t>(number) - 1];
    for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
      const PlacedLine& line = document.lines[i];
      for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
        const PlacedRun& run = document.runs[r];
        add_run(out.lines, {.page = number,
                            .x = run.x,
                            .right = run.x + run.width,
                            .baseline = line.baseline,
                            .text = std::string(document.text_of(run)),
                            .size = run.size,
                            .bold = run.face == Face::Bold || run.face == Face::BoldItalic,
                            .italic = run.face == Face::Italic || run.face == Face::BoldItalic,
                            .artifact = !is_text_node(run.node)});
      }
    }
    for (std::uint32_t i = page.first_rule; i < page.first_rule + page.rule_count; ++i) {
      const PlacedRule& rule = document.rules[i];
      out.strokes.push_back({.page = number,
                             .x1 = rule.x1,
                             .y1 = rule.y1,
                             .x2 = rule.x2,
                             .y2 = rule.y2,
                             .thickness = rule.thickness,
                             .dotted = rule.stroke == Stroke::Dotted});
    }
  }
  for (SheetLine& line : out.lines) strip_end(line.text);
  return out;
}

Sheets sheets_of_pdf(const std::string& bytes) {
  const support::PdfReader pdf(bytes);
  const auto& box = pdf.entry(pdf.dictionary(pdf.pages().at(0)), "MediaBox").array();
  Sheets out{.width = box.at(2).number(),
             .height = box.at(3).number(),
             .pages = static_cast<int>(pdf.pages().size()),
             .lines = {},
             .strokes = {}};
  for (int number = 1; number <= out.pages; ++number) {
    const support::PdfPageText page =
        support::read_page_text(pdf, pdf.pages()[static_cast<std::size_t>(number) - 1]);
    for (const support::PdfRun& run : page.runs) {
      add_run(out.lines, {.page = number,
                          .x = run.x,
                          .right = run.x + run.width,
                          .baseline = out.height - run.y,
                          .text = run.text,
                          .size = run.size,
                          .bold = run.font.find("Bold") != std::string::npos,
                          .italic = run.font.find("Italic") != std::string::npos,
                          .artifact = run.marked_id < 0});
    }
    for (const support::PdfStroke& stroke : page.strokes) {
      out.strokes.push_back({.page = number,
                             .x1 = stroke.x1,
                             .y1 = out.height - stroke.y1,
                             .x2 = stroke.x2,
                             .y2 = out.height - stroke.y2,
                             .thickness = stroke.width,
                             .dotted = stroke.dotted});
    }
  }
  for (SheetLine& line : out.lines) strip_end(line.text);
  return out;
}

}  // namespace vanthu::layout
