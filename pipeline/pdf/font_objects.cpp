#include "pdf/font_objects.h"

#include <cstdint>

namespace vanthu::pdf {
namespace {

// Font descriptor flags, ISO 32000-1, table 123.
constexpr int kSerif = 1 << 1;
constexpr int kNonsymbolic = 1 << 5;
constexpr int kItalic = 1 << 6;

class FontBuilder {
 public:
  FontBuilder(HaruObjects& objects, const EmbeddedFace& face) : objects_(objects), face_(face) {}

  HaruValue add() {
    const HaruValue descriptor = add_descriptor(add_program());
    const HaruValue descendant = add_descendant(descriptor);
    const HaruValue to_unicode = objects_.add_stream(face_.deflated_to_unicode);
    const HaruValue font = objects_.add_dictionary();
    objects_.set_name(font, "Type", "Font");
    objects_.set_name(font, "Subtype", "Type0");
    objects_.set_name(font, "BaseFont", face_.base_name);
    objects_.set_name(font, "Encoding", "Identity-H");
    const HaruValue descendants = objects_.array();
    objects_.push_value(descendants, descendant);
    objects_.set_value(font, "DescendantFonts", descendants);
    objects_.set_value(font, "ToUnicode", to_unicode);
    return font;
  }

 private:
  double thousandths(int units) const { return units * 1000.0 / face_.description.units_per_em; }
  int rounded(int units) const {
    const double value = thousandths(units);
    return static_cast<int>(value < 0 ? value - 0.5 : value + 0.5);
  }

  HaruValue add_program() {
    const HaruValue program = objects_.add_stream(face_.deflated_program);
    objects_.set_number(program, "Length1", static_cast<int>(face_.subset.program.size()));
    return program;
  }

  HaruValue add_descriptor(const HaruValue& program) {
    const FaceDescription& face = face_.description;
    const bool italic = face.italic_angle != 0;
    const HaruValue out = objects_.add_dictionary();
    objects_.set_name(out, "Type", "FontDescriptor");
    objects_.set_name(out, "FontName", face_.base_name);
    objects_.set_number(out, "Flags", kSerif | kNonsymbolic | (italic ? kItalic : 0));
    const HaruValue box = objects_.array();
    for (const int edge : {face.box.x_min, face.box.y_min, face.box.x_max, face.box.y_max}) {
      objects_.push_number(box, rounded(edge));
    }
    objects_.set_value(out, "FontBBox", box);
    objects_.set_real(out, "ItalicAngle", face.italic_angle);
    objects_.set_number(out, "Ascent", rounded(face.ascender));
    objects_.set_number(out, "Descent", rounded(face.descender));
    objects_.set_number(out, "CapHeight", rounded(face.cap_height));
    // Not in TrueType; the usual estimate from the weight.
    objects_.set_number(out, "StemV", 10 + 220 * (face.weight_class - 50) / 900);
    objects_.set_value(out, "FontFile2", program);
    return out;
  }

  HaruValue add_descendant(const HaruValue& descriptor) {
    const HaruValue out = objects_.add_dictionary();
    objects_.set_name(out, "Type", "Font");
    objects_.set_name(out, "Subtype", "CIDFontType2");
    objects_.set_name(out, "BaseFont", face_.base_name);
    const HaruValue system = objects_.dictionary();
    objects_.set_string(system, "Registry", "Adobe");
    objects_.set_string(system, "Ordering", "Identity");
    objects_.set_number(system, "Supplement", 0);
    objects_.set_value(out, "CIDSystemInfo", system);
    objects_.set_value(out, "FontDescriptor", descriptor);
    objects_.set_name(out, "CIDToGIDMap", "Identity");
    const HaruValue widths = objects_.array();
    for (const std::uint16_t advance : face_.subset.advances) {
      objects_.push_real(widths, thousandths(advance));
    }
    const HaruValue runs = objects_.array();
    objects_.push_number(runs, 0);
    objects_.push_value(runs, widths);
    objects_.set_value(out, "W", runs);
    return out;
  }

  HaruObjects& objects_;
  const EmbeddedFace& face_;
};

}  // namespace

HaruValue add_font(HaruObjects& objects, const EmbeddedFace& face) {
  return FontBuilder(objects, face).add();
}

}  // namespace vanthu::pdf
