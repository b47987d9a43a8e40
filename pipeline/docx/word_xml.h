// Internal to docx/*.cpp: the few verbs that write WordprocessingML.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace vanthu::docx {

// <w:name w:val="value"/> at the end of parent.
inline pugi::xml_node add_value(pugi::xml_node parent, const char* name, const char* value) {
  pugi::xml_node node = parent.append_child(name);
  node.append_attribute("w:val") = value;
  return node;
}

inline pugi::xml_node add_value(pugi::xml_node parent, const char* name, long value) {
  pugi::xml_node node = parent.append_child(name);
  node.append_attribute("w:val") = value;
  return node;
}

// The root of a WordprocessingML part.
inline pugi::xml_node add_root(pugi::xml_document& xml, const char* name) {
  pugi::xml_node root = xml.append_child(name);
  root.append_attribute("xmlns:w") = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return root;
}

inline constexpr const char* kRelationshipNamespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

}  // namespace vanthu::docx
