// Papers issued from the meeting (văn bản ban hành) and how the record is kept.
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

// Văn bản ban hành từ kỳ họp.
struct Paper {
  // Mã.
  std::string id{};
  // Tên loại.
  PaperType type = PaperType::Resolution;
  // Số; biên bản thường không đánh số.
  std::optional<std::int64_t> number{};
  // Ký hiệu, ví dụ NQ/CB.
  std::optional<text::NfcString> symbol{};
  // Ngày văn bản.
  Date date{};
  // Địa danh.
  std::optional<text::NfcString> place{};
  // Thể thức đề ký, ví dụ T/M CHI BỘ.
  std::optional<text::NfcString> authority{};
  // Chức vụ người ký.
  std::optional<text::NfcString> signer_title{};
  // Người ký.
  std::optional<std::string> signer{};
  // Biểu quyết thông qua.
  std::optional<std::string> vote{};
  // Đảng viên được nói đến.
  std::optional<std::string> about{};
  // Hồ sơ được nói đến.
  std::optional<std::string> dossier{};
  // Trích yếu.
  text::NfcString abstract{};
  // Nơi nhận.
  std::vector<text::NfcString> recipients{};
  SourceSpan at{};

  bool operator==(const Paper&) const = default;
};

// Quan hệ với hồ sơ khác.
struct Link {
  // Mã kỳ họp.
  std::string record{};
  // Quan hệ.
  text::NfcString relation{};
  SourceSpan at{};

  bool operator==(const Link&) const = default;
};

// Lưu trữ.
struct Keeping {
  // Mức độ mật.
  Classification classification = Classification::Internal;
  // Thời hạn bảo quản.
  Retention retention = Retention::Permanent;
  std::vector<Link> links{};
  SourceSpan at{};

  bool operator==(const Keeping&) const = default;
};

}  // namespace vanthu::model
