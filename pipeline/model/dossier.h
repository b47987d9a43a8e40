// Admission and recognition files (hồ sơ kết nạp, công nhận): references and dates only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "model/reference.h"
#include "model/vocabulary.h"
#include "text/nfc_string.h"

namespace vanthu::model {

// Người giới thiệu.
struct Introducer {
  // Đảng viên.
  std::string member{};
  // Số tháng cùng công tác, học tập, cư trú.
  std::int64_t months_together = 0;
  SourceSpan at{};

  bool operator==(const Introducer&) const = default;
};

// Người xin vào Đảng hoặc đảng viên dự bị.
struct Applicant {
  // Mã trong danh sách (công nhận chính thức).
  std::optional<std::string> member{};
  // Họ và tên.
  text::NfcString name{};
  // Ngày sinh.
  Date born{};
  // Trình độ.
  std::optional<text::NfcString> education{};
  // Căn cứ ngoại lệ về trình độ.
  std::optional<text::NfcString> education_exception{};
  // Nơi cư trú.
  std::optional<text::NfcString> address{};
  // Là đoàn viên.
  bool union_member = false;
  SourceSpan at{};

  bool operator==(const Applicant&) const = default;
};

// Hồ sơ về một người: kết nạp, công nhận chính thức, kết nạp lại, xóa tên, xin ra khỏi Đảng.
struct Dossier {
  // Mã hồ sơ.
  std::string id{};
  // Loại.
  DossierKind kind = DossierKind::Admission;
  // Ngày đơn.
  std::optional<Date> application{};
  // Ngày lý lịch.
  std::optional<Date> cv{};
  // Ngày thẩm tra.
  std::optional<Date> verification{};
  // Ngày cấp ủy nhận xét.
  std::optional<Date> committee_remark{};
  // Ngày giấy chứng nhận bồi dưỡng nhận thức.
  std::optional<Date> certificate{};
  // Nơi cấp giấy chứng nhận.
  std::optional<text::NfcString> certificate_issuer{};
  // Ngày lễ kết nạp.
  std::optional<Date> ceremony{};
  // Ngày hết dự bị.
  std::optional<Date> probation_end{};
  // Ngày công nhận chính thức.
  std::optional<Date> official_from{};
  // Ngày quyết định.
  std::optional<Date> decision_date{};
  // Ngày nhận quyết định.
  std::optional<Date> decision_received{};
  // Số lần biểu quyết không đạt trước đó.
  std::int64_t failed_ballots = 0;
  // Ngày báo cáo cấp trên.
  std::optional<Date> reported_upward{};
  // Ngày đảng viên mới khai lý lịch đảng viên.
  std::optional<Date> member_profile{};
  // Ngày ra khỏi Đảng trước đây, khi xét kết nạp lại.
  std::optional<Date> left_on{};
  // Căn cứ xóa tên, hoặc lý do ra khỏi Đảng trước đây: từ khóa của bộ quy tắc.
  std::optional<std::string> ground{};
  Applicant applicant{};
  std::vector<Introducer> introducers{};
  std::vector<DocumentRef> org_resolutions{};
  // Văn bản đồng ý của cấp có thẩm quyền cho trường hợp ngoài quy định chung (tuổi, thời hạn).
  std::optional<DocumentRef> consent{};
  // Ý kiến nơi cư trú.
  std::optional<text::NfcString> residence_opinion{};
  // Tóm tắt ưu điểm, khuyết điểm.
  std::optional<text::NfcString> remark{};
  SourceSpan at{};

  bool operator==(const Dossier&) const = default;
};

}  // namespace vanthu::model
