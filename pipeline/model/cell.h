// The cell, its term and who leads it (chi bộ, nhiệm kỳ, chi ủy), as of the meeting.
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

// Quyết định kéo dài hoặc rút ngắn nhiệm kỳ.
struct TermExtension {
  // Số, ký hiệu.
  text::NfcString number{};
  // Ngày ban hành.
  Date date{};
  // Cơ quan ban hành.
  text::NfcString issuer{};
  // Ngày kết thúc nhiệm kỳ mới.
  Date new_end{};
  SourceSpan at{};

  bool operator==(const TermExtension&) const = default;
};

// Chi bộ.
struct Cell {
  // Mã tổ chức đảng.
  std::string code{};
  // Tên chi bộ, đúng như quyết định thành lập.
  text::NfcString name{};
  // Loại hình.
  CellKind kind = CellKind::Residential;
  // Cấp: chi bộ cơ sở hay trực thuộc.
  std::optional<CellLevel> level{};
  // Tên đảng bộ cấp trên trực tiếp, in ở đầu văn bản.
  text::NfcString superior{};
  // Địa danh ban hành.
  text::NfcString place{};
  // Ngày sinh hoạt thường kỳ đã đăng ký trong tháng.
  std::optional<std::int64_t> meeting_day{};
  SourceSpan at{};

  bool operator==(const Cell&) const = default;
};

// Nhiệm kỳ.
struct Term {
  // Tên nhiệm kỳ, ví dụ 2025 - 2030.
  text::NfcString label{};
  // Ngày bế mạc đại hội bầu ra chi ủy, mốc bắt đầu dãy số văn bản.
  Date congress_close{};
  // Độ dài nhiệm kỳ theo tháng: 30 hoặc 60.
  std::int64_t model_months = 0;
  // Thứ tự đại hội.
  std::optional<std::int64_t> ordinal{};
  std::vector<TermExtension> extensions{};
  SourceSpan at{};

  bool operator==(const Term&) const = default;
};

// Người giữ chức vụ trong chi bộ.
struct Officer {
  // Mã đảng viên.
  std::string member{};
  // Chức vụ.
  Office office = Office::Secretary;
  SourceSpan at{};

  bool operator==(const Officer&) const = default;
};

// Lãnh đạo chi bộ đương nhiệm.
struct Leadership {
  // Chi bộ có chi ủy hay chỉ có bí thư, phó bí thư.
  bool committee = false;
  std::vector<Officer> officers{};
  SourceSpan at{};

  bool operator==(const Leadership&) const = default;
};

// Đảng viên thuộc tổ đảng.
struct GroupMember {
  // Mã đảng viên.
  std::string member{};
  SourceSpan at{};

  bool operator==(const GroupMember&) const = default;
};

// Tổ đảng.
struct Group {
  // Tên tổ.
  text::NfcString name{};
  // Tổ trưởng.
  std::optional<std::string> leader{};
  // Tổ phó.
  std::optional<std::string> deputy{};
  std::vector<GroupMember> members{};
  SourceSpan at{};

  bool operator==(const Group&) const = default;
};

}  // namespace vanthu::model
