// Internal to pdf/*.cpp: the form of a paper, one invisible signature field a signatory, and the
// hole of a signature that is about to be made.
#pragma once

#include <optional>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_appender.h"
#include "pdf/structure_tree.h"
#include "pdf/write_pdf.h"

namespace vanthu::pdf {

// Reserves the fields' annotations; page_objects by page.
std::vector<TaggedWidget> reserve_fields(ObjectAppender& objects,
                                         const layout::PagedDocument& document,
                                         const std::vector<int>& page_objects);

// Writes form, fields and signature dictionary; gives the hole when there is a request.
std::optional<PdfHole> append_form(ObjectAppender& objects, int form,
                                   const layout::PagedDocument& document,
                                   const std::vector<TaggedWidget>& widgets,
                                   const std::optional<SignatureRequest>& request);

}  // namespace vanthu::pdf
