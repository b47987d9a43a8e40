// Quality score of a meeting (chấm điểm chất lượng), as written.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/source_text.h"
#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Điểm thành phần.
struct ScorePart {
  // Tiêu chí.
  text::NfcString name{};
  // Điểm tối đa.
  std::int64_t max = 0;
  // Điểm chấm.
  std::int64_t points = 0;
  SourceSpan at{};

  bool operator==(const ScorePart&) const = default;
};

// Chấm điểm chất lượng kỳ sinh hoạt.
struct Score {
  // Tổng điểm.
  std::int64_t total = 0;
  // Tự xếp loại.
  Band self_band = Band::Good;
  // Cấp trên xếp loại.
  std::optional<Band> official_band{};
  // Người theo dõi.
  std::optional<text::NfcString> observer{};
  std::vector<ScorePart> parts{};
  SourceSpan at{};

  bool operator==(const Score&) const = default;
};

}  // namespace vanthu::model
