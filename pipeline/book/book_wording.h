// The words and the order of a minute book (sổ ghi biên bản), as data: templates/book/book.xml.
//   <book xmlns="urn:vanthu:book:1">
//     <term id="blank">Bỏ trống</term>
//     <section id="cover" part="cover" title="Bìa"><poster>…<line size="16pt">…</line></poster>
//     <section id="contents" part="front" title="Mục lục"><title>MỤC LỤC</title>
//       <table rows="contents" summary="…"><column header="Số" share="1">{number}</column>…
//     <section id="minutes" part="body" title="Biên bản"><minutes/></section>
// Every element may say when="field" or unless="field": printed only where the field has (has no)
// words. A {name} that nothing gives is an Error when the book is made, never an empty place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/source_text.h"
#include "book/facts.h"
#include "document/document.h"
#include "findings/checked.h"
#include "layout/length.h"
#include "text/nfc_string.h"

namespace vanthu::book {

// Which numbers the pages of a section have: none, i ii iii, or 1 2 3.
enum class Part { Cover, Front, Body, Back };

// Books of records, and books to write in by hand.
enum class Edition { Records, Forms };

// A measure on A4 paper and on A5 paper.
struct TwoLengths {
  layout::Length a4;
  layout::Length a5;

  bool operator==(const TwoLengths&) const = default;
};

// A centred line of a cover; wraps where it is wider than its column.
struct PosterLine {
  text::NfcString text;
  TwoLengths size;
  // Above it.
  TwoLengths gap;
  bool bold = false;
  bool italic = false;
  // A rule of a third of the column below.
  bool ruled = false;
  // Stands above the foot of the frame instead of below the line before.
  bool at_foot = false;
  std::string when{};
  std::string unless{};

  bool operator==(const PosterLine&) const = default;
};

struct Poster {
  // Zero: the width of the text.
  TwoLengths column;
  bool framed = false;
  std::vector<PosterLine> lines;

  bool operator==(const Poster&) const = default;
};

struct WordingColumn {
  text::NfcString header;
  text::NfcString cell;
  int share = 1;
  document::Alignment alignment = document::Alignment::Left;

  bool operator==(const WordingColumn&) const = default;
};

struct WordingSignatory {
  text::NfcString authority;
  text::NfcString position;
  text::NfcString name;

  bool operator==(const WordingSignatory&) const = default;
};

struct WordingBlock {
  enum class Kind {
    Title,
    Heading,
    Paragraph,
    Centered,
    Note,
    Item,
    BlankLines,
    Table,
    Attendance,
    Signatures,
    // The minutes themselves, one for each record.
    Minutes,
    // A filled-in example.
    Model,
  };
  Kind kind = Kind::Paragraph;
  text::NfcString text{};
  // Title: below it. Table: its summary.
  text::NfcString detail{};
  bool bold = false;
  int level = 1;
  // BlankLines; Table: at least so many empty rows where there are no others.
  int count = 0;
  // Table: in the book of a term, one for each year.
  bool by_year = false;
  // Attendance: most meetings side by side, on A4 and on A5.
  int most_a4 = 0;
  int most_a5 = 0;
  std::string rows{};
  std::vector<WordingColumn> columns{};
  std::vector<WordingSignatory> signatories{};
  std::string when{};
  std::string unless{};

  bool operator==(const WordingBlock&) const = default;
};

struct Section {
  std::string id;
  Part part = Part::Front;
  // In the outline.
  text::NfcString title;
  bool in_records = true;
  bool in_forms = true;
  std::string when{};
  std::optional<Poster> poster{};
  std::vector<WordingBlock> blocks{};

  bool operator==(const Section&) const = default;
};

struct BookWording {
  Fields terms;
  std::vector<Section> sections;
  // SHA-256 of the file.
  std::string digest;

  const text::NfcString& term(const std::string& id) const;
  // One that is printed apart from the books ("gaps", "register").
  const Section& section(const std::string& id) const;
};

// Findings, besides those of xml::Reader: BKW-01 a length without unit, BKW-02 not exactly one
// place for the minutes, BKW-03 a term that every book needs is missing.
findings::Checked<BookWording> parse_book_wording(const SourceText& source);

// The text with its {names}; an Error names one that nothing gives.
Result<text::NfcString> fill_in(const text::NfcString& wording, const Fields& fields,
                                const Fields* row = nullptr);

}  // namespace vanthu::book
