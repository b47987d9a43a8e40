// A small PDF as vanthu makes papers: one page with content, a field for the secretary
// (Signature1), one for the chair (Signature2) and the office's own (Certification), sealed.
// Objects: 1 catalog, 2 page tree, 3 page, 4 form, 5 to 7 fields, 8 signature, 10 page content.
#pragma once

#include <string>

#include "sign/signer.h"

namespace vanthu::support {

std::string sealed_pdf_with_fields(const sign::Signer& office);
// An update behind the file that defines one object, anew or for the first time. Also for papers
// as the press makes them.
std::string append_object(const std::string& pdf, int number, const std::string& value);

}  // namespace vanthu::support
