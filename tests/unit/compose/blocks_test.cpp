#include <gtest/gtest.h>

#include "small_template.h"

namespace vanthu::compose {
namespace {

using support::meeting;
using support::nfc;

// The document's blocks as lines, without the head of the dump.
std::string dumped(std::string_view body, const model::MeetingRecord& record = meeting().build()) {
  const std::string all = document::dump(compose_body(body, record));
  const std::string head = "profile hd05_2026\n";
  return all.substr(all.find(head) + head.size());
}

TEST(Sections, AreNumberedByTheirDepth) {
  EXPECT_EQ(
      dumped("<section title=\"MỞ ĐẦU\"><p>a</p></section>"
             "<section title=\"NỘI DUNG\"><section title=\"Một\"><section title=\"Nhỏ\"><p>b</p>"
             "</section></section><section title=\"Hai\"><section title=\"Nhỏ\"><p>c</p>"
             "</section></section></section>"),
      "heading 1 I. MỞ ĐẦU\nparagraph body a\n"
      "heading 1 II. NỘI DUNG\nheading 2 1. Một\nheading 3 a) Nhỏ\nparagraph body b\n"
      "heading 2 2. Hai\nheading 3 a) Nhỏ\nparagraph body c\n");
}

TEST(Sections, WithNothingToSayAreLeftOutAndNotCounted) {
  EXPECT_EQ(
      dumped("<section title=\"Một\"><p><if test=\"consultation\">a</if></p></section>"
             "<section title=\"Hai\"><list><each item=\"g\" in=\"meeting.guests\"><item>{g.name}"
             "</item></each></list></section>"
             "<section title=\"Ba\" empty=\"Không có ý kiến khác.\"><section title=\"Trong\"/>"
             "</section>"
             "<section title=\"Bốn\" marker=\"none\"><p>d</p></section>"
             "<section title=\"Năm\"><p>e</p></section>"),
      "heading 1 I. Ba\nparagraph body Không có ý kiến khác.\n"
      "heading 1  Bốn\nparagraph body d\nheading 1 II. Năm\nparagraph body e\n");
}

TEST(Sections, ComeOneAfterAnotherFromALoop) {
  const auto record =
      meeting()
          .change([](model::MeetingRecord& one) {
            one.content.direction = {{.title = nfc("Sản xuất."), .paragraphs = {nfc("a")}},
                                     {.title = nfc("An ninh"), .paragraphs = {nfc("b"), nfc("c")}}};
          })
          .build();
  EXPECT_EQ(dumped("<section title=\"NHIỆM VỤ\"><each item=\"d\" in=\"content.direction\">"
                   "<section title=\"{d.title|bỏ chấm}\"><each item=\"p\" in=\"d.paragraphs\">"
                   "<p>{p|câu}</p></each></section></each></section>",
                   record),
            "heading 1 I. NHIỆM VỤ\nheading 2 1. Sản xuất\nparagraph body A.\n"
            "heading 2 2. An ninh\nparagraph body B.\nparagraph body C.\n");
}

TEST(Steps, LeftOutAreNamedWithTheirReason) {
  const auto record = meeting()
                          .change([](model::MeetingRecord& one) {
                            one.content.omitted = {{.step = model::SessionStep::Criticism,
                                                    .reason = nfc("Dành thời gian cho bầu cử.")}};
                          })
                          .build();
  EXPECT_EQ(dumped("<list><each item=\"one\" in=\"content.omitted\"><item>Không {one.step}: "
                   "{one.reason|bỏ chấm}.</item></each></list>",
                   record),
            "list\n  - Không tiến hành tự phê bình và phê bình: Dành thời gian cho bầu cử.\n");
}

TEST(Lists, CountTheirItemsAndNest) {
  EXPECT_EQ(
      dumped("<list marker=\"letter\"><each item=\"m\" in=\"leadership.officers\">"
             "<item>{m.member.name}</item></each>"
             "<list marker=\"plus\"><item>trong</item></list><item>cuối</item></list>"),
      "list\n  a) Nguyễn Thị Lan\n  b) Trần Văn Minh\n  c) Lê Thị Hoa\n    + trong\n  d) cuối\n");
}

TEST(Tables, TakeTheirRowsFromLoopsAndDisappearWithoutRows) {
  const std::string_view body =
      "<table summary=\"Nhiệm vụ\"><columns><column share=\"1\" align=\"center\">TT</column>"
      "<column share=\"5\">Việc <i>cần làm</i></column></columns><rows>"
      "<each item=\"t\" in=\"content.assignments\" number=\"n\"><row><cell>{n}</cell>"
      "<cell><b>{t.task}</b></cell></row></each></rows></table>";
  EXPECT_EQ(dumped(body),
            "table Nhiệm vụ\n  columns 1:center 5:left\n  header | TT | Việc [i:cần làm]\n"
            "  row | 1 | [b:Chuẩn bị Ngày hội Đại đoàn kết toàn dân tộc]\n");
  const auto without =
      meeting().change([](model::MeetingRecord& one) { one.content.assignments.clear(); }).build();
  EXPECT_EQ(dumped(body, without), "");
}

TEST(Letterhead, HasANumberAndADateOnlyWhereTheySaySomething) {
  const std::string_view body =
      "<letterhead><superior>{cell.superior|in hoa}</superior><issuer>{cell.name|in hoa}</issuer>"
      "<heading>ĐẢNG CỘNG SẢN VIỆT NAM</heading>"
      "<number><if test=\"paper.number\">Số {paper.number}</if></number></letterhead>"
      "<title hyphens=\"yes\"><type>BIÊN BẢN</type><subject>họp</subject></title>";
  EXPECT_EQ(dumped(body),
            "letterhead\n  superior ĐẢNG BỘ XÃ AN LẠC\n  issuer CHI BỘ THÔN BÌNH HÒA\n"
            "  heading ĐẢNG CỘNG SẢN VIỆT NAM\ntitle BIÊN BẢN\n  subject họp\n  hyphens\n");
}

TEST(Signatures, PutHyphensAndStopsToTheRecipients) {
  EXPECT_EQ(dumped("<signatures><recipients label=\"Nơi nhận:\"><recipient>Đảng ủy xã "
                   "(để báo cáo),</recipient><recipient>- Như trên.</recipient>"
                   "<recipient>Lưu Chi bộ</recipient></recipients><signatory>"
                   "<authority>T/M CHI BỘ</authority><position>BÍ THƯ</position>"
                   "<name>{meeting.chair.name}</name></signatory></signatures>"),
            "signatures\n  recipients Nơi nhận:\n    - Đảng ủy xã (để báo cáo);\n    - Như trên;\n"
            "    - Lưu Chi bộ.\n  sign T/M CHI BỘ | BÍ THƯ | Nguyễn Thị Lan\n");
}

TEST(Signatures, NeedNoRecipients) {
  EXPECT_EQ(dumped("<signatures><recipients label=\"Nơi nhận:\"><each item=\"g\" "
                   "in=\"meeting.guests\"><recipient>{g.name}</recipient></each></recipients>"
                   "<signatory><authority>A</authority><name>B</name></signatory></signatures>"),
            "signatures\n  sign A |  | B\n");
}

TEST(Paragraphs, HaveRoles) {
  EXPECT_EQ(dumped("<p role=\"basis\">- Căn cứ Điều lệ Đảng;</p><p role=\"note\">Ghi chú</p>"
                   "<p role=\"centered\">***</p>"),
            "paragraph basis - Căn cứ Điều lệ Đảng;\nparagraph note Ghi chú\n"
            "paragraph centered ***\n");
}

}  // namespace
}  // namespace vanthu::compose
