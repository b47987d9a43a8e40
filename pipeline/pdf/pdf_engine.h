// Everything that is made once per process before papers can be written: fonts, prototypes,
// compressors. Read-only for its users and safe to share between threads.
//   auto fonts = FontPack::load(files, "fonts");  auto engine = PdfEngine::create(fonts.value());
#pragma once

#include <array>
#include <memory>

#include "base/known_beginning.h"
#include "base/result.h"
#include "pdf/deflate.h"
#include "pdf/font_pack.h"
#include "pdf/pdf_prototype.h"

namespace vanthu::pdf {

enum class Compression {
  Thorough,
  // For bulk runs: by a code made beforehand (deflate/quick_deflate.h).
  Fast,
};

class PdfEngine {
 public:
  // Error: libharu is not the version we know, or does not write what it should.
  static Result<PdfEngine> create(FontPack fonts);

  const FontPack& fonts() const { return fonts_; }
  const layout::FontMetrics& metrics() const { return fonts_.metrics(); }
  // The smallest one with all these faces.
  const PdfPrototype& prototype(FaceSet faces) const;
  // How the files of papers may begin; valid as long as the engine.
  KnownBeginnings beginnings() const;
  // Thorough.
  const Deflater& deflater() const { return *deflater_; }

 private:
  explicit PdfEngine(FontPack fonts);

  FontPack fonts_;
  // Every paper uses the regular and the bold face; these are the sets with and without the
  // italic ones.
  std::vector<PdfPrototype> prototypes_;
  // By pointer because a pool of compressors has a mutex and the engine moves.
  std::unique_ptr<Deflater> deflater_;
};

}  // namespace vanthu::pdf
