#include "pdf/png_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include <random>

#include "pdf/deflate.h"
#include "support/pdf_reader.h"

namespace vanthu::pdf {
namespace {

using ::testing::HasSubstr;

std::string big_endian(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += static_cast<char>(value >> static_cast<unsigned>(shift));
  }
  return out;
}

std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(libdeflate_crc32(0, body.data(), body.size()));
}

// rows: with their filter bytes.
std::string png(std::uint32_t width, std::uint32_t height, char colour, const std::string& rows,
                const std::string& palette = {}) {
  std::string deflated;
  Deflater(6).append_deflated(deflated, rows);
  const std::string header =
      big_endian(width) + big_endian(height) + std::string{'\x08', colour, '\0', '\0', '\0'};
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) +
         (palette.empty() ? "" : chunk("PLTE", palette)) + chunk("IDAT", deflated) +
         chunk("IEND", "");
}

// Two pixels of a transparent picture: blue at half cover, and nothing.
std::string two_pixels() {
  return png(2, 1, 6, std::string("\0\x00\x33\xB2\x80\x00\x00\x00\x00", 9));
}

TEST(PngPicture, SeparatesColoursFromCover) {
  const auto picture = read_png(two_pixels(), "a.png");
  ASSERT_TRUE(picture.ok());
  EXPECT_EQ(picture.value().width, 2);
  EXPECT_EQ(support::inflated(picture.value().colours), std::string("\x00\x33\xB2\x00\x00\x00", 6));
  EXPECT_EQ(support::inflated(picture.value().cover), std::string("\x80\x00", 2));
}

TEST(PngPicture, TakesEveryFilterOff) {
  // Grey rows: none, left, up, average, Paeth, all of them 10 20 30.
  const std::string rows = std::string("\0\x0A\x14\x1E", 4) + std::string("\x01\x0A\x0A\x0A", 4) +
                           std::string("\x02\x00\x00\x00", 4) + std::string("\x03\x05\x05\x05", 4) +
                           std::string("\x04\x00\x00\x00", 4);
  const auto picture = read_png(png(3, 5, 0, rows), "a.png");
  ASSERT_TRUE(picture.ok());
  const std::string colours = support::inflated(picture.value().colours);
  for (std::size_t row = 0; row < 5; ++row) {
    EXPECT_EQ(colours.substr(row * 9, 9), std::string("\x0A\x0A\x0A\x14\x14\x14\x1E\x1E\x1E"))
        << row;
  }
}

TEST(PngPicture, RefusesWhatIsTooLargeOrNotAsItSays) {
  const auto refused = [](const std::string& bytes) {
    const auto picture = read_png(bytes, "a.png");
    return !picture.ok() && picture.error().kind == ErrorKind::Input;
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused("GIF89a"));
  EXPECT_TRUE(refused(png(2001, 1, 0, std::string(2002, '\0'))));
  EXPECT_TRUE(refused(png(1500, 1500, 0, "")));
  EXPECT_TRUE(refused(png(0, 1, 0, "")));
  EXPECT_TRUE(refused(png(2, 1, 0, std::string(9, '\0'))));
  EXPECT_TRUE(refused(png(2, 1, 0, std::string("\x05\0\0", 3))));
  EXPECT_TRUE(refused(png(1, 1, 3, std::string("\0\x02", 2), "abcdef")));
  EXPECT_TRUE(refused(two_pixels() + "x"));
  EXPECT_TRUE(refused(std::string(kMaxPngBytes + 1, '\x89')));
}

TEST(PngPicture, NoticesEveryFlippedByte) {
  const std::string good = two_pixels();
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    EXPECT_FALSE(read_png(bad, "a.png").ok()) << at;
  }
}

TEST(PngPicture, SurvivesAnyBytes) {
  std::mt19937 random(20261105);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = two_pixels();
    bytes.erase(random() % bytes.size(), random() % 20);
    bytes.insert(random() % (bytes.size() + 1), std::string(random() % 9, '\xFF'));
    static_cast<void>(read_png(bytes, "a.png"));
  }
}

}  // namespace
}  // namespace vanthu::pdf
