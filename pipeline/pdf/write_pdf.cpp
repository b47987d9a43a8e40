#include "pdf/write_pdf.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/hex.h"
#include "base/sha.h"
#include "pdf/attachment.h"
#include "pdf/object_appender.h"
#include "pdf/outline_items.h"
#include "pdf/page_content.h"
#include "pdf/pdf_text.h"
#include "pdf/record_code.h"
#include "pdf/signature_appearance.h"
#include "pdf/signature_fields.h"
#include "pdf/structure_tree.h"
#include "pdf/xmp_metadata.h"

namespace vanthu::pdf {
namespace {

FaceSet faces_of(const layout::PagedDocument& document) {
  FaceSet out = 0;
  for (const layout::PlacedRun& run : document.runs) out |= face_bit(run.face);
  return out;
}

// The same paper has the same identity on every run: never from a clock.
std::string file_identity(const layout::PagedDocument& document, const PdfOptions& options) {
  std::string basis;
  for (const std::string_view part :
       {std::string_view(document.record_id), std::string_view(document.kind),
        std::string_view(document.template_id), std::string_view(document.profile_id),
        std::string_view(options.producer)}) {
    basis += part;
    basis += '\n';
  }
  if (options.record) basis += "record " + sha256_hex(options.record->bytes) + '\n';
  if (options.code) basis += "code " + options.code->digest + '\n';
  const Sha256Digest digest = sha256(basis);
  return to_hex(std::span(digest).first(16));
}

// A prototype's bytes with room for what follows them.
std::string copy_of(const PdfPrototype& prototype, const PdfOptions& options) {
  constexpr std::size_t kOwnObjects = 64U << 10U;
  std::size_t room = prototype.bytes().size() + kOwnObjects;
  if (options.signature) room += options.signature->contents_digits;
  if (options.record) room += options.record->bytes.size() / 2;
  std::string out;
  out.reserve(room);
  out += prototype.bytes();
  return out;
}

// One paper, whose files begin alike: what they share is written on construction, what differs with
// form and signature behind it.
class PaperWriter {
 public:
  // code: operators for the last page, empty where there is none.
  PaperWriter(const layout::PagedDocument& document, const DrawnPages& drawn,
              const PdfEngine& engine, const PdfOptions& options, const std::string& code)
      : document_(document),
        options_(options),
        prototype_(engine.prototype(faces_of(document))),
        identity_(file_identity(document, options)),
        objects_(copy_of(prototype_, options), prototype_.offsets()) {
    catalog_ = objects_.reserve();
    page_tree_ = objects_.reserve();
    fonts_ = objects_.reserve();
    const int structure = objects_.reserve();
    metadata_ = objects_.reserve();
    for (std::size_t i = 0; i < document_.pages.size(); ++i) {
      page_objects_.push_back(objects_.reserve());
    }
    for (std::size_t i = 0; i < document_.pages.size(); ++i) {
      append_contents(drawn[i].deflated);
      tagged_pages_.push_back({.object = page_objects_[i], .marked_nodes = drawn[i].marked_nodes});
    }
    const Deflater& deflater = engine.deflater();
    if (!code.empty()) {
      std::string deflated;
      deflater.append_deflated(deflated, code);
      append_contents(deflated);
    }
    append_page_tree();
    append_fonts();
    tree_.emplace(objects_, structure, document_, tagged_pages_);
    tree_->append_elements(objects_);
    if (!document_.outline.empty()) {
      outline_ = objects_.reserve();
      append_outline(objects_, outline_, document_, page_objects_);
    }
    objects_.stream(metadata_, "/Type/Metadata/Subtype/XML", xmp_packet(document_, facts()));
    if (options_.record) {
      specification_ = append_attachment(objects_, *options_.record, document_.date, deflater);
    }
  }

  // A digest that has seen what all files of this paper share.
  Sha256 digest_of_shared() const {
    Sha256 digest = prototype_.digest();
    digest.update(std::string_view(objects_.bytes()).substr(digest.size()));
    return digest;
  }

  // Of the file without form and signature, which is not kept.
  std::string digest_without_form(Sha256 shared) const {
    ObjectAppender objects = objects_.continuation();
    finish(objects, {}, "");
    shared.update(objects.bytes());
    return to_hex(std::move(shared).finish());
  }

  // The file; there is only one. shown: what the signature shows, operators, may be empty.
  PdfFile write(const PdfOptions& form, const std::string& shown) && {
    PdfFile out;
    out.hole = finish(objects_, form, shown);
    out.bytes = std::move(objects_.bytes());
    return out;
  }

 private:
  // The objects that depend on the form, and the end of the file.
  std::optional<PdfHole> finish(ObjectAppender& objects, const PdfOptions& form,
                                const std::string& shown) const {
    std::vector<SignatureField> fields;
    if (form.fields || form.signature) fields = signature_fields(document_, form);
    const int form_object = fields.empty() ? 0 : objects.reserve();
    const auto widgets = reserve_fields(objects, fields, page_objects_);
    for (std::size_t i = 0; i < document_.pages.size(); ++i) append_page(objects, i, widgets);
    tree_->append_root(objects, widgets);
    std::optional<PdfHole> hole;
    if (form_object != 0) {
      hole = append_form(objects, form_object,
                         {.fields = fields,
                          .widgets = widgets,
                          .page_height = document_.page_height,
                          .fonts = fonts_,
                          .request = form.signature,
                          .shown = shown});
    }
    append_catalog(objects, form_object);
    objects.finish(trailer_entries());
    return hole;
  }

  XmpFacts facts() const {
    return {.producer = options_.producer,
            .part = options_.record ? 3 : 2,
            .source = options_.code ? record_code_text(document_, *options_.code) : ""};
  }

  void append_contents(std::string_view deflated) {
    contents_.push_back(objects_.reserve());
    objects_.stream(contents_.back(), "/Filter/FlateDecode", deflated);
  }

  void append_page(ObjectAppender& objects, std::size_t index,
                   const std::vector<TaggedWidget>& widgets) const {
    std::string& out = objects.bytes();
    objects.begin(page_objects_[index]);
    out += "<</Type/Page/Parent ";
    append_reference(out, page_tree_);
    out += "/MediaBox[0 0 ";
    append_hundredths(out, to_hundredths(document_.page_width));
    out += ' ';
    append_hundredths(out, to_hundredths(document_.page_height));
    out += "]/Resources<</Font ";
    append_reference(out, fonts_);
    // The code has a stream of its own behind that of the last page.
    const bool code = index + 1 == page_objects_.size() && contents_.size() > page_objects_.size();
    out += code ? ">>/Contents[" : ">>/Contents ";
    append_reference(out, contents_[index]);
    if (code) {
      out += ' ';
      append_reference(out, contents_.back());
      out += ']';
    }
    out += "/StructParents ";
    append_number(out, static_cast<std::int64_t>(index));
    out += "/Tabs/S";
    append_annotations(out, page_objects_[index], widgets);
    out += ">>";
    objects.end();
  }

  static void append_annotations(std::string& out, int page,
                                 const std::vector<TaggedWidget>& widgets) {
    bool any = false;
    for (const TaggedWidget& widget : widgets) {
      if (widget.page_object != page) continue;
      out += any ? " " : "/Annots[";
      append_reference(out, widget.annotation);
      any = true;
    }
    if (any) out += ']';
  }

  void append_page_tree() {
    std::string& out = objects_.bytes();
    objects_.begin(page_tree_);
    out += "<</Type/Pages/Kids[";
    for (const int page : page_objects_) {
      append_reference(out, page);
      out += ' ';
    }
    out += "]/Count ";
    append_number(out, static_cast<std::int64_t>(page_objects_.size()));
    out += ">>";
    objects_.end();
  }

  void append_fonts() {
    std::string& out = objects_.bytes();
    objects_.begin(fonts_);
    out += "<<";
    for (std::size_t i = 0; i < layout::kFaceCount; ++i) {
      const int font = prototype_.font_object(static_cast<layout::Face>(i));
      if (font == 0) continue;
      out += "/F";
      append_number(out, static_cast<std::int64_t>(i));
      out += ' ';
      append_reference(out, font);
    }
    out += ">>";
    objects_.end();
  }

  void append_catalog(ObjectAppender& objects, int form) const {
    std::string& out = objects.bytes();
    objects.begin(catalog_);
    out += "<</Type/Catalog/Pages ";
    append_reference(out, page_tree_);
    out += "/Metadata ";
    append_reference(out, metadata_);
    out += "/OutputIntents[";
    append_reference(out, prototype_.output_intent_object());
    out += "]/MarkInfo<</Marked true>>/StructTreeRoot ";
    append_reference(out, tree_->root());
    out += "/Lang(vi-VN)/ViewerPreferences<</DisplayDocTitle true>>";
    append_page_labels(out, document_);
    if (outline_ != 0) {
      out += "/Outlines ";
      append_reference(out, outline_);
    }
    if (form != 0) {
      out += "/AcroForm ";
      append_reference(out, form);
    }
    if (options_.record) append_attachment_entries(out, specification_, *options_.record);
    out += ">>";
    objects.end();
  }

  std::string trailer_entries() const {
    std::string entries = "/Root ";
    append_reference(entries, catalog_);
    entries += "/ID[<" + identity_ + "><" + identity_ + ">]";
    return entries;
  }

  const layout::PagedDocument& document_;
  const PdfOptions& options_;
  const PdfPrototype& prototype_;
  std::string identity_;
  ObjectAppender objects_;
  int catalog_ = 0;
  int page_tree_ = 0;
  int fonts_ = 0;
  int metadata_ = 0;
  int outline_ = 0;
  int specification_ = 0;
  std::vector<int> page_objects_;
  // By page, then that of the code.
  std::vector<int> contents_;
  std::vector<TaggedPage> tagged_pages_;
  std::optional<StructureTree> tree_;
};

bool has_place(const layout::PagedDocument& document, const PdfOptions& options) {
  const std::optional<std::size_t>& place = options.signature->place;
  return place ? *place < document.signature_places.size() : options.certification.has_value();
}

Error no_such_place(const layout::PagedDocument& document) {
  return Error{.kind = ErrorKind::Rendering,
               .what = {"văn bản không có chỗ ký cho người ký này",
                        "the paper has no place for this signatory"},
               .where = document.record_id,
               .remedy = {"thêm khối chữ ký vào mẫu văn bản, hoặc xuất bản không ký số",
                          "add a signature block to the template, or write the paper unsigned"}};
}

Result<std::string> draw_code(const layout::PagedDocument& document, const PdfEngine& engine,
                              const PdfOptions& options) {
  if (!options.code) return std::string();
  return record_code_content(document, *options.code, engine.metrics());
}

Result<std::string> draw_appearance(const layout::PagedDocument& document, const PdfEngine& engine,
                                    const PdfOptions& options) {
  if (!options.signature || !options.signature->appearance) return std::string();
  const std::optional<std::size_t>& place = options.signature->place;
  const std::vector<SignatureField> fields = signature_fields(document, options);
  const SignatureField& field = place ? fields[*place] : fields.back();
  return draw_signature(*options.signature->appearance,
                        place ? SignatureLook::Personal : SignatureLook::Certifying, field.box,
                        engine.metrics());
}

}  // namespace

DrawnPages draw_pages(const layout::PagedDocument& document, const PdfEngine& engine,
                      Compression compression) {
  DrawnPages drawn;
  drawn.reserve(document.pages.size());
  for (const layout::Page& page : document.pages) {
    PageContent content = page_content(document, page, engine.metrics());
    DrawnPage& one = drawn.emplace_back();
    if (compression == Compression::Fast) {
      append_page_deflated(one.deflated, content.operators);
    } else {
      engine.deflater().append_deflated(one.deflated, content.operators);
    }
    one.marked_nodes = std::move(content.marked_nodes);
  }
  return drawn;
}

Result<PdfFile> write_pdf(const layout::PagedDocument& document, const DrawnPages& drawn,
                          const PdfEngine& engine, const PdfOptions& options) {
  VANTHU_CHECK(drawn.size() == document.pages.size(), "the pages drawn are this document's");
  if (options.signature && !has_place(document, options)) return no_such_place(document);
  auto code = draw_code(document, engine, options);
  if (!code.ok()) return code.error();
  auto shown = draw_appearance(document, engine, options);
  if (!shown.ok()) return shown.error();
  return PaperWriter(document, drawn, engine, options, code.value()).write(options, shown.value());
}

Result<PdfFile> write_pdf(const layout::PagedDocument& document, const PdfEngine& engine,
                          const PdfOptions& options) {
  return write_pdf(document, draw_pages(document, engine, Compression::Thorough), engine, options);
}

Result<SealablePdf> write_sealable_pdf(const layout::PagedDocument& document,
                                       const DrawnPages& drawn, const PdfEngine& engine,
                                       const PdfOptions& options) {
  VANTHU_CHECK(drawn.size() == document.pages.size(), "the pages drawn are this document's");
  VANTHU_CHECK(options.signature.has_value(), "a sealable file has a hole");
  if (!has_place(document, options)) return no_such_place(document);
  auto code = draw_code(document, engine, options);
  if (!code.ok()) return code.error();
  auto shown = draw_appearance(document, engine, options);
  if (!shown.ok()) return shown.error();
  PaperWriter writer(document, drawn, engine, options, code.value());
  SealablePdf out{.file = {}, .unsigned_sha256 = {}, .start = writer.digest_of_shared()};
  out.unsigned_sha256 = writer.digest_without_form(out.start);
  out.file = std::move(writer).write(options, shown.value());
  return out;
}

}  // namespace vanthu::pdf
