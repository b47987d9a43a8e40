// Internal to pdf/*.cpp: the record inside the paper, as ISO 19005-3, 6.8 asks.
#pragma once

#include "base/civil_time.h"
#include "pdf/deflate.h"
#include "pdf/object_appender.h"
#include "pdf/write_pdf.h"

namespace vanthu::pdf {

// Its file specification, which the catalog names in AF and in EmbeddedFiles. date: of the paper.
int append_attachment(ObjectAppender& objects, const AttachedRecord& record, Date date,
                      const Deflater& deflater);
// The two catalog entries.
void append_attachment_entries(std::string& out, int specification, const AttachedRecord& record);

}  // namespace vanthu::pdf
