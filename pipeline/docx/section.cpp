#include "docx/section.h"

namespace vanthu::docx {
namespace {

void add_reference(pugi::xml_node section, const char* element, const char* pages,
                   const std::string& id) {
  pugi::xml_node reference = section.append_child(element);
  reference.append_attribute("w:type") = pages;
  reference.append_attribute("r:id") = id.c_str();
}

}  // namespace

void add_section(pugi::xml_node parent, SectionKind kind, const layout::PageMeasures& page,
                 const PageFurniture& furniture) {
  const bool appendix = kind == SectionKind::Appendix;
  const bool contact = !furniture.contact_footer.empty();
  pugi::xml_node section = parent.append_child("w:sectPr");
  add_reference(section, "w:headerReference", "default", furniture.numbered_header);
  add_reference(section, "w:headerReference", "first",
                appendix ? furniture.plain_first_header : furniture.first_header);
  if (contact) {
    add_reference(section, "w:footerReference", "default", furniture.plain_footer);
    add_reference(section, "w:footerReference", "first",
                  appendix ? furniture.plain_first_footer : furniture.contact_footer);
  }
  pugi::xml_node size = section.append_child("w:pgSz");
  size.append_attribute("w:w") = page.width.twips();
  size.append_attribute("w:h") = page.height.twips();
  pugi::xml_node margins = section.append_child("w:pgMar");
  margins.append_attribute("w:top") = page.top.twips();
  margins.append_attribute("w:right") = page.outside.twips();
  margins.append_attribute("w:bottom") = page.bottom.twips();
  margins.append_attribute("w:left") = page.inside.twips();
  margins.append_attribute("w:header") = page.number_from_top.twips();
  // The contact line takes its room from the text, not from the margin.
  margins.append_attribute("w:footer") =
      contact ? page.bottom.twips() : page.number_from_top.twips();
  margins.append_attribute("w:gutter") = 0;
  if (appendix) section.append_child("w:pgNumType").append_attribute("w:start") = 1;
  const bool marked = furniture.first_header != furniture.plain_first_header;
  if (page.first_numbered > 1 || marked || contact) section.append_child("w:titlePg");
}

}  // namespace vanthu::docx
