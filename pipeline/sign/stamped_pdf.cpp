#include "sign/stamped_pdf.h"

#include <algorithm>

#include "base/hex.h"
#include "sign/cms.h"
#include "sign/pdf_form.h"
#include "sign/pdf_objects.h"
#include "sign/pdf_signature_locator.h"
#include "sign/pdf_update.h"

namespace vanthu::sign {
namespace {

// For the token of a document time stamp, in bytes.
constexpr std::size_t kDocumentRoom = 16384;

Error refuse(Bilingual what, Bilingual remedy) {
  return Error{
      .kind = ErrorKind::Input, .what = std::move(what), .where = {}, .remedy = std::move(remedy)};
}

Bilingual stamp_the_document() {
  return {"đóng dấu thời gian cho cả văn bản bằng --document",
          "stamp the whole paper with --document"};
}

struct LastSignature {
  SourceSpan contents;
  std::string cms;
};

// The last one in the file: Contents of all others are covered by those behind them.
Result<LastSignature> last_signature(std::string_view pdf) {
  const LocatedSignatures located = locate_signatures(pdf);
  const auto end_of = [](const LocatedSignature& one) {
    return one.byte_range ? (*one.byte_range)[2] + (*one.byte_range)[3] : 0;
  };
  const auto last = std::max_element(
      located.signatures.begin(), located.signatures.end(),
      [&](const LocatedSignature& a, const LocatedSignature& b) { return end_of(a) < end_of(b); });
  const bool covers = last != located.signatures.end() && last->contents &&
                      end_of(*last) == pdf.size() &&
                      (*last->byte_range)[1] == last->contents->begin &&
                      (*last->byte_range)[2] == last->contents->end;
  auto bytes = covers ? try_parse_hex(pdf.substr(last->contents->begin + 1,
                                                 last->contents->end - last->contents->begin - 2))
                      : std::nullopt;
  if (!bytes || last->sub_filter != "ETSI.CAdES.detached") {
    return refuse({"văn bản không có chữ ký cuối cùng nào nhận được dấu thời gian",
                   "the paper has no last signature that a time stamp could go into"},
                  stamp_the_document());
  }
  return LastSignature{.contents = *last->contents, .cms = std::move(*bytes)};
}

struct Prepared {
  std::string pdf;
  SignatureHole hole;
};

// The same bytes each time for the same file: no clock, no random number.
Result<Prepared> with_document_field(std::string_view pdf) {
  const auto objects = PdfObjects::read(pdf);
  if (!objects) return unreadable_objects(pdf);
  PdfValue catalog = objects->object(objects->root());
  const PdfValue* const held = catalog.find("AcroForm");
  PdfValue form = objects->entry(catalog, "AcroForm");
  PdfValue fields = objects->entry(form, "Fields");
  PdfUpdate update(pdf, *objects);
  const int stamp = update.reserve();
  const int field = update.reserve();
  update.add_signature(stamp, "/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161",
                       2 * kDocumentRoom);
  // No widget: a field that no page shows needs no place, appearance or tag.
  PdfValue value{.kind = PdfValue::Kind::Dictionary, .text = {}, .items = {}, .keys = {}};
  value.set("FT", pdf_name("Sig"));
  value.set("T", {.kind = PdfValue::Kind::String,
                  .text = "Timestamp" + std::to_string(field),
                  .items = {},
                  .keys = {}});
  value.set("V", pdf_reference(stamp));
  update.add(field, value);
  fields.kind = PdfValue::Kind::Array;
  fields.items.push_back(pdf_reference(field));
  form.kind = PdfValue::Kind::Dictionary;
  form.set("Fields", fields);
  form.set("SigFlags", pdf_number(3));
  const auto form_object = held != nullptr ? held->try_reference() : std::nullopt;
  if (form_object) {
    update.add(*form_object, form);
  } else {
    catalog.set("AcroForm", form);
    update.add(objects->root(), catalog);
  }
  Prepared prepared{.pdf = update.finish(), .hole = update.hole()};
  write_byte_range(prepared.pdf, prepared.hole);
  return prepared;
}

Sha256Digest digest_around(const Prepared& prepared) {
  const std::string_view bytes(prepared.pdf);
  Sha256 digest;
  digest.update(bytes.substr(0, prepared.hole.contents_begin));
  digest.update(bytes.substr(prepared.hole.contents_end));
  return std::move(digest).finish();
}

// The digits between '<' and '>', zeros behind; false: no room.
bool fill(std::string& pdf, std::size_t begin, std::size_t end, std::string_view bytes) {
  std::string digits = to_hex({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
  const std::size_t room = end - begin - 2;
  if (digits.size() > room) return false;
  digits.resize(room, '0');
  pdf.replace(begin + 1, room, digits);
  return true;
}

Error no_room() {
  return refuse({"chữ ký không còn đủ chỗ cho dấu thời gian này",
                 "the signature has no room for this time stamp"},
                stamp_the_document());
}

}  // namespace

Result<Sha256Digest> stamped_digest(std::string_view pdf, StampTarget target) {
  if (target == StampTarget::Document) {
    auto prepared = with_document_field(pdf);
    if (!prepared.ok()) return prepared.error();
    return digest_around(prepared.value());
  }
  auto last = last_signature(pdf);
  if (!last.ok()) return last.error();
  const auto value = try_signature_value(last.value().cms);
  if (!value) return no_room();
  return sha256(*value);
}

Result<std::string> add_stamp(std::string_view pdf, StampTarget target, std::string_view token) {
  if (target == StampTarget::Document) {
    auto prepared = with_document_field(pdf);
    if (!prepared.ok()) return prepared.error();
    const SignatureHole& hole = prepared.value().hole;
    if (!fill(prepared.value().pdf, hole.contents_begin, hole.contents_end, token)) {
      return no_room();
    }
    return std::move(prepared.value().pdf);
  }
  auto last = last_signature(pdf);
  if (!last.ok()) return last.error();
  auto stamped = add_timestamp(last.value().cms, token);
  if (!stamped.ok()) return stamped.error();
  std::string out(pdf);
  if (!fill(out, last.value().contents.begin, last.value().contents.end, stamped.value())) {
    return no_room();
  }
  return out;
}

}  // namespace vanthu::sign
