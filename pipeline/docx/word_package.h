// Internal to docx/*.cpp: the parts that make up a paper's file, joined by relationships and packed
// as far as they do not depend on the paper. Some parts are there only where a paper needs them, so
// there is one package for each combination; they share what is packed.
#pragma once

#include <array>
#include <string>

#include "docx/opc_package.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

inline constexpr const char* kDocumentPart = "word/document.xml";
inline constexpr const char* kNumberingPart = "word/numbering.xml";
inline constexpr const char* kCorePropertiesPart = "docProps/core.xml";
inline constexpr const char* kMarkedHeaderPart = "word/header3.xml";
inline constexpr const char* kContactFooterPart = "word/footer1.xml";

// What only some papers have.
struct OptionalParts {
  // A copy mark in the header of page 1.
  bool copy_mark = false;
  // A contact line in the footer of page 1.
  bool contact = false;
  // The record it was made from.
  bool record = false;
};

// Relationship ids that sections refer to.
struct PageFurniture {
  // Of page 1: with the copy mark where the paper has one.
  std::string first_header;
  // Of an appendix's first page.
  std::string plain_first_header;
  std::string numbered_header;
  // All empty where the paper has no contact line.
  std::string contact_footer;
  std::string plain_first_footer;
  std::string plain_footer;
};

struct WordPackage {
  PackedPackage package;
  PageFurniture furniture;
};

class WordPackages {
 public:
  explicit WordPackages(const layout::FormatProfile& profile);

  const WordPackage& with(const OptionalParts& parts) const;

 private:
  std::array<WordPackage, 8> packages_;
};

}  // namespace vanthu::docx
