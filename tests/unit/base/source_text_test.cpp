#include "base/source_text.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(SourceText, CountsColumnsInCodePointsNotBytes) {
  const SourceText source("a.xml", "một\nhai đồng chí\r\nba");
  const auto at = source.bytes().find("chí");
  EXPECT_EQ(source.position(at), (LineColumn{.line = 2, .column = 10}));
  EXPECT_EQ(source.line(2), "hai đồng chí");
  EXPECT_EQ(source.locate({.begin = at, .end = at + 3}), "a.xml:2:10");
}

TEST(SourceText, StaysInsideAtBothEnds) {
  const SourceText empty("e", "");
  EXPECT_EQ(empty.position(99), (LineColumn{.line = 1, .column = 1}));
  EXPECT_EQ(empty.line(1), "");
  EXPECT_EQ(empty.line(2), "");
  EXPECT_EQ(empty.line(0), "");
}

}  // namespace
}  // namespace vanthu
