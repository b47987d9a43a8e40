#include "audit/figures.h"

namespace vanthu::audit {

const FigureInfo& info_of(Figure figure) {
  return figures()[index_of(figure)];
}

Bilingual name_of(Section section) {
  switch (section) {
    case Section::Meetings:
      return {"Kỳ họp", "Meetings"};
    case Section::Thematic:
      return {"Sinh hoạt chuyên đề theo quý", "Thematic meetings by quarter"};
    case Section::Attendance:
      return {"Dự sinh hoạt", "Attendance"};
    case Section::Members:
      return {"Biến động đảng viên", "Members in and out"};
    case Section::Dossiers:
      return {"Kết nạp, công nhận, xóa tên", "Admission, recognition, removal"};
    case Section::Discipline:
      return {"Kỷ luật", "Discipline"};
    case Section::Votes:
      return {"Biểu quyết", "Votes"};
    case Section::Quality:
      return {"Xếp loại kỳ sinh hoạt", "Ratings of meetings"};
    case Section::Ideology:
      return {"Sinh hoạt tư tưởng", "Ideology sessions"};
    case Section::Visits:
      return {"Cấp trên dự sinh hoạt", "Visits by superiors"};
    case Section::Petitions:
      return {"Kiến nghị lên trên", "Petitions upward"};
    case Section::Tasks:
      return {"Nhiệm vụ", "Tasks"};
    case Section::Papers:
      return {"Văn bản", "Papers"};
  }
  return {};
}

void Counts::add(const Counts& other) {
  for (std::size_t i = 0; i < kFigures; ++i) numbers_[i] += other.numbers_[i];
}

std::optional<std::int64_t> try_ratio(std::int64_t value, std::int64_t base) {
  if (base <= 0) return std::nullopt;
  const std::int64_t whole = value < 0 ? -value : value;
  const std::int64_t rounded = (2 * 10000 * whole + base) / (2 * base);
  return value < 0 ? -rounded : rounded;
}

Bilingual ratio_words(std::int64_t hundredths) {
  const std::string sign = hundredths < 0 ? "-" : "";
  const std::int64_t amount = hundredths < 0 ? -hundredths : hundredths;
  const std::string whole = sign + std::to_string(amount / 100);
  const std::string rest = (amount % 100 < 10 ? "0" : "") + std::to_string(amount % 100) + "%";
  return {whole + "," + rest, whole + "." + rest};
}

}  // namespace vanthu::audit
