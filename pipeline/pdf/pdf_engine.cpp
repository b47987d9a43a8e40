#include "pdf/pdf_engine.h"

#include <utility>

#include "base/check.h"

namespace vanthu::pdf {
namespace {

// libdeflate's.
constexpr int kThorough = 6;

constexpr FaceSet kUpright = face_bit(layout::Face::Regular) | face_bit(layout::Face::Bold);
constexpr FaceSet kItalic = face_bit(layout::Face::Italic);
constexpr FaceSet kBoldItalic = face_bit(layout::Face::BoldItalic);
// Smaller sets first.
constexpr FaceSet kSets[] = {kUpright, kUpright | kItalic, kUpright | kBoldItalic,
                             kUpright | kItalic | kBoldItalic};

}  // namespace

PdfEngine::PdfEngine(FontPack fonts)
    : fonts_(std::move(fonts)), deflater_(std::make_unique<Deflater>(kThorough)) {}

Result<PdfEngine> PdfEngine::create(FontPack fonts) {
  PdfEngine engine(std::move(fonts));
  for (const FaceSet faces : kSets) {
    auto prototype = PdfPrototype::build(engine.fonts_, faces, *engine.deflater_);
    if (!prototype.ok()) return prototype.error();
    engine.prototypes_.push_back(std::move(prototype).value());
  }
  return engine;
}

const PdfPrototype& PdfEngine::prototype(FaceSet faces) const {
  for (std::size_t i = 0; i < std::size(kSets); ++i) {
    if ((faces & ~kSets[i]) == 0) return prototypes_[i];
  }
  VANTHU_CHECK(false, "the last prototype has all faces");
  return prototypes_.back();
}

KnownBeginnings PdfEngine::beginnings() const {
  KnownBeginnings all;
  for (const PdfPrototype& prototype : prototypes_) all.push_back(&prototype.beginning());
  return all;
}

}  // namespace vanthu::pdf
