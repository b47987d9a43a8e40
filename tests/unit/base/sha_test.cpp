#include "base/sha.h"

#include <gtest/gtest.h>

#include "base/hex.h"

namespace vanthu {
namespace {

// Test vectors of FIPS 180-4 ("abc").
TEST(Sha, MatchesThePublishedVectors) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha512_hex("abc").substr(0, 32), "ddaf35a193617abacc417349ae204131");
}

TEST(Hex, RoundTripsAndRefusesUpperCaseAndOddLength) {
  EXPECT_EQ(try_parse_hex("00ff7a").value(), std::string("\x00\xff\x7a", 3));
  EXPECT_FALSE(try_parse_hex("FF").has_value());
  EXPECT_FALSE(try_parse_hex("f").has_value());
}

}  // namespace
}  // namespace vanthu
