// The PNG half of page_picture.h: pictures without filters in one piece of deflated bytes.
#include <libdeflate.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "support/page_picture.h"

namespace vanthu::support {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
constexpr std::size_t kHeadSize = 13;
// The keyword of the text chunk, with the zero that ends it.
constexpr std::string_view kSoftware("Software\0", 9);
// Name, size and checksum of a chunk.
constexpr std::size_t kChunkFrame = 12;

std::string big_endian(std::size_t value) {
  std::string out;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    out.push_back(static_cast<char>(value >> shift & 0xFFU));
  }
  return out;
}

std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t out = 0;
  for (const char byte : bytes.substr(at, 4)) out = out << 8U | static_cast<unsigned char>(byte);
  return out;
}

std::string chunk(const std::string& name, const std::string& content) {
  const std::string checked = name + content;
  return big_endian(content.size()) + checked +
         big_endian(libdeflate_crc32(0, checked.data(), checked.size()));
}

// color 0: grey, 2: red, green, blue.
std::string head_of(int width, int height, char color) {
  std::string out =
      big_endian(static_cast<std::size_t>(width)) + big_endian(static_cast<std::size_t>(height));
  out += {8, color, 0, 0, 0};
  return out;
}

// rows: each begins with its filter, which is none.
std::string png(int width, int height, char color, const std::string& rows,
                const std::string& program) {
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor(
      libdeflate_alloc_compressor(12), &libdeflate_free_compressor);
  std::string packed(libdeflate_zlib_compress_bound(compressor.get(), rows.size()), '\0');
  packed.resize(libdeflate_zlib_compress(compressor.get(), rows.data(), rows.size(), packed.data(),
                                         packed.size()));
  return std::string(kSignature) + chunk("IHDR", head_of(width, height, color)) +
         chunk("tEXt", std::string(kSoftware) + program) + chunk("IDAT", packed) +
         chunk("IEND", "");
}

// 0 and 255 stay what they are.
char in_steps(char pixel) {
  constexpr int kSteps = 15;
  const int step = (static_cast<unsigned char>(pixel) * kSteps + 127) / 255;
  return static_cast<char>(step * 255 / kSteps);
}

std::string_view chunk_at(std::string_view bytes, std::size_t& at, std::string_view name) {
  const std::size_t size = number_at(bytes, at);
  if (bytes.substr(std::min(at + 4, bytes.size()), 4) != name || bytes.size() - at < kChunkFrame ||
      bytes.size() - at - kChunkFrame < size ||
      number_at(bytes, at + 8 + size) !=
          libdeflate_crc32(0, bytes.data() + at + 4, size + name.size())) {
    throw std::runtime_error("no PNG of ours: " + std::string(name));
  }
  const std::string_view content = bytes.substr(at + 8, size);
  at += kChunkFrame + size;
  return content;
}

constexpr int kDiffScale = 3;

struct Canvas {
  int width = 0;
  std::string rows;

  void paint(int x, int y, char red, char green, char blue) {
    const auto at = static_cast<std::size_t>(y * (width * 3 + 1) + 1 + x * 3);
    rows[at] = red;
    rows[at + 1] = green;
    rows[at + 2] = blue;
  }
};

// Which cells lie in a spot or beside it.
std::vector<bool> cells_around(const GreyPicture& picture, const std::vector<InkSpot>& spots) {
  constexpr int kHalo = 2;
  std::vector<bool> out(picture.pixels.size());
  for (const InkSpot& spot : spots) {
    for (int y = std::max(spot.row - kHalo, 0); y < std::min(spot.row + 2 + kHalo, picture.height);
         ++y) {
      for (int x = std::max(spot.column - kHalo, 0);
           x < std::min(spot.column + 2 + kHalo, picture.width); ++x) {
        out[static_cast<std::size_t>(y * picture.width + x)] = true;
      }
    }
  }
  return out;
}

}  // namespace

std::string write_png(const GreyPicture& picture) {
  std::string rows;
  for (int row = 0; row < picture.height; ++row) {
    rows.push_back('\0');
    for (int column = 0; column < picture.width; ++column) {
      rows.push_back(
          in_steps(picture.pixels[static_cast<std::size_t>(row * picture.width + column)]));
    }
  }
  return png(picture.width, picture.height, 0, rows, picture.drawn_by);
}

GreyPicture read_png(std::string_view bytes) {
  if (bytes.substr(0, kSignature.size()) != kSignature) throw std::runtime_error("no PNG");
  std::size_t at = kSignature.size();
  const std::string_view head = chunk_at(bytes, at, "IHDR");
  if (head.size() != kHeadSize) throw std::runtime_error("no PNG of ours: head");
  GreyPicture out{.width = static_cast<int>(number_at(head, 0)),
                  .height = static_cast<int>(number_at(head, 4)),
                  .pixels = {}};
  constexpr int kMaxSide = 10'000;
  if (out.width <= 0 || out.height <= 0 || out.width > kMaxSide || out.height > kMaxSide ||
      head != head_of(out.width, out.height, 0)) {
    throw std::runtime_error("a PNG that is not plain grey");
  }
  const std::string_view text = chunk_at(bytes, at, "tEXt");
  if (text.substr(0, kSoftware.size()) != kSoftware) throw std::runtime_error("a PNG of others");
  out.drawn_by = text.substr(kSoftware.size());
  const std::string_view packed = chunk_at(bytes, at, "IDAT");
  chunk_at(bytes, at, "IEND");
  const auto row_size = static_cast<std::size_t>(out.width) + 1;
  std::string rows(row_size * static_cast<std::size_t>(out.height), '\0');
  const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  if (libdeflate_zlib_decompress(decompressor.get(), packed.data(), packed.size(), rows.data(),
                                 rows.size(), nullptr) != LIBDEFLATE_SUCCESS) {
    throw std::runtime_error("no PNG of ours: rows");
  }
  for (std::size_t row = 0; row < rows.size(); row += row_size) {
    if (rows[row] != '\0') throw std::runtime_error("a PNG with filters");
    out.pixels += rows.substr(row + 1, row_size - 1);
  }
  return out;
}

std::string diff_page(const GreyPicture& expected, const GreyPicture& actual,
                      const std::vector<InkSpot>& spots) {
  Canvas canvas{.width = expected.width * kDiffScale, .rows = {}};
  const int height = expected.height * kDiffScale;
  canvas.rows.assign(static_cast<std::size_t>((canvas.width * 3 + 1) * height), '\0');
  const std::vector<bool> marked = cells_around(expected, spots);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < canvas.width; ++x) {
      const auto at = static_cast<std::size_t>(y / kDiffScale * expected.width + x / kDiffScale);
      const char was = expected.pixels[at];
      const char is = actual.pixels[at];
      const auto lower = std::min(static_cast<unsigned char>(was), static_cast<unsigned char>(is));
      canvas.paint(x, y, is, was, static_cast<char>(marked[at] ? lower / 2 : lower));
    }
  }
  return png(canvas.width, height, 2, canvas.rows, actual.drawn_by);
}

}  // namespace vanthu::support
