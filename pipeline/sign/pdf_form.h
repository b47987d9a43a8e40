// Internal to sign/*.cpp: the form of a PDF as far as signatures go.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "sign/pdf_objects.h"

namespace vanthu::sign {

struct FormField {
  // 0 when it stands inside another object.
  int object = 0;
  PdfValue value;
};

// Fields of kind Sig, at most some hundreds, in the order of the form; those of nested forms are
// left out, as no writer of signatures makes them.
std::vector<FormField> signature_form_fields(const PdfObjects& objects);

// Said of files whose objects PdfObjects does not read, and of what is no PDF.
Error unreadable_objects(std::string_view file);

}  // namespace vanthu::sign
