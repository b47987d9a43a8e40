// What goes on after the meeting: tasks given and reported on, petitions, thematic topics.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Kết quả một nhiệm vụ của kỳ trước.
struct ReviewItem {
  // Mã nhiệm vụ đã giao.
  std::optional<std::string> assignment{};
  // Kết quả.
  ReviewResult result = ReviewResult::Done;
  // Nhiệm vụ.
  text::NfcString task{};
  // Người thực hiện.
  std::optional<std::string> assignee{};
  // Thời hạn.
  std::optional<Date> due{};
  // Kết quả cụ thể, nguyên nhân.
  std::optional<text::NfcString> note{};
  SourceSpan at{};

  bool operator==(const ReviewItem&) const = default;
};

// Kiến nghị lên trên.
struct Petition {
  // Nơi nhận kiến nghị.
  text::NfcString addressee{};
  // Tình trạng.
  PetitionStatus status = PetitionStatus::Open;
  // Ngày cuộc họp đã nêu kiến nghị này trước đây, khi nay viết bằng lời khác.
  std::optional<Date> raised_on{};
  // Ngày trả lời.
  std::optional<Date> replied_on{};
  // Nội dung.
  text::NfcString summary{};
  SourceSpan at{};

  bool operator==(const Petition&) const = default;
};

// Chuyên đề.
struct Thematic {
  // Tên chuyên đề.
  text::NfcString topic{};
  // Người chuẩn bị.
  std::string drafter{};
  // Mục trong kế hoạch chuyên đề.
  std::optional<text::NfcString> plan_line{};
  // Văn bản hoàn thiện.
  std::optional<text::NfcString> final_text{};
  std::vector<text::NfcString> paragraphs{};
  SourceSpan at{};

  bool operator==(const Thematic&) const = default;
};

// Người được giao.
struct Assignee {
  // Đảng viên.
  std::string member{};
  SourceSpan at{};

  bool operator==(const Assignee&) const = default;
};

// Nhiệm vụ được giao.
struct Assignment {
  // Mã nhiệm vụ.
  std::string id{};
  // Thời hạn; bỏ trống khi là việc thường xuyên.
  std::optional<Date> due{};
  // Việc thường xuyên.
  bool standing = false;
  // Kỳ báo cáo YYYY-MM.
  std::optional<std::string> report_at{};
  // Mục trong kế hoạch kiểm tra, giám sát năm.
  std::optional<text::NfcString> plan_line{};
  // Kết quả phải có.
  std::optional<text::NfcString> product{};
  // Nội dung.
  text::NfcString task{};
  std::vector<Assignee> assignees{};
  SourceSpan at{};

  bool operator==(const Assignment&) const = default;
};

}  // namespace vanthu::model
