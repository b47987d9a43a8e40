// Signing a PDF that is finished (ký tiếp): fills one of its empty signature fields by an
// incremental update, so that every byte and every signature that was there stays as it is.
//   auto fields = list_signature_fields(pdf);
//   auto signed_pdf = sign_field(pdf, {.field = "Signature2", .date = …, .look = …}, *signer);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sign/signer.h"

namespace vanthu::sign {

struct SignatureFieldState {
  // "Signature1"; the office's own is "Certification".
  std::string name;
  // Whom it is for, in the paper's words: "Thư ký: Nguyễn Văn A".
  std::string tool_tip;
  bool is_signed = false;
  // Of its place on the page, in points.
  double width = 0;
  double height = 0;

  bool operator==(const SignatureFieldState&) const = default;
};

// In the order of the form. An Error when the file's objects cannot be read: encrypted, or with
// cross-reference streams, or damaged.
Result<std::vector<SignatureFieldState>> list_signature_fields(std::string_view pdf);

// A picture on the page, as objects of a PDF.
struct FieldPicture {
  int width = 0;
  int height = 0;
  // zlib streams: three bytes a pixel, and one byte a pixel for how much it covers.
  std::string colours;
  std::string cover;
};

// What the signature shows in its field.
struct FieldLook {
  // Operators of a form XObject as large as the field; the picture is /Picture.
  std::string operators;
  // The operators use the paper's own fonts.
  bool uses_fonts = false;
  std::vector<FieldPicture> pictures;
};

struct FieldSignature {
  std::string field;
  // The claimed time, "D:20261105193000+07'00'".
  std::string date;
  FieldLook look;
  // Bytes to keep free in Contents for a time stamp (timestamp.h).
  std::size_t timestamp_room = 0;
};

// What a time stamp and its authority's certificates usually need, twice over.
inline constexpr std::size_t kTimestampRoom = 12288;

// The whole file; what was there is its beginning. Errors: no such field, signed already, objects
// that cannot be read, a signer that refuses.
Result<std::string> sign_field(std::string_view pdf, const FieldSignature& request,
                               const Signer& signer);

}  // namespace vanthu::sign
