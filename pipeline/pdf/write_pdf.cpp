#include "pdf/write_pdf.h"

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

// What the pages of this file have beyond those drawn; empty where not asked for.
struct Extras {
  // Operators for the last page.
  std::string code;
  // What the signature shows.
  std::string signature;
};

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

class PaperWriter {
 public:
  PaperWriter(const layout::PagedDocument& document, const DrawnPages& drawn,
              const PdfEngine& engine, const PdfOptions& options, const Extras& extras)
      : document_(document),
        drawn_(drawn),
        options_(options),
        extras_(extras),
        deflater_(engine.deflater(Compression::Thorough)),
        prototype_(engine.prototype(faces_of(document))),
        objects_(copy_of(prototype_, options), prototype_.offsets()) {}

  PdfFile write() {
    catalog_ = objects_.reserve();
    page_tree_ = objects_.reserve();
    fonts_ = objects_.reserve();
    structure_ = objects_.reserve();
    metadata_ = objects_.reserve();
    for (std::size_t i = 0; i < document_.pages.size(); ++i) {
      page_objects_.push_back(objects_.reserve());
    }
    if (options_.fields || options_.signature) fields_ = signature_fields(document_, options_);
    form_ = fields_.empty() ? 0 : objects_.reserve();
    widgets_ = reserve_fields(objects_, fields_, page_objects_);
    outline_ = document_.outline.empty() ? 0 : objects_.reserve();

    for (std::size_t i = 0; i < document_.pages.size(); ++i) append_page(i);
    append_page_tree();
    append_fonts();
    append_structure_tree(objects_, structure_, document_, tagged_pages(), widgets_);
    if (outline_ != 0) append_outline(objects_, outline_, document_, page_objects_);
    objects_.stream(metadata_, "/Type/Metadata/Subtype/XML", xmp_packet(document_, facts()));
    if (options_.record) {
      specification_ = append_attachment(objects_, *options_.record, document_.date, deflater_);
    }
    PdfFile out;
    out.start = &prototype_.digest();
    if (form_ != 0) {
      out.hole = append_form(objects_, form_,
                             {.fields = fields_,
                              .widgets = widgets_,
                              .page_height = document_.page_height,
                              .fonts = fonts_,
                              .request = options_.signature,
                              .shown = extras_.signature});
    }
    append_catalog();
    out.bytes = objects_.finish(trailer_entries());
    return out;
  }

 private:
  std::string& out() { return objects_.bytes(); }

  XmpFacts facts() const {
    return {.producer = options_.producer,
            .part = options_.record ? 3 : 2,
            .source = options_.code ? record_code_text(document_, *options_.code) : ""};
  }

  // A second stream behind the page's own; 0 for none.
  int append_code(std::size_t page) {
    if (extras_.code.empty() || page + 1 != document_.pages.size()) return 0;
    const int stream = objects_.reserve();
    std::string deflated;
    deflater_.append_deflated(deflated, extras_.code);
    objects_.stream(stream, "/Filter/FlateDecode", deflated);
    return stream;
  }

  void append_page(std::size_t index) {
    const int stream = objects_.reserve();
    objects_.stream(stream, "/Filter/FlateDecode", drawn_[index].deflated);
    const int code = append_code(index);
    objects_.begin(page_objects_[index]);
    out() += "<</Type/Page/Parent ";
    append_reference(out(), page_tree_);
    out() += "/MediaBox[0 0 ";
    append_hundredths(out(), to_hundredths(document_.page_width));
    out() += ' ';
    append_hundredths(out(), to_hundredths(document_.page_height));
    out() += "]/Resources<</Font ";
    append_reference(out(), fonts_);
    out() += code == 0 ? ">>/Contents " : ">>/Contents[";
    append_reference(out(), stream);
    if (code != 0) {
      out() += ' ';
      append_reference(out(), code);
      out() += ']';
    }
    out() += "/StructParents ";
    append_number(out(), static_cast<std::int64_t>(index));
    out() += "/Tabs/S";
    append_annotations(page_objects_[index]);
    out() += ">>";
    objects_.end();
  }

  std::vector<TaggedPage> tagged_pages() const {
    std::vector<TaggedPage> tagged;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      tagged.push_back({.object = page_objects_[i], .marked_nodes = drawn_[i].marked_nodes});
    }
    return tagged;
  }

  void append_annotations(int page) {
    bool any = false;
    for (const TaggedWidget& widget : widgets_) {
      if (widget.page_object != page) continue;
      out() += any ? " " : "/Annots[";
      append_reference(out(), widget.annotation);
      any = true;
    }
    if (any) out() += ']';
  }

  void append_page_tree() {
    objects_.begin(page_tree_);
    out() += "<</Type/Pages/Kids[";
    for (const int page : page_objects_) {
      append_reference(out(), page);
      out() += ' ';
    }
    out() += "]/Count ";
    append_number(out(), static_cast<std::int64_t>(page_objects_.size()));
    out() += ">>";
    objects_.end();
  }

  void append_fonts() {
    objects_.begin(fonts_);
    out() += "<<";
    for (std::size_t i = 0; i < layout::kFaceCount; ++i) {
      const int font = prototype_.font_object(static_cast<layout::Face>(i));
      if (font == 0) continue;
      out() += "/F";
      append_number(out(), static_cast<std::int64_t>(i));
      out() += ' ';
      append_reference(out(), font);
    }
    out() += ">>";
    objects_.end();
  }

  void append_catalog() {
    objects_.begin(catalog_);
    out() += "<</Type/Catalog/Pages ";
    append_reference(out(), page_tree_);
    out() += "/Metadata ";
    append_reference(out(), metadata_);
    out() += "/OutputIntents[";
    append_reference(out(), prototype_.output_intent_object());
    out() += "]/MarkInfo<</Marked true>>/StructTreeRoot ";
    append_reference(out(), structure_);
    out() += "/Lang(vi-VN)/ViewerPreferences<</DisplayDocTitle true>>";
    append_page_labels(out(), document_);
    if (outline_ != 0) {
      out() += "/Outlines ";
      append_reference(out(), outline_);
    }
    if (form_ != 0) {
      out() += "/AcroForm ";
      append_reference(out(), form_);
    }
    if (options_.record) append_attachment_entries(out(), specification_, *options_.record);
    out() += ">>";
    objects_.end();
  }

  std::string trailer_entries() const {
    std::string entries = "/Root ";
    append_reference(entries, catalog_);
    const std::string identity = file_identity(document_, options_);
    entries += "/ID[<" + identity + "><" + identity + ">]";
    return entries;
  }

  const layout::PagedDocument& document_;
  const DrawnPages& drawn_;
  const PdfOptions& options_;
  const Extras& extras_;
  const Deflater& deflater_;
  const PdfPrototype& prototype_;
  ObjectAppender objects_;
  int catalog_ = 0;
  int page_tree_ = 0;
  int fonts_ = 0;
  int structure_ = 0;
  int metadata_ = 0;
  int form_ = 0;
  int outline_ = 0;
  int specification_ = 0;
  std::vector<int> page_objects_;
  std::vector<SignatureField> fields_;
  std::vector<TaggedWidget> widgets_;
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

Result<Extras> draw_extras(const layout::PagedDocument& document, const PdfEngine& engine,
                           const PdfOptions& options) {
  Extras out;
  if (options.code) {
    auto code = record_code_content(document, *options.code, engine.metrics());
    if (!code.ok()) return code.error();
    out.code = std::move(code).value();
  }
  if (!options.signature || !options.signature->appearance) return out;
  const std::optional<std::size_t>& place = options.signature->place;
  const std::vector<SignatureField> fields = signature_fields(document, options);
  const SignatureField& field = place ? fields[*place] : fields.back();
  auto drawn = draw_signature(*options.signature->appearance,
                              place ? SignatureLook::Personal : SignatureLook::Certifying,
                              field.box, engine.metrics());
  if (!drawn.ok()) return drawn.error();
  out.signature = std::move(drawn).value();
  return out;
}

}  // namespace

DrawnPages draw_pages(const layout::PagedDocument& document, const PdfEngine& engine,
                      Compression compression) {
  const Deflater& deflater = engine.deflater(compression);
  DrawnPages drawn;
  drawn.reserve(document.pages.size());
  for (const layout::Page& page : document.pages) {
    PageContent content = page_content(document, page, engine.metrics());
    DrawnPage& one = drawn.emplace_back();
    deflater.append_deflated(one.deflated, content.operators);
    one.marked_nodes = std::move(content.marked_nodes);
  }
  return drawn;
}

Result<PdfFile> write_pdf(const layout::PagedDocument& document, const DrawnPages& drawn,
                          const PdfEngine& engine, const PdfOptions& options) {
  VANTHU_CHECK(drawn.size() == document.pages.size(), "the pages drawn are this document's");
  if (options.signature && !has_place(document, options)) return no_such_place(document);
  auto extras = draw_extras(document, engine, options);
  if (!extras.ok()) return extras.error();
  return PaperWriter(document, drawn, engine, options, extras.value()).write();
}

Result<PdfFile> write_pdf(const layout::PagedDocument& document, const PdfEngine& engine,
                          const PdfOptions& options) {
  return write_pdf(document, draw_pages(document, engine, Compression::Thorough), engine, options);
}

std::string digest_of(const PdfFile& file) {
  Sha256 digest = *file.start;
  digest.update(std::string_view(file.bytes).substr(digest.size()));
  return to_hex(std::move(digest).finish());
}

}  // namespace vanthu::pdf
