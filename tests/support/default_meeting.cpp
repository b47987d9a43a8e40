#include "support/builders.h"

namespace vanthu::support {
namespace {

using model::AttendanceState;
using model::MeetingRecord;

void add_cell(MeetingRecord& record) {
  record.id = "binh-hoa.2026-11.regular";
  record.fictional = true;
  record.cell.code = "binh-hoa";
  record.cell.name = nfc("Chi bộ thôn Bình Hòa");
  record.cell.level = model::CellLevel::Subordinate;
  record.cell.superior = nfc("Đảng bộ xã An Lạc");
  record.cell.place = nfc("An Lạc");
  record.term.label = nfc("2025 - 2030");
  record.term.congress_close = date("2025-03-15");
  record.term.model_months = 60;
  record.term.ordinal = 12;
}

void add_members(MeetingRecord& record) {
  record.roster.as_of = date("2026-11-05");
  record.roster.members = {
      member("lan", "Nguyễn Thị Lan"),   member("minh", "Trần Văn Minh"),
      member("hoa", "Lê Thị Hoa"),       member("dung", "Đỗ Tiến Dũng"),
      member("an", "Phạm Hoài An"),      member("binh", "Vũ Thanh Bình"),
      member("chau", "Hoàng Minh Châu"), member("dao", "Bùi Thị Đào"),
      member("em", "Đặng Văn Ẩn"),       member("giang", "Ngô Trường Giang"),
      member("kha", "Phan Văn Khả"),     probationary_member("linh", "Mai Khánh Linh")};
  for (auto& one : record.roster.members) {
    if (one.id == "linh") one.helper = "hoa";
    if (one.id == "kha") {
      one.exemption = model::Exemption{.kind = model::ExemptionKind::Permanent,
                                       .decided_on = date("2024-06-05"),
                                       .decision = nfc("Kỳ sinh hoạt ngày 05/6/2024"),
                                       .from = date("2024-06-05")};
    }
  }
  record.leadership.committee = true;
  record.leadership.officers = {{.member = "lan", .office = model::Office::Secretary},
                                {.member = "minh", .office = model::Office::DeputySecretary},
                                {.member = "hoa", .office = model::Office::Member}};
}

void add_roll_call(MeetingRecord& record) {
  for (const auto& one : record.roster.members) {
    model::AttendanceRow row;
    row.member = one.id;
    if (one.id == "kha") row.state = AttendanceState::Exempt;
    if (one.id == "giang") {
      row.state = AttendanceState::AbsentExcused;
      row.reason = nfc("Đi công tác");
    }
    record.attendance.rows.push_back(row);
  }
}

void add_meeting(MeetingRecord& record) {
  auto& meeting = record.meeting;
  meeting.period = "2026-11";
  meeting.start = moment("2026-11-05T19:30");
  meeting.end = moment("2026-11-05T21:15");
  meeting.venue = nfc("Nhà văn hóa thôn Bình Hòa");
  meeting.chair = "lan";
  meeting.secretary = "hoa";
  meeting.published_at = moment("2026-11-06T20:00");
  meeting.prepared_by = "binh-hoa.2026-11.committee";
  meeting.notice.date = date("2026-11-01");
  meeting.notice.channel = nfc("Sổ tay đảng viên điện tử");
  meeting.notice.all_members = true;
  meeting.materials = {{.title = nfc("Dự thảo nghị quyết tháng 11 năm 2026"),
                        .posted_at = moment("2026-11-03T08:00"),
                        .channel = nfc("Sổ tay đảng viên điện tử")}};
  meeting.agenda = {{.id = "information", .title = nfc("Thông tin thời sự, văn bản mới")},
                    {.id = "review", .title = nfc("Kiểm điểm kết quả lãnh đạo tháng trước")},
                    {.id = "direction", .title = nfc("Thảo luận, thông qua nhiệm vụ tháng sau")}};
}

void add_content(MeetingRecord& record) {
  auto& content = record.content;
  content.opening = {
      nfc("Đồng chí chủ trì nêu lý do, mục đích kỳ sinh hoạt và thông qua chương "
          "trình; chi bộ nhất trí cử thư ký kỳ họp.")};
  content.fee_report = model::FeeReport{
      .month = "2026-11", .paid = 11, .due = 11, .amount = 412000, .note = std::nullopt};
  content.information = {
      nfc("Thông tin tình hình thời sự trong tháng và kế hoạch tổ chức Ngày hội "
          "Đại đoàn kết toàn dân tộc ở khu dân cư.")};
  content.ideology = model::Ideology{
      .minutes = 15,
      .paragraphs = {nfc("Tư tưởng đảng viên ổn định, tin tưởng sự lãnh đạo của Đảng.")}};
  content.review = {{.assignment = "t10-1",
                     .result = model::ReviewResult::Done,
                     .task = nfc("Vận động các hộ nộp Quỹ phòng, chống thiên tai"),
                     .assignee = "minh",
                     .due = date("2026-10-30"),
                     .note = nfc("118/118 hộ đã nộp")}};
  content.direction = {{.title = nfc("Công tác lãnh đạo nhiệm vụ chính trị"),
                        .paragraphs = {nfc("Lãnh đạo tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở "
                                           "khu dân cư ngày 18/11/2026.")}}};
  content.discussion.emplace();
  content.discussion->speeches = {
      {.speaker = "dung", .seq = 1, .summary = nfc("Đề nghị tu sửa hệ thống loa ở xóm Đông.")}};
  content.praise = model::Mentions{
      .mentions = {{.member = "minh",
                    .summary = nfc(
                        "Biểu dương đồng chí Trần Văn Minh hoàn thành sớm nhiệm vụ được giao.")}}};
  content.reminders = model::Mentions{.none = true};
  content.conclusion = {nfc("Chi bộ thống nhất các nội dung đã thảo luận.")};
  content.assignments = {{.id = "t11-1",
                          .due = date("2026-11-17"),
                          .report_at = "2026-12",
                          .product = nfc("Chương trình, danh sách phân công"),
                          .task = nfc("Chuẩn bị Ngày hội Đại đoàn kết toàn dân tộc"),
                          .assignees = {{.member = "minh"}, {.member = "hoa"}}}};
  content.minutes_adoption.adopted = true;
}

void add_score(MeetingRecord& record) {
  model::Score score;
  score.total = 94;
  score.parts = {{.name = nfc("Thời gian"), .max = 5, .points = 5},
                 {.name = nfc("Tỷ lệ đảng viên tham dự"), .max = 5, .points = 4},
                 {.name = nfc("Công tác chuẩn bị"), .max = 10, .points = 10},
                 {.name = nfc("Tiến hành sinh hoạt"), .max = 40, .points = 37},
                 {.name = nfc("Thực hiện các nguyên tắc"), .max = 5, .points = 5},
                 {.name = nfc("Kết quả thực hiện nghị quyết kỳ trước"), .max = 30, .points = 28},
                 {.name = nfc("Kết thúc kỳ sinh hoạt"), .max = 5, .points = 5}};
  record.score = score;
}

}  // namespace

RecordBuilder meeting() {
  MeetingRecord record;
  add_cell(record);
  add_members(record);
  add_roll_call(record);
  add_meeting(record);
  add_content(record);
  add_score(record);
  return RecordBuilder(record)
      .with_vote("v1", model::VoteType::Resolution,
                 "Thông qua nghị quyết lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026")
      .with_resolution("nq-11", 11, "lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026");
}

}  // namespace vanthu::support
