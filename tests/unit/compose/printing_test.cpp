#include <gtest/gtest.h>

#include "small_template.h"

namespace vanthu::compose {
namespace {

using support::meeting;
using support::nfc;

TEST(Formatters, WriteDatesAndTimesAsOfficesDo) {
  const auto record = meeting().in_month(2026, 2).build();
  EXPECT_EQ(print("{meeting.start|ngày}", record), "ngày 05 tháng 02 năm 2026");
  EXPECT_EQ(print("{meeting.start|ngày ngắn}", record), "05/02/2026");
  EXPECT_EQ(print("{meeting.start|ngày bằng chữ}", record),
            "ngày năm tháng hai năm hai nghìn không trăm hai mươi sáu");
  EXPECT_EQ(print("{meeting.start|thứ}", record), "thứ Năm");
  EXPECT_EQ(print("{meeting.start|giờ}", record), "19 giờ 30 phút");
  EXPECT_EQ(print("{month|tháng}", record), "tháng 02 năm 2026");
  EXPECT_EQ(print("{next_month|tháng}", record), "tháng 3 năm 2026");
  EXPECT_EQ(print("{month|tháng ngắn}", record), "02/2026");
  EXPECT_EQ(print("{next_month|tháng ngắn}", record), "3/2026");
  EXPECT_EQ(print("{previous_month|năm}", record), "2026");
}

TEST(Formatters, HaveAsciiNamesToo) {
  EXPECT_EQ(print("{meeting.start|date} {meeting.start|short_date} {meeting.start|time}"),
            "ngày 05 tháng 11 năm 2026 05/11/2026 19 giờ 30 phút");
  EXPECT_EQ(print("{cell.name|upper} {votes|count} {attendance.totals.home|words}"),
            "CHI BỘ THÔN BÌNH HÒA 1 mười hai");
}

TEST(Formatters, WriteNumbersAsDigitsAndAsWords) {
  const auto record = meeting()
                          .change([](model::MeetingRecord& one) {
                            one.content.fee_report->amount = 1005000;
                            one.term.ordinal = 14;
                          })
                          .build();
  EXPECT_EQ(print("{votes|số lượng}", record), "1");
  EXPECT_EQ(print("{attendance.totals.official|hai chữ số}, {votes|count|hai chữ số}", record),
            "11, 01");
  const std::string amount = "<if test=\"content.fee_report.amount\">{content.fee_report.amount|";
  EXPECT_EQ(print(amount + "nhóm số}</if>", record), "1.005.000");
  EXPECT_EQ(print(amount + "bằng chữ}</if>", record), "một triệu không trăm linh năm nghìn");
  EXPECT_EQ(print("<if test=\"term.ordinal\">{term.ordinal|La Mã}, lần {term.ordinal|thứ tự}</if>",
                  record),
            "XIV, lần thứ mười bốn");
}

TEST(Formatters, WriteDigitsWhereThereIsNoOtherSign) {
  const auto record = meeting()
                          .change([](model::MeetingRecord& one) {
                            one.attendance.totals.suspended = 0;
                            one.attendance.totals.home = 4000;
                            one.attendance.totals.official = -3;
                          })
                          .build();
  EXPECT_EQ(print("{attendance.totals.suspended|La Mã} {attendance.totals.home|La Mã} "
                  "{attendance.totals.suspended|thứ tự} {attendance.totals.official|hai chữ số}",
                  record),
            "0 4000 0 -3");
}

TEST(Formatters, GiveRatiosWithTheirBaseAndTwoDecimalsHalfUp) {
  const auto with = [](std::int64_t votes_for, std::int64_t base) {
    return meeting()
        .change([&](model::MeetingRecord& one) {
          one.votes[0].votes_for = votes_for;
          one.votes[0].base = base;
        })
        .build();
  };
  const std::string_view text =
      "<each item=\"v\" in=\"votes\">{v.for|tỷ lệ: v.base}; {v.for|phần trăm: v.base}</each>";
  EXPECT_EQ(print(text, with(28, 31)), "28/31 (90,32%); 90,32%");
  EXPECT_EQ(print(text, with(27, 29)), "27/29 (93,10%); 93,10%");
  EXPECT_EQ(print(text, with(2, 3)), "02/03 (66,67%); 66,67%");
  EXPECT_EQ(print(text, with(9, 10)), "09/10 (90%); 90%");
  EXPECT_EQ(print(text, with(12, 12)), "12/12 (100%); 100%");
  // Not all, though it rounds to all.
  EXPECT_EQ(print(text, with(99999, 100000)), "99999/100000 (100,00%); 100,00%");
  EXPECT_EQ(print(text, with(0, 0)), "0/0; –");
}

TEST(Formatters, ChangeTheCaseOfTextAndItsEnd) {
  const auto record =
      meeting()
          .change([](model::MeetingRecord& one) {
            one.content.opening = {nfc("đồng chí chủ trì nêu lý do"), nfc("Chi bộ nhất trí."),
                                   nfc("“Vì sao?”"), nfc("chương trình gồm:")};
          })
          .build();
  EXPECT_EQ(print("<each item=\"line\" in=\"content.opening\" separator=\" / \">{line|câu}</each>",
                  record),
            "Đồng chí chủ trì nêu lý do. / Chi bộ nhất trí. / “Vì sao?” / Chương trình gồm:");
  EXPECT_EQ(
      print("<each item=\"line\" in=\"content.opening\" separator=\" / \">{line|bỏ chấm}</each>",
            record),
      "đồng chí chủ trì nêu lý do / Chi bộ nhất trí / “Vì sao?” / chương trình gồm:");
  EXPECT_EQ(print("{meeting.venue|in hoa}", record), "NHÀ VĂN HÓA THÔN BÌNH HÒA");
  EXPECT_EQ(print("{meeting.kind|thuật ngữ: noun|hoa đầu}", record), "Kỳ sinh hoạt");
}

TEST(Formatters, ListPeopleInTheOrderOfGivenNames) {
  EXPECT_EQ(print("<if test=\"leadership.officers\">{leadership.officers|theo tên|và}</if>"),
            "Lê Thị Hoa, Nguyễn Thị Lan và Trần Văn Minh");
  const auto record =
      meeting()
          .change([](model::MeetingRecord& one) { one.roster.members[2].sort_name = nfc("Zuy"); })
          .build();
  EXPECT_EQ(
      print("<if test=\"leadership.officers\">{leadership.officers|theo tên|và}</if>", record),
      "Nguyễn Thị Lan, Trần Văn Minh và Lê Thị Hoa");
}

TEST(Formatters, SayTheWordsOfClosedListsByTheVocabulary) {
  EXPECT_EQ(print("{meeting.kind}; {meeting.mode|thuật ngữ}"), "sinh hoạt thường kỳ; trực tiếp");
  EXPECT_EQ(print("<if test=\"meeting.chair.office\">{meeting.chair.office}, "
                  "{meeting.chair.office|thuật ngữ: signature}</if>"),
            "Bí thư Chi bộ, BÍ THƯ");
}

TEST(Formatters, PutSomethingInThePlaceOfWhatIsAbsent) {
  EXPECT_EQ(print("{meeting.postponed_reason|nếu không: đúng lịch}"), "đúng lịch");
  const auto record =
      meeting()
          .change([](model::MeetingRecord& one) { one.meeting.postponed_reason = nfc("mưa lũ"); })
          .build();
  EXPECT_EQ(print("{meeting.postponed_reason|nếu không: đúng lịch}", record), "mưa lũ");
}

TEST(Blocks, ServeAsFormattersForTheirOneParameter) {
  const std::string_view blocks =
      "<block name=\"gọi\" also=\"call\" content=\"inline\"><param name=\"who\" type=\"member\"/>\n"
      "  đồng chí {who.name}<if test=\"who.office\">, {who.office}</if>\n"
      "</block>";
  const auto record = meeting().build();
  EXPECT_EQ(print("({meeting.chair|gọi}), {meeting.secretary|call}.", record, blocks),
            "(đồng chí Nguyễn Thị Lan, Bí thư Chi bộ), đồng chí Lê Thị Hoa, Chi ủy viên.");
}

TEST(Blocks, KnowTheRecordAndTheirParametersOnly) {
  const std::string_view blocks =
      "<block name=\"số người\" content=\"inline\">"
      "<param name=\"reason\" type=\"text\" optional=\"yes\"/><param name=\"n\" type=\"number\"/>"
      "{cell.name}: {n}<if test=\"reason\"> ({reason})</if></block>";
  const auto record = meeting().build();
  EXPECT_EQ(print("<use block=\"số người\" reason=\"meeting.postponed_reason\" "
                  "n=\"attendance.totals.home\"/>",
                  record, blocks),
            "Chi bộ thôn Bình Hòa: 12");
}

TEST(Text, KeepsOneSpaceBetweenWordsAndNoneBeforeAStop) {
  EXPECT_EQ(print("\n  Chủ trì:\n  <b>{meeting.chair.name}</b>\n  <if test=\"meeting.guests\">, có "
                  "khách</if>\n  , thư ký ( {meeting.secretary.name}\n)."),
            "Chủ trì: Nguyễn Thị Lan, thư ký (Lê Thị Hoa).");
  EXPECT_EQ(print("A<if test=\"meeting.guests\">, B</if>; C{attendance.totals.home} %"), "A; C12%");
}

TEST(Text, LeavesTheSpaceOutsideOfUnderlinesAndBoldWords) {
  const auto document = compose_body("<p>a <u>b</u> <b>c: </b>d</p>");
  const auto& text = std::get<document::Paragraph>(document.blocks.at(0)).text;
  const document::Inlines expected = {
      document::Run{.text = nfc("a ")}, document::Run{.text = nfc("b"), .underline = true},
      document::Run{.text = nfc(" ")}, document::Run{.text = nfc("c: "), .bold = true},
      document::Run{.text = nfc("d")}};
  EXPECT_EQ(text, expected);
}

TEST(Text, NestsBoldItalicAndUnderline) {
  const auto document = compose_body("<p><b>a<i>b<u>c</u></i></b></p>");
  const auto& text = std::get<document::Paragraph>(document.blocks.at(0)).text;
  ASSERT_EQ(text.size(), 3U);
  EXPECT_EQ(text[2],
            (document::Run{.text = nfc("c"), .bold = true, .italic = true, .underline = true}));
}

TEST(Text, PrintsBracesWrittenTwiceAndEntities) {
  EXPECT_EQ(print("{{x}} &lt;{cell.place}&gt; &amp; &#273;"), "{x} <An Lạc> & đ");
}

TEST(Text, PutsLineFeedsOfTheRecordOnOneLine) {
  const auto record = meeting()
                          .change([](model::MeetingRecord& one) {
                            one.content.conclusion = {nfc("Một là,\nhai là")};
                          })
                          .build();
  EXPECT_EQ(print("<each item=\"p\" in=\"content.conclusion\">{p}</each>", record),
            "Một là, hai là");
}

TEST(Conditions, AskWhetherSomethingIsStatedTrueOrNotEmpty) {
  const auto truth = [](std::string_view test) {
    return print("<choose><when test=\"" + std::string(test) +
                 "\">có</when><otherwise>không</otherwise></choose>");
  };
  EXPECT_EQ(truth("content.fee_report"), "có");
  EXPECT_EQ(truth("consultation"), "không");
  EXPECT_EQ(truth("consultation.replies"), "không");
  EXPECT_EQ(truth("leadership.committee"), "có");
  EXPECT_EQ(truth("not leadership.committee"), "không");
  EXPECT_EQ(truth("meeting.guests"), "không");
  EXPECT_EQ(truth("votes and meeting.guests"), "không");
  EXPECT_EQ(truth("votes và không meeting.guests"), "có");
  EXPECT_EQ(truth("meeting.guests hoặc (votes and content.praise)"), "có");
}

TEST(Conditions, CompareNumbersAndWords) {
  const auto truth = [](std::string_view test) {
    return print("<choose><when test=\"" + std::string(test) +
                 "\">có</when><otherwise>không</otherwise></choose>");
  };
  EXPECT_EQ(truth("attendance.totals.home = 12"), "có");
  EXPECT_EQ(truth("attendance.totals.home != 12"), "không");
  EXPECT_EQ(truth("attendance.totals.home > attendance.totals.present"), "có");
  EXPECT_EQ(truth("attendance.totals.present >= attendance.totals.home"), "không");
  EXPECT_EQ(truth("attendance.totals.present &lt; attendance.totals.home"), "có");
  EXPECT_EQ(truth("attendance.totals.present &lt;= 10"), "có");
  EXPECT_EQ(truth("votes|count = 1"), "có");
  EXPECT_EQ(truth("meeting.kind = regular"), "có");
  EXPECT_EQ(truth("meeting.kind != congress"), "có");
  // Something absent equals nothing and differs from nothing.
  EXPECT_EQ(truth("quarter > 0"), "không");
  EXPECT_EQ(truth("quarter != 1"), "không");
}

TEST(Loops, NumberTheirItemsAndLeaveSomeOut) {
  EXPECT_EQ(print("<each item=\"part\" in=\"score.parts\" number=\"n\" where=\"part.max > 9\" "
                  "separator=\"; \" last_separator=\" và \">{n}: {part.points}/{part.max}</each>"),
            "1: 10/10; 2: 37/40 và 3: 28/30");
  EXPECT_EQ(print("<each item=\"x\" in=\"meeting.guests\">{x.name}</each>không"), "không");
}

}  // namespace
}  // namespace vanthu::compose
