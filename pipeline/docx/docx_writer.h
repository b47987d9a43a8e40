// docx: a Document becomes an Office Open XML text document (ECMA-376 transitional) that Word and
// LibreOffice open without repair and that a clerk can go on editing: Word's own style names, real
// numbering where Word can print our markers, fields for page numbers. Says the words that
// document::plain_text says, in that order. Same document, profile and metrics: same bytes.
//   auto prototype = docx::DocxPrototype::make(profile, metrics);      // once a profile
//   auto file = docx::write_docx(document, prototype.value());         // bytes of a .docx
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "document/document.h"
#include "docx/record_part.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

// Everything that the papers of one profile have in common, already packed. Immutable: may be
// shared by threads.
class DocxPrototype {
 public:
  // Copies what it needs. marker_end: what Word counts with; numbers that end otherwise are text.
  // Error: the profile asks for what Word has no setting for.
  static Result<DocxPrototype> make(const layout::FormatProfile& profile,
                                    const layout::FontMetrics& metrics,
                                    document::MarkerEnd marker_end = document::MarkerEnd::Stop);

  DocxPrototype(DocxPrototype&&) noexcept;
  DocxPrototype& operator=(DocxPrototype&&) noexcept;
  ~DocxPrototype();

 private:
  friend Result<std::string> write_docx(const document::Document& document,
                                        const DocxPrototype& prototype, const RecordPart* record);
  struct Content;
  explicit DocxPrototype(std::unique_ptr<const Content> content);

  std::unique_ptr<const Content> content_;
};

// The document must be of the prototype's profile. With the record that the document was composed
// from, with its places, the file carries the record, and the document's fields become content
// controls bound to it. Error: a line of the letterhead that must not wrap is wider than its
// column.
Result<std::string> write_docx(const document::Document& document, const DocxPrototype& prototype,
                               const RecordPart* record = nullptr);

}  // namespace vanthu::docx
