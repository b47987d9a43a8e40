// What all papers with the same faces share, built once and copied to the start of each: the file
// header, the fonts, the colour profile. Objects 1 … object_count(), each exactly as libharu wrote
// it; the papers' own objects follow.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/known_beginning.h"
#include "base/result.h"
#include "base/sha.h"
#include "layout/font_metrics.h"
#include "pdf/deflate.h"
#include "pdf/font_pack.h"

namespace vanthu::pdf {

// Bit 1 << face is set for each face in use.
using FaceSet = std::uint8_t;
inline constexpr FaceSet face_bit(layout::Face face) {
  return static_cast<FaceSet>(1U << static_cast<unsigned>(face));
}

class PdfPrototype {
 public:
  // Checks what was built before it is used: object numbers, offsets and the fonts' bytes.
  static Result<PdfPrototype> build(const FontPack& fonts, FaceSet faces, const Deflater& deflater);

  // From "%PDF-1.7" to the last object's end.
  const std::string& bytes() const { return beginning_.bytes(); }
  // The digest in the making behind these bytes: a paper's goes on from here.
  const Sha256& digest() const { return beginning_.sha256(); }
  // How every paper's file begins.
  const KnownBeginning& beginning() const { return beginning_; }
  int object_count() const { return static_cast<int>(offsets_.size()); }
  // Where object i + 1 begins.
  std::span<const std::size_t> offsets() const { return offsets_; }
  // 0 for a face that is not in the set.
  int font_object(layout::Face face) const { return font_objects_[static_cast<std::size_t>(face)]; }
  int output_intent_object() const { return output_intent_; }

 private:
  explicit PdfPrototype(KnownBeginning beginning) : beginning_(std::move(beginning)) {}

  KnownBeginning beginning_;
  std::vector<std::size_t> offsets_;
  std::array<int, layout::kFaceCount> font_objects_{};
  int output_intent_ = 0;
};

}  // namespace vanthu::pdf
