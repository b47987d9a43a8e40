#include "pdf/signature_appearance.h"

#include <optional>
#include <string_view>
#include <vector>

#include "pdf/pdf_text.h"
#include "pdf/small_text.h"

namespace vanthu::pdf {
namespace {

constexpr double kLeastSize = 6;
constexpr double kPitch = 1.15;
constexpr double kPadding = 2;

struct Piece {
  std::string text;
  layout::Face face = layout::Face::Regular;
};

struct Line {
  std::string_view text;
  layout::Face face = layout::Face::Regular;
};

// The lines at this size, if they fit the box.
std::optional<std::vector<Line>> fitted(const std::vector<Piece>& pieces, double size,
                                        const PaperBox& box, const SmallText& small) {
  const double room = box.width - 2 * kPadding;
  std::vector<Line> lines;
  for (const Piece& piece : pieces) {
    for (const std::string_view text : small.broken(piece.text, piece.face, size, room)) {
      if (small.width(text, piece.face, size) > room) return std::nullopt;
      lines.push_back({text, piece.face});
    }
  }
  const double height = static_cast<double>(lines.size()) * size * kPitch;
  if (height > box.height) return std::nullopt;
  return lines;
}

Error too_long(const SignatureAppearance& appearance) {
  return Error{
      .kind = ErrorKind::Rendering,
      .what = {"tên người ký quá dài so với chỗ ký trên trang",
               "the signer's name is too long for its place on the page"},
      .where = appearance.signer.str(),
      .remedy = {"dùng chứng thư số có tên ngắn hơn", "use a certificate with a shorter name"}};
}

}  // namespace

Result<std::string> draw_signature(const SignatureAppearance& appearance, SignatureLook look,
                                   const PaperBox& box, const layout::FontMetrics& metrics) {
  const bool personal = look == SignatureLook::Personal;
  std::vector<Piece> pieces;
  if (personal) pieces.push_back({"Đã ký số", layout::Face::Bold});
  pieces.push_back({appearance.signer.str(), layout::Face::Regular});
  pieces.push_back({"Thời gian ký: " + appearance.time, layout::Face::Regular});
  const SmallText small(metrics);
  for (const Piece& piece : pieces) {
    if (auto known = small.check(piece.text, piece.face); !known.ok()) return known.error();
  }
  double size = personal ? 11 : 10;
  auto lines = fitted(pieces, size, box, small);
  for (; !lines && size > kLeastSize; lines = fitted(pieces, size, box, small)) size -= 1;
  if (!lines) return too_long(appearance);

  std::string out = personal ? "0 0.2 0.7 rg\n" : "0 g\n";
  const double pitch = size * kPitch;
  const double height = static_cast<double>(lines->size()) * pitch;
  const double top = personal ? (box.height + height) / 2 : box.height;
  // The ascent of the faces is about 0.9 em.
  double baseline = top - 0.9 * size;
  for (const Line& line : *lines) {
    const double width = small.width(line.text, line.face, size);
    const double x = personal ? (box.width - width) / 2 : box.width - width;
    small.show(out, line.text, line.face, size, x, baseline);
    baseline -= pitch;
  }
  return out;
}

}  // namespace vanthu::pdf
