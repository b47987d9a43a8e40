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
  hole.byte_range_begin = out.size();
  out += kByteRange;
  hole.byte_range_end = out.size();
  out += "/Contents ";
  hole.contents_begin = out.size();
  out += '<';
  out.append(request.contents_digits, '0');
  out += '>';
  hole.contents_end = out.size();
  out += ">>";
  objects.end();
  return hole;
}

// What assistive programs say of the field: who signs it, in the paper's own words.
std::string tool_tip(const layout::SignaturePlace& place) {
  std::string out = place.authority.str();
  if (!out.empty() && !place.name.empty()) out += ": ";
  return out + place.name.str();
}

}  // namespace

std::vector<TaggedWidget> reserve_fields(ObjectAppender& objects,
                                         const layout::PagedDocument& document,
                                         const std::vector<int>& page_objects) {
  std::vector<TaggedWidget> out;
  for (const layout::SignaturePlace& place : document.signature_places) {
    out.push_back({.annotation = objects.reserve(),
                   .page_object = page_objects[place.page],
                   .struct_parent = static_cast<int>(page_objects.size() + out.size())});
  }
  return out;
}

std::optional<PdfHole> append_form(ObjectAppender& objects, int form,
                                   const layout::PagedDocument& document,
                                   const std::vector<TaggedWidget>& widgets,
                                   const std::optional<SignatureRequest>& request) {
  std::string& out = objects.bytes();
  // Even an invisible field needs an appearance: poppler warns about one without, each time.
  const int appearance = objects.reserve();
  objects.stream(appearance, "/Type/XObject/Subtype/Form/BBox[0 0 0 0]/Resources<<>>", "");
  const int signature = request ? objects.reserve() : 0;
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    objects.begin(widgets[i].annotation);
    out += "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature";
    append_number(out, static_cast<std::int64_t>(i + 1));
    out += ")/TU ";
    append_text_string(out, tool_tip(document.signature_places[i]));
    // Print and Locked.
    out += "/F 132/Rect[0 0 0 0]/P ";
    append_reference(out, widgets[i].page_object);
    out += "/StructParent ";
    append_number(out, widgets[i].struct_parent);
    out += "/AP<</N ";
    append_reference(out, appearance);
    out += ">>";
    if (request && request->place == i) {
      out += "/V ";
      append_reference(out, signature);
    }
    out += ">>";
    objects.end();
  }
  objects.begin(form);
  out += "<</Fields[";
  for (const TaggedWidget& widget : widgets) {
    append_reference(out, widget.annotation);
    out += ' ';
  }
  out += ']';
  // Signatures exist; changes only by appending.
  if (request) out += "/SigFlags 3";
  out += ">>";
  objects.end();
  if (!request) return std::nullopt;
  return append_signature(objects, signature, *request);
}

}  // namespace vanthu::pdf
