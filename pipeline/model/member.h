// The roster snapshot a record carries, so that it can be checked alone (danh sách đảng viên).
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

// Miễn công tác và sinh hoạt đảng.
struct Exemption {
  // Loại miễn.
  ExemptionKind kind = ExemptionKind::Permanent;
  // Ngày chi bộ quyết định.
  std::optional<Date> decided_on{};
  // Kỳ họp hoặc văn bản quyết định.
  std::optional<text::NfcString> decision{};
  // Ngày báo cáo cấp ủy cấp trên.
  std::optional<Date> reported_on{};
  // Từ ngày.
  Date from{};
  // Đến ngày.
  std::optional<Date> to{};
  SourceSpan at{};

  bool operator==(const Exemption&) const = default;
};

// Sinh hoạt tạm thời.
struct Temporary {
  // Chiều.
  TemporaryDirection direction = TemporaryDirection::In;
  // Từ ngày.
  Date from{};
  // Đến ngày.
  std::optional<Date> to{};
  // Giấy giới thiệu.
  std::optional<text::NfcString> document{};
  SourceSpan at{};

  bool operator==(const Temporary&) const = default;
};

// Đình chỉ sinh hoạt đảng; khởi tố, truy tố, tạm giam.
struct Suspension {
  // Loại.
  SuspensionKind kind = SuspensionKind::Suspended;
  // Quyết định.
  text::NfcString decision{};
  // Từ ngày.
  Date from{};
  // Đến ngày.
  std::optional<Date> to{};
  // Thời hạn đã được gia hạn.
  bool extended = false;
  SourceSpan at{};

  bool operator==(const Suspension&) const = default;
};

// Biến động của đảng viên kể từ kỳ họp trước.
struct Change {
  // Loại biến động.
  MemberEvent event = MemberEvent::TransferredIn;
  // Ngày.
  Date date{};
  // Ngày có hiệu lực của quyết định dẫn đến việc chuyển (nghỉ hưu, chuyển công tác).
  std::optional<Date> effective{};
  // Văn bản.
  std::optional<text::NfcString> document{};
  SourceSpan at{};

  bool operator==(const Change&) const = default;
};

// Đảng viên tại ngày họp.
struct Member {
  // Mã nội bộ; không dùng số thẻ đảng hay số căn cước.
  std::string id{};
  // Họ và tên.
  text::NfcString name{};
  // Khóa xếp tên khi tên gọi không phải từ cuối.
  std::optional<text::NfcString> sort_name{};
  // Diện.
  MemberStatus status = MemberStatus::Official;
  // Thuộc danh sách chi bộ này (false: sinh hoạt tạm thời từ nơi khác đến).
  bool home = true;
  // Năm sinh.
  std::optional<std::int64_t> born{};
  // Ngày quyết định kết nạp, mốc tính tuổi đảng.
  Date admission_decision{};
  // Ngày lễ kết nạp, mốc tính thời gian dự bị.
  std::optional<Date> ceremony{};
  // Ngày công nhận chính thức.
  std::optional<Date> official_from{};
  // Đảng viên được phân công giúp đỡ đảng viên dự bị.
  std::optional<std::string> helper{};
  std::optional<Exemption> exemption{};
  std::optional<Temporary> temporary{};
  std::optional<Suspension> suspension{};
  std::vector<Change> changes{};
  // Chức vụ đảng, chính quyền, đoàn thể.
  std::vector<text::NfcString> positions{};
  // Cấp ủy viên các cấp.
  std::vector<text::NfcString> committee_levels{};
  SourceSpan at{};

  bool operator==(const Member&) const = default;
};

// Danh sách đảng viên tại ngày họp.
struct Roster {
  // Ngày chốt danh sách.
  Date as_of{};
  std::vector<Member> members{};
  SourceSpan at{};

  bool operator==(const Roster&) const = default;
};

}  // namespace vanthu::model
