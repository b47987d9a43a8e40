// Internal to docx/*.cpp: the bytes of an XML part, UTF-8 with declaration, no white space that
// nobody wrote.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace vanthu::docx {

std::string xml_text(const pugi::xml_document& xml);

}  // namespace vanthu::docx
