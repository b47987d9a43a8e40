#include "pdf/png_picture.h"

#include <libdeflate.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

#include "pdf/deflate.h"
#include "zip/inflate.h"

namespace vanthu::pdf {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";

Error no_picture(const std::string& where, Bilingual what) {
  return Error{.kind = ErrorKind::Input,
               .what = std::move(what),
               .where = where,
               .remedy = {"lưu lại ảnh chữ ký dạng PNG nền trong suốt, 8 bit, không xen kẽ, mỗi "
                          "cạnh không quá 2000 điểm ảnh",
                          "save the signature as a transparent PNG, 8 bit, not interlaced, no side "
                          "over 2000 pixels"}};
}

Error broken(const std::string& where) {
  return no_picture(where, {"tệp ảnh PNG hỏng hoặc không đúng chuẩn",
                            "the PNG file is damaged or not by the standard"});
}

std::uint32_t big_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (const char c : four.substr(0, 4)) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

enum class Colour { Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6 };

struct Chunks {
  int width = 0;
  int height = 0;
  Colour colour = Colour::Grey;
  std::string_view palette;
  std::string_view transparency;
  std::string deflated;
};

int channels_of(Colour colour) {
  switch (colour) {
    case Colour::Grey:
    case Colour::Palette:
      return 1;
    case Colour::GreyAlpha:
      return 2;
    case Colour::Rgb:
      return 3;
    case Colour::Rgba:
      return 4;
  }
  return 0;
}

bool read_header(std::string_view data, Chunks& chunks) {
  if (data.size() != 13) return false;
  const std::uint32_t width = big_endian(data);
  const std::uint32_t height = big_endian(data.substr(4));
  const int colour = data[9];
  const bool known = colour == 0 || colour == 2 || colour == 3 || colour == 4 || colour == 6;
  // Depth 8; the one compression, filter set and no interlacing.
  const bool plain = data[8] == 8 && data[10] == 0 && data[11] == 0 && data[12] == 0;
  if (!known || !plain || width == 0 || height == 0 || width > kMaxPngSide ||
      height > kMaxPngSide || width * height > kMaxPngPixels) {
    return false;
  }
  chunks.width = static_cast<int>(width);
  chunks.height = static_cast<int>(height);
  chunks.colour = static_cast<Colour>(colour);
  return true;
}

std::optional<Chunks> read_chunks(std::string_view bytes) {
  Chunks chunks;
  std::size_t at = kSignature.size();
  while (bytes.size() - at >= 12) {
    const std::size_t length = big_endian(bytes.substr(at));
    if (length > bytes.size() - at - 12) return std::nullopt;
    const std::string_view type = bytes.substr(at + 4, 4);
    const std::string_view data = bytes.substr(at + 8, length);
    const std::uint32_t sum = libdeflate_crc32(0, bytes.data() + at + 4, length + 4);
    if (sum != big_endian(bytes.substr(at + 8 + length))) return std::nullopt;
    at += 12 + length;
    const bool first = chunks.width == 0;
    if (first != (type == "IHDR")) return std::nullopt;
    if (type == "IHDR" && !read_header(data, chunks)) return std::nullopt;
    if (type == "PLTE") chunks.palette = data;
    if (type == "tRNS") chunks.transparency = data;
    if (type == "IDAT") chunks.deflated += data;
    if (type == "IEND") return at == bytes.size() ? std::optional(std::move(chunks)) : std::nullopt;
  }
  return std::nullopt;
}

int paeth(int left, int up, int corner) {
  const int guess = left + up - corner;
  const int to_left = std::abs(guess - left);
  const int to_up = std::abs(guess - up);
  const int to_corner = std::abs(guess - corner);
  if (to_left <= to_up && to_left <= to_corner) return left;
  return to_up <= to_corner ? up : corner;
}

// Takes the filters off, row by row in place; false: a filter that does not exist.
bool unfilter(std::string& rows, std::size_t width_bytes, std::size_t height, std::size_t pixel) {
  const std::size_t stride = width_bytes + 1;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rows[at]); };
  for (std::size_t y = 0; y < height; ++y) {
    const std::size_t row = y * stride + 1;
    const int filter = byte(row - 1);
    if (filter > 4) return false;
    for (std::size_t x = 0; x < width_bytes; ++x) {
      const int left = x >= pixel ? byte(row + x - pixel) : 0;
      const int up = y > 0 ? byte(row + x - stride) : 0;
      const int corner = x >= pixel && y > 0 ? byte(row + x - stride - pixel) : 0;
      const std::array<int, 5> added{0, left, up, (left + up) / 2, paeth(left, up, corner)};
      rows[row + x] = static_cast<char>(byte(row + x) + added[static_cast<std::size_t>(filter)]);
    }
  }
  return true;
}

struct Pixels {
  std::string colours;
  std::string cover;
};

// One pixel's samples; false: a colour that the palette does not have.
bool add_pixel(std::string_view samples, const Chunks& chunks, Pixels& pixels) {
  const auto add = [&](char red, char green, char blue, char cover) {
    pixels.colours += {red, green, blue};
    pixels.cover += cover;
    return true;
  };
  switch (chunks.colour) {
    case Colour::Grey:
      return add(samples[0], samples[0], samples[0], '\xFF');
    case Colour::GreyAlpha:
      return add(samples[0], samples[0], samples[0], samples[1]);
    case Colour::Rgb:
      return add(samples[0], samples[1], samples[2], '\xFF');
    case Colour::Rgba:
      return add(samples[0], samples[1], samples[2], samples[3]);
    case Colour::Palette: {
      const std::size_t index = static_cast<unsigned char>(samples[0]);
      if (index * 3 + 3 > chunks.palette.size()) return false;
      const std::string_view colour = chunks.palette.substr(index * 3, 3);
      const char cover = index < chunks.transparency.size() ? chunks.transparency[index] : '\xFF';
      return add(colour[0], colour[1], colour[2], cover);
    }
  }
  return false;
}

}  // namespace

Result<PngPicture> read_png(std::string_view bytes, const std::string& where) {
  if (bytes.size() > kMaxPngBytes) {
    return no_picture(where,
                      {"tệp ảnh quá lớn (hơn 2 MB)", "the picture is too large (over 2 MB)"});
  }
  if (bytes.substr(0, kSignature.size()) != kSignature) {
    return no_picture(where, {"tệp này không phải ảnh PNG", "this file is no PNG picture"});
  }
  const auto chunks = read_chunks(bytes);
  const bool odd = chunks && !chunks->transparency.empty() && chunks->colour != Colour::Palette;
  if (!chunks || odd) return broken(where);
  const auto pixel = static_cast<std::size_t>(channels_of(chunks->colour));
  const auto width = static_cast<std::size_t>(chunks->width);
  const auto height = static_cast<std::size_t>(chunks->height);
  auto rows =
      zip::try_inflate(chunks->deflated, (width * pixel + 1) * height, zip::DeflateForm::Zlib);
  if (!rows || !unfilter(*rows, width * pixel, height, pixel)) return broken(where);
  Pixels pixels;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::size_t at = y * (width * pixel + 1) + 1 + x * pixel;
      if (!add_pixel(std::string_view(*rows).substr(at, pixel), *chunks, pixels)) {
        return broken(where);
      }
    }
  }
  constexpr int kLevel = 9;
  const Deflater deflater(kLevel);
  PngPicture picture{.width = chunks->width, .height = chunks->height, .colours = {}, .cover = {}};
  deflater.append_deflated(picture.colours, pixels.colours);
  deflater.append_deflated(picture.cover, pixels.cover);
  return picture;
}

}  // namespace vanthu::pdf
