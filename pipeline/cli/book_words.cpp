#include "cli/book_words.h"

#include <algorithm>
#include <string>

namespace vanthu::cli {

Bilingual words_of(const book::ReprintLeaf& leaf) {
  const bool added = leaf.action == book::ReprintLeaf::Action::Add;
  std::string pages = std::to_string(leaf.front);
  if (leaf.back > 0) pages += "-" + std::to_string(leaf.back);
  const std::string behind = std::to_string(leaf.front - 1);
  const std::string version = std::to_string(leaf.version);
  const std::string printed = std::to_string(leaf.printed_version);
  const Bilingual what =
      added ? Bilingual{"thêm tờ trang " + pages + " vào sau trang " + behind,
                        "add the sheet of pages " + pages + " behind page " + behind}
            : Bilingual{"thay tờ trang " + pages, "replace the sheet of pages " + pages};
  const auto because = [&](const std::string& vi, const std::string& en) {
    return Bilingual{what.vi + ": " + vi, what.en + ": " + en};
  };
  switch (leaf.reason) {
    case book::ReprintLeaf::Reason::Superseded:
      return because("biên bản " + leaf.meeting_id + " đã có phiên bản " + version +
                         ", bản đã in là phiên bản " + printed,
                     "minutes " + leaf.meeting_id + " are now version " + version +
                         ", printed was version " + printed);
    case book::ReprintLeaf::Reason::Moved:
      return because("trang dồn theo biên bản " + leaf.meeting_id + " (phiên bản " + version + ")",
                     "moved by minutes " + leaf.meeting_id + " (version " + version + ")");
    case book::ReprintLeaf::Reason::Form:
      return because("cùng biên bản " + leaf.meeting_id + " nhưng câu chữ hoặc thể thức đã khác",
                     "the same minutes " + leaf.meeting_id + " in other words or form");
  }
  return {};
}

std::size_t missing_minutes(const run::PrintedBook& book) {
  return static_cast<std::size_t>(
      std::count_if(book.gaps.begin(), book.gaps.end(), [](const book::Gap& gap) {
        return gap.kind == book::GapKind::Month || gap.kind == book::GapKind::Record;
      }));
}

Bilingual open_words(const run::PrintedBook& book) {
  const std::string cell = book.order.cell_name.str();
  const std::string many = std::to_string(missing_minutes(book));
  Bilingual words{"Chưa khóa sổ " + book.order.period + " của " + cell + ": còn thiếu biên bản ở " +
                      many + " chỗ; sổ chỉ in ra, chưa ký và chưa lưu vào kho",
                  "The book " + book.order.period + " of " + cell +
                      " is not closed: minutes are missing, in " + many +
                      " places; it is printed, not signed and not archived"};
  for (const book::Gap& gap : book.gaps) {
    words.vi += "\n  " + gap.what.vi;
    words.en += "\n  " + gap.what.en;
  }
  words.vi +=
      "\n  gợi ý: lưu biên bản còn thiếu bằng vanthu run rồi chạy lại lệnh này; nếu những tháng ấy "
      "không họp thì khóa sổ bằng: --store --despite-gaps";
  words.en +=
      "\n  hint: store the missing minutes by vanthu run, then run this again; if there was no "
      "meeting, close the book by: --store --despite-gaps";
  return words;
}

}  // namespace vanthu::cli
