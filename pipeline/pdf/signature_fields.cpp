#include "pdf/signature_fields.h"

#include <string>
#include <string_view>

#include "pdf/pdf_text.h"

namespace vanthu::pdf {
namespace {

// sign::kByteRangeWidth bytes: three numbers of ten digits.
constexpr std::string_view kByteRange = "[0 0000000000 0000000000 0000000000]";

PdfHole append_signature(ObjectAppender& objects, int number, const SignatureRequest& request) {
  std::string& out = objects.bytes();
  PdfHole hole;
  objects.begin(number);
  out += "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(";
  out += request.date;
  out += ")/ByteRange ";
  hole.byte_range_begin = objects.position();
  out += kByteRange;
  hole.byte_range_end = objects.position();
  out += "/Contents ";
  hole.contents_begin = objects.position();
  out += '<';
  out.append(request.contents_digits, '0');
  out += '>';
  hole.contents_end = objects.position();
  out += ">>";
  objects.end();
  return hole;
}

std::string tool_tip(const layout::SignaturePlace& place) {
  std::string out = place.authority.str();
  if (!out.empty() && !place.name.empty()) out += ": ";
  return out + place.name.str();
}

void append_box(std::string& out, const PaperBox& box, double page_height) {
  out += '[';
  append_hundredths(out, to_hundredths(box.x));
  out += ' ';
  append_hundredths(out, to_hundredths(page_height - box.y - box.height));
  out += ' ';
  append_hundredths(out, to_hundredths(box.x + box.width));
  out += ' ';
  append_hundredths(out, to_hundredths(page_height - box.y));
  out += ']';
}

// Even an empty field needs an appearance: poppler warns about one without, each time.
void append_appearance(ObjectAppender& objects, int number, const PaperBox& box, int fonts,
                       std::string_view shown) {
  std::string entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
  append_hundredths(entries, to_hundredths(box.width));
  entries += ' ';
  append_hundredths(entries, to_hundredths(box.height));
  entries += "]/Resources<<";
  if (!shown.empty()) {
    entries += "/Font ";
    append_reference(entries, fonts);
  }
  entries += ">>";
  objects.stream(number, entries, shown);
}

}  // namespace

std::vector<SignatureField> signature_fields(const layout::PagedDocument& document,
                                             const PdfOptions& options) {
  std::vector<SignatureField> out;
  for (const layout::SignaturePlace& place : document.signature_places) {
    out.push_back(
        {.name = "Signature" + std::to_string(out.size() + 1),
         .tool_tip = tool_tip(place),
         .page = place.page,
         .box = {.x = place.x, .y = place.y, .width = place.width, .height = place.height},
         .place = out.size()});
  }
  if (options.certification) {
    out.push_back({.name = "Certification",
                   .tool_tip = "Cơ quan, tổ chức chứng thực văn bản điện tử",
                   .page = 0,
                   .box = *options.certification,
                   .place = std::nullopt});
  }
  return out;
}

std::vector<TaggedWidget> reserve_fields(ObjectAppender& objects,
                                         const std::vector<SignatureField>& fields,
                                         const std::vector<int>& page_objects) {
  std::vector<TaggedWidget> out;
  for (const SignatureField& field : fields) {
    out.push_back({.annotation = objects.reserve(),
                   .page_object = page_objects[field.page],
                   .struct_parent = static_cast<int>(page_objects.size() + out.size())});
  }
  return out;
}

std::optional<PdfHole> append_form(ObjectAppender& objects, int form, const FormParts& parts) {
  std::string& out = objects.bytes();
  const int signature = parts.request ? objects.reserve() : 0;
  const int first_appearance = objects.reserve(static_cast<int>(parts.fields.size()));
  for (std::size_t i = 0; i < parts.fields.size(); ++i) {
    const SignatureField& field = parts.fields[i];
    const TaggedWidget& widget = parts.widgets[i];
    const int appearance = first_appearance + static_cast<int>(i);
    const bool is_signed = parts.request && parts.request->place == field.place;
    append_appearance(objects, appearance, field.box, parts.fonts, is_signed ? parts.shown : "");
    objects.begin(widget.annotation);
    out += "<</Type/Annot/Subtype/Widget/FT/Sig/T(" + field.name + ")/TU ";
    append_text_string(out, field.tool_tip);
    // Print and Locked.
    out += "/F 132/Rect";
    append_box(out, field.box, parts.page_height);
    out += "/P ";
    append_reference(out, widget.page_object);
    out += "/StructParent ";
    append_number(out, widget.struct_parent);
    out += "/AP<</N ";
    append_reference(out, appearance);
    out += ">>";
    if (is_signed) {
      out += "/V ";
      append_reference(out, signature);
    }
    out += ">>";
    objects.end();
  }
  objects.begin(form);
  out += "<</Fields[";
  for (const TaggedWidget& widget : parts.widgets) {
    append_reference(out, widget.annotation);
    out += ' ';
  }
  out += ']';
  // Signatures exist; changes only by appending.
  if (parts.request) out += "/SigFlags 3";
  out += ">>";
  objects.end();
  if (!parts.request) return std::nullopt;
  return append_signature(objects, signature, *parts.request);
}

}  // namespace vanthu::pdf
