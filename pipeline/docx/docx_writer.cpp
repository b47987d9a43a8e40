#include "docx/docx_writer.h"

#include <pugixml.hpp>
#include <utility>

#include "base/check.h"
#include "docx/body_pieces.h"
#include "docx/fixed_parts.h"
#include "docx/numbering.h"
#include "docx/opc_package.h"
#include "docx/tables.h"
#include "docx/word_styles.h"
#include "docx/word_xml.h"
#include "docx/xml_text.h"

namespace vanthu::docx {
namespace {

constexpr const char* kDocument = "word/document.xml";
constexpr const char* kNumbering = "word/numbering.xml";
constexpr const char* kCoreProperties = "docProps/core.xml";

// Content types and relationship types of WordprocessingML parts differ in their last word only.
std::string word_type(const std::string& part) {
  return "application/vnd.openxmlformats-officedocument.wordprocessingml." + part + "+xml";
}
std::string office_relation(const std::string& part) {
  return std::string(kRelationshipNamespace) + "/" + part;
}

// Relationship ids that the section refers to.
struct HeaderIds {
  std::string first;
  std::string other;
};

HeaderIds add_word_parts(OpcPackage& package, const layout::FormatProfile& profile) {
  const auto add = [&](const std::string& name, const std::string& type, const std::string& xml) {
    package.add_fixed_part("word/" + name + ".xml", word_type(type), xml);
    return package.relate(kDocument, office_relation(type), "word/" + name + ".xml");
  };
  add("styles", "styles", styles_part(profile));
  add("settings", "settings", settings_part());
  add("fontTable", "fontTable", font_table_part(profile));
  package.add_slot(kNumbering, word_type("numbering"));
  package.relate(kDocument, office_relation("numbering"), kNumbering);
  HeaderIds ids;
  ids.first = add("header1", "header", empty_header_part());
  ids.other = add("header2", "header", page_number_header_part());
  return ids;
}

void add_package_parts(OpcPackage& package) {
  package.add_slot(kDocument, word_type("document.main"));
  package.relate("", office_relation("officeDocument"), kDocument);
  package.add_slot(kCoreProperties, "application/vnd.openxmlformats-package.core-properties+xml");
  package.relate(
      "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      kCoreProperties);
  package.add_fixed_part("docProps/app.xml",
                         "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                         app_properties_part());
  package.relate("", office_relation("extended-properties"), "docProps/app.xml");
}

void add_header_reference(pugi::xml_node section, const char* pages, const std::string& id) {
  pugi::xml_node reference = section.append_child("w:headerReference");
  reference.append_attribute("w:type") = pages;
  reference.append_attribute("r:id") = id.c_str();
}

void add_section(pugi::xml_node body, const layout::PageMeasures& page, const HeaderIds& headers) {
  pugi::xml_node section = body.append_child("w:sectPr");
  add_header_reference(section, "default", headers.other);
  add_header_reference(section, "first", headers.first);
  pugi::xml_node size = section.append_child("w:pgSz");
  size.append_attribute("w:w") = page.width.twips();
  size.append_attribute("w:h") = page.height.twips();
  pugi::xml_node margins = section.append_child("w:pgMar");
  margins.append_attribute("w:top") = page.top.twips();
  margins.append_attribute("w:right") = page.outside.twips();
  margins.append_attribute("w:bottom") = page.bottom.twips();
  margins.append_attribute("w:left") = page.inside.twips();
  margins.append_attribute("w:header") = page.number_from_top.twips();
  margins.append_attribute("w:footer") = page.number_from_top.twips();
  margins.append_attribute("w:gutter") = 0;
  if (page.first_numbered > 1) section.append_child("w:titlePg");
}

struct BodyWriter {
  pugi::xml_node body;
  const layout::FormatProfile& profile;
  const layout::FontMetrics& metrics;

  Result<Done> operator()(const ParagraphPiece& piece) const {
    add_inlines(add_paragraph(body, piece.properties), piece.text);
    return Done{};
  }
  Result<Done> operator()(const TablePiece& piece) const {
    if (const auto* const* letterhead = std::get_if<const document::Letterhead*>(&piece.block)) {
      return add_letterhead(body, **letterhead, profile, metrics);
    }
    if (const auto* const* table = std::get_if<const document::Table*>(&piece.block)) {
      add_bordered_table(body, **table, piece.keep_next, profile);
    } else {
      add_signature_block(body, *std::get<const document::SignatureBlock*>(piece.block), profile);
    }
    return Done{};
  }
};

}  // namespace

struct DocxPrototype::Content {
  layout::FormatProfile profile;
  layout::FontMetrics metrics;
  HeaderIds headers;
  std::string numbering_definitions;
  PackedPackage package;
};

DocxPrototype::DocxPrototype(std::unique_ptr<const Content> content)
    : content_(std::move(content)) {}
DocxPrototype::DocxPrototype(DocxPrototype&&) noexcept = default;
DocxPrototype& DocxPrototype::operator=(DocxPrototype&&) noexcept = default;
DocxPrototype::~DocxPrototype() = default;

Result<DocxPrototype> DocxPrototype::make(const layout::FormatProfile& profile,
                                          const layout::FontMetrics& metrics) {
  const std::string first = std::to_string(profile.page.first_numbered);
  if (profile.page.first_numbered > 2) {
    return Error{.kind = ErrorKind::Rendering,
                 .what = {"Mẫu thể thức đánh số trang từ trang " + first +
                              "; Word chỉ đánh số được từ trang 1 hoặc trang 2.",
                          "The format profile numbers pages from page " + first +
                              "; Word can start with page 1 or 2 only."},
                 .where = profile.id,
                 .remedy = {"Ghi first-numbered=\"1\" hoặc \"2\" trong mẫu thể thức.",
                            "Write first-numbered=\"1\" or \"2\" in the format profile."}};
  }
  OpcPackage package;
  add_package_parts(package);
  auto content = std::make_unique<Content>();
  content->profile = profile;
  content->metrics = metrics;
  content->headers = add_word_parts(package, profile);
  content->numbering_definitions = numbering_definitions(profile);
  content->package = package.pack();
  return DocxPrototype(std::move(content));
}

Result<std::string> write_docx(const document::Document& document, const DocxPrototype& prototype) {
  const DocxPrototype::Content& shared = *prototype.content_;
  VANTHU_CHECK(document.profile_id == shared.profile.id,
               "a document is written with the profile it was composed for");
  pugi::xml_document xml;
  pugi::xml_node root = add_root(xml, "w:document");
  root.append_attribute("xmlns:r") = kRelationshipNamespace;
  pugi::xml_node body = root.append_child("w:body");
  Numbering numbering;
  const BodyWriter writer{body, shared.profile, shared.metrics};
  for (const Piece& piece : body_pieces(document, shared.profile, shared.metrics, numbering)) {
    const auto written = std::visit(writer, piece);
    if (!written.ok()) return written.error();
  }
  add_section(body, shared.profile.page, shared.headers);
  return shared.package.with_slots(
      {{kDocument, xml_text(xml)},
       {kNumbering, shared.numbering_definitions + numbering.instances() + kNumberingEnd},
       {kCoreProperties, core_properties_part(document)}});
}

}  // namespace vanthu::docx
