// What stands at the front of a paper: letterhead, title, addressees. Part of document/document.h.
#pragma once

#include <optional>
#include <vector>

#include "text/nfc_string.h"

namespace vanthu::document {

// A stamp under the number: urgency ("HỎA TỐC", component 10) or circulation ("TÀI LIỆU HỘI NGHỊ",
// 11a).
enum class StampKind { Urgency, Circulation };

struct Stamp {
  StampKind kind = StampKind::Urgency;
  text::NfcString text;

  bool operator==(const Stamp&) const = default;
};

// The two header blocks of a Party document (thể thức: HD 05-HD/VPTW components 1–5b, 10, 11, 13).
struct Letterhead {
  // ĐẢNG BỘ …, line 2a; regular weight.
  text::NfcString superior;
  // CHI BỘ …, line 2b; bold, an asterisk below.
  text::NfcString issuer;
  // ĐẢNG CỘNG SẢN VIỆT NAM, one line below as long as the text.
  text::NfcString heading;
  // "Số 05-NQ/CB"; minutes usually have none.
  std::optional<text::NfcString> number;
  // "Đông Tiến, ngày 05 tháng 02 năm 2026"; minutes usually have none.
  std::optional<text::NfcString> place_date;
  // "về việc …" of an official letter (công văn), italic under the number.
  std::optional<text::NfcString> letter_subject = std::nullopt;
  std::vector<Stamp> stamps = {};
  // "Dự thảo lần 2", italic, last in the left block.
  std::optional<text::NfcString> draft = std::nullopt;
  // Address and telephone at the foot of page 1, under a line of the text's width.
  std::optional<text::NfcString> contact = std::nullopt;

  bool operator==(const Letterhead&) const = default;
};

// Type name and subject (tên loại và trích yếu), centred under the letterhead.
struct Title {
  // "NGHỊ QUYẾT"
  text::NfcString type_name;
  // "lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026"; may be empty.
  text::NfcString subject;
  // Five hyphens below the subject.
  bool hyphens = false;

  bool operator==(const Title&) const = default;
};

// Kính gửi, Kính trình: to whom, centred under the letterhead (component 9a).
struct Addressees {
  // "Kính gửi:", italic.
  text::NfcString label;
  // One stands beside the label, several stand below it as "- …" lines, complete with end marks.
  std::vector<text::NfcString> names;

  bool operator==(const Addressees&) const = default;
};

}  // namespace vanthu::document
