#include "pdf/pdf_prototype.h"

#include <string_view>
#include <utility>

#include "pdf/font_objects.h"
#include "pdf/haru_objects.h"
#include "pdf/icc_profile.h"

namespace vanthu::pdf {
namespace {

// The second line tells transfer programs that the file is binary (ISO 19005-2, 6.1.2).
constexpr std::string_view kFileHeader = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

HaruValue add_output_intent(HaruObjects& objects, const Deflater& deflater) {
  std::string deflated;
  deflater.append_deflated(deflated, srgb_icc_profile());
  const HaruValue profile = objects.add_stream(deflated);
  objects.set_number(profile, "N", 3);
  const HaruValue out = objects.add_dictionary();
  objects.set_name(out, "Type", "OutputIntent");
  objects.set_name(out, "S", "GTS_PDFA1");
  objects.set_string(out, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
  objects.set_string(out, "Info", "sRGB IEC61966-2.1");
  objects.set_value(out, "DestOutputProfile", profile);
  return out;
}

// libharu's output is bound to its internals; what cannot be right must not reach a paper.
bool is_sound(const SerialisedObjects& objects, const FontPack& fonts, FaceSet faces) {
  const std::string_view bytes = objects.bytes;
  for (std::size_t i = 0; i < objects.offsets.size(); ++i) {
    const std::size_t begin = objects.offsets[i];
    const std::size_t end = i + 1 < objects.offsets.size() ? objects.offsets[i + 1] : bytes.size();
    if (begin >= end || end > bytes.size()) return false;
    const std::string_view object = bytes.substr(begin, end - begin);
    const std::string start = std::to_string(i + 1) + " 0 obj\n";
    constexpr std::string_view kEnd = "\nendobj\n";
    if (object.substr(0, start.size()) != start || object.size() < start.size() + kEnd.size() ||
        object.substr(object.size() - kEnd.size()) != kEnd) {
      return false;
    }
  }
  for (std::size_t i = 0; i < layout::kFaceCount; ++i) {
    const auto face = static_cast<layout::Face>(i);
    if ((faces & face_bit(face)) == 0) continue;
    if (bytes.find("stream\r\n" + fonts.face(face).deflated_program + "\nendstream") ==
        std::string_view::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace

Result<PdfPrototype> PdfPrototype::build(const FontPack& fonts, FaceSet faces,
                                         const Deflater& deflater) {
  HaruObjects objects;
  std::array<int, layout::kFaceCount> font_objects{};
  for (std::size_t i = 0; i < layout::kFaceCount; ++i) {
    const auto face = static_cast<layout::Face>(i);
    if ((faces & face_bit(face)) == 0) continue;
    font_objects[i] = objects.number_of(add_font(objects, fonts.face(face)));
  }
  const int output_intent = objects.number_of(add_output_intent(objects, deflater));
  auto serialised = objects.serialise();
  if (!serialised.ok()) return serialised.error();
  if (!is_sound(serialised.value(), fonts, faces)) {
    return Error{.kind = ErrorKind::Rendering,
                 .what = {"thư viện PDF (libharu) ghi sai các phần chung của văn bản",
                          "the PDF library (libharu) writes the common parts wrongly"},
                 .where = {},
                 .remedy = {"cài lại gói libhpdf 2.3.0, rồi chạy vanthu doctor",
                            "install the package libhpdf 2.3.0 again, then run vanthu doctor"}};
  }
  PdfPrototype out(KnownBeginning(std::string(kFileHeader) + serialised.value().bytes));
  out.font_objects_ = font_objects;
  out.output_intent_ = output_intent;
  for (const std::size_t offset : serialised.value().offsets) {
    out.offsets_.push_back(kFileHeader.size() + offset);
  }
  return out;
}

}  // namespace vanthu::pdf
