#include "docx/xml_part.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace vanthu::docx {
namespace {

constexpr const char* kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

TEST(XmlPart, ClosesWhatStandsOpenBehindANode) {
  XmlPart part;
  const XmlNode body = part.append_child("a");
  body.append_child("b").append_child("c").set("n", 7L).append_text("x");
  body.append_child("d");
  EXPECT_EQ(std::move(part).take(),
            std::string(kDeclaration) + "<a><b><c n=\"7\">x</c></b><d/></a>");
}

TEST(XmlPart, EscapesTextAndValuesAsTheirPlaceNeeds) {
  XmlPart part;
  const XmlNode root = part.append_child("a");
  root.set("v", "<\"&\n>");
  root.append_text("<\"&\n>");
  EXPECT_EQ(std::move(part).take(),
            std::string(kDeclaration) + "<a v=\"&lt;&quot;&amp;&#10;&gt;\">&lt;\"&amp;\n&gt;</a>");
}

TEST(XmlPart, RefusesToWriteOutOfOrder) {
  XmlPart part;
  const XmlNode root = part.append_child("a");
  const XmlNode first = root.append_child("b");
  const XmlNode second = root.append_child("b");
  EXPECT_THROW(first.append_text("late"), Bug);
  second.append_text("x");
  EXPECT_THROW(second.set("n", 1L), Bug);
}

}  // namespace
}  // namespace vanthu::docx
