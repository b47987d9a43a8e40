#include "docx/fixed_parts.h"

#include "docx/paragraph.h"
#include "docx/word_styles.h"
#include "docx/word_xml.h"
#include "docx/xml_part.h"

namespace vanthu::docx {
namespace {

constexpr const char* kLanguage = "vi-VN";

void add_field_mark(XmlNode paragraph, const char* kind) {
  paragraph.append_child("w:r").append_child("w:fldChar").set("w:fldCharType", kind);
}

void add_line(XmlNode story, layout::Role role, const text::NfcString& text) {
  add_text(add_paragraph(story, {.style = style_id(role)}), text);
}

void add_page_number(XmlNode story) {
  XmlNode paragraph = add_paragraph(story, {.style = style_id(layout::Role::PageNumber)});
  add_field_mark(paragraph, "begin");
  XmlNode instruction = paragraph.append_child("w:r").append_child("w:instrText");
  instruction.set("xml:space", "preserve");
  instruction.append_text(" PAGE ");
  add_field_mark(paragraph, "separate");
  // What is shown until Word counts for itself.
  add_text(paragraph, text::nfc("2"));
  add_field_mark(paragraph, "end");
}

void add_text_element(XmlNode parent, const char* name, const std::string& text) {
  parent.append_child(name).append_text(text);
}

void add_moment(XmlNode properties, const char* name, const Date& date) {
  XmlNode moment = properties.append_child(name);
  moment.set("xsi:type", "dcterms:W3CDTF");
  moment.append_text((to_iso(date) + "T00:00:00Z"));
}

}  // namespace

std::string settings_part() {
  XmlPart xml;
  XmlNode settings = add_root(xml, "w:settings");
  settings.append_child("w:zoom").set("w:percent", 100);
  settings.append_child("w:mirrorMargins");
  add_value(settings, "w:defaultTabStop", 567L);
  add_value(settings, "w:autoHyphenation", "false");
  add_value(settings, "w:characterSpacingControl", "doNotCompress");
  XmlNode compatibility = settings.append_child("w:compat");
  // A line that ends with a line break inside a justified paragraph stays ragged.
  compatibility.append_child("w:doNotExpandShiftReturn");
  // Room below one paragraph and above the next add up, as in the profile.
  compatibility.append_child("w:doNotUseHTMLParagraphAutoSpacing");
  XmlNode mode = compatibility.append_child("w:compatSetting");
  mode.set("w:name", "compatibilityMode");
  mode.set("w:uri", "http://schemas.microsoft.com/office/word");
  mode.set("w:val", 15);
  add_value(settings, "w:themeFontLang", kLanguage);
  add_value(settings, "w:decimalSymbol", ",");
  add_value(settings, "w:listSeparator", ";");
  return std::move(xml).take();
}

std::string font_table_part(const layout::FormatProfile& profile) {
  XmlPart xml;
  XmlNode font = add_root(xml, "w:fonts").append_child("w:font");
  font.set("w:name", profile.font_family.str());
  // What Word looks for when the family is missing: a proportional roman.
  add_value(font, "w:family", "roman");
  add_value(font, "w:pitch", "variable");
  return std::move(xml).take();
}

std::string page_number_header_part() {
  XmlPart xml;
  add_page_number(add_root(xml, "w:hdr"));
  return std::move(xml).take();
}

std::string first_page_header_part(const layout::FormatProfile& profile,
                                   const text::NfcString* copy_mark) {
  XmlPart xml;
  XmlNode header = add_root(xml, "w:hdr");
  const bool numbered = profile.page.first_numbered == 1;
  if (copy_mark != nullptr) add_line(header, layout::Role::CopyMark, *copy_mark);
  if (numbered) add_page_number(header);
  if (!numbered && copy_mark == nullptr) add_line(header, layout::Role::PageNumber, {});
  return std::move(xml).take();
}

std::string contact_footer_part(const layout::FormatProfile& profile,
                                const text::NfcString& contact) {
  XmlPart xml;
  add_text(add_paragraph(add_root(xml, "w:ftr"), {.style = style_id(layout::Role::Contact),
                                                  .before = profile.contact.before}),
           contact);
  return std::move(xml).take();
}

std::string empty_footer_part() {
  XmlPart xml;
  add_paragraph(add_root(xml, "w:ftr"),
                {.style = style_id(layout::Role::PageNumber), .pitch = kHairline});
  return std::move(xml).take();
}

std::string core_properties_part(const document::Document& document) {
  XmlPart xml;
  XmlNode properties = xml.append_child("cp:coreProperties");
  const std::pair<const char*, const char*> namespaces[] = {
      {"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
      {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
      {"xmlns:dcterms", "http://purl.org/dc/terms/"},
      {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}};
  for (const auto& [name, uri] : namespaces) properties.set(name, uri);
  add_text_element(properties, "dc:title", document.title.str());
  add_text_element(properties, "dc:creator", document.author.str());
  add_text_element(properties, "dc:identifier", document.record_id);
  add_text_element(properties, "dc:language", kLanguage);
  add_text_element(properties, "cp:category", document.kind);
  add_text_element(properties, "cp:lastModifiedBy", document.author.str());
  add_moment(properties, "dcterms:created", document.date);
  add_moment(properties, "dcterms:modified", document.date);
  return std::move(xml).take();
}

std::string app_properties_part() {
  XmlPart xml;
  XmlNode properties = xml.append_child("Properties");
  properties.set("xmlns",
                 "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
  add_text_element(properties, "Application", "vanthu");
  return std::move(xml).take();
}

}  // namespace vanthu::docx
