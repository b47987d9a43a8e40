// How votes are counted: the bases of a record, by set difference over the roster snapshot, never
// by subtracting counts, so that a member with two reasons to be left out is left out once.
// Source: Quy định 24-QĐ/TW point 9.3.2–9.3.3 and its successors; Quy chế bầu cử 190-QĐ/TW.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "findings/verdict.h"
#include "rules/record_view.h"
#include "rules/rule.h"

namespace vanthu::rules {

struct LeftOut {
  std::string member;
  model::ExclusionReason reason = model::ExclusionReason::Exempt;

  bool operator==(const LeftOut&) const = default;
};

// A base and how it came about: count == whole - left_out.size().
struct Base {
  findings::BaseKind kind = findings::BaseKind::Cell;
  std::int64_t count = 0;
  // Official members on this cell's books, or incumbents for a committee.
  std::int64_t whole = 0;
  std::vector<LeftOut> left_out;

  bool operator==(const Base&) const = default;
};

// All bases can be asked for a time of day: an exempt or temporarily-away member counts from the
// moment he or she is there.

// Official members on the books without those suspended, and without those temporarily elsewhere
// or exempt who are not there. An excused absence leaves nobody out.
Base meeting_base(const RecordView& view, const std::optional<CivilTime>& at = {});
// The same without those absent from the whole congress with the convening committee's consent.
Base congress_base(const RecordView& view, const std::optional<CivilTime>& at = {});
// Incumbent committee members, present or not.
Base committee_base(const RecordView& view);
// The one of the three that the kind of meeting asks for.
Base voting_base(const RecordView& view, const std::optional<CivilTime>& at = {});

// The base with a threshold and what was got, for people to read.
findings::BaseCard card_of(const RecordView& view, const Base& base, const Threshold& threshold,
                           std::int64_t got);
// "được miễn sinh hoạt, không dự"
Bilingual exclusion_words(model::ExclusionReason reason);
// "Nguyễn Văn A (được miễn sinh hoạt, không dự); …" or "không có".
Bilingual list_left_out(const RecordView& view, const Base& base);

// Members on the books, official and probationary, without the exempt and those on special duty:
// the base of the attendance ratio (HD 12-HD/BTCTW, HD 42-HD/BTCTW).
std::int64_t attendance_base(const RecordView& view);
// Of that base, those who came; and members of the books absent without reason.
std::int64_t attendance_present(const RecordView& view);
std::int64_t unexcused_absences(const RecordView& view);

// Official members of this cell (committee members at a committee meeting) who are there and not
// suspended; at a time of day only those who had come and not yet left.
std::int64_t eligible_present(const RecordView& view, const std::optional<CivilTime>& at = {});

// How many members on the books have a status.
std::int64_t members_on_books(const RecordView& view, model::MemberStatus status);

}  // namespace vanthu::rules
