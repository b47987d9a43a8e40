// fonts/fonts.xml: which files may be embedded, by digest.
#pragma once

#include <array>
#include <string>

#include "base/source_text.h"
#include "findings/checked.h"
#include "layout/font_metrics.h"

namespace vanthu::pdf {

struct FontFile {
  std::string file;
  // Lower-case hexadecimal.
  std::string sha256;

  bool operator==(const FontFile&) const = default;
};

struct FontManifest {
  std::string family;
  std::string version;
  // In the order of layout::Face.
  std::array<FontFile, layout::kFaceCount> faces;

  bool operator==(const FontManifest&) const = default;
};

// Finding FNT-01: not exactly one file for each of the four faces.
findings::Checked<FontManifest> parse_font_manifest(const SourceText& source);

}  // namespace vanthu::pdf
