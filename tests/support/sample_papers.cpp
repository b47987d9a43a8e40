#include "support/sample_papers.h"

#include <string>

namespace vanthu::support {
namespace {

using document::Alignment;
using document::Marker;
using document::MarkerStyle;
using document::ParagraphRole;

constexpr auto kRoman = MarkerStyle::Roman;
constexpr auto kDecimal = MarkerStyle::Decimal;
constexpr auto kLetter = MarkerStyle::Letter;
constexpr auto kDash = MarkerStyle::Dash;
constexpr auto kPlus = MarkerStyle::Plus;

text::NfcString nfc(std::string_view text) {
  return text::nfc(text);
}

document::Letterhead letterhead() {
  return {.superior = nfc("ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN"),
          .issuer = nfc("CHI BỘ TỔ DÂN PHỐ SỐ 12"),
          .heading = nfc("ĐẢNG CỘNG SẢN VIỆT NAM"),
          .number = std::nullopt,
          .place_date = std::nullopt};
}

document::Inlines cell(std::string_view text) {
  return {run(text)};
}

document::Table task_table() {
  document::Table table;
  table.summary = nfc("Kết quả thực hiện nghị quyết tháng trước");
  table.columns = {{1, Alignment::Center},
                   {6, Alignment::Left},
                   {4, Alignment::Left},
                   {3, Alignment::Center},
                   {4, Alignment::Left}};
  table.header = {cell("TT"), cell("Nhiệm vụ"), cell("Người thực hiện"), cell("Thời hạn"),
                  cell("Kết quả")};
  const char* const tasks[] = {
      "Rà soát, bổ sung danh sách quần chúng ưu tú giới thiệu học lớp nhận thức về Đảng",
      "Vận động nhân dân đóng góp Quỹ Vì người nghèo năm 2026, chỉ tiêu 15.000.000 đồng",
      "Kiểm tra việc nộp đảng phí 9 tháng đầu năm",
      "Phối hợp Ban Công tác Mặt trận tổ chức Ngày hội Đại đoàn kết toàn dân tộc",
      "Tổng vệ sinh môi trường, khơi thông cống rãnh tuyến đường số 5 và số 7",
      "Thăm hỏi 04 đảng viên tuổi cao, sức yếu"};
  int number = 1;
  for (const char* task : tasks) {
    table.rows.push_back({cell(std::to_string(number)), cell(task), cell("Đồng chí Nguyễn Thị Hoa"),
                          cell("25/10/2026"),
                          cell(number % 3 == 0 ? "Đang thực hiện, đạt 66,67%" : "Hoàn thành")});
    ++number;
  }
  return table;
}

}  // namespace

document::Run run(std::string_view text) {
  return {.text = nfc(text)};
}
document::Run bold(std::string_view text) {
  return {.text = nfc(text), .bold = true};
}
document::Run italic(std::string_view text) {
  return {.text = nfc(text), .italic = true};
}

document::Paragraph body(std::string_view text) {
  return {.role = ParagraphRole::Body, .text = {run(text)}};
}
document::Heading heading(int level, Marker marker, std::string_view text) {
  return {.level = level, .marker = marker, .text = {run(text)}};
}
document::ListItem item(int depth, Marker marker, std::string_view text) {
  return {.marker = marker, .depth = depth, .text = {run(text)}};
}

document::Document empty_paper() {
  document::Document paper;
  paper.kind = "minutes";
  paper.title = nfc("Biên bản sinh hoạt chi bộ thường kỳ tháng 11 năm 2026");
  paper.author = nfc("Chi bộ Tổ dân phố số 12");
  paper.record_id = "tdp12-2026-11-05";
  paper.date = Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{5}};
  paper.profile_id = "hd05_2026";
  paper.template_id = "minutes_monthly";
  return paper;
}

document::Document monthly_minutes() {
  document::Document paper = empty_paper();
  auto& blocks = paper.blocks;
  blocks.emplace_back(letterhead());
  blocks.emplace_back(
      document::Title{nfc("BIÊN BẢN"), nfc("sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"), false});
  blocks.emplace_back(
      body("Hôm nay, vào lúc 19 giờ 30 phút, ngày 05 tháng 11 năm 2026, tại Nhà văn hóa Tổ dân phố "
           "số 12, Chi bộ Tổ dân phố số 12 (Đảng bộ phường Đông Tiến) tổ chức sinh hoạt thường kỳ "
           "tháng 11 năm 2026 theo Hướng dẫn 42-HD/BTCTW ngày 28/10/2025."));
  blocks.emplace_back(document::Paragraph{
      .role = ParagraphRole::Body,
      .text = {bold("Thành phần: "),
               run("tổng số đảng viên 34 đồng chí, trong đó chính thức 32 "
                   "đồng chí, dự bị 02 đồng chí; có mặt 30 đồng chí. "),
               italic("Vắng có lý do: "),
               run("đồng chí Trần Văn Đức (đi công tác), đồng chí Lê Thị Ẵm (ốm).")}});
  blocks.emplace_back(heading(1, {kRoman, 1}, "MỞ ĐẦU"));
  blocks.emplace_back(body(
      "Đồng chí Nguyễn Thị Hoa, Bí thư Chi bộ, nêu lý do cuộc họp, giới thiệu đại biểu và thông "
      "qua chương trình. Chi bộ cử đồng chí Phạm Quang Huy làm thư ký. 30/30 đồng chí có mặt "
      "nhất trí với chương trình (đạt 100%)."));
  blocks.emplace_back(heading(1, {kRoman, 2}, "NỘI DUNG"));
  blocks.emplace_back(heading(2, {kDecimal, 1}, "Thông tin thời sự, quán triệt văn bản mới"));
  blocks.emplace_back(document::List{
      {item(1, {kDash, 1},
            "Quy định 399-QĐ/TW ngày 09/01/2026 về thể loại, thẩm quyền ban hành và "
            "thể thức văn bản của Đảng."),
       item(1, {kDash, 2}, "Kế hoạch 21-KH/ĐU của Đảng ủy phường về chuẩn bị tổng kết năm 2026."),
       item(2, {kPlus, 1}, "Thời gian: từ ngày 01/12 đến ngày 15/12/2026."),
       item(2, {kPlus, 2}, "Đối tượng: toàn thể đảng viên của Chi bộ.")}});
  blocks.emplace_back(heading(2, {kDecimal, 2}, "Kết quả thực hiện nghị quyết tháng trước"));
  blocks.emplace_back(body("Chi bộ đã triển khai đầy đủ các nhiệm vụ; kết quả cụ thể như sau:"));
  blocks.emplace_back(task_table());
  blocks.emplace_back(heading(2, {kDecimal, 3}, "Nhiệm vụ tháng tới"));
  blocks.emplace_back(heading(3, {kLetter, 1}, "Công tác xây dựng Đảng"));
  blocks.emplace_back(document::List{
      {item(1, {kDecimal, 1}, "Hoàn thành kiểm điểm tập thể, cá nhân trước ngày 10/12/2026."),
       item(1, {kDecimal, 2}, "Phân công đảng viên phụ trách hộ:"),
       item(2, {kLetter, 1}, "đồng chí Hoa phụ trách tuyến đường số 1;"),
       item(2, {kLetter, 2}, "đồng chí Huy phụ trách tuyến đường số 3;"),
       item(2, {kLetter, 3}, "đồng chí Bình phụ trách tuyến đường số 5;"),
       item(2, {kLetter, 4}, "đồng chí Cường phụ trách tuyến đường số 7;"),
       item(2, {kLetter, 5}, "đồng chí Dung phụ trách tuyến đường số 9;"),
       item(2, {kLetter, 6}, "đồng chí Giang phụ trách tuyến đường số 11."),
       item(1, {kDecimal, 3}, "Chuẩn bị nội dung sinh hoạt chuyên đề quý IV.")}});
  blocks.emplace_back(heading(3, {kLetter, 2}, "Công tác vận động nhân dân"));
  blocks.emplace_back(body(
      "Tiếp tục phối hợp với Ban Công tác Mặt trận và các đoàn thể tuyên truyền, vận động nhân "
      "dân giữ gìn vệ sinh môi trường, chấp hành quy định về an toàn giao thông, trật tự đô "
      "thị; nắm tình hình tư tưởng, kịp thời phản ánh với Đảng ủy phường."));
  blocks.emplace_back(heading(1, {kRoman, 3}, "KẾT LUẬN"));
  blocks.emplace_back(heading(2, {kDecimal, 1}, "Biểu quyết"));
  blocks.emplace_back(
      body("28/32 đảng viên chính thức tán thành dự thảo nghị quyết (đạt 87,50%), không có ý kiến "
           "khác. Các nội dung thảo luận được ghi đầy đủ; đồng chí chủ trì kết luận, giao nhiệm vụ "
           "cụ thể cho từng đồng chí như trên."));
  blocks.emplace_back(
      body("Biên bản được thư ký đọc lại trước chi bộ, 30/30 đồng chí nhất trí; cuộc họp kết thúc "
           "lúc 21 giờ 15 phút cùng ngày."));
  document::SignatureBlock signatures;
  signatures.signatories = {{nfc("NGƯỜI GHI BIÊN BẢN"), nfc(""), nfc("Phạm Quang Huy")},
                            {nfc("CHỦ TRÌ HỘI NGHỊ"), nfc("BÍ THƯ"), nfc("Nguyễn Thị Hoa")}};
  blocks.emplace_back(signatures);
  return paper;
}

document::Document monthly_resolution() {
  document::Document paper = empty_paper();
  paper.kind = "resolution";
  paper.title = nfc("Nghị quyết lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026");
  auto& blocks = paper.blocks;
  document::Letterhead head = letterhead();
  head.number = nfc("Số 05-NQ/CB");
  head.place_date = nfc("Thành phố Hồ Chí Minh, ngày 05 tháng 11 năm 2026");
  blocks.emplace_back(head);
  blocks.emplace_back(document::Title{nfc("NGHỊ QUYẾT"),
                                      nfc("lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026"), true});
  for (const char* basis : {"- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
                            "- Căn cứ Nghị quyết 12-NQ/ĐU ngày 28/10/2026 của Đảng ủy phường."}) {
    blocks.emplace_back(document::Paragraph{.role = ParagraphRole::Basis, .text = {run(basis)}});
  }
  blocks.emplace_back(heading(1, {kRoman, 1}, "ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THÁNG 11"));
  for (int i = 1; i <= 6; ++i) {
    blocks.emplace_back(heading(2, {kDecimal, i}, "Lĩnh vực công tác"));
    blocks.emplace_back(body(
        "Chi bộ lãnh đạo thực hiện tốt nhiệm vụ chính trị được giao; cán bộ, đảng viên và nhân "
        "dân tin tưởng vào sự lãnh đạo của Đảng, chấp hành nghiêm chủ trương, đường lối, chính "
        "sách, pháp luật; không có biểu hiện suy thoái, “tự diễn biến”, “tự chuyển hóa”."));
  }
  blocks.emplace_back(heading(1, {kRoman, 2}, "TỔ CHỨC THỰC HIỆN"));
  blocks.emplace_back(body("Chi bộ giao Chi ủy cụ thể hóa và tổ chức thực hiện Nghị quyết này."));
  blocks.emplace_back(
      body("Nghị quyết được chi bộ biểu quyết thông qua ngày 05 tháng 11 năm 2026."));
  document::SignatureBlock signatures;
  signatures.recipients =
      document::Recipients{nfc("Nơi nhận:"),
                           {nfc("- Đảng ủy phường Đông Tiến (để báo cáo);"),
                            nfc("- Đảng viên Chi bộ (để thực hiện);"), nfc("- Lưu Chi bộ.")}};
  signatures.signatories = {{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Nguyễn Thị Hoa")}};
  blocks.emplace_back(signatures);
  return paper;
}

document::Document official_letter() {
  document::Document paper = empty_paper();
  paper.kind = "letter";
  paper.title = nfc("Công văn về việc mượn hội trường");
  paper.copy_mark = nfc("BẢN SAO");
  document::Letterhead head = letterhead();
  head.number = nfc("Số 12-CV/CB");
  head.place_date = nfc("Đông Tiến, ngày 05 tháng 11 năm 2026");
  head.letter_subject = nfc("về việc mượn hội trường để tổ chức sinh hoạt chuyên đề quý IV");
  head.stamps = {{document::StampKind::Urgency, nfc("HỎA TỐC")},
                 {document::StampKind::Circulation, nfc("LƯU HÀNH NỘI BỘ")}};
  head.draft = nfc("Dự thảo lần 2");
  head.contact = nfc("Nhà văn hóa Tổ dân phố số 12, phường Đông Tiến; điện thoại: 0200 000 012");
  auto& blocks = paper.blocks;
  blocks.emplace_back(head);
  blocks.emplace_back(document::Addressees{nfc("Kính gửi:"),
                                           {nfc("- Ủy ban nhân dân phường Đông Tiến;"),
                                            nfc("- Ban Công tác Mặt trận Tổ dân phố số 12.")}});
  for (int i = 0; i < 3; ++i) {
    blocks.emplace_back(body(
        "Chi bộ Tổ dân phố số 12 đề nghị được mượn hội trường của phường vào buổi tối ngày 20 "
        "tháng 11 năm 2026 để tổ chức sinh hoạt chuyên đề quý IV, dự kiến có 34 đồng chí dự."));
  }
  document::SignatureBlock signatures;
  signatures.recipients = document::Recipients{
      nfc("Nơi nhận:"), {nfc("- Như trên;"), nfc("- Lưu Chi bộ.")}, nfc("PhamQuangHuy-03")};
  signatures.signatories = {{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Nguyễn Thị Hoa")}};
  blocks.emplace_back(signatures);
  return paper;
}

document::Document working_rules() {
  document::Document paper = empty_paper();
  paper.kind = "rules";
  paper.title = nfc("Quy chế làm việc của chi ủy");
  auto& blocks = paper.blocks;
  document::Letterhead head = letterhead();
  head.contact = nfc("Nhà văn hóa Tổ dân phố số 12, phường Đông Tiến");
  blocks.emplace_back(head);
  blocks.emplace_back(document::Title{nfc("QUY CHẾ"), nfc("làm việc của chi ủy"), true});
  blocks.emplace_back(document::Addressees{nfc("Kính gửi:"), {nfc("các đồng chí chi ủy viên")}});
  int article = 0;
  for (const auto& [label, title] :
       {std::pair("Chương I", "NHỮNG QUY ĐỊNH CHUNG"), std::pair("Chương II", "CHẾ ĐỘ LÀM VIỆC")}) {
    blocks.emplace_back(document::Division{nfc(label), nfc(title)});
    for (int i = 0; i < 4; ++i) {
      blocks.emplace_back(
          heading(2, {MarkerStyle::Article, ++article}, "Nguyên tắc và trách nhiệm"));
      blocks.emplace_back(document::List{
          {item(1, {kDecimal, 1},
                "Chi ủy làm việc theo nguyên tắc tập trung dân chủ, tập thể lãnh đạo, cá nhân phụ "
                "trách; thiểu số phục tùng đa số."),
           item(1, {kDecimal, 2},
                "Mỗi chi ủy viên chịu trách nhiệm trước chi bộ về lĩnh vực được phân công.")}});
    }
  }
  document::SignatureBlock signatures;
  signatures.signatories = {{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Nguyễn Thị Hoa")}};
  blocks.emplace_back(signatures);
  blocks.emplace_back(document::Appendix{nfc("Phụ lục 1"), nfc("PHIẾU GÓP Ý")});
  blocks.emplace_back(document::List{{item(1, {MarkerStyle::Box, 1}, "Đồng ý"),
                                      item(1, {MarkerStyle::Box, 1}, "Không đồng ý; lý do:")}});
  blocks.emplace_back(document::BlankLines{50});
  blocks.emplace_back(document::Appendix{nfc("Phụ lục 2"), nfc("PHÂN CÔNG CHI ỦY")});
  blocks.emplace_back(task_table());
  return paper;
}

std::vector<document::Document> all_papers() {
  return {monthly_minutes(), monthly_resolution(), official_letter(),
          working_rules(),   hostile_paper(),      empty_paper()};
}

document::Document hostile_paper() {
  document::Document paper = empty_paper();
  paper.title = nfc("<title> & \"quotes\" ]]>");
  paper.author = nfc("A & B <c>");
  paper.record_id = "id&<>\"";
  auto& blocks = paper.blocks;
  blocks.emplace_back(document::Title{nfc("<w:p/> & 'x'"), nfc(""), true});
  blocks.emplace_back(body("a < b && c > d \"quoted\" 'single' &amp; <!-- no --> ]]> </w:t>"));
  blocks.emplace_back(body("giữ\u00A0nguyên  hai khoảng trắng"));
  blocks.emplace_back(body(std::string(3000, 'x') + "-" + std::string(200, 'y')));
  blocks.emplace_back(body("𝔄 😀 中文 ἀρχή العربية ☐ ✓"));
  blocks.emplace_back(body("dòng một\ndòng hai\n\ndòng bốn"));
  blocks.emplace_back(body(""));
  blocks.emplace_back(document::List{{item(7, {kDash, 1}, "rất sâu"), item(1, {}, "không dấu")}});
  document::Table table;
  table.columns = {{1, Alignment::Right}, {1, Alignment::Justified}};
  table.header = {cell(""), cell("<&>")};
  table.rows = {{cell("a\nb"), {}}};
  blocks.emplace_back(table);
  blocks.emplace_back(table);
  return paper;
}

}  // namespace vanthu::support
