// One election (bầu cử) with its ballot papers and candidates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "model/reference.h"
#include "model/vocabulary.h"
#include "model/vote.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Người trong danh sách bầu cử.
struct Candidate {
  // Đảng viên.
  std::string member{};
  // Nguồn giới thiệu.
  CandidateSource source = CandidateSource::Committee;
  // Số ý kiến đồng ý đưa vào danh sách.
  std::optional<std::int64_t> floor_support{};
  // Số phiếu.
  std::int64_t votes = 0;
  // Trúng cử.
  bool elected = false;
  SourceSpan at{};

  bool operator==(const Candidate&) const = default;
};

// Thành viên ban kiểm phiếu.
struct BoardMember {
  // Đảng viên.
  std::string member{};
  // Trưởng ban.
  bool head = false;
  SourceSpan at{};

  bool operator==(const BoardMember&) const = default;
};

// Lý do phiếu không hợp lệ.
struct InvalidReason {
  // Số phiếu.
  std::int64_t count = 0;
  // Lý do.
  text::NfcString reason{};
  SourceSpan at{};

  bool operator==(const InvalidReason&) const = default;
};

// Phiếu bầu.
struct Ballots {
  // Phát ra.
  std::int64_t issued = 0;
  // Thu về.
  std::int64_t collected = 0;
  // Hợp lệ.
  std::int64_t valid = 0;
  // Không hợp lệ.
  std::int64_t invalid = 0;
  std::vector<InvalidReason> invalid_reasons{};
  SourceSpan at{};

  bool operator==(const Ballots&) const = default;
};

// Bầu cử.
struct Election {
  // Mã.
  std::string id{};
  // Chức danh.
  ElectedOffice office = ElectedOffice::Committee;
  // Số lượng cần bầu.
  std::int64_t seats = 0;
  // Mẫu số kê khai.
  std::int64_t base = 0;
  // Số đảng viên chính thức được triệu tập.
  std::optional<std::int64_t> convened{};
  // Lần bầu.
  std::int64_t round = 1;
  // Hình thức.
  VoteMethod method = VoteMethod::SecretBallot;
  // Thứ tự trong diễn biến.
  std::optional<std::int64_t> seq{};
  // Giờ bầu.
  std::optional<CivilTime> taken_at{};
  Ballots ballots{};
  std::vector<Candidate> candidates{};
  std::vector<Exclusion> exclusions{};
  std::vector<BoardMember> board{};
  std::optional<DocumentRef> approval{};
  SourceSpan at{};

  bool operator==(const Election&) const = default;
};

}  // namespace vanthu::model
