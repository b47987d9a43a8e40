#include "xml/markup.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "xml/element.h"

namespace vanthu::xml {
namespace {

TEST(Escaped, ReplacesWhatWouldBreakMarkupAndKeepsTheRest) {
  EXPECT_EQ(escaped("a & b < c > \"d\" 'đ'\n\t"),
            "a &amp; b &lt; c &gt; &quot;d&quot; 'đ'&#10;&#9;");
}

TEST(Escaped, PutsASignWhereXmlCannotHoldTheByte) {
  EXPECT_EQ(escaped(std::string_view("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(escaped("a\x1B[1m"), "a\xEF\xBF\xBD[1m");
  EXPECT_EQ(escaped("a\xFF"), "a\xEF\xBF\xBD");
  EXPECT_EQ(escaped("\xEF\xBF\xBF"), "\xEF\xBF\xBD");
}

TEST(MarkupWriter, ClosesWhatItOpenedAndComesBackAsItWas) {
  MarkupWriter out;
  out.open("a", {{"b", "1 < 2\n"}}).element("c", "x & y").empty("d").close();
  EXPECT_TRUE(out.all_closed());
  const SourceText source("m.xml", out.take());
  EXPECT_EQ(source.bytes(), "<a b=\"1 &lt; 2&#10;\"><c>x &amp; y</c><d/></a>");
  const auto tree = parse_strict(source);
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ(tree.value().root().attribute("b")->value, "1 < 2\n");
  EXPECT_EQ(tree.value().root().child("c")->text(), "x & y");
}

TEST(MarkupWriter, DoesNotCloseMoreThanItOpened) {
  MarkupWriter out;
  EXPECT_THROW(out.close(), Bug);
}

}  // namespace
}  // namespace vanthu::xml
