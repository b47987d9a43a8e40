// The pinned font files, for the tests of this program.
#pragma once

#include <string>

#include "base/file_store.h"
#include "pdf/true_type_font.h"
#include "support/source_folder.h"

namespace vanthu::pdf {

inline std::string font_folder() {
  return support::source_folder() + "/fonts";
}

inline std::string font_bytes(const std::string& file) {
  return DiskFileStore().read(font_folder() + "/" + file).value();
}

inline TrueTypeFont regular_font() {
  return TrueTypeFont::parse("regular", font_bytes("LiberationSerif-Regular.ttf")).value();
}

}  // namespace vanthu::pdf
