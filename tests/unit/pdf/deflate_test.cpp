#include "pdf/deflate.h"

#include <gtest/gtest.h>

#include <string>

#include "support/pdf_reader.h"

namespace vanthu::pdf {
namespace {

// The reader asks for the sum at the end, too.
TEST(Deflate, PacksPagesQuicklyAndThoroughlyInTheSameFormat) {
  std::string page;
  for (int line = 0; line < 60; ++line) {
    page += "BT\n/F0 14 Tf\n110.86 " + std::to_string(771 - 12 * line) + " Td\n(";
    for (int letter = 0; letter < 80; ++letter) {
      page += '\0';
      page += static_cast<char>(33 + letter * (line + 7) % 90);
    }
    page += ") Tj\nET\n";
  }
  for (const std::string& operators : {std::string(), std::string("q Q"), page}) {
    std::string quick = "before";
    append_page_deflated(quick, operators);
    EXPECT_EQ(quick.substr(0, 6), "before");
    EXPECT_EQ(support::inflated(std::string_view(quick).substr(6)), operators);
    std::string thorough;
    Deflater(6).append_deflated(thorough, operators);
    EXPECT_EQ(support::inflated(thorough), operators);
    EXPECT_LE(thorough.size(), quick.size() - 6);
  }
}

}  // namespace
}  // namespace vanthu::pdf
