#include "xml/element.h"

#include <gtest/gtest.h>

namespace vanthu::xml {
namespace {

class ElementTest : public ::testing::Test {
 protected:
  Element parse(std::string bytes) {
    source_ = SourceText("f", std::move(bytes));
    tree_.emplace(must_parse());
    return tree_->root();
  }
  std::string excerpt(const SourceSpan& span) const {
    return source_.bytes().substr(span.begin, span.end - span.begin);
  }

 private:
  Tree must_parse() {
    auto tree = parse_strict(source_);
    return std::move(tree).value();
  }

  SourceText source_;
  std::optional<Tree> tree_;
};

TEST_F(ElementTest, GivesNamesAttributesAndChildrenWithTheirPlaces) {
  const Element root =
      parse("<?xml version=\"1.0\"?>\n<họp kind = 'a &amp; b'\n id=\"c>d\"><x/><y/></họp>");
  EXPECT_EQ(root.name(), "họp");
  EXPECT_EQ(excerpt(root.span()), "họp");
  const auto attributes = root.attributes();
  ASSERT_EQ(attributes.size(), 2U);
  EXPECT_EQ(attributes[0].value, "a & b");
  EXPECT_EQ(excerpt(attributes[0].span), "a &amp; b");
  EXPECT_EQ(excerpt(attributes[0].name_span), "kind");
  EXPECT_EQ(excerpt(attributes[1].span), "c>d");
  EXPECT_EQ(root.attribute("none"), std::nullopt);
  ASSERT_EQ(root.children().size(), 2U);
  EXPECT_EQ(root.children()[1].name(), "y");
}

TEST_F(ElementTest, CountsPositionsBehindAByteOrderMark) {
  const Element root = parse("\xEF\xBB\xBF<a b=\"c\"/>");
  EXPECT_EQ(root.span().begin, 4U);
  EXPECT_EQ(excerpt(root.attribute("b")->span), "c");
}

TEST_F(ElementTest, NormalisesWhiteSpaceInAttributesAsXmlSays) {
  EXPECT_EQ(parse("<a b=\"x\r\ny\tz&#10;w\"/>").attribute("b")->value, "x y z\nw");
}

TEST_F(ElementTest, JoinsTextAcrossCommentsAndCdata) {
  const Element root = parse("<a> x &lt;<!-- no --><![CDATA[ & ]]>y <b>z</b>\r\n</a>");
  EXPECT_EQ(root.text(), " x < & y \n");
  EXPECT_EQ(excerpt(root.text_span()), "x &lt;<!-- no --><![CDATA[ & ]]>y <b>z</b>");
  const auto items = root.items();
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].text, " x < & y ");
  EXPECT_EQ(excerpt(items[0].span), " x &lt;<!-- no --><![CDATA[ & ]]>y ");
  EXPECT_EQ(items[1].element->text(), "z");
  EXPECT_EQ(excerpt(items[1].element->text_span()), "z");
  EXPECT_EQ(items[2].text, "\n");
}

TEST_F(ElementTest, GivesAnEmptySpanBehindAnEmptyTag) {
  const Element root = parse("<a><b c=\"1\"/><d></d></a>");
  EXPECT_EQ(root.children()[0].text_span().begin, 13U);
  EXPECT_EQ(excerpt(root.children()[0].text_span()), "");
  EXPECT_EQ(excerpt(root.children()[1].text_span()), "");
}

TEST_F(ElementTest, ResolvesNamespacesAndKeepsForeignChildrenApart) {
  const Element root = parse(
      "<r xmlns=\"urn:a\" xmlns:q=\"urn:b\" xmlns:p=\"urn:a\"><v q:x=\"1\"/><q:v/><p:v/><v "
      "xmlns=\"\"/></r>");
  EXPECT_EQ(root.namespace_uri(), "urn:a");
  EXPECT_TRUE(root.attributes().empty());
  ASSERT_EQ(root.children().size(), 4U);
  EXPECT_EQ(root.children()[1].name(), "v");
  EXPECT_EQ(root.children()[1].namespace_uri(), "urn:b");
  EXPECT_EQ(root.children()[3].namespace_uri(), "");
  EXPECT_EQ(root.children("v").size(), 2U);
  EXPECT_EQ(root.children()[0].attributes()[0].name, "q:x");
}

TEST(AttributeSpan, FindsAValueAgainFromTheElementAlone) {
  const SourceText source("f", "<a>\n<vote for = '9' base=\"17\"/></a>");
  const SourceSpan vote = {.begin = 5, .end = 9};
  const auto excerpt = [&](const SourceSpan& span) {
    return source.bytes().substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(excerpt(attribute_span(source, vote, "base")), "17");
  EXPECT_EQ(excerpt(attribute_span(source, vote, "for")), "9");
  EXPECT_EQ(excerpt(attribute_span(source, vote, "round")), "vote");
  EXPECT_EQ(attribute_span(source, {.begin = 99, .end = 100}, "for").begin, 99U);
}

TEST_F(ElementTest, StaysValidWhenTheTreeMoves) {
  const SourceText source("f", "<a><b>x</b></a>");
  auto tree = parse_strict(source);
  const Element child = tree.value().root().children().front();
  const Tree moved = std::move(tree).value();
  EXPECT_EQ(child.text(), "x");
  EXPECT_EQ(moved.root().name(), "a");
}

}  // namespace
}  // namespace vanthu::xml
