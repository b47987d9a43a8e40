#include "support/cxml.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace vanthu::support {
namespace {

TEST(Cxml, ReadsWhatItWrites) {
  const std::string expression =
      "w:p/(w:pPr/(w:pStyle{w:val=Title},w:ind{w:left=0,w:firstLine=567}),w:r/w:t\"BIÊN BẢN\")";
  EXPECT_EQ(to_cxml(from_cxml(expression).document_element()), expression);
}

TEST(Cxml, QuotesValuesThatHoldSeparators) {
  const pugi::xml_document xml = from_cxml("a{b='1,2}'}");
  EXPECT_STREQ(xml.document_element().attribute("b").value(), "1,2}");
  EXPECT_EQ(to_cxml(xml.document_element()), "a{b='1,2}'}");
}

TEST(Cxml, RefusesWhatItCannotRead) {
  EXPECT_THROW(from_cxml("w:p/(w:r"), std::invalid_argument);
  EXPECT_THROW(from_cxml("w:p)"), std::invalid_argument);
  EXPECT_THROW(from_cxml(""), std::invalid_argument);
}

}  // namespace
}  // namespace vanthu::support
