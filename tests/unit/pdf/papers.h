// An engine and papers, made once for all tests of this program.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/file_store.h"
#include "base/source_text.h"
#include "layout/lay_out.h"
#include "pdf/write_pdf.h"
#include "support/sample_documents.h"
#include "support/source_folder.h"

namespace vanthu::pdf {

inline const PdfEngine& engine() {
  static const PdfEngine engine = [] {
    auto fonts = FontPack::load(DiskFileStore(), support::source_folder() + "/fonts");
    return PdfEngine::create(std::move(fonts).value()).value();
  }();
  return engine;
}

inline const layout::FormatProfile& profile() {
  static const layout::FormatProfile profile = [] {
    const std::string path = support::source_folder() + "/templates/profiles/hd05_2026.xml";
    const SourceText source(path, DiskFileStore().read(path).value());
    return layout::parse_format_profile(source).value();
  }();
  return profile;
}

inline layout::PagedDocument pages_of(const document::Document& document,
                                      const layout::LayoutOptions& options = {}) {
  return layout::lay_out(document, profile(), engine().metrics(), options).value();
}

inline PdfFile paper_of(const document::Document& document, const PdfOptions& options = {}) {
  return write_pdf(pages_of(document), engine(), options).value();
}

inline PdfOptions signing(std::size_t place) {
  return {.fields = true,
          .signature = SignatureRequest{
              .place = place, .contents_digits = 2048, .date = "D:20260505213000+07'00'"}};
}

}  // namespace vanthu::pdf
