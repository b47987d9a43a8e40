// Party fees (đảng phí), integer đồng.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Miễn, giảm đảng phí.
struct Relief {
  // Mức giảm: 30, 50, 70, 100.
  std::int64_t percent = 0;
  // Quyết định.
  text::NfcString decision{};
  // Ngày quyết định.
  std::optional<Date> decided_on{};
  // Hết hạn.
  Date until{};
  SourceSpan at{};

  bool operator==(const Relief&) const = default;
};

// Đảng phí của một đảng viên trong một tháng.
struct Fee {
  // Đảng viên.
  std::string member{};
  // Tháng YYYY-MM.
  std::string month{};
  // Nhóm.
  FeeGroup group = FeeGroup::Insured;
  // Căn cứ tính, đồng.
  std::optional<std::int64_t> basis{};
  // Số tiền, đồng.
  std::int64_t amount = 0;
  // Kênh đóng.
  std::optional<FeeChannel> channel{};
  // Tình trạng.
  FeeState state = FeeState::Paid;
  // Lý do chậm đóng.
  std::optional<text::NfcString> reason{};
  std::optional<Relief> relief{};
  SourceSpan at{};

  bool operator==(const Fee&) const = default;
};

}  // namespace vanthu::model
