// References to papers outside the record.
#pragma once

#include "base/civil_time.h"
#include "base/source_text.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Văn bản được dẫn: số, ngày, cơ quan ban hành.
struct DocumentRef {
  // Số, ký hiệu.
  text::NfcString number{};
  // Ngày ban hành.
  Date date{};
  // Cơ quan ban hành.
  text::NfcString issuer{};
  SourceSpan at{};

  bool operator==(const DocumentRef&) const = default;
};

}  // namespace vanthu::model
