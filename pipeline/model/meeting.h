// When, where, how and under whom the cell met (kỳ họp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "model/reference.h"
#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Phần của kỳ họp kết hợp.
struct MeetingPart {
  // Loại phần.
  PartKind kind = PartKind::Regular;
  // Bắt đầu.
  CivilDateTime start{};
  // Kết thúc.
  CivilDateTime end{};
  SourceSpan at{};

  bool operator==(const MeetingPart&) const = default;
};

// Đại biểu cấp trên dự.
struct SuperiorAttendee {
  // Họ và tên.
  text::NfcString name{};
  // Chức vụ.
  std::optional<text::NfcString> office{};
  // Tư cách dự.
  std::optional<text::NfcString> mandate{};
  // Ý kiến phát biểu.
  std::optional<text::NfcString> remarks{};
  SourceSpan at{};

  bool operator==(const SuperiorAttendee&) const = default;
};

// Khách mời, không biểu quyết.
struct Guest {
  // Họ và tên.
  text::NfcString name{};
  // Chức vụ.
  std::optional<text::NfcString> office{};
  SourceSpan at{};

  bool operator==(const Guest&) const = default;
};

// Người nhận thông báo.
struct Recipient {
  // Đảng viên.
  std::optional<std::string> member{};
  // Người nhận ngoài danh sách.
  std::optional<text::NfcString> name{};
  SourceSpan at{};

  bool operator==(const Recipient&) const = default;
};

// Thông báo họp.
struct Notice {
  // Ngày gửi.
  Date date{};
  // Cách gửi.
  text::NfcString channel{};
  // Gửi đến toàn thể đảng viên trong danh sách.
  bool all_members = false;
  std::vector<Recipient> recipients{};
  SourceSpan at{};

  bool operator==(const Notice&) const = default;
};

// Tài liệu của kỳ họp.
struct Material {
  // Tên tài liệu.
  text::NfcString title{};
  // Lúc đăng.
  std::optional<CivilDateTime> posted_at{};
  // Nơi đăng.
  std::optional<text::NfcString> channel{};
  // Mã băm của tệp.
  std::optional<std::string> sha256{};
  SourceSpan at{};

  bool operator==(const Material&) const = default;
};

// Mục của chương trình.
struct AgendaItem {
  // Mã mục.
  std::string id{};
  // Nội dung.
  text::NfcString title{};
  SourceSpan at{};

  bool operator==(const AgendaItem&) const = default;
};

// Kỳ họp.
struct Meeting {
  // Loại kỳ.
  MeetingKind kind = MeetingKind::Regular;
  // Tháng YYYY-MM; chuyên đề: quý YYYY-Qn.
  std::string period{};
  // Bắt đầu.
  CivilDateTime start{};
  // Kết thúc.
  CivilDateTime end{};
  // Số phút giải lao.
  std::int64_t breaks_min = 0;
  // Địa điểm.
  text::NfcString venue{};
  // Hình thức.
  MeetingMode mode = MeetingMode::InPerson;
  // Họp ghép với cuộc họp ngoài Đảng.
  bool combined_non_party = false;
  // Chủ trì.
  std::string chair{};
  // Thư ký, người ghi biên bản.
  std::string secretary{};
  // Lúc đăng tải tài liệu sau họp.
  std::optional<CivilDateTime> published_at{};
  // Mã kỳ họp chi ủy (hoặc hội ý) chuẩn bị.
  std::optional<std::string> prepared_by{};
  // Số đảng viên không thể dự họp trực tiếp, khi họp trực tuyến.
  std::optional<std::int64_t> cannot_attend;
  // Lý do dùng hình thức đặc biệt: dispersed, discontinuous, on_duty, special.
  std::optional<std::string> mode_reason{};
  // Lý do họp khác ngày đã định hoặc khác tháng.
  std::optional<text::NfcString> postponed_reason{};
  std::vector<MeetingPart> parts{};
  std::optional<DocumentRef> mode_authority{};
  std::vector<SuperiorAttendee> superior_attendees{};
  std::vector<Guest> guests{};
  Notice notice{};
  std::vector<Material> materials{};
  std::vector<AgendaItem> agenda{};
  SourceSpan at{};

  bool operator==(const Meeting&) const = default;
};

}  // namespace vanthu::model
