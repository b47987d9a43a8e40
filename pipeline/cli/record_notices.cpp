#include "cli/record_notices.h"

#include <algorithm>

#include "base/clock.h"
#include "cli/shell_word.h"
#include "text/dates.h"

namespace vanthu::cli {
namespace {

// More than these a person does not read one by one.
constexpr std::size_t kMostNotes = 10;

Bilingual papers_of(const run::RepeatedNumber& papers) {
  Bilingual list;
  for (const archive::NumberedPaper& paper : papers) {
    const char* joint = list.empty() ? "" : "; ";
    list.vi += joint + ("ngày " + text::short_date(paper.date).str()) + " (hồ sơ " +
               paper.meeting_id + ")";
    list.en += joint + ("of " + to_iso(paper.date)) + " (record " + paper.meeting_id + ")";
  }
  return list;
}

Bilingual repeated_words(const run::RepeatedNumber& papers) {
  const archive::NumberedPaper& first = papers.front();
  const Bilingual list = papers_of(papers);
  const std::string count = std::to_string(papers.size());
  return {"Lưu ý: số " + first.number + " (" + first.kind_name + ", " + first.cell_name +
              ", nhiệm kỳ " + first.term + ") ghi trên " + count + " văn bản: " + list.vi,
          "Note: number " + first.number + " (" + first.kind_name + ", " + first.cell_name +
              ", term " + first.term + ") stands on " + count + " papers: " + list.en};
}

}  // namespace

RecordNotices::RecordNotices(const run::Office& office, Session& session)
    : session_(session), today_(vietnam_date(session.clock().now())) {
  for (const run::OfficeCell& cell : office.cells) {
    settled_.insert(cell.code);
    if (cell.closed) ended_.emplace(cell.code, *cell.closed);
  }
}

void RecordNotices::name_unknown_cell(const model::MeetingRecord& record, const std::string& file) {
  const std::string& code = record.cell.code;
  if (!settled_.insert(code).second) return;
  session_.console().complain(
      Bilingual{"Lưu ý: " + file + ": chi bộ “" + code +
                    "” không có trong office.xml; sửa mã chi bộ trong hồ sơ, hoặc thêm chi bộ này "
                    "vào office.xml",
                "Note: " + file + ": office.xml has no cell “" + code +
                    "”; correct the code in the record, or add the cell to office.xml"}
          .in(session_.language()));
}

void RecordNotices::name_ended_cell(const model::MeetingRecord& record, const std::string& file) {
  const auto ended = ended_.find(record.cell.code);
  if (ended == ended_.end() || record.meeting.start.date <= ended->second) return;
  const std::string last = text::short_date(ended->second).str();
  const std::string held = text::short_date(record.meeting.start.date).str();
  ended_.erase(ended);
  session_.console().complain(Bilingual{
      "Lưu ý: " + file + ": họp ngày " + held + ", nhưng theo office.xml chi bộ “" +
          record.cell.code + "” kết thúc hoạt động ngày " + last +
          "; sửa ngày họp, mã chi bộ, hoặc closed trong office.xml",
      "Note: " + file + ": held on " + held + ", but by office.xml the cell “" + record.cell.code +
          "” ended on " + last + "; correct the day, the code of the cell, or closed in office.xml"}
                                  .in(session_.language()));
}

void RecordNotices::name_second_file(const model::MeetingRecord& record, const std::string& file) {
  const auto [first, is_first] = files_.emplace(record.id, file);
  if (is_first) return;
  session_.console().complain(
      Bilingual{"Lưu ý: hai tệp cùng một mã hồ sơ (id): " + first->second + " và " + file +
                    "; vanthu run chỉ lưu tệp đứng trước: xóa một tệp, hoặc đổi id của một tệp",
                "Note: two files with one record id: " + first->second + " and " + file +
                    "; vanthu run stores the first only: delete one of them, or change the id of "
                    "one"}
          .in(session_.language()));
}

void RecordNotices::name_draft(const run::Draft& draft, const run::RecordFile& file) {
  if (++drafts_ > kMostNotes && !session_.common().verbose) return;
  const std::string command = "vanthu render " + as_shell_word(file.path) + " --kind " + draft.kind;
  session_.console().note({"lưu ý: " + file.name + ": văn bản “" + draft.id +
                               "” chỉ có bản dự thảo; in bằng: " + command,
                           "note: " + file.name + ": of the paper “" + draft.id +
                               "” there is a draft only; make it with: " + command});
}

void RecordNotices::count_other_drafts() const {
  if (drafts_ <= kMostNotes || session_.common().verbose) return;
  const std::string others = std::to_string(drafts_ - kMostNotes);
  session_.console().note(
      {"lưu ý: còn " + others +
           " văn bản khác cũng chỉ có bản dự thảo, in bằng: vanthu render HỒ_SƠ --kind LOẠI (lưu "
           "với --report hoặc -v thì kể hết)",
       "note: of " + others +
           " more papers there is a draft only, made with: vanthu render RECORD --kind KIND "
           "(storing with --report or -v names all)"});
}

void RecordNotices::note_day(const model::MeetingRecord& record, const std::string& file) {
  const Date& day = record.meeting.start.date;
  if (day <= today_) return;
  ++future_;
  latest_.emplace(day, file);
  if (latest_.size() > kMostNotes) latest_.erase(latest_.begin());
}

void RecordNotices::name_future_meetings() const {
  if (future_ == 0) return;
  std::string meetings;
  for (auto one = latest_.rbegin(); one != latest_.rend(); ++one) {
    meetings += "\n  " + one->second + ": " + text::short_date(one->first).str();
  }
  const std::string others = std::to_string(future_ - latest_.size());
  const bool all = future_ == latest_.size();
  const std::string today = text::short_date(today_).str();
  session_.console().complain(Bilingual{
      "Lưu ý: ngày họp ghi trong hồ sơ ở sau hôm nay (" + today + "):" + meetings +
          (all ? "" : "\n  và " + others + " hồ sơ nữa") +
          "\n  gợi ý: nếu ghi nhầm, sửa start của <meeting>; hồ sơ đã lưu vào kho thì "
          "sửa rồi lưu lại bằng: vanthu run --supersede; nếu ghi đúng, xem lại ngày giờ "
          "của máy, và chỉ lưu biên bản sau khi đã họp",
      "Note: the day of the meeting is later than today (" + today + "):" + meetings +
          (all ? "" : "\n  and " + others + " more records") +
          "\n  hint: if it is a slip, correct start of <meeting>, and store a record that "
          "the archive has again: vanthu run --supersede; if it is right, look at the "
          "date of this machine, and store minutes only after the meeting"}
                                  .in(session_.language()));
}

void RecordNotices::name_repeated_numbers(const std::vector<run::RepeatedNumber>& repeated) {
  if (repeated.empty()) return;
  const Language language = session_.language();
  const std::size_t shown = std::min(repeated.size(), kMostNotes);
  for (std::size_t i = 0; i < shown; ++i) {
    session_.console().complain(repeated_words(repeated[i]).in(language));
  }
  const std::string others = std::to_string(repeated.size() - shown);
  const bool all = shown == repeated.size();
  session_.console().complain(
      Bilingual{(all ? "" : "Còn " + others + " số trùng khác.\n") +
                    "  gợi ý: sửa số trong hồ sơ ghi sai rồi lưu lại bằng: vanthu run --supersede; "
                    "xem cả dãy số bằng: vanthu check --series",
                (all ? "" : others + " more numbers are repeated.\n") +
                    "  hint: correct the number in the record that is wrong and store it again: "
                    "vanthu run --supersede; to see whole series: vanthu check --series"}
          .in(language));
}

}  // namespace vanthu::cli
