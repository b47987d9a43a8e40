// What the audit counts (chỉ tiêu): every figure is a sum of whole numbers that single meetings
// contribute, so that each one leads back to its records. Some figures are parts of a whole along
// an axis ("by kind", "by mode"); reconcile.h adds them up again.
//   info_of(Figure::Came).name.vi      with_offset(Figure::ByKind, MeetingKind::Congress)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bilingual.h"

namespace vanthu::audit {

// A member called By… is the first of as many as the word list of the record format has, in its
// order.
enum class Figure : std::size_t {
  // Kỳ họp
  Meetings,
  ByKind,
  ByMode = ByKind + 8,
  // Chuyên đề theo quý
  ThematicMeetings = ByMode + 4,
  Quarters,
  QuartersWithThematic,
  QuartersWithout,
  // Dự họp
  Sessions,
  Expected,
  Came,
  Missing,
  Listed,
  ByState,
  Unlisted = ByState + 6,
  // Đảng viên
  MembersAtEnd,
  ByStatus,
  MembersAtStart = ByStatus + 2,
  Joined,
  TransferredIn,
  Admitted,
  Left,
  TransferredOut,
  Removed,
  Expelled,
  Deceased,
  LeftParty,
  OtherChange,
  Recognised,
  // Kết nạp, công nhận, xóa tên
  Dossiers,
  ByDossier,
  AdmissionVotes = ByDossier + 5,
  ByAdmission,
  // Kỷ luật
  Disciplines = ByAdmission + 3,
  MembersConsidered,
  Disciplined,
  NotDisciplined,
  ByForm,
  // Biểu quyết
  Votes = ByForm + 4,
  ByVoteType,
  ByOutcome = ByVoteType + 10,
  // Chất lượng
  Scored = ByOutcome + 3,
  BySelfBand,
  OfficiallyScored = BySelfBand + 4,
  ByOfficialBand,
  RegularScored = ByOfficialBand + 4,
  RegularNotScored,
  RegularOfficiallyScored,
  RegularNotOfficiallyScored,
  // Sinh hoạt thường kỳ: tư tưởng, cấp trên dự
  RegularMeetings,
  WithIdeology,
  WithoutIdeology,
  IdeologyMinutes,
  RegularVisited,
  RegularNotVisited,
  MemberMeetings,
  Visited,
  NotVisited,
  Superiors,
  // Kiến nghị
  Petitions,
  ByPetition,
  // Nhiệm vụ
  Tasks = ByPetition + 3,
  TasksWithDay,
  TasksStanding,
  Reviews,
  ByReview,
  // Văn bản
  Papers = ByReview + 5,
  ByPaper,
  Count = ByPaper + 16,
};

inline constexpr std::size_t kFigures = static_cast<std::size_t>(Figure::Count);

constexpr std::size_t index_of(Figure figure) {
  return static_cast<std::size_t>(figure);
}

// The figure of an enumerator of the word list that first stands for.
template <typename E>
constexpr Figure with_offset(Figure first, E value) {
  return static_cast<Figure>(index_of(first) + static_cast<std::size_t>(value));
}

enum class Section {
  Meetings,
  Thematic,
  Attendance,
  Members,
  Dossiers,
  Discipline,
  Votes,
  Quality,
  Ideology,
  Visits,
  Petitions,
  Tasks,
  Papers,
};
inline constexpr std::size_t kSections = 13;

struct FigureInfo {
  Figure figure = Figure::Meetings;
  // "meetings.kind.regular": machines know it by this.
  std::string_view id;
  Section section = Section::Meetings;
  // Count: not a part of anything.
  Figure whole = Figure::Count;
  // Parts of a whole along one axis add up to it, each taken `sign` times.
  std::string_view axis{};
  int sign = 1;
  // Denominator of its ratio; Count: none.
  Figure base = Figure::Count;
  std::string_view vi{};
  std::string_view en{};

  bool is_part() const { return whole != Figure::Count; }
  // A cell's first and last lists of members lie in different months.
  bool adds_up_by_month() const { return axis != "flow"; }
  bool has_base() const { return base != Figure::Count; }
  Bilingual name() const { return {std::string(vi), std::string(en)}; }
};

// In the order of Figure.
std::span<const FigureInfo> figures();
const FigureInfo& info_of(Figure figure);
Bilingual name_of(Section section);

// One number for each figure.
class Counts {
 public:
  std::int64_t& operator[](Figure figure) { return numbers_[index_of(figure)]; }
  std::int64_t operator[](Figure figure) const { return numbers_[index_of(figure)]; }
  void add(Figure figure, std::int64_t amount = 1) { numbers_[index_of(figure)] += amount; }
  void add(const Counts& other);

  bool operator==(const Counts&) const = default;

 private:
  std::array<std::int64_t, kFigures> numbers_{};
};

// Hundredths of a percent, rounded half up: 33 of 8155 gives 40. Nothing for a base of 0.
std::optional<std::int64_t> try_ratio(std::int64_t value, std::int64_t base);
// "0,40%" and "0.40%".
Bilingual ratio_words(std::int64_t hundredths);

}  // namespace vanthu::audit
