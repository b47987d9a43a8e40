#include "book/compose_section.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/check.h"

namespace vanthu::book {
namespace {

using document::Inlines;
using document::TableRow;
using text::NfcString;
using Kind = WordingBlock::Kind;

bool has_words(const Facts& facts, const std::string& name) {
  constexpr std::string_view kHas = "has.";
  if (name.rfind(kHas, 0) == 0) {
    const auto table = facts.tables.find(std::string_view(name).substr(kHas.size()));
    return table != facts.tables.end() && !table->second.empty();
  }
  const auto field = facts.fields.find(name);
  return field != facts.fields.end() && !field->second.empty();
}

Inlines plain(NfcString text, bool bold = false) {
  if (text.empty()) return {};
  return {{.text = std::move(text), .bold = bold}};
}

class SectionComposer {
 public:
  SectionComposer(const Facts& facts, const BookWording& wording, int blank_rows,
                  document::Document& out)
      : facts_(facts), wording_(wording), blank_rows_(blank_rows), out_(out) {}

  Result<Done> add(const WordingBlock& block) {
    switch (block.kind) {
      case Kind::Title:
        return add_title(block);
      case Kind::Heading:
        return add_text(block, [&](NfcString text) {
          return document::Heading{
              .level = block.level, .marker = {}, .text = plain(std::move(text))};
        });
      case Kind::Paragraph:
        return add_text(block, [&](NfcString text) {
          return document::Paragraph{.role = document::ParagraphRole::Body,
                                     .text = plain(std::move(text), block.bold)};
        });
      case Kind::Centered:
        return add_text(block, [](NfcString text) {
          return document::Paragraph{.role = document::ParagraphRole::Centered,
                                     .text = plain(std::move(text))};
        });
      case Kind::Note:
        return add_text(block, [](NfcString text) {
          return document::Paragraph{.role = document::ParagraphRole::Note,
                                     .text = plain(std::move(text))};
        });
      case Kind::Item:
        return add_item(block);
      case Kind::BlankLines:
        out_.blocks.push_back(document::BlankLines{.count = block.count});
        return Done{};
      case Kind::Table:
        return add_table(block);
      case Kind::Attendance:
        add_attendance(block);
        return Done{};
      case Kind::Signatures:
        return add_signatures(block);
      case Kind::Minutes:
      case Kind::Model:
        // Whole documents of their own.
        return Done{};
    }
    return Done{};
  }

 private:
  Result<NfcString> words(const NfcString& text, const Fields* row = nullptr) const {
    return fill_in(text, facts_.fields, row);
  }

  template <typename Make>
  Result<Done> add_text(const WordingBlock& block, const Make& make) {
    auto text = words(block.text);
    if (!text.ok()) return text.error();
    out_.blocks.push_back(make(std::move(text).value()));
    return Done{};
  }

  Result<Done> add_title(const WordingBlock& block) {
    auto text = words(block.text);
    if (!text.ok()) return text.error();
    auto below = words(block.detail);
    if (!below.ok()) return below.error();
    out_.blocks.push_back(
        document::Title{.type_name = std::move(text).value(), .subject = std::move(below).value()});
    return Done{};
  }

  Result<Done> add_item(const WordingBlock& block) {
    auto text = words(block.text);
    if (!text.ok()) return text.error();
    document::ListItem item{.marker = {.style = document::MarkerStyle::Dash},
                            .text = plain(std::move(text).value())};
    if (out_.blocks.empty() || !std::holds_alternative<document::List>(out_.blocks.back())) {
      out_.blocks.push_back(document::List{});
    }
    std::get<document::List>(out_.blocks.back()).items.push_back(std::move(item));
    return Done{};
  }

  Result<Done> add_table(const WordingBlock& block) {
    const auto rows = facts_.tables.find(block.rows);
    VANTHU_CHECK(rows != facts_.tables.end(), "the wording names a table that books have");
    // A book to write in by hand has no rows yet.
    if (!block.by_year || rows->second.empty() || !has_words(facts_, "is_term"))
      return add_rows(block, rows->second);
    std::map<std::string, std::vector<Fields>> years;
    for (const Fields& row : rows->second) years[row.at("year").str()].push_back(row);
    for (const auto& [year, some] : years) {
      auto heading = words(wording_.term("year_heading"), &some.front());
      if (!heading.ok()) return heading.error();
      out_.blocks.push_back(
          document::Heading{.level = 1, .marker = {}, .text = plain(std::move(heading).value())});
      if (auto added = add_rows(block, some); !added.ok()) return added;
    }
    return Done{};
  }

  Result<Done> add_rows(const WordingBlock& block, const std::vector<Fields>& rows) {
    document::Table table;
    auto summary = words(block.detail);
    if (!summary.ok()) return summary.error();
    table.summary = std::move(summary).value();
    for (const WordingColumn& column : block.columns) {
      table.columns.push_back({.share = column.share, .alignment = column.alignment});
      table.header.push_back(plain(column.header));
    }
    for (const Fields& row : rows) {
      TableRow cells;
      for (const WordingColumn& column : block.columns) {
        auto cell = words(column.cell, &row);
        if (!cell.ok()) return cell.error();
        cells.push_back(plain(std::move(cell).value()));
      }
      table.rows.push_back(std::move(cells));
    }
    if (table.rows.empty() && !has_words(facts_, "is_records")) {
      // To be written in by hand.
      for (int i = 0; i < std::max(block.count, blank_rows_); ++i) {
        table.rows.emplace_back(block.columns.size());
      }
    }
    if (!table.rows.empty()) out_.blocks.push_back(std::move(table));
    return Done{};
  }

  void add_attendance(const WordingBlock& block) {
    const AttendanceMatrix& matrix = facts_.attendance;
    document::Table table;
    table.summary = block.detail;
    table.columns.push_back({.share = 20});
    table.header.push_back(plain(wording_.term("attendance_names")));
    for (const NfcString& meeting : matrix.meetings) {
      table.columns.push_back({.share = 3, .alignment = document::Alignment::Center});
      table.header.push_back(plain(meeting));
    }
    const auto add_row = [&](const NfcString& name, const std::vector<NfcString>& cells,
                             bool bold) {
      TableRow row = {plain(name, bold)};
      for (const NfcString& cell : cells) row.push_back(plain(cell, bold));
      table.rows.push_back(std::move(row));
    };
    for (const AttendanceMatrix::Row& row : matrix.rows) add_row(row.name, row.signs, false);
    add_row(wording_.term("present_total"), matrix.present, true);
    out_.blocks.push_back(std::move(table));
  }

  Result<Done> add_signatures(const WordingBlock& block) {
    document::SignatureBlock signatures;
    for (const WordingSignatory& one : block.signatories) {
      document::Signatory out;
      for (const auto& [from, to] :
           {std::pair(&one.authority, &out.authority), std::pair(&one.position, &out.position),
            std::pair(&one.name, &out.name)}) {
        auto text = words(*from);
        if (!text.ok()) return text.error();
        *to = std::move(text).value();
      }
      signatures.signatories.push_back(std::move(out));
    }
    out_.blocks.push_back(std::move(signatures));
    return Done{};
  }

  const Facts& facts_;
  const BookWording& wording_;
  int blank_rows_;
  document::Document& out_;
};

}  // namespace

bool is_shown(const Facts& facts, const std::string& when, const std::string& unless) {
  return (when.empty() || has_words(facts, when)) && (unless.empty() || !has_words(facts, unless));
}

std::vector<AttendanceMatrix> parts_of(const AttendanceMatrix& matrix, std::size_t most) {
  std::map<int, std::vector<std::size_t>> years;
  for (std::size_t i = 0; i < matrix.meetings.size(); ++i) years[matrix.years[i]].push_back(i);
  std::vector<AttendanceMatrix> out;
  for (const auto& [year, meetings] : years) {
    const std::size_t parts = (meetings.size() + most - 1) / most;
    for (std::size_t part = 0; part < parts; ++part) {
      // Of nearly equal width.
      const std::size_t first = meetings.size() * part / parts;
      const std::size_t last = meetings.size() * (part + 1) / parts;
      AttendanceMatrix one;
      for (std::size_t i = first; i < last; ++i) {
        one.meetings.push_back(matrix.meetings[meetings[i]]);
        one.years.push_back(year);
        one.present.push_back(matrix.present[meetings[i]]);
      }
      for (const AttendanceMatrix::Row& row : matrix.rows) {
        AttendanceMatrix::Row some{.name = row.name, .signs = {}};
        for (std::size_t i = first; i < last; ++i) some.signs.push_back(row.signs[meetings[i]]);
        const bool there = std::any_of(some.signs.begin(), some.signs.end(),
                                       [](const NfcString& sign) { return !sign.empty(); });
        if (there) one.rows.push_back(std::move(some));
      }
      out.push_back(std::move(one));
    }
  }
  return out;
}

Result<document::Document> compose_section(const Section& section, const Facts& facts,
                                           const BookWording& wording, int blank_rows) {
  document::Document out;
  out.kind = "book-" + section.id;
  out.record_id = "book › " + section.id;
  out.title = section.title;
  SectionComposer composer(facts, wording, blank_rows, out);
  for (const WordingBlock& block : section.blocks) {
    if (!is_shown(facts, block.when, block.unless)) continue;
    if (auto added = composer.add(block); !added.ok()) return added.error();
  }
  return out;
}

}  // namespace vanthu::book
