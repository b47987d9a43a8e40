// The bytes of an XML part: UTF-8 with declaration, no white space that nobody wrote. Private to
// this folder: shows pugixml.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace vanthu::docx {

std::string xml_text(const pugi::xml_document& xml);

}  // namespace vanthu::docx
