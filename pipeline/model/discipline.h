// Consideration of discipline (xem xét kỷ luật) of one member.
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

// Số phiếu cho một hình thức.
struct FormVotes {
  // Hình thức.
  DisciplineForm form = DisciplineForm::None;
  // Số phiếu.
  std::int64_t votes = 0;
  SourceSpan at{};

  bool operator==(const FormVotes&) const = default;
};

// Xem xét kỷ luật.
struct Discipline {
  // Mã.
  std::string id{};
  // Đảng viên bị xem xét.
  std::string subject{};
  // Phạm vi vi phạm.
  DisciplineScope scope = DisciplineScope::PoliticalQuality;
  // Quyết định hay đề nghị.
  DisciplineAct act = DisciplineAct::Decision;
  // Hình thức kết luận.
  DisciplineForm result = DisciplineForm::None;
  // Mẫu số kê khai.
  std::int64_t base = 0;
  // Hình thức bỏ phiếu.
  VoteMethod method = VoteMethod::SecretBallot;
  // Số lần bỏ phiếu.
  std::int64_t ballots_held = 1;
  // Các hình thức trên cùng một phiếu.
  bool one_paper = true;
  // Ngày nghe trình bày.
  std::optional<Date> heard_on{};
  // Bản kiểm điểm.
  std::optional<text::NfcString> self_review{};
  // Số lần mời.
  std::int64_t summons = 0;
  // Ngày công bố kết quả.
  std::optional<Date> announced_on{};
  // Ngày trao quyết định.
  std::optional<Date> delivered_on{};
  // Ngày đảng viên nhận quyết định.
  std::optional<Date> received_on{};
  // Ngày có đơn khiếu nại.
  std::optional<Date> complaint_on{};
  // Lý do chưa xem xét.
  std::optional<text::NfcString> deferral{};
  // Nội dung vi phạm.
  text::NfcString violation{};
  std::vector<FormVotes> form_votes{};
  // Kết luận về nội dung, tính chất, mức độ, tác hại, nguyên nhân.
  std::optional<text::NfcString> conclusion{};
  SourceSpan at{};

  bool operator==(const Discipline&) const = default;
};

}  // namespace vanthu::model
