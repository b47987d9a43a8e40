#include "docx/fixed_parts.h"

#include "docx/paragraph.h"
#include "docx/word_styles.h"
#include "docx/word_xml.h"
#include "docx/xml_text.h"

namespace vanthu::docx {
namespace {

constexpr const char* kLanguage = "vi-VN";

void add_field_mark(pugi::xml_node paragraph, const char* kind) {
  paragraph.append_child("w:r").append_child("w:fldChar").append_attribute("w:fldCharType") = kind;
}

void add_line(pugi::xml_node story, layout::Role role, const text::NfcString& text) {
  add_text(add_paragraph(story, {.style = style_id(role)}), text);
}

void add_page_number(pugi::xml_node story) {
  pugi::xml_node paragraph = add_paragraph(story, {.style = style_id(layout::Role::PageNumber)});
  add_field_mark(paragraph, "begin");
  pugi::xml_node instruction = paragraph.append_child("w:r").append_child("w:instrText");
  instruction.append_attribute("xml:space") = "preserve";
  instruction.append_child(pugi::node_pcdata).set_value(" PAGE ");
  add_field_mark(paragraph, "separate");
  // What is shown until Word counts for itself.
  add_text(paragraph, text::nfc("2"));
  add_field_mark(paragraph, "end");
}

void add_text_element(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).append_child(pugi::node_pcdata).set_value(text.c_str());
}

void add_moment(pugi::xml_node properties, const char* name, const Date& date) {
  pugi::xml_node moment = properties.append_child(name);
  moment.append_attribute("xsi:type") = "dcterms:W3CDTF";
  moment.append_child(pugi::node_pcdata).set_value((to_iso(date) + "T00:00:00Z").c_str());
}

}  // namespace

std::string settings_part() {
  pugi::xml_document xml;
  pugi::xml_node settings = add_root(xml, "w:settings");
  settings.append_child("w:zoom").append_attribute("w:percent") = 100;
  settings.append_child("w:mirrorMargins");
  add_value(settings, "w:defaultTabStop", 567L);
  add_value(settings, "w:autoHyphenation", "false");
  add_value(settings, "w:characterSpacingControl", "doNotCompress");
  pugi::xml_node compatibility = settings.append_child("w:compat");
  // A line that ends with a line break inside a justified paragraph stays ragged.
  compatibility.append_child("w:doNotExpandShiftReturn");
  // Room below one paragraph and above the next add up, as in the profile.
  compatibility.append_child("w:doNotUseHTMLParagraphAutoSpacing");
  pugi::xml_node mode = compatibility.append_child("w:compatSetting");
  mode.append_attribute("w:name") = "compatibilityMode";
  mode.append_attribute("w:uri") = "http://schemas.microsoft.com/office/word";
  mode.append_attribute("w:val") = 15;
  add_value(settings, "w:themeFontLang", kLanguage);
  add_value(settings, "w:decimalSymbol", ",");
  add_value(settings, "w:listSeparator", ";");
  return xml_text(xml);
}

std::string font_table_part(const layout::FormatProfile& profile) {
  pugi::xml_document xml;
  pugi::xml_node font = add_root(xml, "w:fonts").append_child("w:font");
  font.append_attribute("w:name") = profile.font_family.str().c_str();
  // What Word looks for when the family is missing: a proportional roman.
  add_value(font, "w:family", "roman");
  add_value(font, "w:pitch", "variable");
  return xml_text(xml);
}

std::string page_number_header_part() {
  pugi::xml_document xml;
  add_page_number(add_root(xml, "w:hdr"));
  return xml_text(xml);
}

std::string first_page_header_part(const layout::FormatProfile& profile,
                                   const text::NfcString* copy_mark) {
  pugi::xml_document xml;
  pugi::xml_node header = add_root(xml, "w:hdr");
  const bool numbered = profile.page.first_numbered == 1;
  if (copy_mark != nullptr) add_line(header, layout::Role::CopyMark, *copy_mark);
  if (numbered) add_page_number(header);
  if (!numbered && copy_mark == nullptr) add_line(header, layout::Role::PageNumber, {});
  return xml_text(xml);
}

std::string contact_footer_part(const layout::FormatProfile& profile,
                                const text::NfcString& contact) {
  pugi::xml_document xml;
  add_text(add_paragraph(add_root(xml, "w:ftr"), {.style = style_id(layout::Role::Contact),
                                                  .before = profile.contact.before}),
           contact);
  return xml_text(xml);
}

std::string empty_footer_part() {
  pugi::xml_document xml;
  add_paragraph(add_root(xml, "w:ftr"),
                {.style = style_id(layout::Role::PageNumber), .pitch = kHairline});
  return xml_text(xml);
}

std::string core_properties_part(const document::Document& document) {
  pugi::xml_document xml;
  pugi::xml_node properties = xml.append_child("cp:coreProperties");
  const std::pair<const char*, const char*> namespaces[] = {
      {"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
      {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
      {"xmlns:dcterms", "http://purl.org/dc/terms/"},
      {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}};
  for (const auto& [name, uri] : namespaces) properties.append_attribute(name) = uri;
  add_text_element(properties, "dc:title", document.title.str());
  add_text_element(properties, "dc:creator", document.author.str());
  add_text_element(properties, "dc:identifier", document.record_id);
  add_text_element(properties, "dc:language", kLanguage);
  add_text_element(properties, "cp:category", document.kind);
  add_text_element(properties, "cp:lastModifiedBy", document.author.str());
  add_moment(properties, "dcterms:created", document.date);
  add_moment(properties, "dcterms:modified", document.date);
  return xml_text(xml);
}

std::string app_properties_part() {
  pugi::xml_document xml;
  pugi::xml_node properties = xml.append_child("Properties");
  properties.append_attribute("xmlns") =
      "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
  add_text_element(properties, "Application", "vanthu");
  return xml_text(xml);
}

}  // namespace vanthu::docx
