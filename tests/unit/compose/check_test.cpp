// What can be wrong with a template, each with its exact place. A body starts on line 3.
#include <gtest/gtest.h>

#include "small_template.h"

namespace vanthu::compose {
namespace {

using Lines = std::vector<std::string>;

TEST(Check, FindsNothingWrongWithARightTemplate) {
  EXPECT_EQ(problems("<p>{cell.name}</p>"), Lines{});
}

TEST(Check, ReportsEverythingAtOnceInTheOrderOfTheFile) {
  EXPECT_EQ(problems("<p>{metting.venue}</p>\n<q/>\n<p rolle=\"body\">}</p>"),
            (Lines{"3:5 TPL-10 không có trường “metting” (có phải là “meeting”?)",
                   "4:2 TPL-02 thẻ “q” không dùng được ở đây (dùng được: p, section, list, table, "
                   "letterhead, title, signatures, if, …)",
                   "5:4 TPL-03 thẻ này không có thuộc tính “rolle” (có phải là “role”?)",
                   "5:17 TPL-08 dấu } này không có dấu { mở (bỏ dấu này; muốn in chính dấu } thì "
                   "viết }})"}));
}

TEST(Check, NamesTheNearestField) {
  EXPECT_EQ(problems("<p>{meeting.venu}</p>"),
            Lines{"3:13 TPL-10 “meeting” không có trường “venu” (có phải là “venue”?)"});
  EXPECT_EQ(problems("<p>{cell.name.length}</p>"),
            Lines{"3:5 TPL-17 “cell.name” là chữ, bên trong không có trường nào"});
  EXPECT_EQ(problems("<p>{ }</p>"), Lines{"3:6 TPL-08 chưa ghi tên trường (ví dụ {cell.name})"});
}

TEST(Check, PointsIntoAttributesAndPastEntities) {
  EXPECT_EQ(problems("<section title=\"A &amp; {cell.nam}\"/>"),
            Lines{"3:31 TPL-10 “cell” không có trường “nam” (có phải là “name”?)"});
  EXPECT_EQ(problems("<p>ằ<!-- ghi chú -->{cell.nam}</p>"),
            Lines{"3:27 TPL-10 “cell” không có trường “nam” (có phải là “name”?)"});
  EXPECT_EQ(problems("<p><![CDATA[{cell.nam}]]></p>"),
            Lines{"3:19 TPL-10 “cell” không có trường “nam” (có phải là “name”?)"});
}

TEST(Check, FindsBracesThatAreNotClosed) {
  EXPECT_EQ(problems("<p>Tại {meeting.venue</p>"),
            Lines{"3:8 TPL-07 dấu { mở ở đây không có dấu } đóng (thêm dấu }; muốn in chính dấu { "
                  "thì viết {{)"});
  EXPECT_EQ(problems("<p>{meeting.venue, {cell.name}</p>").at(0).substr(0, 10), "3:4 TPL-07");
}

TEST(Check, NamesTheNearestFormatterAndWhatItTakes) {
  EXPECT_EQ(problems("<p>{meeting.start|ngay}</p>"),
            Lines{"3:19 TPL-11 không có cách viết “ngay” (có phải là “ngày”?)"});
  EXPECT_EQ(problems("<p>{cell.name|ngày}</p>"),
            Lines{"3:15 TPL-12 cách viết “ngày” dùng cho ngày, còn đây là chữ"});
  EXPECT_EQ(problems("<p>{roster.members|tỷ lệ: roster.as_of}</p>"),
            Lines{"3:20 TPL-12 cách viết “tỷ lệ” dùng cho số, còn đây là danh sách mục member"});
}

TEST(Check, ReadsTheArgumentsOfFormatters) {
  EXPECT_EQ(problems("<p>{attendance.totals.present|tỷ lệ}</p>"),
            Lines{"3:31 TPL-13 cách viết “tỷ lệ” cần thêm phần sau dấu hai chấm (ví dụ "
                  "{vote.for|tỷ lệ: vote.base})"});
  EXPECT_EQ(problems("<p>{attendance.totals.present|tỷ lệ: cell.name}</p>"),
            Lines{"3:38 TPL-13 sau “tỷ lệ” phải là một số, còn đây là chữ"});
  EXPECT_EQ(problems("<p>{cell.name|in hoa: to}</p>"),
            Lines{"3:23 TPL-13 cách viết “in hoa” không có phần sau dấu hai chấm"});
  EXPECT_EQ(problems("<p>{meeting.kind|thuật ngữ: nuon}</p>"),
            Lines{"3:29 TPL-05 giá trị “nuon” không dùng được ở đây (có phải là “noun”?)"});
}

TEST(Check, RefusesToPrintWhatIsNoText) {
  EXPECT_EQ(problems("<p>{meeting.start}</p>"),
            Lines{"3:5 TPL-14 “meeting.start” là ngày giờ, chưa in ra được (thêm cách viết, ví dụ "
                  "|ngày, |giờ, |tháng)"});
  EXPECT_EQ(problems("<p>{meeting.chair}</p>"),
            Lines{"3:5 TPL-14 “meeting.chair” là mục member, chưa in ra được (chọn một trường bên "
                  "trong, ví dụ tên)"});
  EXPECT_EQ(problems("<p>{roster.members|theo tên}</p>").at(0).substr(0, 10), "3:5 TPL-14");
  EXPECT_EQ(
      problems("<p>{leadership.committee}</p>"),
      Lines{"3:5 TPL-14 “leadership.committee” là đúng hay sai, chưa in ra được (dùng <if>)"});
}

TEST(Check, RefusesToPrintWhatMayBeAbsent) {
  EXPECT_EQ(
      problems("<p>{meeting.postponed_reason}</p>"),
      Lines{"3:5 TPL-15 “meeting.postponed_reason” có thể không có trong hồ sơ (đặt trong <if "
            "test=\"…\"> hoặc thêm |nếu không: …)"});
  EXPECT_EQ(problems("<if test=\"paper\"><p>{paper.abstract}</p></if>"), Lines{});
  EXPECT_EQ(problems("<if test=\"paper.number\"><p>{paper.number} {paper.abstract}</p></if>"),
            Lines{});
  EXPECT_EQ(problems("<if test=\"paper\"><p>{paper.number}</p></if>").at(0).substr(0, 11),
            "3:22 TPL-15");
  EXPECT_EQ(
      problems("<if test=\"paper or score\"><p>{paper.abstract}</p></if>").at(0).substr(0, 11),
      "3:31 TPL-15");
  EXPECT_EQ(problems("<if test=\"not paper\"><p>{paper.abstract}</p></if>").size(), 1U);
}

TEST(Check, KnowsWhatTheOtherBranchesHaveExcluded) {
  EXPECT_EQ(problems("<choose><when test=\"not paper\"><p>a</p></when><otherwise>"
                     "<p>{paper.abstract}</p></otherwise></choose>"),
            Lines{});
  EXPECT_EQ(problems("<choose><when test=\"paper\"><p>a</p></when><otherwise>"
                     "<p>{paper.abstract}</p></otherwise></choose>")
                .size(),
            1U);
}

TEST(Check, RefusesAListThatMayBeEmptyInRunningText) {
  EXPECT_EQ(problems("<p>Khách: {attendance.visitors|và}.</p>").at(0).substr(0, 11), "3:12 TPL-15");
  EXPECT_EQ(problems("<if test=\"attendance.visitors\"><p>{attendance.visitors|theo tên|và}.</p>"
                     "</if>"),
            Lines{});
  EXPECT_EQ(problems("<each item=\"g\" in=\"attendance.excused\"><p>{g.members|và}</p></each>"),
            Lines{});
}

TEST(Check, ReadsConditions) {
  EXPECT_EQ(problems("<if test=\"votes and\"><p>a</p></if>"),
            Lines{"3:20 TPL-20 ở đây cần tên một trường (ví dụ: vote.against > 0 and not "
                  "content.discussion.none)"});
  EXPECT_EQ(problems("<if test=\"(votes\"><p>a</p></if>").at(0).substr(0, 48),
            "3:17 TPL-20 thiếu dấu ) trong điều kiện");
  EXPECT_EQ(problems("<if test=\"" + std::string(20, '(') + "votes\"><p>a</p></if>").size(), 1U);
  EXPECT_EQ(problems("<if test=\"votes score\"><p>a</p></if>").at(0).substr(0, 30),
            "3:17 TPL-20 phần này thừa");
  EXPECT_EQ(
      problems("<if test=\"attendance.totals.home\"><p>a</p></if>"),
      Lines{"3:11 TPL-20 “attendance.totals.home” luôn có giá trị, điều kiện này không bao giờ "
            "sai (so sánh với một giá trị, ví dụ > 0)"});
  EXPECT_EQ(problems("<if test=\"attendance.totals.home => 1\"><p>a</p></if>").at(0).substr(0, 11),
            "3:34 TPL-20");
}

TEST(Check, ComparesOnlyWhatCanBeCompared) {
  EXPECT_EQ(
      problems("<if test=\"cell.name = 3\"><p>a</p></if>"),
      Lines{"3:23 TPL-21 không so sánh được chữ (chỉ so sánh số với số, hoặc từ trong danh mục "
            "bằng = và !=)"});
  EXPECT_EQ(problems("<if test=\"meeting.kind > regular\"><p>a</p></if>").at(0).substr(0, 11),
            "3:24 TPL-21");
  EXPECT_EQ(problems("<if test=\"meeting.kind = regullar\"><p>a</p></if>"),
            Lines{"3:26 TPL-22 danh mục “meeting_kind” không có từ “regullar” (có phải là "
                  "“regular”?)"});
}

TEST(Check, LoopsNeedAListAndNewNames) {
  EXPECT_EQ(problems("<each item=\"x\" in=\"cell\"><p>a</p></each>"),
            Lines{"3:20 TPL-17 “cell” là mục cell, không phải danh sách"});
  EXPECT_EQ(problems("<each item=\"cell\" in=\"votes\"><p>a</p></each>"),
            Lines{"3:13 TPL-16 tên “cell” đã dùng cho việc khác (chọn tên khác)"});
  EXPECT_EQ(problems("<each in=\"votes\"><p>a</p></each>"),
            Lines{"3:2 TPL-04 thẻ “each” thiếu thuộc tính “item”"});
  EXPECT_EQ(problems("<each item=\"x\" in=\"votes\"><p>a</p></each><p>{x.base}</p>"),
            Lines{"3:46 TPL-10 không có trường “x” (dùng được: id, cell, term, leadership, groups, "
                  "roster, meeting, attendance, …)"});
}

TEST(Check, KeepsTextAndElementsInTheirPlaces) {
  EXPECT_EQ(problems("Biên bản <p>a</p>"),
            Lines{"3:1 TPL-06 không được viết chữ trực tiếp trong thẻ “template” (đặt chữ vào thẻ "
                  "con, ví dụ <p>…</p>)"});
  EXPECT_EQ(problems("<p><p>a</p></p>").at(0).substr(0, 10), "3:5 TPL-02");
  EXPECT_EQ(problems("<list>\n x <p>a</p></list>").at(0).substr(0, 10), "4:2 TPL-06");
  EXPECT_EQ(problems("<list>\n x <p>a</p></list>").at(1).substr(0, 10), "4:5 TPL-02");
  EXPECT_EQ(problems("<title><type>A</type>x</title>").at(0).substr(0, 11), "3:22 TPL-06");
  EXPECT_EQ(problems("<choose><if test=\"votes\"/></choose>").at(0).substr(0, 10), "3:2 TPL-04");
}

TEST(Check, AsksForThePartsOfABlock) {
  EXPECT_EQ(problems("<letterhead><superior>a</superior><issuer>b</issuer></letterhead>"),
            Lines{"3:2 TPL-04 thẻ “letterhead” thiếu thẻ con “heading”"});
  EXPECT_EQ(problems("<signatures/>"),
            Lines{"3:2 TPL-04 thẻ “signatures” thiếu thẻ con “signatory”"});
  EXPECT_EQ(problems("<table summary=\"a\"><rows/></table>"),
            Lines{"3:2 TPL-04 thẻ “table” thiếu thẻ con “columns”"});
  EXPECT_EQ(problems("<section><p>a</p></section>"),
            Lines{"3:2 TPL-04 thẻ “section” thiếu thuộc tính “title”"});
}

TEST(Check, CountsTheCellsOfRows) {
  EXPECT_EQ(
      problems("<table summary=\"a\"><columns><column>A</column><column>B</column></columns>\n"
               "<rows><row><cell>1</cell></row></rows></table>"),
      Lines{"4:8 TPL-29 hàng có 1 ô, bảng có 2 cột"});
}

TEST(Check, KnowsTheValuesOfAttributes) {
  EXPECT_EQ(problems("<p role=\"bodi\">a</p>"),
            Lines{"3:10 TPL-05 giá trị “bodi” không dùng được ở đây (có phải là “body”?)"});
  EXPECT_EQ(problems("<list marker=\"dashes\"/>").at(0).substr(0, 11), "3:15 TPL-05");
  EXPECT_EQ(problems("<table summary=\"a\"><columns><column share=\"0\">A</column></columns><rows/>"
                     "</table>")
                .at(0)
                .substr(0, 11),
            "3:44 TPL-05");
}

TEST(Check, FindsLettersThatDoNotBelong) {
  const auto found = problems("<p>Ð\u1ED3ng ý</p>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].substr(0, 10), "3:4 TPL-09");
  EXPECT_NE(found[0].find("U+00D0"), std::string::npos);
}

constexpr std::string_view kComrade =
    "<block name=\"đồng chí\" also=\"comrade\" content=\"inline\">"
    "<param name=\"who\" type=\"member\"/>{who.name}</block>"
    "<block name=\"đoạn\" content=\"blocks\"><param name=\"lines\" type=\"list of text\"/>"
    "<each item=\"l\" in=\"lines\"><p>{l}</p></each></block>";

TEST(Check, FindsBlocksByName) {
  EXPECT_EQ(problems("<use block=\"đọan\" lines=\"content.opening\"/>", kComrade),
            Lines{"3:13 TPL-25 không có khối “đọan” (có phải là “đoạn”?)"});
  EXPECT_EQ(problems("<p><use block=\"đoạn\" lines=\"content.opening\"/></p>", kComrade),
            Lines{"3:16 TPL-25 khối “đoạn” không đặt được ở vị trí này (xem thuộc tính content của "
                  "khối)"});
  EXPECT_EQ(problems("<p>{meeting.chair|comrad}</p>", kComrade).at(0).substr(0, 11), "3:19 TPL-11");
}

TEST(Check, FitsParametersToBlocks) {
  EXPECT_EQ(problems("<use block=\"đoạn\"/>", kComrade),
            Lines{"3:2 TPL-26 khối “đoạn” cần tham số “lines”"});
  EXPECT_EQ(
      problems("<use block=\"đoạn\" lines=\"votes\"/>", kComrade),
      Lines{"3:26 TPL-26 tham số “lines” phải là danh sách chữ, còn đây là danh sách mục vote"});
  EXPECT_EQ(problems("<use block=\"đoạn\" lines=\"content.opening\" line=\"votes\"/>", kComrade),
            Lines{"3:43 TPL-03 thẻ này không có thuộc tính “line” (có phải là “lines”?)"});
  EXPECT_EQ(problems("<use block=\"đoạn\" lines=\"content.ideology.paragraphs\"/>", kComrade)
                .at(0)
                .substr(0, 11),
            "3:26 TPL-15");
  EXPECT_EQ(problems("<p>{cell.name|đồng chí}</p>", kComrade),
            Lines{"3:15 TPL-26 tham số “who” phải là mục member, còn đây là chữ"});
  EXPECT_EQ(problems("<p>{meeting.chair|đồng chí: x}</p>", kComrade).at(0).substr(0, 11),
            "3:19 TPL-13");
  EXPECT_EQ(problems("<p>{meeting.chair|đồng chí|in hoa}</p>", kComrade),
            Lines{"3:28 TPL-13 khối “đồng chí” phải đứng cuối cùng sau các dấu |"});
}

TEST(CheckBlocks, ReportsInsideABlockWhereItStands) {
  EXPECT_EQ(block_problems("<block name=\"a\" content=\"inline\">{cell.nam}</block>"),
            Lines{"2:40 TPL-10 “cell” không có trường “nam” (có phải là “name”?)"});
}

TEST(CheckBlocks, RefusesCirclesAndRepeatedNames) {
  EXPECT_EQ(block_problems("<block name=\"a\" content=\"blocks\"><use block=\"b\"/></block>\n"
                           "<block name=\"b\" content=\"blocks\"><section title=\"x\"><use "
                           "block=\"a\"/></section></block>\n"
                           "<block name=\"c\" content=\"blocks\"><use block=\"a\"/></block>"),
            (Lines{"2:2 TPL-27 khối “a” dùng lại chính nó qua các khối khác",
                   "3:2 TPL-27 khối “b” dùng lại chính nó qua các khối khác"}));
  EXPECT_EQ(block_problems("<block name=\"a\" content=\"inline\">x</block>\n"
                           "<block name=\"b\" also=\"a\" content=\"inline\">x</block>\n"
                           "<block name=\"giờ\" content=\"inline\">x</block>"),
            (Lines{"3:23 TPL-28 đã có một khối hoặc cách viết tên “a”",
                   "4:14 TPL-28 đã có một khối hoặc cách viết tên “giờ”"}));
}

TEST(CheckBlocks, KnowsTheTypesOfParameters) {
  EXPECT_EQ(block_problems("<block name=\"a\" content=\"inline\"><param name=\"x\" "
                           "type=\"membre\"/>x</block>"),
            Lines{"2:56 TPL-05 giá trị “membre” không dùng được ở đây (có phải là “member”?)"});
  EXPECT_EQ(block_problems("<block name=\"a\" content=\"inline\"><param name=\"votes\" "
                           "type=\"text\"/>x</block>"),
            Lines{"2:47 TPL-16 tên “votes” đã dùng cho việc khác (chọn tên khác)"});
  EXPECT_EQ(block_problems("<block name=\"a\" content=\"row\">x</block>").at(0).substr(0, 11),
            "2:26 TPL-05");
}

Lines root_problems(std::string_view bytes) {
  const Wording wording = wording_with();
  const SourceText source("t.xml", std::string(bytes));
  return lines(source, parse_template(source, wording).findings());
}

TEST(CheckRoot, MustBeATemplateThatSaysWhatItIsFor) {
  EXPECT_EQ(root_problems("<templat/>").at(0).substr(0, 64),
            "1:2 TPL-01 tệp bắt đầu bằng thẻ “templat”, không");
  EXPECT_EQ(root_problems("<template xmlns=\"urn:vanthu:template:1\" for=\"reguler\" mode=\"x\"/>"),
            (Lines{"1:2 TPL-04 thẻ “template” thiếu thuộc tính “id”",
                   "1:2 TPL-04 thẻ “template” thiếu thuộc tính “paper”",
                   "1:2 TPL-04 thẻ “template” thiếu thẻ con “properties”",
                   "1:46 TPL-05 giá trị “reguler” không dùng được ở đây (có phải là “regular”?)",
                   "1:61 TPL-05 giá trị “x” không dùng được ở đây (dùng được: in_person, online, "
                   "by_groups, written_consultation)"}));
  EXPECT_EQ(root_problems("<template xmlns=\"urn:vanthu:template:1\">").at(0).substr(0, 10),
            "1:2 XML-07");
}

TEST(CheckRoot, HasAnIdThatCanNameAFile) {
  const auto named = [](const std::string& id) {
    return root_problems("<template xmlns=\"urn:vanthu:template:1\" id=\"" + id +
                         "\" paper=\"minutes\"><properties><title>T</title><author>A</author>"
                         "</properties><p>x</p></template>");
  };
  EXPECT_EQ(named("minutes-2"), Lines{});
  EXPECT_EQ(named("../../evil"),
            Lines{"1:45 TPL-18 tên mẫu “../../evil” không dùng được (chỉ dùng chữ thường không "
                  "dấu, chữ số và dấu gạch nối, ví dụ minutes-short)"});
  for (const char* bad : {"Minutes", "a b", "a.b", "biên-bản", ""}) {
    ASSERT_EQ(named(bad).size(), 1U) << bad;
    EXPECT_EQ(named(bad)[0].substr(0, 11), "1:45 TPL-18") << bad;
  }
}

TEST(CheckRoot, KnowsWhatIsAlwaysThereInThePapersItIsFor) {
  const auto about = [](std::string_view attributes, std::string_view body) {
    return root_problems("<template xmlns=\"urn:vanthu:template:1\" id=\"t\" " +
                         std::string(attributes) +
                         "><properties><title>T</title><author>A</author></properties><p>" +
                         std::string(body) + "</p></template>")
        .size();
  };
  EXPECT_EQ(about("paper=\"minutes\"", "{paper.abstract}"), 1U);
  EXPECT_EQ(about("paper=\"resolution\"", "{paper.abstract}"), 0U);
  EXPECT_EQ(about("paper=\"resolution\"", "{paper.dossier.applicant.name}"), 1U);
  EXPECT_EQ(about("paper=\"resolution\" dossier=\"admission\"", "{paper.dossier.applicant.name}"),
            0U);
  EXPECT_EQ(about("paper=\"decision\" discipline=\"yes\"", "{paper.discipline.violation}"), 0U);
  EXPECT_EQ(about("paper=\"minutes\" mode=\"written_consultation\"", "{consultation.draft}"), 0U);
}

}  // namespace
}  // namespace vanthu::compose
