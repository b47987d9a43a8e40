#include "sign/pdf_signature_locator.h"

#include <gtest/gtest.h>

namespace vanthu::sign {
namespace {

std::string pdf_time(std::string_view text) {
  const auto time = try_parse_pdf_date(text);
  return time ? to_iso_utc(*time) : "none";
}

TEST(PdfDate, ReadsTheZoneInItsCommonSpellings) {
  EXPECT_EQ(pdf_time("D:20261105193000+07'00'"), "2026-11-05T12:30:00Z");
  EXPECT_EQ(pdf_time("D:20261105193000+07'00"), "2026-11-05T12:30:00Z");
  EXPECT_EQ(pdf_time("D:20261105193000+07"), "2026-11-05T12:30:00Z");
  EXPECT_EQ(pdf_time("D:20261105193000-03'30'"), "2026-11-05T23:00:00Z");
  EXPECT_EQ(pdf_time("D:20261105193000Z"), "2026-11-05T19:30:00Z");
}

TEST(PdfDate, RefusesWhatDoesNotNameASecondAndAZone) {
  for (const char* text :
       {"", "D:2026", "D:20261105193000", "20261105193000Z", "D:20261305193000Z",
        "D:20261105243000Z", "D:20261105196000Z", "D:2026110519300xZ", "D:20261105193000+7'00'",
        "D:20261105193000+07'00'x", "D:20261105193000+99'00'"}) {
    EXPECT_EQ(pdf_time(text), "none") << text;
  }
}

TEST(SignatureLocator, ReadsADictionaryWithEverythingThatPdfAllows) {
  const std::string pdf =
      "7 0 obj % a comment with ] and >>\n<< /T (a \\) (nested) b) /V << /Type/Sig\r"
      "/ByteRange[ 0 10\n20 30 ] /Contents<abCD> /SubFilter /ETSI.CAdES.detached /Ref 12 0 R"
      " /M (D:20261105193000Z) /Null null >> >>";
  const auto located = locate_signatures(pdf);
  ASSERT_EQ(located.signatures.size(), 1U);
  const auto& signature = located.signatures[0];
  EXPECT_EQ(signature.dictionary.begin, pdf.find("<< /Type/Sig"));
  EXPECT_EQ(signature.dictionary.end, pdf.size() - 3);
  EXPECT_EQ(signature.byte_range, (std::array<std::size_t, 4>{0, 10, 20, 30}));
  ASSERT_TRUE(signature.contents.has_value());
  EXPECT_EQ(signature.contents->begin, pdf.find("<abCD>"));
  EXPECT_EQ(signature.contents->end, pdf.find("<abCD>") + 6);
  EXPECT_EQ(signature.sub_filter, "ETSI.CAdES.detached");
  EXPECT_TRUE(signature.claimed_time.has_value());
}

TEST(SignatureLocator, ShowsADictionaryThatItCannotRead) {
  for (const char* pdf :
       {"7 0 obj << /ByteRange [0 1 2 3] ", "7 0 obj << /ByteRange [0 1 2 3",
        "7 0 obj << /ByteRange [0 1 2 3] /M (", "7 0 obj <</A ) /ByteRange [0 1 2 3]>>",
        "6 0 obj<<>>endobj 7 0 oej << /ByteRange [0 1 2 3] >>"}) {
    const auto located = locate_signatures(pdf);
    ASSERT_EQ(located.signatures.size(), 1U) << pdf;
    EXPECT_FALSE(located.signatures[0].byte_range.has_value()) << pdf;
  }
}

TEST(SignatureLocator, TakesALongerNameForAnotherOne) {
  EXPECT_TRUE(locate_signatures("7 0 obj << /ByteRanges [0 1 2 3] >>").signatures.empty());
}

}  // namespace
}  // namespace vanthu::sign
