// What was said and concluded (nội dung kỳ họp), in the order of the minutes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source_text.h"
#include "model/follow_up.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Đoạn có tiêu đề.
struct Section {
  // Tiêu đề.
  text::NfcString title{};
  std::vector<text::NfcString> paragraphs{};
  SourceSpan at{};

  bool operator==(const Section&) const = default;
};

// Thông báo tình hình đóng đảng phí tại kỳ họp.
struct FeeReport {
  // Tháng YYYY-MM.
  std::string month{};
  // Số đảng viên đã đóng.
  std::int64_t paid = 0;
  // Số đảng viên phải đóng.
  std::int64_t due = 0;
  // Số tiền, đồng.
  std::optional<std::int64_t> amount{};
  // Ghi chú.
  std::optional<text::NfcString> note{};
  SourceSpan at{};

  bool operator==(const FeeReport&) const = default;
};

// Tình hình tư tưởng.
struct Ideology {
  // Số phút dành cho nội dung tư tưởng.
  std::optional<std::int64_t> minutes{};
  std::vector<text::NfcString> paragraphs{};
  SourceSpan at{};

  bool operator==(const Ideology&) const = default;
};

// Một ý kiến.
struct Speech {
  // Đảng viên phát biểu.
  std::optional<std::string> speaker{};
  // Người phát biểu ngoài danh sách.
  std::optional<text::NfcString> name{};
  // Mục chương trình.
  std::optional<std::string> agenda_item{};
  // Thứ tự.
  std::optional<std::int64_t> seq{};
  // Tóm tắt ý kiến.
  text::NfcString summary{};
  SourceSpan at{};

  bool operator==(const Speech&) const = default;
};

// Thảo luận.
struct Discussion {
  // Không có ý kiến khác.
  bool none = false;
  std::vector<Speech> speeches{};
  SourceSpan at{};

  bool operator==(const Discussion&) const = default;
};

// Biểu dương hoặc nhắc nhở.
struct Mention {
  // Đảng viên.
  std::optional<std::string> member{};
  // Nội dung.
  text::NfcString summary{};
  SourceSpan at{};

  bool operator==(const Mention&) const = default;
};

// Phần biểu dương hoặc nhắc nhở.
struct Mentions {
  // Không có.
  bool none = false;
  std::vector<Mention> mentions{};
  SourceSpan at{};

  bool operator==(const Mentions&) const = default;
};

// Ý kiến bảo lưu.
struct ReservedOpinion {
  // Đảng viên.
  std::string member{};
  // Nội dung.
  text::NfcString text{};
  SourceSpan at{};

  bool operator==(const ReservedOpinion&) const = default;
};

// Bước không thực hiện và lý do.
struct OmittedStep {
  // Bước của kỳ sinh hoạt.
  SessionStep step = SessionStep::Opening;
  // Lý do.
  text::NfcString reason{};
  SourceSpan at{};

  bool operator==(const OmittedStep&) const = default;
};

// Thông qua biên bản.
struct MinutesAdoption {
  // Đã thông qua.
  bool adopted = false;
  // Số đồng chí nhất trí.
  std::optional<std::int64_t> agreed{};
  // Trên số đồng chí có mặt.
  std::optional<std::int64_t> of{};
  SourceSpan at{};

  bool operator==(const MinutesAdoption&) const = default;
};

// Nội dung kỳ họp.
struct Content {
  // Mở đầu: lý do, mục đích, thông qua chương trình.
  std::vector<text::NfcString> opening{};
  std::optional<FeeReport> fee_report{};
  // Thông tin thời sự, văn bản mới.
  std::vector<text::NfcString> information{};
  std::optional<Ideology> ideology{};
  std::vector<ReviewItem> review{};
  std::vector<Section> evaluation{};
  // Hạn chế, nguyên nhân.
  std::vector<text::NfcString> shortcomings{};
  std::optional<Thematic> thematic{};
  std::vector<Section> direction{};
  std::optional<Discussion> discussion{};
  std::optional<Discussion> criticism{};
  std::optional<Mentions> praise{};
  std::optional<Mentions> reminders{};
  std::vector<Petition> petitions{};
  // Kết luận của chủ trì.
  std::vector<text::NfcString> conclusion{};
  std::vector<Assignment> assignments{};
  std::vector<ReservedOpinion> reserved_opinions{};
  std::vector<OmittedStep> omitted{};
  MinutesAdoption minutes_adoption{};
  SourceSpan at{};

  bool operator==(const Content&) const = default;
};

}  // namespace vanthu::model
