#include "docx/bound_fields.h"

#include "docx/record_part.h"
#include "docx/word_xml.h"
#include "xml/markup.h"

namespace vanthu::docx {
namespace {

// Word takes no longer title of a control.
constexpr std::size_t kLongestTitle = 64;
// What the prefix in places stands for.
constexpr const char* kPrefixes = "xmlns:r='urn:vanthu:record:1'";

// "/r:record[1]/r:meeting[1]/@venue" is titled "meeting/venue".
std::string title_of(std::string_view place) {
  std::string title;
  title.reserve(place.size());
  while (!place.empty()) {
    place.remove_prefix(1);
    std::string_view step = place.substr(0, place.find('/'));
    place.remove_prefix(step.size());
    if (step.starts_with("r:")) step.remove_prefix(2);
    if (step.starts_with('@')) step.remove_prefix(1);
    title.append("/").append(step.substr(0, step.find('[')));
  }
  constexpr std::string_view kRoot = "/record/";
  if (title.compare(0, kRoot.size(), kRoot) == 0) title.erase(0, kRoot.size());
  if (title.size() > kLongestTitle) title.erase(0, title.size() - kLongestTitle);
  return title;
}

}  // namespace

XmlNode BoundFields::add_control(XmlNode paragraph, const std::string& place,
                                 const std::string& words) {
  // Word would make both controls say the same, and reading back would take that for an edit.
  if (written_.try_emplace(place, words).first->second != words) return paragraph;
  XmlNode control = paragraph.append_child("w:sdt");
  XmlNode properties = control.append_child("w:sdtPr");
  add_value(properties, "w:alias", title_of(place));
  add_value(properties, "w:id", static_cast<long>(++controls_));
  XmlNode binding = properties.append_child("w:dataBinding");
  binding.set("w:prefixMappings", kPrefixes);
  binding.set("w:xpath", place);
  binding.set("w:storeItemID", store_id_);
  properties.append_child("w:text");
  return control.append_child("w:sdtContent");
}

std::string BoundFields::written_part() const {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<written xmlns=\"";
  out += kWrittenNamespace;
  out += "\">";
  for (const auto& [place, words] : written_) {
    out += "<field place=\"";
    xml::append_escaped(out, place);
    out += "\">";
    xml::append_escaped(out, words);
    out += "</field>";
  }
  out += "</written>";
  return out;
}

}  // namespace vanthu::docx
