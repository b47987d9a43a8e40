// The verdict of one procedure rule on one subject (a vote, a record, a cell's year). Every rule in
// force gives one for every subject of its scope: nothing is silently skipped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/source_text.h"
#include "findings/finding.h"

namespace vanthu::findings {

enum class Outcome {
  Pass,           // đạt
  Fail,           // không đạt
  NotApplicable,  // không áp dụng; reason says why
  Indeterminate,  // chưa đủ dữ liệu; reason says which input is missing
  Waived,         // không đạt nhưng đã được miễn trừ có căn cứ
};

// How well the provision is known: A text seen … U unverified (a U rule never gives a violation).
enum class Grade { A, B, C, D, U };

struct Citation {
  // "Điều lệ Đảng (19/01/2011), Điều 9 khoản 5": complete, as printed.
  Bilingual text;
  // "hiệu lực từ 26/07/2026", empty when always.
  Bilingual window;

  bool operator==(const Citation&) const = default;
};

// Whose votes are counted against.
enum class BaseKind {
  Cell,       // đảng viên chính thức của chi bộ
  Congress,   // đảng viên chính thức được triệu tập
  Committee,  // chi ủy viên đương nhiệm
};

struct LeftOutMember {
  std::string member;
  std::string name;
  Bilingual reason;

  bool operator==(const LeftOutMember&) const = default;
};

// The denominator card of a vote (thẻ mẫu số): base == whole - left_out.size(), and the vote is
// carried when denominator·got > numerator·base (strict) or >= (else).
struct BaseCard {
  BaseKind kind = BaseKind::Cell;
  std::int64_t whole = 0;
  std::vector<LeftOutMember> left_out;
  std::int64_t base = 0;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  bool strict = false;
  // The smallest number of votes that is enough, and what there was.
  std::int64_t needed = 0;
  std::int64_t got = 0;
  bool reached = false;

  bool operator==(const BaseCard&) const = default;
};

// Which waiver (miễn trừ) stands under a Waived verdict, as reports show it.
struct WaiverNote {
  // "waivers/2026-10-dong-loi.xml"
  std::string file;
  std::string reason;
  // "Quyết định số 12-QĐ/ĐU ngày 05/01/2026 của Đảng ủy xã …"
  Bilingual document;
  std::string approved_by;
  // The last day of acts that it covers.
  std::string expires;
  // Whose certificate signed the file.
  std::string signer;

  bool operator==(const WaiverNote&) const = default;
};

// Where a fail stands against a baseline, when there is one.
enum class Novelty {
  Unknown,    // no baseline was asked for
  New,        // chưa có trong mốc
  Unchanged,  // đã có trong mốc
};

struct Verdict {
  // Stable rule id, "DL-09.5a".
  std::string rule;
  Outcome outcome = Outcome::Pass;
  // Severity of a Fail; also set on other outcomes so that tables can show it.
  Severity severity = Severity::Violation;
  Grade grade = Grade::A;
  // What was judged: "biểu quyết 2: …", "kỳ họp", "tháng 03/2026".
  Bilingual subject;
  // The message of a Fail, or why not applicable / what is missing.
  Bilingual message;
  // "2 × 9 = 18, cần lớn hơn 20"; empty where there is no arithmetic.
  Bilingual arithmetic;
  // How the base came about, for rules that count votes.
  std::optional<BaseCard> card;
  Bilingual hint;
  // "cần đối chiếu văn bản gốc" when no evidence in force on the day is better than grade C.
  Bilingual caution;
  // Place in the record: the element, and one of its attributes when the fault is there (empty:
  // the element itself). The printer finds the attribute's value in the source. label is the text
  // under its carets.
  SourceSpan at;
  std::string attribute;
  Bilingual label;
  std::vector<Citation> citations;
  // Set when outcome is Waived.
  std::optional<WaiverNote> waiver{};
  Novelty novelty = Novelty::Unknown;

  bool operator==(const Verdict&) const = default;
};

using Verdicts = std::vector<Verdict>;

}  // namespace vanthu::findings
