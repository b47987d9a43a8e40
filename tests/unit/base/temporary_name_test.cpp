#include "base/temporary_name.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(TemporaryName, IsReadAsItWasMade) {
  EXPECT_EQ(temporary_name("policy-1.note", 4711), "policy-1.note.4711.tmp");
  EXPECT_EQ(try_written_name("policy-1.note.4711.tmp"), "policy-1.note");
}

// Whoever hides a file must not be able to call it a leftover.
TEST(TemporaryName, HasNoOtherForm) {
  for (const char* name :
       {"", ".tmp", "x.tmp", "x..tmp", "x.0.tmp", "x.07.tmp", "x.-1.tmp", "x.12345678901.tmp",
        "x.a1.tmp", "x.1.TMP", "x.1.tmp ", ".1.tmp", "1.tmp"})
    EXPECT_EQ(try_written_name(name), std::nullopt) << name;
}

}  // namespace
}  // namespace vanthu
