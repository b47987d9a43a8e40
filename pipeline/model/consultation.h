// Consultation in writing (lấy ý kiến bằng văn bản).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Trả lời của một đảng viên.
struct Reply {
  // Đảng viên.
  std::string member{};
  // Lúc gửi.
  CivilDateTime sent_at{};
  // Lúc nhận lại.
  std::optional<CivilDateTime> returned_at{};
  // Ý kiến.
  std::optional<Opinion> opinion{};
  // Nội dung ý kiến.
  std::optional<text::NfcString> text{};
  SourceSpan at{};

  bool operator==(const Reply&) const = default;
};

// Lấy ý kiến bằng văn bản.
struct Consultation {
  // Hạn trả lời.
  CivilDateTime deadline{};
  // Dự thảo gửi kèm.
  text::NfcString draft{};
  // Lý do lấy ý kiến bằng văn bản.
  text::NfcString reason{};
  std::vector<Reply> replies{};
  SourceSpan at{};

  bool operator==(const Consultation&) const = default;
};

}  // namespace vanthu::model
