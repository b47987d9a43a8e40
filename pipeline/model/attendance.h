// Roll call (điểm danh): one row a member and the totals as the secretary wrote them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Số liệu thành phần dự họp do thư ký ghi.
struct Totals {
  // Tổng số đảng viên trong danh sách.
  std::int64_t home = 0;
  // Chính thức.
  std::int64_t official = 0;
  // Dự bị.
  std::int64_t probationary = 0;
  // Có mặt.
  std::int64_t present = 0;
  // Vắng có lý do.
  std::int64_t absent_excused = 0;
  // Vắng không lý do.
  std::int64_t absent_unexcused = 0;
  // Được miễn, không dự.
  std::int64_t exempt_absent = 0;
  // Sinh hoạt tạm thời nơi khác, không dự.
  std::int64_t temporary_elsewhere_absent = 0;
  // Bị đình chỉ.
  std::int64_t suspended = 0;
  SourceSpan at{};

  bool operator==(const Totals&) const = default;
};

// Tình trạng dự của một đảng viên.
struct AttendanceRow {
  // Đảng viên.
  std::string member{};
  // Tình trạng.
  AttendanceState state = AttendanceState::Present;
  // Lý do vắng.
  std::optional<text::NfcString> reason{};
  // Giờ đến khi đến muộn.
  std::optional<CivilTime> from{};
  // Giờ về khi về sớm.
  std::optional<CivilTime> to{};
  // Vắng suốt đại hội, được cấp ủy triệu tập đồng ý.
  bool congress_excused = false;
  // Đang làm nhiệm vụ đặc biệt (lực lượng vũ trang).
  bool special_duty = false;
  SourceSpan at{};

  bool operator==(const AttendanceRow&) const = default;
};

// Điểm danh.
struct Attendance {
  Totals totals{};
  std::vector<AttendanceRow> rows{};
  SourceSpan at{};

  bool operator==(const Attendance&) const = default;
};

}  // namespace vanthu::model
