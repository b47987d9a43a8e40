#include "pdf/page_content.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/check.h"
#include "pdf/pdf_text.h"
#include "text/utf8.h"

namespace vanthu::pdf {
namespace {

constexpr char32_t kNoBreakSpace = 0x00A0;

class ContentWriter {
 public:
  ContentWriter(const layout::PagedDocument& document, const layout::FontMetrics& metrics)
      : document_(document), metrics_(metrics) {}

  PageContent write(const layout::Page& page) {
    out_.operators.reserve(16U << 10U);
    for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
      const layout::PlacedLine& line = document_.lines[i];
      for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
        show(document_.runs[r], line.baseline);
      }
    }
    close_marked();
    draw_rules(page);
    return std::move(out_);
  }

 private:
  std::string& out() { return out_.operators; }

  void open_marked(std::uint32_t node) {
    if (open_node_ == node) return;
    close_marked();
    open_node_ = node;
    if (node == layout::kArtifact) {
      out() += "/Artifact BMC\nBT\n";
    } else if (node == layout::kPagination) {
      out() += "/Artifact<</Type/Pagination/Subtype/Header>>BDC\nBT\n";
    } else if (node == layout::kPaginationFoot) {
      out() += "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nBT\n";
    } else {
      out() += '/';
      out() += layout::name_of(document_.nodes[node].tag);
      out() += "<</MCID ";
      append_number(out(), static_cast<std::int64_t>(out_.marked_nodes.size()));
      out() += ">>BDC\nBT\n";
      out_.marked_nodes.push_back(node);
    }
    pen_x_ = pen_y_ = 0;
  }

  void close_marked() {
    if (!open_node_) return;
    out() += "ET\nEMC\n";
    open_node_.reset();
  }

  void use_font(layout::Face face, double size) {
    if (font_ == face && size_ == size) return;
    font_ = face;
    size_ = size;
    out() += "/F";
    out() += static_cast<char>('0' + static_cast<int>(face));
    out() += ' ';
    append_hundredths(out(), to_hundredths(size));
    out() += " Tf\n";
  }

  // Td moves from the start of the line before; rounding is done on the absolute position, so that
  // errors do not add up.
  void move_to(double x, double baseline) {
    const std::int64_t new_x = to_hundredths(x);
    const std::int64_t new_y = to_hundredths(document_.page_height - baseline);
    append_hundredths(out(), new_x - pen_x_);
    out() += ' ';
    append_hundredths(out(), new_y - pen_y_);
    out() += " Td\n";
    pen_x_ = new_x;
    pen_y_ = new_y;
  }

  void show(const layout::PlacedRun& run, double baseline) {
    if (run.text_begin == run.text_end) return;
    open_marked(run.node);
    use_font(run.face, run.size);
    move_to(run.x, baseline);
    const bool justified = run.word_gap > 0;
    // Word spacing (Tw) has no effect on two-byte codes: the gap goes into the array.
    std::string gap;
    if (justified) {
      gap = ")-";
      append_hundredths(gap, to_hundredths(run.word_gap * 1000 / run.size));
      gap += '(';
    }
    out() += justified ? "[(" : "(";
    append_glyphs(document_.text_of(run), metrics_.face(run.face), gap);
    out() += justified ? ")]TJ\n" : ")Tj\n";
  }

  void append_glyphs(std::string_view text, const layout::FaceMetrics& face, std::string_view gap) {
    // Each of two bytes may need a backslash before it.
    constexpr std::size_t kWidest = 4;
    FastText codes(out(), text.size() * (kWidest + gap.size()));
    char* to = codes.here();
    for (std::size_t at = 0; at < text.size();) {
      const text::CodePoint letter = text::code_point_at(text, at);
      at += letter.length;
      const layout::Glyph glyph = face.glyph(letter.value);
      VANTHU_CHECK(glyph.id != 0, "layout lets no letter pass that the face lacks");
      to = put_byte(to, static_cast<unsigned char>(glyph.id >> 8U));
      to = put_byte(to, static_cast<unsigned char>(glyph.id & 0xFFU));
      const bool space = letter.value == U' ' || letter.value == kNoBreakSpace;
      if (space && at < text.size()) to += gap.copy(to, gap.size());
    }
    codes.go_on_at(to);
  }

  // Inside ( ): these four would end or change the string.
  static char* put_byte(char* to, unsigned char byte) {
    static constexpr std::array<bool, 256> kSpecial = [] {
      std::array<bool, 256> special{};
      special['('] = special[')'] = special['\\'] = special['\r'] = true;
      return special;
    }();
    if (kSpecial[byte]) *to++ = '\\';
    *to++ = byte == '\r' ? 'r' : static_cast<char>(byte);
    return to;
  }

  void draw_rules(const layout::Page& page) {
    if (page.rule_count == 0) return;
    out() += "/Artifact BMC\n";
    std::int64_t thickness = -1;
    layout::Stroke stroke = layout::Stroke::Solid;
    for (std::uint32_t i = page.first_rule; i < page.first_rule + page.rule_count; ++i) {
      const layout::PlacedRule& rule = document_.rules[i];
      if (to_hundredths(rule.thickness) != thickness) {
        thickness = to_hundredths(rule.thickness);
        append_hundredths(out(), thickness);
        out() += " w\n";
      }
      if (rule.stroke != stroke) {
        stroke = rule.stroke;
        // Round dots of the stroke's thickness (round caps, dashes of no length).
        out() += stroke == layout::Stroke::Dotted ? "1 J [0 2.5] 0 d\n" : "0 J [] 0 d\n";
      }
      append_point(rule.x1, rule.y1);
      out() += " m ";
      append_point(rule.x2, rule.y2);
      out() += " l S\n";
    }
    out() += "EMC\n";
  }

  void append_point(double x, double y) {
    append_hundredths(out(), to_hundredths(x));
    out() += ' ';
    append_hundredths(out(), to_hundredths(document_.page_height - y));
  }

  const layout::PagedDocument& document_;
  const layout::FontMetrics& metrics_;
  PageContent out_;
  std::optional<std::uint32_t> open_node_;
  std::optional<layout::Face> font_;
  double size_ = 0;
  std::int64_t pen_x_ = 0;
  std::int64_t pen_y_ = 0;
};

}  // namespace

PageContent page_content(const layout::PagedDocument& document, const layout::Page& page,
                         const layout::FontMetrics& metrics) {
  return ContentWriter(document, metrics).write(page);
}

}  // namespace vanthu::pdf
