#include "text/dates.h"

#include <gtest/gtest.h>
#include <unicode/smpdtfmt.h>

#include <map>

#include "base/check.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

Date date(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

TEST(OfficeDate, PadsDaysBelowTenAndTheFirstTwoMonthsOnly) {
  const char* const months[] = {"01", "02", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
  const std::map<unsigned, std::string> days = {{1, "01"}, {9, "09"}, {10, "10"}, {31, "31"}};
  for (unsigned month = 1; month <= 12; ++month) {
    for (const auto& [day, shown] : days) {
      if (!date(2026, month, day).ok()) continue;
      const std::string m = months[month - 1];
      EXPECT_EQ(office_date(date(2026, month, day)).str(),
                "ngày " + shown + " tháng " + m + " năm 2026");
      EXPECT_EQ(short_date(date(2026, month, day)).str(), shown + "/" + m + "/2026");
      EXPECT_EQ(try_parse_short_date(shown + "/" + m + "/2026"), date(2026, month, day));
      EXPECT_EQ(try_parse_short_date(shown + "-" + m + "-2026"), date(2026, month, day));
      EXPECT_EQ(try_parse_office_date("ngày " + shown + " tháng " + m + " năm 2026"),
                date(2026, month, day));
    }
  }
  EXPECT_EQ(office_date(date(2026, 12, 31)).str(), "ngày 31 tháng 12 năm 2026");
}

TEST(OfficeDate, StandsAfterThePlace) {
  EXPECT_EQ(place_and_date(nfc("Đông Tiến"), date(2026, 2, 5)).str(),
            "Đông Tiến, ngày 05 tháng 02 năm 2026");
  EXPECT_EQ(blank_place_and_date(nfc("")).str(), "…………, ngày …… tháng …… năm ……");
  EXPECT_EQ(blank_place_and_date(nfc("Đông Tiến")).str(), "Đông Tiến, ngày …… tháng …… năm ……");
}

TEST(OfficeDate, IsWhatNoIcuPatternGives) {
  UErrorCode status = U_ZERO_ERROR;
  const auto format = [&](const char16_t* pattern, UDate day) {
    icu::SimpleDateFormat form(icu::UnicodeString(pattern), icu::Locale("vi"), status);
    form.adoptTimeZone(icu::TimeZone::createTimeZone("Etc/GMT"));
    icu::UnicodeString out;
    return to_utf8(form.format(day, out));
  };
  const UDate may_third = 1714694400000.0;
  EXPECT_EQ(format(u"'ngày' dd 'tháng' MM 'năm' y", may_third), "ngày 03 tháng 05 năm 2024");
  EXPECT_EQ(format(u"'ngày' dd 'tháng' M 'năm' y", may_third), "ngày 03 tháng 5 năm 2024");
  const UDate february_third = 1706918400000.0;
  EXPECT_EQ(format(u"'ngày' dd 'tháng' M 'năm' y", february_third), "ngày 03 tháng 2 năm 2024");
  ASSERT_TRUE(U_SUCCESS(status));
  EXPECT_EQ(office_date(date(2024, 5, 3)).str(), "ngày 03 tháng 5 năm 2024");
  EXPECT_EQ(office_date(date(2024, 2, 3)).str(), "ngày 03 tháng 02 năm 2024");
}

TEST(OfficeDate, RefusesDaysThatDoNotExist) {
  EXPECT_THROW(office_date(date(2026, 2, 29)), Bug);
}

TEST(DateInWords, SpellsCertificates) {
  EXPECT_EQ(date_in_words(date(2026, 2, 5)).str(),
            "ngày năm tháng hai năm hai nghìn không trăm hai mươi sáu");
  EXPECT_EQ(date_in_words(date(2025, 4, 21)).str(),
            "ngày hai mươi mốt tháng tư năm hai nghìn không trăm hai mươi lăm");
  EXPECT_EQ(date_in_words(date(2030, 12, 10)).str(),
            "ngày mười tháng mười hai năm hai nghìn không trăm ba mươi");
}

TEST(DateInWords, NamesEveryMonthAndDay) {
  const char* const months[] = {"một", "hai", "ba",   "tư",   "năm",      "sáu",
                                "bảy", "tám", "chín", "mười", "mười một", "mười hai"};
  const std::pair<unsigned, const char*> days[] = {
      {1, "một"},       {4, "bốn"},           {9, "chín"},         {10, "mười"},
      {15, "mười lăm"}, {21, "hai mươi mốt"}, {24, "hai mươi tư"}, {31, "ba mươi mốt"}};
  for (unsigned month = 1; month <= 12; ++month) {
    for (const auto& [day, words] : days) {
      if (!date(2026, month, day).ok()) continue;
      EXPECT_EQ(date_in_words(date(2026, month, day)).str(),
                std::string("ngày ") + words + " tháng " + months[month - 1] +
                    " năm hai nghìn không trăm hai mươi sáu");
    }
  }
  EXPECT_EQ(
      date_in_words(date(1945, 9, 2), {.thousand = ThousandWord::Ngan, .four = FourAfterTen::Bon})
          .str(),
      "ngày hai tháng chín năm một ngàn chín trăm bốn mươi lăm");
}

TEST(TimeInWords, SaysTheMinutesWhenThereAreAny) {
  EXPECT_EQ(time_in_words({.hour = 19, .minute = 30}).str(), "mười chín giờ ba mươi phút");
  EXPECT_EQ(time_in_words({.hour = 14, .minute = 0}).str(), "mười bốn giờ");
  EXPECT_EQ(time_in_words({.hour = 7, .minute = 5}).str(), "bảy giờ năm phút");
  EXPECT_EQ(time_in_words({.hour = 0, .minute = 15}).str(), "không giờ mười lăm phút");
}

TEST(OfficeTime, WritesHoursAndMinutes) {
  EXPECT_EQ(office_time({.hour = 19, .minute = 30}).str(), "19 giờ 30 phút");
  EXPECT_EQ(office_time({.hour = 14, .minute = 0}).str(), "14 giờ 00 phút");
  EXPECT_EQ(office_time({.hour = 7, .minute = 5}).str(), "07 giờ 05 phút");
}

TEST(MonthLabel, PadsLikeTheDate) {
  EXPECT_EQ(month_label(std::chrono::year(2026) / 5).str(), "tháng 5 năm 2026");
  EXPECT_EQ(month_label(std::chrono::year(2026) / 2).str(), "tháng 02 năm 2026");
}

TEST(WeekdayName, CapitalizesTheNumber) {
  const char* const names[] = {"thứ Hai", "thứ Ba",  "thứ Tư",  "thứ Năm",
                               "thứ Sáu", "thứ Bảy", "Chủ nhật"};
  for (unsigned i = 0; i < 7; ++i) {
    EXPECT_EQ(weekday_name(date(2026, 11, 2 + i)).str(), names[i]);
  }
}

TEST(ParseDate, ReadsBackWhatItWrites) {
  for (int i = 0; i < 800; ++i) {
    const Date day = add_days(date(2024, 1, 1), i);
    EXPECT_EQ(try_parse_short_date(short_date(day).view()), day);
    EXPECT_EQ(try_parse_office_date(office_date(day).view()), day);
  }
  EXPECT_EQ(try_parse_short_date("25-7-2016"), date(2016, 7, 25));
  EXPECT_EQ(try_parse_short_date("01-7-2014"), date(2014, 7, 1));
  EXPECT_EQ(try_parse_short_date("05-02-2015"), date(2015, 2, 5));
  EXPECT_FALSE(try_parse_short_date("5-7-2016").has_value());
  EXPECT_FALSE(try_parse_short_date("25-07-2016").has_value());
}

TEST(ParseDate, RefusesWrongFormsAndDaysThatDoNotExist) {
  for (const char* wrong :
       {"03/05/24", "3/5/2024", "03/05/2024", "03/2/2024", "31/02/2026", "29/02/2023",
        "05/02/2026x", "05/02-2026", "05.02.2026", "", "/", "00/01/2026", "05/02/1899",
        "05/02/02026", "-5/02/2026", "05/02/2200"}) {
    EXPECT_FALSE(try_parse_short_date(wrong).has_value()) << wrong;
  }
  for (const char* wrong :
       {"ngày 5 tháng 02 năm 2026", "ngày 05 tháng 2 năm 2026", "ngày 05 tháng 05 năm 2026",
        "05 tháng 5 năm 2026", "ngày 30 tháng 02 năm 2026", "ngày 05 tháng 5 năm 26"}) {
    EXPECT_FALSE(try_parse_office_date(wrong).has_value()) << wrong;
  }
}

TEST(MisprintedDate, FindsTheFirstDateThatIsPaddedOtherwise) {
  const auto found = [](std::string_view text) {
    const auto date = find_misprinted_date(text);
    return date ? std::string(date->given) + " -> " + date->expected.str() : std::string();
  };
  EXPECT_EQ(found("họp ngày 5/2/2026"), "5/2/2026 -> 05/02/2026");
  EXPECT_EQ(found("từ 05/02/2026 đến 05/06/2026"), "05/06/2026 -> 05/6/2026");
  EXPECT_EQ(found("kỳ họp ngày 5 tháng 02 năm 2026, buổi tối"),
            "ngày 5 tháng 02 năm 2026 -> ngày 05 tháng 02 năm 2026");
  EXPECT_EQ(found("ngày 15 tháng 08 năm 2026"),
            "ngày 15 tháng 08 năm 2026 -> ngày 15 tháng 8 năm 2026");
}

TEST(MisprintedDate, LeavesAloneWhatIsInFormOrNoDate) {
  for (const char* fine :
       {"", "ngày 05/02/2026", "ngày 27 tháng 5 năm 2026", "tháng 2 năm 2026", "25-7-2016",
        "31/2/2026", "số 5/2/20261", "12/5/2/2026", "9/2/1899", "ngày mai", "27/29 đồng chí"}) {
    EXPECT_FALSE(find_misprinted_date(fine).has_value()) << fine;
  }
}

}  // namespace
}  // namespace vanthu::text
