// Internal to docx/*.cpp: the few verbs that write WordprocessingML.
#pragma once

#include <string>
#include <string_view>

#include "docx/xml_part.h"

namespace vanthu::docx {

// <w:name w:val="value"/> at the end of parent.
inline XmlNode add_value(XmlNode parent, const char* name, std::string_view value) {
  return parent.append_child(name).set("w:val", value);
}

inline XmlNode add_value(XmlNode parent, const char* name, long value) {
  return parent.append_child(name).set("w:val", value);
}

// The root of a WordprocessingML part.
inline XmlNode add_root(XmlPart& xml, const char* name) {
  XmlNode root = xml.append_child(name);
  root.set("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  return root;
}

inline constexpr const char* kRelationshipNamespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

}  // namespace vanthu::docx
