#include "deflate/trained_code.h"

#include <gtest/gtest.h>

#include <string>

#include "base/check.h"

namespace vanthu::deflate {
namespace {

// 226 codes of eight bits and 60 of nine use a code of 286 up; 2 of four bits and 28 of five one of
// 30.
const std::string kLiterals = std::string(226, '8') + std::string(60, '9');
const std::string kDistances = std::string(2, '4') + std::string(28, '5');

TEST(TrainedCode, GivesShorterCodesFirstAndReadsThemFromTheirHighestBit) {
  const TrainedCode code(kLiterals, kDistances);
  EXPECT_EQ(code.literal(0).bits(), 0U);
  EXPECT_EQ(code.literal(0).count(), 8U);
  // 1 in eight bits, the highest one first.
  EXPECT_EQ(code.literal(1).bits(), 0x80U);
  // The first of nine bits: 226 * 2 = 0b111000100, read backwards.
  EXPECT_EQ(code.literal(226).bits(), 0b001000111U);
  EXPECT_EQ(code.literal(226).count(), 9U);
  EXPECT_EQ(code.distance(2).bits(), 0b00100U);
}

TEST(TrainedCode, PutsBehindALengthWhichOfItsValuesIsMeant) {
  const TrainedCode code(kLiterals, kDistances);
  EXPECT_EQ(code.length(3).count(), 9U);
  // 11 and 12 share a symbol and one bit tells them apart.
  EXPECT_EQ(code.length(11).count(), 10U);
  EXPECT_EQ(code.length(12).count(), 10U);
  EXPECT_EQ(code.length(12).bits() ^ code.length(11).bits(), 1U << 9U);
  EXPECT_EQ(code.length(257).count(), 14U);
  EXPECT_EQ(code.length(258).count(), 9U);
}

TEST(TrainedCode, IsABugWhereItIsNotUsedUpOrSomeSymbolHasNone) {
  std::string incomplete = kLiterals;
  incomplete.front() = '9';
  EXPECT_THROW(TrainedCode(incomplete, kDistances), Bug);
  std::string overfull = kLiterals;
  overfull.front() = '7';
  EXPECT_THROW(TrainedCode(overfull, kDistances), Bug);
  std::string none = kLiterals;
  none.front() = '0';
  EXPECT_THROW(TrainedCode(none, kDistances), Bug);
  EXPECT_THROW(TrainedCode(kLiterals, kDistances.substr(1)), Bug);
}

}  // namespace
}  // namespace vanthu::deflate
