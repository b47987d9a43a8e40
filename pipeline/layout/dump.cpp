#include <cmath>
#include <cstdlib>
#include <string>

#include "layout/paged_document.h"

namespace vanthu::layout {
namespace {

// Two decimals, without the locale.
std::string fixed(double value) {
  const long hundredths = std::lround(value * 100);
  const std::string digits = std::to_string(std::labs(hundredths) % 100);
  return (hundredths < 0 ? "-" : "") + std::to_string(std::labs(hundredths) / 100) +
         (digits.size() < 2 ? ".0" : ".") + digits;
}

std::string node_name(const PagedDocument& document, std::uint32_t node) {
  if (node == kArtifact) return "artifact";
  if (node == kPagination) return "pagination";
  if (node == kPaginationFoot) return "pagination foot";
  return std::string(name_of(document.nodes[node].tag)) + "#" + std::to_string(node);
}

std::string dump_run(const PagedDocument& document, const PlacedRun& run) {
  std::string out = "    " + fixed(run.x) + " " + fixed(run.width) + " " +
                    std::string(name_of(run.face)) + " " + fixed(run.size);
  if (run.word_gap > 0) out += " gap " + fixed(run.word_gap);
  return out + " " + node_name(document, run.node) + " |" + std::string(document.text_of(run)) +
         "|\n";
}

std::string dump_page(const PagedDocument& document, const Page& page) {
  std::string out = "page " + std::to_string(page.number) + "\n";
  for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
    const PlacedLine& line = document.lines[i];
    out += "  line " + fixed(line.baseline) + "\n";
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
      out += dump_run(document, document.runs[r]);
    }
  }
  for (std::uint32_t i = page.first_rule; i < page.first_rule + page.rule_count; ++i) {
    const PlacedRule& rule = document.rules[i];
    out += "  rule " + fixed(rule.x1) + " " + fixed(rule.y1) + " " + fixed(rule.x2) + " " +
           fixed(rule.y2) + " " + fixed(rule.thickness) +
           (rule.stroke == Stroke::Dotted ? " dotted\n" : "\n");
  }
  return out;
}

}  // namespace

std::string_view name_of(Tag tag) {
  switch (tag) {
    case Tag::Document:
      return "Document";
    case Tag::H1:
      return "H1";
    case Tag::H2:
      return "H2";
    case Tag::H3:
      return "H3";
    case Tag::H4:
      return "H4";
    case Tag::P:
      return "P";
    case Tag::L:
      return "L";
    case Tag::LI:
      return "LI";
    case Tag::Lbl:
      return "Lbl";
    case Tag::LBody:
      return "LBody";
    case Tag::Table:
      return "Table";
    case Tag::TR:
      return "TR";
    case Tag::TH:
      return "TH";
    case Tag::TD:
      return "TD";
  }
  return "";
}

std::string dump(const PagedDocument& document) {
  std::string out = "pages " + document.kind + "\ntitle " + document.title.str() + "\nauthor " +
                    document.author.str() + "\nrecord " + document.record_id + "\nprofile " +
                    document.profile_id + "\nsize " + fixed(document.page_width) + " " +
                    fixed(document.page_height) + "\n";
  for (const Page& page : document.pages) out += dump_page(document, page);
  for (const OutlineEntry& entry : document.outline) {
    out += "outline " + std::to_string(entry.level) + " " + std::to_string(entry.page + 1) + " " +
           fixed(entry.y) + " " + entry.title.str() + "\n";
  }
  for (const SignaturePlace& place : document.signature_places) {
    out += "sign " + std::to_string(place.page + 1) + " " + fixed(place.x) + " " + fixed(place.y) +
           " " + fixed(place.width) + " " + fixed(place.height) + " " + place.authority.str() +
           " | " + place.name.str() + "\n";
  }
  return out;
}

}  // namespace vanthu::layout
