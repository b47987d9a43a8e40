// Internal to pdf/*.cpp: the form of a paper, one signature field a signatory in the room above the
// name and one for who certifies the paper, and the hole of a signature that is about to be made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_appender.h"
#include "pdf/structure_tree.h"
#include "pdf/write_pdf.h"

namespace vanthu::pdf {

struct SignatureField {
  std::string name;
  // What assistive programs say of the field, in the paper's own words.
  std::string tool_tip;
  std::uint32_t page = 0;
  PaperBox box;
  // The place that SignatureRequest names.
  std::optional<std::size_t> place;
};

// In the order of the document, the certifying one last.
std::vector<SignatureField> signature_fields(const layout::PagedDocument& document,
                                             const PdfOptions& options);

// Reserves the fields' annotations; page_objects by page.
std::vector<TaggedWidget> reserve_fields(ObjectAppender& objects,
                                         const std::vector<SignatureField>& fields,
                                         const std::vector<int>& page_objects);

struct FormParts {
  const std::vector<SignatureField>& fields;
  const std::vector<TaggedWidget>& widgets;
  double page_height = 0;
  // The dictionary of the fonts, for what is shown.
  int fonts = 0;
  const std::optional<SignatureRequest>& request;
  // What the requested one shows: operators, may be empty.
  const std::string& shown;
};

// Writes form, fields and signature dictionary; gives the hole when there is a request.
std::optional<PdfHole> append_form(ObjectAppender& objects, int form, const FormParts& parts);

}  // namespace vanthu::pdf
