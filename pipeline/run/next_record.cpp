#include "run/next_record.h"

#include <algorithm>
#include <vector>

#include "ingest/record.h"
#include "text/dates.h"

namespace vanthu::run {
namespace {

// "01 (thon-dong), 02 (thon-doai)", the first of them where there are many.
Bilingual cells_by_code(const std::vector<OfficeCell>& cells) {
  constexpr std::size_t kMost = 20;
  std::string known;
  for (std::size_t i = 0; i < std::min(cells.size(), kMost); ++i)
    known += (i == 0 ? "" : ", ") + cells[i].code + " (" + cells[i].folder + ")";
  if (cells.size() <= kMost) return {known, known};
  const std::string more = std::to_string(cells.size() - kMost);
  return {known + " và " + more + " chi bộ nữa trong office.xml",
          known + " and " + more + " more in office.xml"};
}

Error which_cell(const Workspace& workspace, const std::string& asked) {
  const std::vector<OfficeCell>& cells = workspace.office().cells;
  Error error{.kind = ErrorKind::Usage,
              .what = {"chưa nói lập hồ sơ cho chi bộ nào", "which cell the record is for"},
              .where = {},
              .remedy = {}};
  if (!asked.empty()) {
    error.what = {"office.xml không có chi bộ “" + asked + "”",
                  "no cell \"" + asked + "\" in office.xml"};
  }
  if (cells.empty()) {
    error.remedy = {
        "office.xml chưa có chi bộ nào: thêm mỗi chi bộ một <cell code=\"…\" "
        "folder=\"…\"> như trong mẫu của vanthu init",
        "office.xml has no cell yet: add one <cell code=\"…\" folder=\"…\"> for each, as "
        "vanthu init shows it"};
    return error;
  }
  const Bilingual known = cells_by_code(cells);
  error.remedy = asked.empty() ? Bilingual{"thêm --cell với một trong: " + known.vi,
                                           "add --cell with one of: " + known.en}
                               : Bilingual{"dùng được: " + known.vi, "possible: " + known.en};
  return error;
}

Error unreadable(const std::string& name) {
  return Error{.kind = ErrorKind::Input,
               .what = {"hồ sơ này chưa đọc được, nên số văn bản và nhiệm vụ kỳ sau có thể thiếu",
                        "this record cannot be read, so numbers and tasks may be missing"},
               .where = name,
               .remedy = {"sửa hồ sơ: vanthu check " + name, "mend it: vanthu check " + name}};
}

Result<OfficeCell> find_cell(const Workspace& workspace, const std::string& asked) {
  const auto& cells = workspace.office().cells;
  if (asked.empty() && cells.size() == 1) return cells.front();
  for (const OfficeCell& cell : cells) {
    if (cell.code == asked || cell.folder == asked) return cell;
  }
  return which_cell(workspace, asked);
}

Error ended(const OfficeCell& cell) {
  const std::string day = text::short_date(*cell.closed).str();
  return Error{
      .kind = ErrorKind::Usage,
      .what = {"chi bộ “" + cell.name.str() + "” đã kết thúc hoạt động ngày " + day +
                   ", không còn kỳ họp sau",
               "the cell “" + cell.name.str() + "” ended on " + day + ": there is no next meeting"},
      .where = {},
      .remedy = {"nếu chi bộ vẫn họp thì sửa closed của chi bộ này trong office.xml",
                 "if it still meets, correct its closed in office.xml"}};
}

// "2027-01"
bool begins_after(const std::string& period, const Date& day) {
  return to_iso(day).substr(0, period.size()) < period;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.rfind(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

// Beside the record it follows, in the folder of its year.
std::string name_beside(const std::string& previous, const draft::Draft& draft) {
  const std::size_t slash = previous.rfind('/');
  std::string folder = slash == std::string::npos ? "" : previous.substr(0, slash + 1);
  std::string file = slash == std::string::npos ? previous : previous.substr(slash + 1);
  const std::string named = replaced(file, draft.previous_period, draft.period);
  file = named == file ? draft.id + ".xml" : named;
  const std::string year = "/" + draft.previous_period.substr(0, 4) + "/";
  if (folder.ends_with(year))
    folder = replaced(folder, year, "/" + draft.period.substr(0, 4) + "/");
  return folder + file;
}

}  // namespace

Result<NextRecord> next_record(const FileStore& files, const Workspace& workspace,
                               const std::string& cell, model::MeetingKind kind) {
  const auto of = find_cell(workspace, cell);
  if (!of.ok()) return of.error();
  auto listed = list_records(files, &workspace, {workspace.path("records/" + of.value().folder)});
  if (!listed.ok()) return listed.error();
  std::vector<model::MeetingRecord> records;
  std::vector<std::string> names;
  std::vector<std::string> unread;
  for (const RecordFile& file : listed.value()) {
    auto bytes = files.read(file.path);
    if (!bytes.ok()) return bytes.error();
    auto record = ingest::parse_record(SourceText(file.name, std::move(bytes).value()));
    if (!record.ok()) {
      unread.push_back(file.name);
    } else if (record.value().cell.code == of.value().code) {
      records.push_back(record.value());
      names.push_back(file.name);
    }
  }
  auto draft = draft::next_meeting(records, kind);
  if (!draft.ok()) return draft.error();
  if (of.value().closed && begins_after(draft.value().period, *of.value().closed))
    return ended(of.value());
  // Drafts of the same month are being filled in.
  for (const std::string& name : unread) {
    if (name.find(draft.value().period) == std::string::npos) return unreadable(name);
  }
  NextRecord next{.name = {}, .draft = std::move(draft).value()};
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].id == next.draft.previous_id) next.name = name_beside(names[i], next.draft);
  }
  return next;
}

}  // namespace vanthu::run
