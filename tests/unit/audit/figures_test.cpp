#include "audit/figures.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::audit {
namespace {

TEST(Figures, StandInTheOrderOfTheirNames) {
  ASSERT_EQ(figures().size(), kFigures);
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < kFigures; ++i) {
    EXPECT_EQ(index_of(figures()[i].figure), i) << figures()[i].id;
    EXPECT_TRUE(ids.insert(figures()[i].id).second) << figures()[i].id;
  }
}

TEST(Figures, AreNamedInBothLanguages) {
  for (const FigureInfo& info : figures()) {
    EXPECT_FALSE(info.vi.empty()) << info.id;
    EXPECT_FALSE(info.en.empty()) << info.id;
    EXPECT_EQ(text::nfc(info.vi).str(), info.vi) << info.id;
  }
}

template <typename E, std::size_t N>
void expect_list(Figure first, const EnumName<E> (&names)[N], std::size_t skipped = 0) {
  for (const auto& entry : names) {
    const auto value = static_cast<std::size_t>(entry.value);
    if (value < skipped) continue;
    const std::string id(info_of(with_offset(first, value - skipped)).id);
    EXPECT_EQ(id.substr(id.rfind('.') + 1), entry.name);
  }
  EXPECT_EQ(info_of(first).axis, info_of(with_offset(first, N - 1 - skipped)).axis);
  if (index_of(first) + N - skipped < kFigures) {
    EXPECT_NE(info_of(first).axis, info_of(with_offset(first, N - skipped)).axis);
  }
}

TEST(Figures, FollowTheWordListsOfTheRecordFormat) {
  expect_list(Figure::ByKind, model::kMeetingKindNames);
  expect_list(Figure::ByMode, model::kMeetingModeNames);
  expect_list(Figure::ByStatus, model::kMemberStatusNames);
  expect_list(Figure::ByDossier, model::kDossierKindNames);
  expect_list(Figure::ByForm, model::kDisciplineFormNames, 1);
  expect_list(Figure::ByVoteType, model::kVoteTypeNames);
  expect_list(Figure::ByOutcome, model::kVoteOutcomeNames);
  expect_list(Figure::ByAdmission, model::kVoteOutcomeNames);
  expect_list(Figure::BySelfBand, model::kBandNames);
  expect_list(Figure::ByOfficialBand, model::kBandNames);
  expect_list(Figure::ByPetition, model::kPetitionStatusNames);
  expect_list(Figure::ByReview, model::kReviewResultNames);
  expect_list(Figure::ByPaper, model::kPaperTypeNames);
}

TEST(Ratio, IsRoundedHalfUpFromWholeNumbers) {
  // 33 of 8155 disciplined, as one office published: 0.40%.
  EXPECT_EQ(try_ratio(33, 8155), 40);
  EXPECT_EQ(ratio_words(40).vi, "0,40%");
  EXPECT_EQ(try_ratio(1, 3), 3333);
  EXPECT_EQ(try_ratio(2, 3), 6667);
  EXPECT_EQ(try_ratio(1, 20000), 1);
  EXPECT_EQ(ratio_words(10000).en, "100.00%");
  EXPECT_EQ(try_ratio(5, 0), std::nullopt);
}

}  // namespace
}  // namespace vanthu::audit
