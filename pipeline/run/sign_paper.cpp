#include "run/sign_paper.h"

#include <algorithm>

#include "pdf/personal_signature.h"
#include "pdf/png_picture.h"
#include "run/signing_time.h"
#include "text/nfc_string.h"
#include "text/tokens.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kSignatoryField = "Signature";

Result<sign::FieldLook> picture_look(const PaperSignature& request, double width, double height) {
  auto picture = pdf::read_png(request.picture, request.picture_name);
  if (!picture.ok()) return picture.error();
  pdf::PngPicture& png = picture.value();
  sign::FieldLook look;
  look.operators = pdf::draw_signature_picture(png.width, png.height, width, height);
  look.pictures.push_back({.width = png.width,
                           .height = png.height,
                           .colours = std::move(png.colours),
                           .cover = std::move(png.cover)});
  return look;
}

// Words in the paper's own fonts; a paper of another version of vanthu has others, and its field
// shows nothing: names and time stand in the signature itself.
Result<sign::FieldLook> written_look(const FileStore& files, const std::string& data,
                                     std::string_view pdf, const PaperSignature& request,
                                     const sign::SignatureFieldState& field,
                                     const sign::Certificate& certificate) {
  auto fonts = pdf::FontPack::load(files, join_path(data, "fonts"));
  if (!fonts.ok()) return fonts.error();
  auto engine = pdf::PdfEngine::create(std::move(fonts).value());
  if (!engine.ok()) return engine.error();
  if (!pdf::has_fonts_of(engine.value(), pdf)) return sign::FieldLook{};
  auto name = text::normalize(certificate.subject().common_name);
  if (!name.ok()) return name.error();
  auto drawn = pdf::draw_personal_signature(
      {.signer = std::move(name).value(), .time = shown_time(request.signed_at)}, field.width,
      field.height, engine.value());
  if (!drawn.ok()) return drawn.error();
  return sign::FieldLook{.operators = std::move(drawn).value(), .uses_fonts = true, .pictures = {}};
}

}  // namespace

Result<std::string> field_for(const std::vector<sign::SignatureFieldState>& fields,
                              Signatory signatory) {
  // In the order of the paper: who writes the minutes signs at the left, who chairs at the right.
  std::vector<const sign::SignatureFieldState*> personal;
  for (const sign::SignatureFieldState& field : fields) {
    if (field.name.rfind(kSignatoryField, 0) == 0) personal.push_back(&field);
  }
  if (signatory == Signatory::Chair && !personal.empty()) return personal.back()->name;
  if (signatory == Signatory::Secretary && personal.size() > 1) return personal.front()->name;
  return Error{.kind = ErrorKind::Usage,
               .what = signatory == Signatory::Chair
                           ? Bilingual{"văn bản này không có ô cho người ký",
                                       "this paper has no field for a signatory"}
                           : Bilingual{"văn bản này không có ô cho thư ký",
                                       "this paper has no field for a secretary"},
               .where = {},
               .remedy = {"chỉ biên bản có ô của thư ký; văn bản khác ký với --role chair",
                          "only minutes have a secretary's field; sign others with --role chair"}};
}

std::optional<OtherName> other_name(const sign::SignatureFieldState& field,
                                    const std::string& certificate_name) {
  // "Bí thư: Nguyễn Văn A"
  const std::size_t colon = field.tool_tip.rfind(": ");
  if (field.name.rfind(kSignatoryField, 0) != 0 || colon == std::string::npos) return std::nullopt;
  const std::string printed = field.tool_tip.substr(colon + 2);
  const std::string key = text::exact_search_key(printed);
  const std::string signer_key = text::exact_search_key(certificate_name);
  if (key.empty() || key == signer_key) return std::nullopt;
  const bool has_no_marks = text::search_key(certificate_name) == signer_key;
  return OtherName{.field = field.name,
                   .printed = printed,
                   .signer = certificate_name,
                   .is_unmarked = has_no_marks && text::search_key(printed) == signer_key};
}

Bilingual remark_on(const OtherName& other) {
  return {"Lưu ý: ô " + other.field + " in tên " + other.printed + " nhưng chứng thư là của " +
              other.signer + "; hãy xem lại có đúng người, đúng ô không.",
          "Note: the field " + other.field + " has the name " + other.printed +
              ", but the certificate is that of " + other.signer +
              "; look whether it is the right person and field."};
}

bool is_somebody_else(const OtherName& other, const std::vector<std::string>& allowed) {
  const std::string signer = text::exact_search_key(other.signer);
  return !other.is_unmarked &&
         std::none_of(allowed.begin(), allowed.end(), [&](const std::string& name) {
           return text::exact_search_key(name) == signer;
         });
}

std::optional<std::string> key_of(const FileStore& files, const Workspace& workspace,
                                  const std::string& person) {
  constexpr std::string_view kEnding = ".crt";
  const std::string folder = workspace.path("keys");
  const auto entries = files.list(folder);
  if (!entries.ok()) return std::nullopt;
  for (const DirectoryEntry& entry : entries.value()) {
    if (entry.is_directory || !entry.name.ends_with(kEnding)) continue;
    const auto bytes = files.read(join_path(folder, entry.name));
    if (!bytes.ok()) continue;
    const auto certificate = sign::parse_certificate(bytes.value(), entry.name);
    if (!certificate.ok()) continue;
    const std::string& name = certificate.value().subject().common_name;
    if (text::exact_search_key(name) == text::exact_search_key(person))
      return entry.name.substr(0, entry.name.size() - kEnding.size());
  }
  return std::nullopt;
}

Result<std::string> sign_paper(const FileStore& files, const std::string& data,
                               std::string_view pdf, const PaperSignature& request,
                               const sign::Signer& signer) {
  const auto fields = sign::list_signature_fields(pdf);
  if (!fields.ok()) return fields.error();
  const auto field = std::find_if(fields.value().begin(), fields.value().end(),
                                  [&](const auto& one) { return one.name == request.field; });
  sign::FieldSignature wanted{.field = request.field,
                              .date = pdf_date(request.signed_at),
                              .look = {},
                              .timestamp_room = sign::kTimestampRoom};
  const bool visible = field != fields.value().end() && field->width > 0 && field->height > 0;
  if (visible) {
    auto look = request.picture.empty()
                    ? written_look(files, data, pdf, request, *field, signer.certificate())
                    : picture_look(request, field->width, field->height);
    if (!look.ok()) return look.error();
    wanted.look = std::move(look).value();
  }
  return sign::sign_field(pdf, wanted, signer);
}

}  // namespace vanthu::run
