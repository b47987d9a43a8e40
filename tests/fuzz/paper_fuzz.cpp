// Any bytes as the text of a paper: either a refusal that says what and where, or pages and a PDF
// on which every letter is the one that was written. A libFuzzer target (preset fuzz);
// tests/unit/layout replays tests/fuzz/corpus/paper and hostile text through the same function.
//
// The bytes are blocks that begin with '@' and a letter at the start of a line (@p @h @l @t @L @T
// @a
// @d @A @b @s, see block_of); '|' parts the fields of a block.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/file_store.h"
#include "base/source_text.h"
#include "document/document.h"
#include "layout/lay_out.h"
#include "pdf/write_pdf.h"
#include "support/pdf_page_text.h"
#include "support/pdf_reader.h"
#include "support/source_folder.h"
#include "text/nfc_string.h"

namespace vanthu {
namespace {

using Fields = std::vector<text::NfcString>;

const pdf::PdfEngine& engine() {
  static const pdf::PdfEngine engine = [] {
    auto fonts = pdf::FontPack::load(DiskFileStore(), support::source_folder() + "/fonts");
    return pdf::PdfEngine::create(std::move(fonts).value()).value();
  }();
  return engine;
}

const layout::FormatProfile& profile() {
  static const layout::FormatProfile profile = [] {
    const std::string path = support::source_folder() + "/templates/profiles/hd05_2026.xml";
    return layout::parse_format_profile(SourceText(path, DiskFileStore().read(path).value()))
        .value();
  }();
  return profile;
}

document::Inlines runs(const Fields& fields, std::size_t from = 0) {
  document::Inlines out;
  for (std::size_t i = from; i < fields.size(); ++i) {
    out.push_back({.text = fields[i], .bold = i % 2 == 1, .italic = i % 3 == 2});
  }
  return out;
}

document::Table table_of(const Fields& fields) {
  const std::size_t columns = std::min<std::size_t>(3, fields.size());
  document::Table out{.summary = fields[0], .columns = {}, .header = {}, .rows = {}};
  out.columns.assign(columns, {.share = 1, .alignment = document::Alignment::Justified});
  out.header.assign(columns, {{.text = text::nfc("Việc")}});
  for (std::size_t i = 0; i < fields.size(); i += columns) {
    document::TableRow row(columns);
    for (std::size_t c = 0; c < columns && i + c < fields.size(); ++c) {
      row[c] = {{.text = fields[i + c]}};
    }
    out.rows.push_back(row);
  }
  return out;
}

document::Block block_of(char kind, const Fields& fields) {
  const auto field = [&](std::size_t i) { return i < fields.size() ? fields[i] : text::nfc(""); };
  const auto optional = [&](std::size_t i) {
    return i < fields.size() ? std::optional(fields[i]) : std::nullopt;
  };
  const auto marker = [&](std::size_t i) {
    return document::Marker{.style = static_cast<document::MarkerStyle>(i % 8),
                            .ordinal = static_cast<int>(i) + 1};
  };
  switch (kind) {
    case 'h':
      return document::Heading{.level = static_cast<int>(fields.size()),
                               .marker = marker(fields.size()),
                               .text = runs(fields)};
    case 'l': {
      document::List out;
      for (std::size_t i = 0; i < fields.size(); ++i) {
        out.items.push_back(
            {.marker = marker(i), .depth = static_cast<int>(i % 4), .text = {{.text = fields[i]}}});
      }
      return out;
    }
    case 't':
      return table_of(fields);
    case 'L':
      return document::Letterhead{.superior = field(0),
                                  .issuer = field(1),
                                  .heading = field(2),
                                  .number = optional(3),
                                  .place_date = optional(4),
                                  .letter_subject = optional(5),
                                  .stamps = {{document::StampKind::Urgency, field(6)},
                                             {document::StampKind::Circulation, field(7)}},
                                  .draft = optional(8),
                                  .contact = optional(9)};
    case 'T':
      return document::Title{field(0), field(1), fields.size() > 2};
    case 'a':
      return document::Addressees{.label = field(0), .names = {fields.begin() + 1, fields.end()}};
    case 'd':
      return document::Division{field(0), field(1)};
    case 'A':
      if (field(0).empty() && field(1).empty()) break;
      return document::Appendix{field(0), field(1)};
    case 'b':
      return document::BlankLines{static_cast<int>(field(0).view().size())};
    case 's':
      return document::SignatureBlock{
          .recipients = document::Recipients{.label = field(0),
                                             .lines = {fields.begin(), fields.end()},
                                             .typist = optional(1)},
          .signatories = {{field(2), field(3), field(4)}, {field(5), field(6), field(7)}}};
    default:
      break;
  }
  return document::Paragraph{.role = static_cast<document::ParagraphRole>(fields.size() % 4),
                             .text = runs(fields)};
}

// Nothing when a field is not text: normalize() refuses it, and no document holds it.
std::optional<document::Block> read_block(std::string_view bytes) {
  const char kind = bytes.empty() ? 'p' : bytes.front();
  if (!bytes.empty()) bytes.remove_prefix(1);
  Fields fields;
  for (std::size_t at = 0; at <= bytes.size();) {
    const std::size_t end = std::min(bytes.find('|', at), bytes.size());
    auto field = text::normalize(bytes.substr(at, end - at));
    if (!field.ok()) {
      VANTHU_CHECK(!field.error().what.vi.empty() && !field.error().what.en.empty(),
                   "a refusal says why");
      return std::nullopt;
    }
    fields.push_back(std::move(field).value());
    at = end + 1;
  }
  return block_of(kind, fields);
}

document::Document read_document(std::string_view bytes) {
  document::Document out;
  out.kind = "fuzz";
  out.title = text::nfc("Thử");
  out.author = text::nfc("Chi bộ");
  out.record_id = "fuzz/1";
  out.profile_id = "hd05_2026";
  out.template_id = "fuzz@1";
  out.date = Date{std::chrono::year{2026}, std::chrono::month{5}, std::chrono::day{5}};
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find("\n@", at), bytes.size());
    std::string_view block = bytes.substr(at, end - at);
    if (at == 0 && !block.empty() && block.front() == '@') block.remove_prefix(1);
    if (auto read = read_block(block)) out.blocks.push_back(std::move(*read));
    at = end + 2;
  }
  return out;
}

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

void check_words(const document::Document& document, const layout::PagedDocument& pages) {
  std::string placed;
  for (const layout::PlacedRun& run : pages.runs) {
    if (layout::is_text_node(run.node)) placed += without_space(pages.text_of(run));
  }
  VANTHU_CHECK(placed == without_space(document::plain_text(document).view()),
               "every word stands on a page, once and in order");
}

void check_places(const layout::PagedDocument& pages) {
  const layout::PageMeasures& page = profile().page;
  for (const layout::PlacedRun& run : pages.runs) {
    VANTHU_CHECK(run.x >= page.inside.pt() - 0.01, "nothing stands left of the text");
    VANTHU_CHECK(run.x + run.width <= page.width.pt() - page.outside.pt() + 0.01,
                 "nothing stands right of the text");
  }
  for (const layout::PlacedLine& line : pages.lines) {
    VANTHU_CHECK(line.baseline > 0 && line.baseline < page.height.pt() - page.bottom.pt() + 0.01,
                 "nothing stands below the text");
  }
}

// The letters of the file, by the maps it carries, are those of the pages.
void check_letters(const layout::PagedDocument& pages) {
  const auto written = pdf::write_pdf(pages, engine(), {});
  VANTHU_CHECK(written.ok(), "what was laid out can be written");
  const support::PdfReader pdf(written.value().bytes);
  VANTHU_CHECK(pdf.pages().size() == pages.pages.size(), "every page is in the file");
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    const std::vector<support::PdfRun> seen = support::read_page_text(pdf, pdf.pages()[p]).runs;
    std::size_t next = 0;
    const layout::Page& page = pages.pages[p];
    for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
      const layout::PlacedLine& line = pages.lines[i];
      for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
        const std::string_view text = pages.text_of(pages.runs[r]);
        if (text.empty()) continue;
        VANTHU_CHECK(next < seen.size() && seen[next].text == text, "letters are those written");
        ++next;
      }
    }
    VANTHU_CHECK(next == seen.size(), "nothing else is on the page");
  }
}

void check_paper(std::string_view bytes) {
  const document::Document document = read_document(bytes);
  const auto pages = layout::lay_out(document, profile(), engine().metrics());
  if (!pages.ok()) {
    const Error& error = pages.error();
    VANTHU_CHECK(!error.what.vi.empty() && !error.what.en.empty() && !error.remedy.vi.empty(),
                 "a refusal says what and what to do");
    VANTHU_CHECK(error.where.find(document.record_id) == 0, "a refusal says where");
    VANTHU_CHECK(text::normalize(error.what.vi).ok(), "a message is text itself");
    return;
  }
  check_words(document, pages.value());
  check_places(pages.value());
  check_letters(pages.value());
}

}  // namespace
}  // namespace vanthu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  vanthu::check_paper(size == 0 ? std::string_view()
                                : std::string_view(reinterpret_cast<const char*>(input), size));
  return 0;
}
