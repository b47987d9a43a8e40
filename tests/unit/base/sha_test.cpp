#include "base/sha.h"

#include <gtest/gtest.h>

#include "base/hex.h"
#include "base/md5.h"

namespace vanthu {
namespace {

// Test vectors of FIPS 180-4 ("abc").
TEST(Sha, MatchesThePublishedVectors) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha512_hex("abc").substr(0, 32), "ddaf35a193617abacc417349ae204131");
}

TEST(Sha, GoesOnFromACopyAsIfAllHadBeenHashedAtOnce) {
  Sha256 start;
  start.update("Chi bộ ").update("thôn ");
  Sha256 one = start;
  Sha256 other = start;
  one.update("Đồng Lợi");
  other.update("Vạn Thọ");
  EXPECT_EQ(one.size(), std::string("Chi bộ thôn Đồng Lợi").size());
  EXPECT_EQ(std::move(one).finish(), sha256("Chi bộ thôn Đồng Lợi"));
  EXPECT_EQ(std::move(other).finish(), sha256("Chi bộ thôn Vạn Thọ"));
  EXPECT_EQ(std::move(start).finish(), sha256("Chi bộ thôn "));
}

// RFC 1321, A.5.
TEST(Md5, MatchesThePublishedVectors) {
  EXPECT_EQ(to_hex(md5("")), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(to_hex(md5("message digest")), "f96b697d7cb7938d525a2f31aaf161d0");
}

TEST(Hex, RoundTripsAndRefusesUpperCaseAndOddLength) {
  EXPECT_EQ(try_parse_hex("00ff7a").value(), std::string("\x00\xff\x7a", 3));
  EXPECT_FALSE(try_parse_hex("FF").has_value());
  EXPECT_FALSE(try_parse_hex("f").has_value());
}

}  // namespace
}  // namespace vanthu
