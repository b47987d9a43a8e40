#include "docx/section.h"

namespace vanthu::docx {
namespace {

void add_reference(XmlNode section, const char* element, const char* pages, const std::string& id) {
  XmlNode reference = section.append_child(element);
  reference.set("w:type", pages);
  reference.set("r:id", id);
}

}  // namespace

void add_section(XmlNode parent, SectionKind kind, const layout::PageMeasures& page,
                 const PageFurniture& furniture) {
  const bool appendix = kind == SectionKind::Appendix;
  const bool contact = !furniture.contact_footer.empty();
  XmlNode section = parent.append_child("w:sectPr");
  add_reference(section, "w:headerReference", "default", furniture.numbered_header);
  add_reference(section, "w:headerReference", "first",
                appendix ? furniture.plain_first_header : furniture.first_header);
  if (contact) {
    add_reference(section, "w:footerReference", "default", furniture.plain_footer);
    add_reference(section, "w:footerReference", "first",
                  appendix ? furniture.plain_first_footer : furniture.contact_footer);
  }
  XmlNode size = section.append_child("w:pgSz");
  size.set("w:w", page.width.twips());
  size.set("w:h", page.height.twips());
  XmlNode margins = section.append_child("w:pgMar");
  margins.set("w:top", page.top.twips());
  margins.set("w:right", page.outside.twips());
  margins.set("w:bottom", page.bottom.twips());
  margins.set("w:left", page.inside.twips());
  margins.set("w:header", page.number_from_top.twips());
  // The contact line takes its room from the text, not from the margin.
  margins.set("w:footer", contact ? page.bottom.twips() : page.number_from_top.twips());
  margins.set("w:gutter", 0);
  if (appendix) section.append_child("w:pgNumType").set("w:start", 1);
  const bool marked = furniture.first_header != furniture.plain_first_header;
  if (page.first_numbered > 1 || marked || contact) section.append_child("w:titlePg");
}

}  // namespace vanthu::docx
