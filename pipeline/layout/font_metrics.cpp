#include "layout/font_metrics.h"

namespace vanthu::layout {

Face face_of(bool bold, bool italic) {
  if (bold) return italic ? Face::BoldItalic : Face::Bold;
  return italic ? Face::Italic : Face::Regular;
}

std::string_view name_of(Face face) {
  switch (face) {
    case Face::Regular:
      return "regular";
    case Face::Bold:
      return "bold";
    case Face::Italic:
      return "italic";
    case Face::BoldItalic:
      return "bold-italic";
  }
  return "";
}

}  // namespace vanthu::layout
