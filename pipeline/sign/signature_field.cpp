#include "sign/signature_field.h"

#include <algorithm>
#include <optional>

#include "sign/pdf_form.h"
#include "sign/pdf_objects.h"
#include "sign/pdf_signature.h"
#include "sign/pdf_update.h"

namespace vanthu::sign {
namespace {

Error no_such_field(const std::string& field, const std::vector<SignatureFieldState>& there) {
  std::string open;
  for (const SignatureFieldState& one : there) {
    if (!one.is_signed) open += (open.empty() ? "" : ", ") + one.name;
  }
  return Error{.kind = ErrorKind::Usage,
               .what = {"văn bản không có ô chữ ký “" + field + "”",
                        "the paper has no signature field “" + field + "”"},
               .where = {},
               .remedy = open.empty() ? Bilingual{"văn bản này không còn ô chữ ký nào trống",
                                                  "no field of this paper is still empty"}
                                      : Bilingual{"các ô còn trống: " + open,
                                                  "fields still empty: " + open}};
}

Error signed_already(const SignatureFieldState& field) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"ô chữ ký “" + field.name + "” đã được ký",
                        "“" + field.name + "” is signed already"},
               .where = {},
               .remedy = {"xem ai đã ký bằng: vanthu verify TỆP.pdf",
                          "see who signed: vanthu verify FILE.pdf"}};
}

// "12.5" in the form of PDF numbers, which std::strtod reads in the C locale only; ours have no
// exponent and few digits.
double number_of(const PdfValue& value) {
  if (value.kind != PdfValue::Kind::Number) return 0;
  double whole = 0;
  double part = 0;
  double scale = 1;
  bool behind = false;
  for (const char c : value.text) {
    if (c == '.') {
      behind = true;
    } else if (c >= '0' && c <= '9') {
      const double digit = c - '0';
      if (behind) {
        scale /= 10;
        part += digit * scale;
      } else {
        whole = whole * 10 + digit;
      }
    }
  }
  return value.text[0] == '-' ? -(whole + part) : whole + part;
}

SignatureFieldState state_of(const PdfObjects& objects, const PdfValue& field) {
  SignatureFieldState state;
  state.name = text_of_pdf_string(objects.entry(field, "T").text);
  state.tool_tip = text_of_pdf_string(objects.entry(field, "TU").text);
  state.is_signed = field.find("V") != nullptr;
  const PdfValue box = objects.entry(field, "Rect");
  if (box.kind == PdfValue::Kind::Array && box.items.size() == 4) {
    state.width = number_of(box.items[2]) - number_of(box.items[0]);
    state.height = number_of(box.items[3]) - number_of(box.items[1]);
  }
  return state;
}

// The dictionary of fonts that an appearance of this file uses already.
std::optional<PdfValue> fonts_of(const PdfObjects& objects, const std::vector<FormField>& fields) {
  for (const FormField& field : fields) {
    const PdfValue appearance = objects.entry(objects.entry(field.value, "AP"), "N");
    const PdfValue resources = objects.entry(appearance, "Resources");
    if (const PdfValue* const fonts = resources.find("Font")) return *fonts;
  }
  return std::nullopt;
}

std::string image_entries(const FieldPicture& picture, const char* colours) {
  return "/Type/XObject/Subtype/Image/Width " + std::to_string(picture.width) + "/Height " +
         std::to_string(picture.height) + "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace/" +
         colours;
}

int add_picture(PdfUpdate& update, const FieldPicture& picture) {
  const int cover = update.reserve();
  update.add_stream(cover, image_entries(picture, "DeviceGray"), picture.cover);
  const int image = update.reserve();
  update.add_stream(
      image, image_entries(picture, "DeviceRGB") + "/SMask " + std::to_string(cover) + " 0 R",
      picture.colours);
  return image;
}

std::string decimal(double value) {
  const auto hundredths = static_cast<long long>(value * 100 + 0.5);
  const std::string part = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (part.size() == 1 ? "0" : "") + part;
}

// The object that shows the empty field now, to be written anew, so that it is not left behind
// unused; a new one where fields share it.
int appearance_object(const PdfObjects& objects, const std::vector<FormField>& fields,
                      const FormField& chosen, PdfUpdate& update) {
  const auto shown_by = [&](const FormField& field) {
    const PdfValue appearance = objects.entry(field.value, "AP");
    const PdfValue* const normal = appearance.find("N");
    return normal != nullptr ? normal->try_reference().value_or(0) : 0;
  };
  const int number = shown_by(chosen);
  const auto users = std::count_if(fields.begin(), fields.end(), [&](const FormField& field) {
    return shown_by(field) == number;
  });
  return number != 0 && users == 1 ? number : update.reserve();
}

void add_appearance(PdfUpdate& update, int number, const SignatureFieldState& state,
                    const FieldLook& look, const std::optional<PdfValue>& fonts) {
  std::string resources;
  if (look.uses_fonts && fonts) resources += "/Font " + write_pdf_value(*fonts);
  for (const FieldPicture& picture : look.pictures) {
    resources += "/XObject<</Picture " + std::to_string(add_picture(update, picture)) + " 0 R>>";
  }
  update.add_stream(number,
                    "/Type/XObject/Subtype/Form/BBox[0 0 " + decimal(state.width) + " " +
                        decimal(state.height) + "]/Resources<<" + resources + ">>",
                    look.operators);
}

void mark_form_as_signed(PdfUpdate& update, const PdfObjects& objects) {
  PdfValue catalog = objects.object(objects.root());
  const PdfValue* const held = catalog.find("AcroForm");
  PdfValue form = objects.resolve(*held);
  const PdfValue* const flags = form.find("SigFlags");
  if (flags != nullptr && flags->text == "3") return;
  form.set("SigFlags", pdf_number(3));
  if (const auto number = held->try_reference()) {
    update.add(*number, form);
  } else {
    catalog.set("AcroForm", form);
    update.add(objects.root(), catalog);
  }
}

}  // namespace

Result<std::vector<SignatureFieldState>> list_signature_fields(std::string_view pdf) {
  const auto objects = PdfObjects::read(pdf);
  if (!objects) return unreadable_objects(pdf);
  std::vector<SignatureFieldState> all;
  for (const FormField& field : signature_form_fields(*objects)) {
    all.push_back(state_of(*objects, field.value));
  }
  return all;
}

Result<std::string> sign_field(std::string_view pdf, const FieldSignature& request,
                               const Signer& signer) {
  const auto objects = PdfObjects::read(pdf);
  if (!objects) return unreadable_objects(pdf);
  const std::vector<FormField> fields = signature_form_fields(*objects);
  std::vector<SignatureFieldState> states;
  const FormField* chosen = nullptr;
  for (const FormField& field : fields) {
    states.push_back(state_of(*objects, field.value));
    if (states.back().name == request.field) chosen = &field;
  }
  if (chosen == nullptr || chosen->object == 0) return no_such_field(request.field, states);
  const SignatureFieldState state = state_of(*objects, chosen->value);
  if (state.is_signed) return signed_already(state);

  PdfUpdate update(pdf, *objects);
  const int signature = update.reserve();
  update.add_signature(
      signature,
      "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(" + request.date + ")",
      contents_digits(signer) + 2 * request.timestamp_room);
  PdfValue widget = chosen->value;
  PdfValue normal{.kind = PdfValue::Kind::Dictionary, .text = {}, .items = {}, .keys = {}};
  const int appearance = appearance_object(*objects, fields, *chosen, update);
  add_appearance(update, appearance, state, request.look, fonts_of(*objects, fields));
  normal.set("N", pdf_reference(appearance));
  widget.set("AP", normal);
  widget.set("V", pdf_reference(signature));
  update.add(chosen->object, widget);
  mark_form_as_signed(update, *objects);
  std::string out = update.finish();
  if (auto sealed = seal_pdf(out, update.hole(), signer); !sealed.ok()) return sealed.error();
  return out;
}

}  // namespace vanthu::sign
