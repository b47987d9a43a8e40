#include "support/sample_documents.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace vanthu::support {

using document::Alignment;
using document::Heading;
using document::Inlines;
using document::Letterhead;
using document::List;
using document::ListItem;
using document::Marker;
using document::MarkerStyle;
using document::Paragraph;
using document::ParagraphRole;
using document::Recipients;
using document::Signatory;
using document::SignatureBlock;
using document::Table;
using document::Title;
using text::nfc;

Inlines words(std::string_view text) {
  return {{.text = nfc(text)}};
}

Paragraph body(std::string_view text) {
  return {.role = ParagraphRole::Body, .text = words(text)};
}

document::Document empty_document() {
  document::Document out;
  out.kind = "minutes";
  out.title = nfc("Biên bản sinh hoạt chi bộ thường kỳ tháng 5 năm 2026");
  out.author = nfc("Chi bộ Tổ dân phố số 12");
  out.record_id = "to-dan-pho-12/2026-05-05-thuong-ky";
  out.date = Date{std::chrono::year{2026}, std::chrono::month{5}, std::chrono::day{5}};
  out.profile_id = "hd05_2026";
  out.template_id = "minutes@1";
  return out;
}

namespace {

Heading heading(int level, MarkerStyle style, int ordinal, std::string_view text) {
  return {.level = level, .marker = {style, ordinal}, .text = words(text)};
}

List dashes(std::initializer_list<std::string_view> texts) {
  List out;
  for (const std::string_view text : texts) {
    out.items.push_back({.marker = {MarkerStyle::Dash, 1}, .depth = 1, .text = words(text)});
  }
  return out;
}

document::TableRow row(std::initializer_list<std::string_view> cells) {
  document::TableRow out;
  for (const std::string_view cell : cells) out.push_back(words(cell));
  return out;
}

Letterhead letterhead() {
  return {.superior = nfc("ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN"),
          .issuer = nfc("CHI BỘ TỔ DÂN PHỐ SỐ 12"),
          .heading = nfc("ĐẢNG CỘNG SẢN VIỆT NAM"),
          .number = {},
          .place_date = {}};
}

Table task_table() {
  Table out;
  out.summary = nfc("Kết quả thực hiện nghị quyết tháng 4 năm 2026");
  out.columns = {{1, Alignment::Center},
                 {6, Alignment::Left},
                 {4, Alignment::Left},
                 {3, Alignment::Center},
                 {4, Alignment::Left}};
  out.header = row({"TT", "Nhiệm vụ", "Người phụ trách", "Hạn", "Kết quả"});
  out.rows = {row({"1", "Vận động hộ dân tuyến ngõ 45 hiến đất mở rộng đường", "Nguyễn Văn Khải",
                   "25/4/2026", "Hoàn thành: 18/18 hộ đồng thuận"}),
              row({"2", "Tuyên truyền Luật Đất đai và phương án cấp nước sạch", "Trần Thị Hương",
                   "20/4/2026", "Hoàn thành"}),
              row({"3", "Rà soát đối tượng bảo trợ xã hội, hộ cận nghèo", "Lê Thị Ánh Tuyết",
                   "28/4/2026", "Chậm: còn 02 hộ chưa xác minh"}),
              row({"4", "Kiểm tra phòng cháy, chữa cháy khu nhà trọ", "Phạm Quốc Ân", "30/4/2026",
                   "Hoàn thành: nhắc nhở 03 cơ sở"})};
  return out;
}

void add_opening(document::Document& out) {
  out.blocks.push_back(letterhead());
  out.blocks.push_back(Title{.type_name = nfc("BIÊN BẢN"),
                             .subject = nfc("sinh hoạt chi bộ thường kỳ tháng 5 năm 2026"),
                             .hyphens = false});
  out.blocks.push_back(
      body("Hồi 19 giờ 30 phút, ngày 05 tháng 5 năm 2026, tại Nhà văn hóa Tổ dân phố số 12, phường "
           "Đông Tiến, Chi bộ Tổ dân phố số 12 họp sinh hoạt thường kỳ tháng 5 năm 2026."));
  out.blocks.push_back(heading(1, MarkerStyle::Roman, 1, "THÀNH PHẦN"));
  out.blocks.push_back(dashes(
      {"Tổng số đảng viên của chi bộ: 34 đồng chí, trong đó chính thức 32, dự bị 02.",
       "Được miễn công tác và sinh hoạt đảng: 03 đồng chí.",
       "Có mặt: 29 đồng chí, trong đó chính thức 27, dự bị 02.",
       "Vắng có lý do: 02 đồng chí (Đỗ Thị Bích Ngọc: điều trị tại bệnh viện; Vũ Đình Thắng: "
       "công tác xa). Vắng không có lý do: không."}));
  Paragraph chair{.role = ParagraphRole::Body, .text = words("Chủ trì: đồng chí ")};
  chair.text.push_back({.text = nfc("Nguyễn Văn Khải"), .bold = true});
  chair.text.push_back({.text = nfc(", Bí thư Chi bộ. Thư ký: đồng chí ")});
  chair.text.push_back({.text = nfc("Trần Thị Hương"), .bold = true});
  chair.text.push_back({.text = nfc(", Chi ủy viên.")});
  out.blocks.push_back(chair);
}

void add_review(document::Document& out) {
  out.blocks.push_back(heading(1, MarkerStyle::Roman, 2, "NỘI DUNG"));
  out.blocks.push_back(
      heading(2, MarkerStyle::Decimal, 1, "Thông tin thời sự, tình hình tư tưởng"));
  out.blocks.push_back(body(
      "Đồng chí Trần Thị Hương thông báo những nội dung chính của Quy định 399-QĐ/TW ngày "
      "09/01/2026 về thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng; kết quả kinh tế - "
      "xã hội quý I của phường; việc triển khai phương án cấp nước sạch cho các ngõ phía đông. Cán "
      "bộ, đảng viên và Nhân dân trong tổ phấn khởi, tin tưởng; một số hộ còn băn khoăn về tiến độ "
      "đền bù tuyến ngõ 45."));
  out.blocks.push_back(
      heading(2, MarkerStyle::Decimal, 2, "Kết quả thực hiện nghị quyết tháng 4 năm 2026"));
  out.blocks.push_back(task_table());
  out.blocks.push_back(body(
      "Chi bộ thống nhất đánh giá: đã hoàn thành 03/04 nhiệm vụ; nhiệm vụ số 3 chậm do hai hộ đi "
      "làm ăn xa, giao đồng chí Lê Thị Ánh Tuyết xác minh xong trước ngày 20/5/2026."));
}

void add_discussion(document::Document& out) {
  out.blocks.push_back(heading(2, MarkerStyle::Decimal, 3, "Ý kiến thảo luận"));
  out.blocks.push_back(
      heading(3, MarkerStyle::Letter, 1, "Về công tác lãnh đạo nhiệm vụ chính trị"));
  const std::pair<const char*, const char*> speakers[] = {
      {"Đồng chí Phạm Quốc Ân",
       ": đề nghị phân công đảng viên phụ trách từng nhóm hộ, mỗi nhóm không quá 10 hộ; kết quả "
       "báo "
       "cáo vào kỳ sinh hoạt gần nhất để chi bộ kịp thời tháo gỡ."},
      {"Đồng chí Lê Thị Ánh Tuyết",
       ": việc bình xét hộ cận nghèo cần công khai danh sách tại nhà văn hóa ít nhất 07 ngày, có ý "
       "kiến của Ban Công tác Mặt trận."},
      {"Đồng chí Hoàng Trung Kiên",
       ": phong trào “Ngày thứ Bảy xanh” mới thu hút được khoảng 60% số hộ; cần giao Chi hội Phụ "
       "nữ "
       "và Đoàn Thanh niên cùng làm, có thùng rác phân loại ở đầu mỗi ngõ."},
      {"Đồng chí Nguyễn Thị Ngọc Diệp",
       " (dự bị): xin đăng ký giúp 05 hộ cao tuổi cài đặt, sử dụng ứng dụng dịch vụ công trực "
       "tuyến "
       "trong tháng 5 và tháng 6."}};
  for (const auto& [name, said] : speakers) {
    Paragraph paragraph{.role = ParagraphRole::Body, .text = {}};
    paragraph.text.push_back({.text = nfc(name), .bold = true});
    paragraph.text.push_back({.text = nfc(said)});
    out.blocks.push_back(paragraph);
  }
  out.blocks.push_back(heading(3, MarkerStyle::Letter, 2, "Về công tác xây dựng Đảng"));
  List list;
  list.items = {
      {.marker = {MarkerStyle::Decimal, 1},
       .depth = 1,
       .text = words("Giới thiệu quần chúng ưu tú Bùi Thị Thùy Dương dự lớp bồi dưỡng nhận thức về "
                     "Đảng do Đảng ủy phường mở vào tháng 6:")},
      {.marker = {MarkerStyle::Dash, 1},
       .depth = 2,
       .text = words("phân công đồng chí Trần Thị Hương theo dõi, giúp đỡ;")},
      {.marker = {MarkerStyle::Dash, 1},
       .depth = 2,
       .text = words("lấy ý kiến của Chi hội Phụ nữ tổ dân phố.")},
      {.marker = {MarkerStyle::Decimal, 2},
       .depth = 1,
       .text = words("Đảng phí tháng 5: thu đủ 31/31 đồng chí thuộc diện đóng, tổng số 1.240.000 "
                     "đồng; nộp về Đảng ủy phường đúng hạn.")}};
  out.blocks.push_back(list);
}

void add_conclusion(document::Document& out) {
  out.blocks.push_back(heading(1, MarkerStyle::Roman, 3, "KẾT LUẬN VÀ BIỂU QUYẾT"));
  out.blocks.push_back(body(
      "Đồng chí Nguyễn Văn Khải kết luận: chi bộ đồng tình với các ý kiến đã nêu; tháng 5 tập "
      "trung "
      "hoàn thành giải phóng mặt bằng ngõ 45, chuẩn bị sơ kết công tác 6 tháng đầu năm, duy trì "
      "“Ngày thứ Bảy xanh” vào các ngày 09 và 23 tháng 5. Mỗi đảng viên đăng ký một việc làm theo "
      "tấm gương Chủ tịch Hồ Chí Minh, báo cáo kết quả vào kỳ sinh hoạt tháng 6."));
  out.blocks.push_back(
      body("Chi bộ biểu quyết thông qua Nghị quyết lãnh đạo thực hiện nhiệm vụ tháng 5 năm 2026 "
           "bằng hình "
           "thức giơ tay: số đảng viên chính thức của chi bộ được tính là 29; tán thành 27 đồng "
           "chí, đạt "
           "93,10%; không tán thành: không; ý kiến khác: không. Nghị quyết được thông qua."));
  out.blocks.push_back(heading(1, MarkerStyle::Roman, 4, "TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT"));
  out.blocks.push_back(body("Tổng điểm: 92/100, xếp loại Tốt; 29/29 đồng chí nhất trí."));
  out.blocks.push_back(
      body("Biên bản được thư ký đọc lại trước chi bộ, 29/29 đồng chí nhất trí; cuộc họp kết thúc "
           "lúc 21 "
           "giờ 15 phút cùng ngày."));
  out.blocks.push_back(
      SignatureBlock{.recipients = {},
                     .signatories = {{nfc("NGƯỜI GHI BIÊN BẢN"), {}, nfc("Trần Thị Hương")},
                                     {nfc("CHỦ TRÌ HỘI NGHỊ"), {}, nfc("Nguyễn Văn Khải")}}});
}

}  // namespace

document::Document minutes_document() {
  document::Document out = empty_document();
  add_opening(out);
  add_review(out);
  add_discussion(out);
  add_conclusion(out);
  return out;
}

document::Document resolution_document() {
  document::Document out = empty_document();
  out.kind = "resolution";
  out.title = nfc("Nghị quyết lãnh đạo thực hiện nhiệm vụ tháng 5 năm 2026");
  out.template_id = "resolution@1";
  Letterhead head = letterhead();
  head.number = nfc("Số 05-NQ/CB");
  head.place_date = nfc("Đông Tiến, ngày 05 tháng 5 năm 2026");
  out.blocks.push_back(head);
  out.blocks.push_back(Title{.type_name = nfc("NGHỊ QUYẾT"),
                             .subject = nfc("lãnh đạo thực hiện nhiệm vụ tháng 5 năm 2026"),
                             .hyphens = true});
  for (const std::string_view basis :
       {"- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
        "- Căn cứ Quy chế làm việc của Chi bộ Tổ dân phố số 12, nhiệm kỳ 2025 - 2027;",
        "- Căn cứ kết quả biểu quyết tại kỳ sinh hoạt chi bộ ngày 05/5/2026,"}) {
    out.blocks.push_back(Paragraph{.role = ParagraphRole::Basis, .text = words(basis)});
  }
  out.blocks.push_back(
      Paragraph{.role = ParagraphRole::Centered,
                .text = {{.text = nfc("CHI BỘ TỔ DÂN PHỐ SỐ 12 QUYẾT NGHỊ"), .bold = true}}});
  out.blocks.push_back(heading(1, MarkerStyle::Roman, 1, "ĐÁNH GIÁ KẾT QUẢ THÁNG 4"));
  out.blocks.push_back(body(
      "Chi bộ đã lãnh đạo hoàn thành 03/04 nhiệm vụ theo nghị quyết tháng 4; đời sống Nhân dân ổn "
      "định, an ninh trật tự được giữ vững. Hạn chế: việc rà soát hộ cận nghèo còn chậm."));
  out.blocks.push_back(heading(1, MarkerStyle::Roman, 2, "NHIỆM VỤ THÁNG 5"));
  Table table = task_table();
  table.summary = nfc("Phân công nhiệm vụ tháng 5 năm 2026");
  table.header = row({"TT", "Nhiệm vụ", "Người phụ trách", "Hạn", "Sản phẩm"});
  out.blocks.push_back(table);
  out.blocks.push_back(heading(1, MarkerStyle::Roman, 3, "TỔ CHỨC THỰC HIỆN"));
  out.blocks.push_back(body(
      "Giao Chi ủy theo dõi, đôn đốc; các đồng chí được phân công báo cáo kết quả tại kỳ sinh hoạt "
      "tháng 6 năm 2026. Nghị quyết được 27/29 đảng viên chính thức tán thành, đạt 93,10%."));
  out.blocks.push_back(SignatureBlock{
      .recipients = Recipients{.label = nfc("Nơi nhận:"),
                               .lines = {nfc("- Đảng ủy phường Đông Tiến (để báo cáo);"),
                                         nfc("- Đồng chí Đảng ủy viên phụ trách;"),
                                         nfc("- Các đảng viên trong chi bộ (để thực hiện);"),
                                         nfc("- Lưu Chi bộ.")}},
      .signatories = {{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Nguyễn Văn Khải")}}});
  return out;
}

document::Document letter_document() {
  document::Document out = empty_document();
  out.kind = "letter";
  out.title = nfc("Công văn về việc lấy ý kiến về Quy chế làm việc của Chi bộ");
  out.template_id = "letter@1";
  out.copy_mark = nfc("BẢN SAO");
  Letterhead head = letterhead();
  head.number = nfc("Số 07-CV/CB");
  head.place_date = nfc("Đông Tiến, ngày 05 tháng 5 năm 2026");
  head.letter_subject = nfc("về việc lấy ý kiến về dự thảo Quy chế làm việc của Chi bộ");
  head.stamps = {{document::StampKind::Urgency, nfc("HỎA TỐC")},
                 {document::StampKind::Circulation, nfc("LƯU HÀNH NỘI BỘ")}};
  head.draft = nfc("Dự thảo lần 2");
  head.contact = nfc("Nhà văn hóa Tổ dân phố số 12, phường Đông Tiến; điện thoại: 0200 000 012");
  out.blocks.push_back(head);
  out.blocks.push_back(
      document::Addressees{.label = nfc("Kính gửi:"),
                           .names = {nfc("- Các đồng chí đảng viên trong chi bộ;"),
                                     nfc("- Ban Công tác Mặt trận Tổ dân phố số 12.")}});
  out.blocks.push_back(
      body("Chi ủy gửi các đồng chí dự thảo Quy chế làm việc của Chi bộ (phụ lục 1) và phiếu lấy "
           "ý kiến (phụ lục 2). Đề nghị các đồng chí nghiên cứu, ghi ý kiến vào phiếu và gửi về "
           "đồng chí thư ký trước ngày 20/5/2026 để tổng hợp, trình kỳ sinh hoạt tháng 6."));
  out.blocks.push_back(
      SignatureBlock{.recipients = Recipients{.label = nfc("Nơi nhận:"),
                                              .lines = {nfc("- Như trên;"), nfc("- Lưu Chi bộ.")},
                                              .typist = nfc("TranThiHuong-26")},
                     .signatories = {{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Nguyễn Văn Khải")}}});
  out.blocks.push_back(
      document::Appendix{.label = nfc("Phụ lục 1"),
                         .title = nfc("DỰ THẢO QUY CHẾ LÀM VIỆC CỦA CHI BỘ TỔ DÂN PHỐ SỐ 12")});
  int article = 0;
  for (int chapter = 1; chapter <= 2; ++chapter) {
    out.blocks.push_back(document::Division{
        .label = nfc(chapter == 1 ? "Chương I" : "Chương II"),
        .title = nfc(chapter == 1 ? "NGUYÊN TẮC LÀM VIỆC" : "CHẾ ĐỘ SINH HOẠT VÀ TRÁCH NHIỆM")});
    for (int i = 0; i < 4; ++i) {
      out.blocks.push_back(
          heading(2, MarkerStyle::Article, ++article, "Tập trung dân chủ, tập thể lãnh đạo"));
      out.blocks.push_back(
          body("Chi bộ thảo luận và quyết định theo đa số; đảng viên có ý kiến thuộc về thiểu số "
               "được quyền bảo lưu và báo cáo lên cấp ủy cấp trên, nhưng phải chấp hành nghiêm "
               "chỉnh nghị quyết, không được truyền bá ý kiến trái với nghị quyết."));
    }
  }
  out.blocks.push_back(document::Appendix{.label = nfc("Phụ lục 2"), .title = nfc("PHIẾU Ý KIẾN")});
  out.blocks.push_back(body("Ý kiến của đồng chí về dự thảo (đánh dấu vào một ô):"));
  List choices;
  for (const std::string_view choice :
       {"Đồng ý toàn bộ;", "Đồng ý, có sửa đổi;", "Không đồng ý."}) {
    choices.items.push_back({.marker = {MarkerStyle::Box, 1}, .depth = 1, .text = words(choice)});
  }
  out.blocks.push_back(choices);
  out.blocks.push_back(body("Nội dung cần sửa đổi, bổ sung:"));
  out.blocks.push_back(document::BlankLines{.count = 6});
  out.blocks.push_back(SignatureBlock{
      .recipients = {}, .signatories = {{nfc("NGƯỜI CHO Ý KIẾN"), {}, nfc("Lê Thị Ánh Tuyết")}}});
  return out;
}

document::Document short_document() {
  document::Document out = empty_document();
  Letterhead head = letterhead();
  head.number = nfc("Số 05-NQ/CB");
  head.place_date = nfc("Đông Tiến, ngày 05 tháng 5 năm 2026");
  out.blocks = {
      head,
      Title{.type_name = nfc("NGHỊ QUYẾT"), .subject = nfc("về nước sạch"), .hyphens = true},
      heading(1, MarkerStyle::Roman, 1, "KẾT QUẢ"),
      body("Chi bộ đã lãnh đạo hoàn thành 03/04 nhiệm vụ theo nghị quyết tháng 4; đời sống "
           "Nhân dân ổn định."),
      dashes({"Hạn chế: còn chậm."}),
      Table{.summary = nfc("Việc"),
            .columns = {{1, Alignment::Center}, {9, Alignment::Left}},
            .header = row({"TT", "Việc"}),
            .rows = {row({"1", "Lắp đồng hồ nước"})}},
      SignatureBlock{
          .recipients = Recipients{.label = nfc("Nơi nhận:"), .lines = {nfc("- Lưu Chi bộ.")}},
          .signatories = {{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Nguyễn Văn Khải")}}}};
  return out;
}

}  // namespace vanthu::support
