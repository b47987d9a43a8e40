// Internal to layout/*.cpp: sets the blocks of a document, one below the other, into a galley.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"
#include "layout/galley.h"
#include "layout/lay_out.h"
#include "layout/line_breaker.h"
#include "layout/measured_text.h"

namespace vanthu::layout {

// Pieces [first, last) of a text, as one line.
struct SetLine {
  std::size_t first = 0;
  std::size_t last = 0;
  double width = 0;
  double gap = 0;
};

// Text broken into lines for a column.
struct SetText {
  MeasuredText text;
  std::vector<SetLine> lines;
  const Style* style = nullptr;
  document::Alignment alignment = document::Alignment::Left;
  double width = 0;

  double height() const { return style->pitch.pt() * static_cast<double>(lines.size()); }
};

class Typesetter {
 public:
  // Both must outlive the typesetter.
  Typesetter(const FormatProfile& profile, const FontMetrics& metrics)
      : profile_(profile), metrics_(metrics), measurer_(metrics, galley_.text) {
    root_ = galley_.add_node(Tag::Document, 0);
  }
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  // An error's place is the heading above, and in a table its summary and the row.
  Result<Done> set(const document::Block& block);
  // A page number as a box that is not part of the galley's column.
  Box set_page_number(int number);
  // "BẢN SAO" for the certification box of page 1.
  Result<Done> set_copy_mark(const text::NfcString& text);
  const std::optional<Box>& copy_mark() const { return copy_mark_; }
  Galley& galley() { return galley_; }
  // Sets nothing.
  Result<LetterheadNames> letterhead_names(const document::Letterhead& block);

 private:
  Result<Done> set_block(const document::Letterhead& block);
  Result<Done> set_block(const document::Title& block);
  Result<Done> set_block(const document::Addressees& block);
  Result<Done> set_block(const document::Division& block);
  Result<Done> set_block(const document::Appendix& block);
  Result<Done> set_block(const document::Heading& block);
  Result<Done> set_block(const document::Paragraph& block);
  Result<Done> set_block(const document::List& block);
  Result<Done> set_block(const document::BlankLines& block);
  Result<Done> set_block(const document::Table& block);
  Result<Done> set_block(const document::SignatureBlock& block);

  // Breaks a measured text for a column; refuses a word wider than the column.
  Result<SetText> fill_column(MeasuredText text, const Style& style, document::Alignment alignment,
                              double first_width, double width,
                              const std::vector<double>& penalties = {}) const;
  Result<SetText> fill_column(MeasuredText text, const Style& style, double width) const;
  // A text that must not wrap; refuses one wider than the column.
  Result<SetText> single_line(MeasuredText text, const Style& style, double width) const;

  struct LetterheadTexts {
    MeasuredText superior;
    MeasuredText issuer;
    MeasuredText mark;
    MeasuredText number;
    MeasuredText letter_subject;
    std::vector<MeasuredText> stamps;
    MeasuredText draft;
    MeasuredText heading;
    MeasuredText place_date;
  };
  Result<LetterheadTexts> measure_letterhead(const document::Letterhead& block);
  struct BlockWidths {
    double left = 0;
    double right = 0;
  };
  static BlockWidths block_widths(const LetterheadMeasures& measures, double text_width,
                                  double names_width, double right_needed);
  BlockWidths letterhead_widths(const LetterheadTexts& texts) const;
  // With a line feed between two lines.
  text::NfcString lines_of(const SetText& set) const;
  // Lines of a name, wrapped before the words that open a name.
  Result<SetText> name_lines(const MeasuredText& name, Role role, double width) const;
  struct LeftPart {
    SetText text;
    bool framed = false;
  };
  Result<std::vector<LeftPart>> fill_left_block(const LetterheadTexts& texts,
                                                const document::Letterhead& block,
                                                double width) const;
  // Into the current box, its top at y; returns the y below it.
  double place_left_part(const LeftPart& part, double y);
  // The contact line as a box for the foot of the page of the current box.
  Result<Done> set_contact(const text::NfcString& text);

  Result<Done> set_item(const document::ListItem& item, std::uint32_t label, std::uint32_t body);

  struct Column {
    double x = 0;
    double width = 0;
  };
  Result<std::vector<MeasuredText>> measure_row(const document::TableRow& row, std::size_t columns,
                                                std::uint32_t node, bool header);
  Result<std::vector<std::vector<MeasuredText>>> measure_table(const document::Table& table);
  Result<std::vector<Column>> place_columns(
      const document::Table& table, const std::vector<std::vector<MeasuredText>>& rows) const;
  Result<std::vector<SetText>> fill_row(const document::Table& table, std::vector<MeasuredText> row,
                                        const std::vector<Column>& columns, bool header) const;
  // least_height: of the row with its padding, in points.
  void place_row(const std::vector<SetText>& cells, const std::vector<Column>& columns, bool header,
                 double least_height);

  struct SignatoryTexts {
    SetText authority;
    SetText position;
    SetText name;
  };
  Result<SignatoryTexts> fill_signatory(const document::Signatory& signatory, double width);
  Result<std::vector<SetText>> fill_recipients(const document::Recipients& recipients,
                                               double width);
  struct PlacedSignatory {
    const document::Signatory& signatory;
    const SignatoryTexts& texts;
    Column column;
  };
  // Side by side from y on; returns the y below them.
  double place_signatories(const std::vector<PlacedSignatory>& row, double y);

  // Into the current box, the first line's top at y; returns the y below the last.
  double place(const SetText& set, double x, double y, double first_indent = 0);
  // Each line as a box of its own; the paragraph's first and last lines stay together.
  void place_as_boxes(const SetText& set, BoxKind kind, double first_indent, double left_indent);

  double natural_width(const MeasuredText& text) const;
  double baseline_offset(const Style& style) const;
  double text_width() const { return profile_.page.text_width().pt(); }
  std::uint32_t heading_node(int wanted_level, text::NfcString title);
  // Two centred texts that are one heading, in boxes of their own.
  Result<Done> set_label_and_title(const text::NfcString& label, Role label_role,
                                   const text::NfcString& title, Role title_role, int level);

  const FormatProfile& profile_;
  const FontMetrics& metrics_;
  Galley galley_;
  TextMeasurer measurer_;
  std::uint32_t root_ = 0;
  std::optional<Box> copy_mark_;
  // "Kết quả tháng 4 › 3", the row of a table that is being set, for messages.
  std::string row_place_;
  // Levels of the structure's headings never skip one (PDF/UA-1, 7.4.2).
  int last_heading_ = 0;
  // Of the title, division or appendix that the numbered headings are below.
  int part_level_ = 1;
  bool in_appendix_ = false;
};

}  // namespace vanthu::layout
