#include "pdf/icc_profile.h"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::pdf {
namespace {

void put_u16(std::string& out, std::uint32_t value) {
  out += static_cast<char>((value >> 8U) & 0xFFU);
  out += static_cast<char>(value & 0xFFU);
}

void put_u32(std::string& out, std::uint32_t value) {
  put_u16(out, value >> 16U);
  put_u16(out, value & 0xFFFFU);
}

std::string text_tag(std::string_view text) {
  std::string out("text\0\0\0\0", 8);
  out += text;
  out += '\0';
  return out;
}

// textDescriptionType: ASCII, then empty Unicode and Macintosh parts of fixed size.
std::string description_tag(std::string_view text) {
  std::string out("desc\0\0\0\0", 8);
  put_u32(out, static_cast<std::uint32_t>(text.size() + 1));
  out += text;
  out += '\0';
  out.append(4 + 4 + 2 + 1 + 67, '\0');
  return out;
}

// s15Fixed16 numbers.
std::string xyz_tag(double x, double y, double z) {
  std::string out("XYZ \0\0\0\0", 8);
  for (const double value : {x, y, z}) {
    put_u32(out, static_cast<std::uint32_t>(std::lround(value * 65536.0)));
  }
  return out;
}

std::string srgb_curve_tag() {
  constexpr int kSteps = 256;
  std::string out("curv\0\0\0\0", 8);
  put_u32(out, kSteps);
  for (int i = 0; i < kSteps; ++i) {
    const double v = i / (kSteps - 1.0);
    const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    put_u16(out, static_cast<std::uint32_t>(std::lround(linear * 65535.0)));
  }
  return out;
}

std::string header(std::uint32_t size) {
  std::string out;
  put_u32(out, size);
  put_u32(out, 0);
  put_u32(out, 0x02100000);
  out += "mntrRGB XYZ ";
  // A fixed date: the profile never changes.
  for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) put_u16(out, part);
  out += "acsp";
  out.append(28, '\0');
  // D50, the illuminant of the connection space.
  put_u32(out, 0x0000F6D6);
  put_u32(out, 0x00010000);
  put_u32(out, 0x0000D32D);
  out.resize(128, '\0');
  return out;
}

}  // namespace

std::string srgb_icc_profile() {
  const std::string curve = srgb_curve_tag();
  // The primaries and white of sRGB, adapted to D50.
  const std::vector<std::pair<std::string_view, std::string>> tags = {
      {"desc", description_tag("sRGB IEC61966-2.1")},
      {"cprt", text_tag("No copyright, use freely")},
      {"wtpt", xyz_tag(0.95045, 1.0, 1.08905)},
      {"rXYZ", xyz_tag(0.43607, 0.22249, 0.01392)},
      {"gXYZ", xyz_tag(0.38515, 0.71687, 0.09708)},
      {"bXYZ", xyz_tag(0.14307, 0.06061, 0.71410)},
      {"rTRC", curve},
      {"gTRC", curve},
      {"bTRC", curve}};
  std::string table;
  std::string data;
  put_u32(table, static_cast<std::uint32_t>(tags.size()));
  const std::size_t data_begin = 128 + 4 + tags.size() * 12;
  std::size_t curve_at = 0;
  for (const auto& [name, bytes] : tags) {
    // The three channels share one curve.
    const bool shared = name == "gTRC" || name == "bTRC";
    const std::size_t at = shared ? curve_at : data_begin + data.size();
    if (name == "rTRC") curve_at = at;
    table += name;
    put_u32(table, static_cast<std::uint32_t>(at));
    put_u32(table, static_cast<std::uint32_t>(bytes.size()));
    if (shared) continue;
    data += bytes;
    while (data.size() % 4 != 0) data += '\0';
  }
  return header(static_cast<std::uint32_t>(data_begin + data.size())) + table + data;
}

}  // namespace vanthu::pdf
