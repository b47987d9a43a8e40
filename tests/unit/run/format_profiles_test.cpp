#include "run/format_profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::run {
namespace {

using ::testing::HasSubstr;

Date day(int year, unsigned month, unsigned number) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(number));
}

std::string chosen(const FormatProfiles& profiles, std::string_view id, const Date& on) {
  const auto index = profiles.choose(id, on);
  return index.ok() ? profiles.all()[index.value()].id : describe(index.error(), Language::En);
}

class ShippedProfiles : public ::testing::Test {
 protected:
  DiskFileStore files_;
  Result<FormatProfiles> read_ = FormatProfiles::read(files_, support::source_folder());
};

TEST_F(ShippedProfiles, AreChosenByThePapersDate) {
  ASSERT_TRUE(read_.ok());
  EXPECT_EQ(chosen(read_.value(), "", day(2026, 11, 5)), "hd05_2026");
  EXPECT_EQ(chosen(read_.value(), "", day(2026, 5, 27)), "hd05_2026");
  EXPECT_EQ(chosen(read_.value(), "", day(2026, 5, 26)), "hd36_2018");
  EXPECT_EQ(chosen(read_.value(), "", day(2018, 4, 3)), "hd36_2018");
  EXPECT_EQ(chosen(read_.value(), "", day(2018, 4, 2)), "hd11_2004");
  EXPECT_EQ(chosen(read_.value(), "", day(2004, 5, 28)), "hd11_2004");
}

TEST_F(ShippedProfiles, AreChosenByNameWhateverTheDate) {
  ASSERT_TRUE(read_.ok());
  EXPECT_EQ(chosen(read_.value(), "hd36_2018", day(2026, 11, 5)), "hd36_2018");
}

TEST_F(ShippedProfiles, GuessNothingForAnOlderPaperOrAnUnknownName) {
  ASSERT_TRUE(read_.ok());
  const auto older = read_.value().choose("", day(2004, 5, 27));
  ASSERT_FALSE(older.ok());
  EXPECT_EQ(older.error().kind, ErrorKind::Rendering);
  EXPECT_THAT(older.error().what.vi, HasSubstr("2004-05-27"));
  const auto unknown = read_.value().choose("hd99", day(2026, 11, 5));
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().kind, ErrorKind::Usage);
  EXPECT_THAT(unknown.error().remedy.vi, HasSubstr("hd05_2026"));
}

TEST(FormatProfiles, HaveTheBodySizeWhereTheirRuleAllowsIt) {
  const auto larger =
      FormatProfiles::read(DiskFileStore{}, support::source_folder(), layout::Length::from_pt(15));
  ASSERT_TRUE(larger.ok());
  for (const auto& profile : larger.value().all()) {
    const double expected = profile.id == "hd11_2004" ? 14 : 15;
    EXPECT_EQ(profile.style(layout::Role::Body).size.pt(), expected) << profile.id;
    EXPECT_EQ(profile.style(layout::Role::Heading2).size.pt(), expected) << profile.id;
    EXPECT_EQ(profile.style(layout::Role::Authority).size.pt(), 14) << profile.id;
  }
}

TEST(FormatProfiles, NameTheLineOfAMistake) {
  const support::TempFolder data;
  std::filesystem::create_directories(data.file("templates/profiles"));
  data.write("templates/profiles/hong.xml", "<profile>\n<sai>");
  const DiskFileStore files;
  const auto read = FormatProfiles::read(files, data.path());
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().kind, ErrorKind::Rendering);
  EXPECT_THAT(read.error().where, HasSubstr("templates/profiles/hong.xml:"));
}

}  // namespace
}  // namespace vanthu::run
