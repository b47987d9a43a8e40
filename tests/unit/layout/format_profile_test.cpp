#include "layout/format_profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "paper.h"
#include "support/source_folder.h"

namespace vanthu::layout {
namespace {

std::string profile_bytes() {
  return DiskFileStore()
      .read(support::source_folder() + "/templates/profiles/hd05_2026.xml")
      .value();
}

// The ids of what is found when `from` is replaced by `to` in the real profile.
std::vector<std::string> found_with(std::string_view from, std::string_view to) {
  std::string bytes = profile_bytes();
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  bytes.replace(at, from.size(), to);
  const SourceText source("profile.xml", bytes);
  const auto profile = parse_format_profile(source);
  std::vector<std::string> ids;
  for (const findings::Finding& finding : profile.findings()) {
    ids.push_back(finding.id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

TEST(FormatProfile, HasTheMeasuresOfHuongDan05) {
  const FormatProfile& p = profile();
  EXPECT_EQ(p.id, "hd05_2026");
  EXPECT_EQ(to_iso(p.valid_from), "2026-05-27");
  EXPECT_EQ(p.page.inside.twips(), 1701);
  EXPECT_EQ(p.page.outside.twips(), 850);
  EXPECT_EQ(p.page.top.twips(), 1134);
  EXPECT_EQ(p.page.number_from_top.twips(), 567);
  EXPECT_NEAR(p.page.text_width().mm(), 165, 0.001);
  EXPECT_NEAR(p.page.text_height().mm(), 257, 0.001);
  const Style& body = p.style(Role::Body);
  EXPECT_EQ(body.size, Length::from_pt(14));
  EXPECT_EQ(body.pitch, Length::from_pt(18));
  EXPECT_EQ(body.before, Length::from_pt(6));
  EXPECT_EQ(body.first_line.twips(), 567);
  EXPECT_EQ(body.alignment, document::Alignment::Justified);
  EXPECT_TRUE(p.style(Role::PartyHeading).bold);
  EXPECT_EQ(p.style(Role::PartyHeading).size, Length::from_pt(15));
  EXPECT_FALSE(p.style(Role::Superior).bold);
  EXPECT_TRUE(p.style(Role::Issuer).bold);
  EXPECT_TRUE(p.style(Role::PlaceDate).italic);
  EXPECT_TRUE(p.style(Role::Authority).bold);
  EXPECT_FALSE(p.style(Role::Position).bold);
  EXPECT_TRUE(p.style(Role::RecipientsLabel).underline);
  EXPECT_FALSE(p.style(Role::Basis).italic);
  EXPECT_EQ(p.style(Role::RecipientLine).size, Length::from_pt(12));
}

TEST(FormatProfile, LeavesEveryMarkRoomInItsLine) {
  for (const FaceMetrics& face : fonts().metrics().faces) {
    const double ink = static_cast<double>(face.ink_top - face.ink_bottom) / face.units_per_em;
    EXPECT_LE(ink, kLeastPitch);
  }
}

TEST(FormatProfile, AsksForUnits) {
  EXPECT_EQ(found_with("top=\"20mm\"", "top=\"20\""), Ids{"PRF-01"});
  EXPECT_EQ(found_with("top=\"20mm\"", "top=\"20 mm\"").size(), 1U);
  EXPECT_EQ(found_with("top=\"20mm\"", "top=\"-20mm\""), Ids{"PRF-01"});
  EXPECT_EQ(found_with("max-word-gap=\"3\"", "max-word-gap=\"0\""), Ids{"PRF-01"});
}

TEST(FormatProfile, AsksForEachRoleOnce) {
  EXPECT_EQ(found_with("role=\"centered\"", "role=\"note\""), (Ids{"PRF-03", "PRF-02"}));
}

TEST(FormatProfile, RefusesColumnsWiderThanThePage) {
  EXPECT_EQ(found_with("left=\"72mm\"", "left=\"80mm\""), Ids{"PRF-04"});
  EXPECT_EQ(found_with("left=\"80mm\" right=\"85mm\"", "left=\"90mm\" right=\"85mm\""),
            Ids{"PRF-04"});
}

TEST(FormatProfile, SetsTheTextLargerAsFarAsItsRuleAllows) {
  const FormatProfile larger = with_body_size(profile(), Length::from_pt(15));
  for (const Role role : {Role::Body, Role::Basis, Role::ListItem, Role::Heading1, Role::Heading3,
                          Role::DivisionTitle, Role::Subject}) {
    EXPECT_EQ(larger.style(role).size, Length::from_pt(15));
    EXPECT_GE(larger.style(role).pitch.pt(), 15 * kLeastPitch);
  }
  for (const Role role : {Role::Number, Role::Authority, Role::RecipientLine, Role::TableCell,
                          Role::TypeName, Role::Note}) {
    EXPECT_EQ(larger.style(role), profile().style(role));
  }
  EXPECT_EQ(with_body_size(profile(), Length::from_pt(14)), profile());
  EXPECT_EQ(with_body_size(profile(), Length::from_pt(13)), profile());
  EXPECT_EQ(with_body_size(profile(), Length::from_pt(16)), profile());
}

TEST(FormatProfile, AllowsNoSizeWhoseMarksWouldBeCut) {
  EXPECT_EQ(found_with("body-up-to=\"15pt\"", "body-up-to=\"16pt\""), Ids{"PRF-05"});
  EXPECT_EQ(found_with(" body-up-to=\"15pt\"", ""), Ids{});
}

TEST(FormatProfile, RefusesAPitchThatCutsMarks) {
  EXPECT_EQ(found_with("pitch=\"20pt\"", "pitch=\"18pt\""), Ids{"PRF-05"});
}

TEST(FormatProfile, RefusesACertificationBoxThatReachesIntoTheText) {
  EXPECT_EQ(found_with("height=\"14mm\"", "height=\"17mm\""), Ids{"PRF-04"});
  EXPECT_EQ(found_with("width=\"75mm\"", "width=\"166mm\""), Ids{"PRF-04"});
}

TEST(FormatProfile, OfEachDayIsExactlyOneSinceTheOldestGuide) {
  std::vector<FormatProfile> all;
  const std::string folder = support::source_folder() + "/templates/profiles";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    all.push_back(read_profile(entry.path().stem().string()));
    EXPECT_EQ(all.back().id, entry.path().stem().string());
  }
  std::sort(all.begin(), all.end(), [](const FormatProfile& a, const FormatProfile& b) {
    return a.valid_from < b.valid_from;
  });
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(to_iso(all.front().valid_from), "2004-05-28");
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    ASSERT_TRUE(all[i].valid_until.has_value()) << all[i].id;
    const Date day_after = std::chrono::sys_days(*all[i].valid_until) + std::chrono::days(1);
    EXPECT_EQ(day_after, all[i + 1].valid_from) << all[i].id;
  }
  EXPECT_FALSE(all.back().valid_until.has_value());
}

TEST(FormatProfile, ReportsUnknownParts) {
  EXPECT_EQ(found_with("<flow ", "<flow colour=\"red\" ").size(), 1U);
}

}  // namespace
}  // namespace vanthu::layout
