// Papers under each format profile, seen on the placed pages and in the bytes of the PDF. Numbers
// are written in the tests a second time, from the rule and not from the profile.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <ostream>
#include <string>

#include "paper.h"
#include "pdf/write_pdf.h"
#include "sheet.h"
#include "support/sample_documents.h"

namespace vanthu::layout {

inline constexpr double kMm = 72.0 / 25.4;
// Of places, in points: the PDF writes hundredths.
inline constexpr double kNear = 0.1;

struct Margins {
  std::string profile;
  double top;
  double bottom;
  double inside;
  double outside;
};

enum class Source { Pages, Pdf };

struct Case {
  Margins mm;
  Source source;
};

inline void PrintTo(const Case& c, std::ostream* out) {
  *out << c.mm.profile << (c.source == Source::Pdf ? " in the PDF" : " on the pages");
}

enum class Paper { Minutes, Resolution, Letter };

inline document::Document document_of(Paper paper) {
  switch (paper) {
    case Paper::Minutes:
      return support::minutes_document();
    case Paper::Resolution:
      return support::resolution_document();
    case Paper::Letter:
      return support::letter_document();
  }
  return {};
}

inline const pdf::PdfEngine& engine() {
  static const pdf::PdfEngine engine = [] {
    auto pack = pdf::FontPack::load(DiskFileStore(), support::source_folder() + "/fonts");
    return pdf::PdfEngine::create(std::move(pack).value()).value();
  }();
  return engine;
}

class Measures : public ::testing::TestWithParam<Case> {
 protected:
  Sheets sheets(const document::Document& document, const LayoutOptions& options = {}) const {
    const PagedDocument pages = pages_of(document, options, read_profile(GetParam().mm.profile));
    if (GetParam().source == Source::Pages) return sheets_of(pages);
    return sheets_of_pdf(pdf::write_pdf(pages, engine(), {}).value().bytes);
  }
  const Sheets& sheets(Paper paper) {
    const auto found = seen_.find(paper);
    if (found != seen_.end()) return found->second;
    return seen_.emplace(paper, sheets(document_of(paper))).first->second;
  }

  double left() const { return GetParam().mm.inside * kMm; }
  double right() const { return (210 - GetParam().mm.outside) * kMm; }
  double middle() const { return (left() + right()) / 2; }
  double top() const { return GetParam().mm.top * kMm; }
  double foot() const { return (297 - GetParam().mm.bottom) * kMm; }

 private:
  std::map<Paper, Sheets> seen_;
};

// "BÍ THƯ" stands in the signature, "Nguyễn Văn Khải" last: the component is on a line of its own.
inline SheetLine component(const Sheets& sheets, const std::string& text) {
  SheetLine found = sheets.line(text);
  for (const SheetLine& line : sheets.lines) {
    if (line.text == text) found = line;
  }
  return found;
}

}  // namespace vanthu::layout
