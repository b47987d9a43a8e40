// XML in the compact form that a test can show: a paragraph in one line instead of thirty.
//   w:p/(w:pPr/w:jc{w:val=center},w:r/w:t"BIÊN BẢN")
// An element is name{attribute=value,…}"text"/children, children are one element or (a,b,…). A
// value that holds a comma or a brace stands in single quotes. xml:space is left out when writing.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace vanthu::support {

// Throws std::invalid_argument with the place where the expression cannot be read.
pugi::xml_document from_cxml(std::string_view expression);

std::string to_cxml(const pugi::xml_node& element);

// The element's children only, joined with commas: what a test compares when the parent is given.
std::string children_to_cxml(const pugi::xml_node& element);

}  // namespace vanthu::support
