// The four faces that may be embedded, checked and made ready once per process: subset to the
// repertoire, compressed, with one flat table code point -> (glyph, width) for layout. Read-only
// afterwards and shared by all threads.
//   auto fonts = pdf::FontPack::load(files, "fonts");
#pragma once

#include <array>
#include <span>
#include <string>

#include "base/file_store.h"
#include "base/result.h"
#include "layout/font_metrics.h"
#include "pdf/font_subset.h"
#include "pdf/true_type_font.h"

namespace vanthu::pdf {

struct EmbeddedFace {
  // "KQWRTZ+LiberationSerif-Bold"; the six letters depend on the subset's bytes alone.
  std::string base_name;
  FaceDescription description;
  FontSubset subset;
  // In zlib format: subset.program, and the map from its glyphs back to letters.
  std::string deflated_program;
  std::string deflated_to_unicode;
};

class FontPack {
 public:
  // Reads folder/fonts.xml and the four faces it lists. Error: a file missing, its digest not the
  // listed one, a fault of font_faults().
  static Result<FontPack> load(const FileStore& files, const std::string& folder);
  // Four fonts in the order of layout::Face.
  static Result<FontPack> build(std::span<const TrueTypeFont> fonts);

  const layout::FontMetrics& metrics() const { return metrics_; }
  const EmbeddedFace& face(layout::Face face) const {
    return faces_[static_cast<std::size_t>(face)];
  }

 private:
  FontPack() = default;

  layout::FontMetrics metrics_;
  std::array<EmbeddedFace, layout::kFaceCount> faces_;
};

}  // namespace vanthu::pdf
