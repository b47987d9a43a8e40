#include "docx/docx_writer.h"

#include <utility>

#include "base/check.h"
#include "docx/body_pieces.h"
#include "docx/fixed_parts.h"
#include "docx/numbering.h"
#include "docx/section.h"
#include "docx/tables.h"
#include "docx/word_package.h"
#include "docx/word_xml.h"

namespace vanthu::docx {
namespace {

// A contact line belongs to the paper's only letterhead.
const text::NfcString* contact_of(const document::Document& document) {
  for (const document::Block& block : document.blocks) {
    const auto* letterhead = std::get_if<document::Letterhead>(&block);
    if (letterhead != nullptr && letterhead->contact) return &*letterhead->contact;
  }
  return nullptr;
}

struct BodyWriter {
  XmlNode body;
  const layout::FormatProfile& profile;
  const layout::FontMetrics& metrics;
  const PageFurniture& furniture;
  BoundFields& bound;
  SectionKind section = SectionKind::Paper;

  Result<Done> operator()(const ParagraphPiece& piece) {
    XmlNode paragraph = body.append_child("w:p");
    XmlNode properties = add_properties(paragraph, piece.properties);
    if (piece.ends_section) {
      add_section(properties, section, profile.page, furniture);
      section = SectionKind::Appendix;
    }
    if (piece.blank_line) paragraph.append_child("w:r").append_child("w:tab");
    add_inlines(paragraph, piece.text, bound);
    return Done{};
  }
  Result<Done> operator()(const TablePiece& piece) const {
    if (const auto* const* letterhead = std::get_if<const document::Letterhead*>(&piece.block)) {
      return add_letterhead(body, **letterhead, profile, metrics);
    }
    if (const auto* const* table = std::get_if<const document::Table*>(&piece.block)) {
      add_bordered_table(body, **table, piece.keep_next, profile, bound);
    } else {
      add_signature_block(body, *std::get<const document::SignatureBlock*>(piece.block), profile,
                          bound);
    }
    return Done{};
  }
};

std::string numbering_part(const std::string& definitions, const Numbering& numbering) {
  return definitions + numbering.instances() + kNumberingEnd;
}

}  // namespace

struct DocxPrototype::Content {
  layout::FormatProfile profile;
  layout::FontMetrics metrics;
  document::MarkerEnd marker_end;
  std::string numbering_definitions;
  // Of the many papers whose lists need no instance of their own: packed as it is for others.
  zip::ZipMember untouched_numbering;
  WordPackages packages;
};

DocxPrototype::DocxPrototype(std::unique_ptr<const Content> content)
    : content_(std::move(content)) {}
DocxPrototype::DocxPrototype(DocxPrototype&&) noexcept = default;
DocxPrototype& DocxPrototype::operator=(DocxPrototype&&) noexcept = default;
DocxPrototype::~DocxPrototype() = default;

Result<DocxPrototype> DocxPrototype::make(const layout::FormatProfile& profile,
                                          const layout::FontMetrics& metrics,
                                          document::MarkerEnd marker_end) {
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
  std::string definitions = numbering_definitions(profile, marker_end);
  zip::ZipMember untouched = zip::deflate_member(
      kNumberingPart, numbering_part(definitions, Numbering(marker_end)), zip::Packing::Small);
  return DocxPrototype(
      std::make_unique<const Content>(Content{profile, metrics, marker_end, std::move(definitions),
                                              std::move(untouched), WordPackages(profile)}));
}

Result<std::string> write_docx(const document::Document& document, const DocxPrototype& prototype,
                               const RecordPart* record) {
  const DocxPrototype::Content& shared = *prototype.content_;
  VANTHU_CHECK(document.profile_id == shared.profile.id,
               "a document is written with the profile it was composed for");
  constexpr std::size_t kExpected = 96U << 10U;
  XmlPart xml(kExpected);
  XmlNode root = add_root(xml, "w:document");
  root.set("xmlns:r", kRelationshipNamespace);
  XmlNode body = root.append_child("w:body");
  Numbering numbering(shared.marker_end);
  const text::NfcString* contact = contact_of(document);
  const WordPackage& package = shared.packages.with({.copy_mark = document.copy_mark.has_value(),
                                                     .contact = contact != nullptr,
                                                     .record = record != nullptr});
  BoundFields bound(record != nullptr ? record->store_id() : std::string());
  BodyWriter writer{body, shared.profile, shared.metrics, package.furniture, bound};
  for (const Piece& piece : body_pieces(document, shared.profile, shared.metrics, numbering)) {
    const auto written = std::visit(writer, piece);
    if (!written.ok()) return written.error();
  }
  add_section(body, writer.section, shared.profile.page, package.furniture);
  std::vector<SlotContent> slots = {{kDocumentPart, std::move(xml).take()},
                                    {kCorePropertiesPart, core_properties_part(document)}};
  std::vector<const zip::ZipMember*> packed;
  if (numbering.is_untouched()) {
    packed.push_back(&shared.untouched_numbering);
  } else {
    slots.push_back({kNumberingPart, numbering_part(shared.numbering_definitions, numbering)});
  }
  if (document.copy_mark) {
    slots.push_back(
        {kMarkedHeaderPart, first_page_header_part(shared.profile, &*document.copy_mark)});
  }
  if (contact != nullptr)
    slots.push_back({kContactFooterPart, contact_footer_part(shared.profile, *contact)});
  if (record != nullptr) {
    slots.push_back({kWrittenItem, bound.written_part()});
    packed.insert(packed.end(), {&record->item(), &record->properties(), &record->kept()});
  }
  return package.package.with_slots(slots, packed);
}

}  // namespace vanthu::docx
