// One vote item (mục biểu quyết) with the numbers as written; nothing is computed here.
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

// Trường hợp trừ khỏi mẫu số.
struct Exclusion {
  // Đảng viên.
  std::string member{};
  // Lý do.
  ExclusionReason reason = ExclusionReason::TemporaryElsewhere;
  SourceSpan at{};

  bool operator==(const Exclusion&) const = default;
};

// Căn cứ của biểu quyết.
struct VoteCitation {
  // Khóa văn bản.
  std::string document{};
  // Điều, khoản, điểm.
  std::optional<text::NfcString> point{};
  SourceSpan at{};

  bool operator==(const VoteCitation&) const = default;
};

// Mục biểu quyết.
struct Vote {
  // Mã.
  std::string id{};
  // Loại.
  VoteType type = VoteType::Resolution;
  // Hình thức.
  VoteMethod method = VoteMethod::ShowOfHands;
  // Mẫu số kê khai.
  std::int64_t base = 0;
  // Số người có quyền biểu quyết có mặt.
  std::int64_t eligible_present = 0;
  // Tán thành.
  std::int64_t votes_for = 0;
  // Không tán thành.
  std::int64_t votes_against = 0;
  // Ý kiến khác.
  std::int64_t votes_abstain = 0;
  // Phiếu không hợp lệ.
  std::int64_t invalid = 0;
  // Phiếu phát ra không thu về.
  std::int64_t not_returned = 0;
  // Số ý kiến gửi bằng văn bản, tính thêm vào số người biểu quyết.
  std::int64_t written = 0;
  // Số đảng viên dự bị có tham gia biểu quyết, nếu biên bản có ghi.
  std::optional<std::int64_t> probationary_votes{};
  // Số phiếu phát ra.
  std::optional<std::int64_t> issued{};
  // Số phiếu thu về.
  std::optional<std::int64_t> collected{};
  // Số phiếu hợp lệ.
  std::optional<std::int64_t> valid{};
  // Lần biểu quyết.
  std::int64_t round = 1;
  // Giờ biểu quyết.
  std::optional<CivilTime> taken_at{};
  // Thứ tự trong diễn biến.
  std::optional<std::int64_t> seq{};
  // Tỷ lệ ghi trong biên bản, ví dụ 69,23.
  std::optional<std::string> printed_pct{};
  // Đã hỏi và không ai bảo lưu ý kiến.
  bool no_reservation = false;
  // Kết quả.
  VoteOutcome outcome = VoteOutcome::Adopted;
  // Mục chương trình.
  std::optional<std::string> agenda_item{};
  // Đảng viên là đối tượng biểu quyết.
  std::optional<std::string> about{};
  // Hồ sơ là đối tượng biểu quyết.
  std::optional<std::string> dossier{};
  // Nội dung biểu quyết.
  text::NfcString subject{};
  std::vector<Exclusion> exclusions{};
  std::vector<VoteCitation> citations{};
  SourceSpan at{};

  bool operator==(const Vote&) const = default;
};

}  // namespace vanthu::model
