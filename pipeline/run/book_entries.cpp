// What a book is made from, read back from the archive and the workspace.
#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "archive/layout.h"
#include "base/sha.h"
#include "ingest/record.h"
#include "model/vocabulary.h"
#include "run/book_press.h"
#include "run/data_folder.h"

namespace vanthu::run {
namespace {

using book::Entry;

constexpr const char* kMinutesPdf = "minutes.pdf";

Result<model::MeetingRecord> parse(const SourceText& source) {
  auto record = ingest::parse_record(source);
  if (record.ok()) return std::move(record).value();
  const findings::Finding& first = record.findings().front();
  return Error{.kind = ErrorKind::Input,
               .what = first.message,
               .where = source.locate(first.at),
               .remedy = first.hint};
}

bool has_file(const archive::DossierView& view, std::string_view name) {
  return std::any_of(view.files.begin(), view.files.end(),
                     [&](const archive::FileView& file) { return file.name == name; });
}

// "2025 - 2030" and "2025-2030" are the same term.
std::string without_spaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

// The committee keeps a book of its own, and a book is no meeting.
bool belongs_in_book(const archive::DossierSummary& one) {
  return one.meeting_kind !=
             vanthu::name_of(model::MeetingKind::Committee, model::kMeetingKindNames) &&
         !archive::is_book(one);
}

}  // namespace

Result<Done> BookPress::know_cell(const archive::Archive& archive, const std::string& cell) const {
  if (workspace_->cell(cell) != nullptr) return Done{};
  auto kept = archive.list({.cell = cell, .limit = 1});
  if (!kept.ok()) return kept.error();
  if (!kept.value().empty()) return Done{};
  std::string codes;
  for (const OfficeCell& one : workspace_->office().cells) {
    constexpr std::size_t kEnough = 400;
    if (codes.size() > kEnough) {
      codes += "; …";
      break;
    }
    codes += (codes.empty() ? "" : "; ") + one.code + " " + one.name.str();
  }
  return Error{.kind = ErrorKind::Input,
               .what = {"không có chi bộ nào mang mã “" + cell + "”",
                        "there is no cell with the code “" + cell + "”"},
               .where = workspace_->path("office.xml"),
               .remedy = {"chọn một mã của vùng làm việc: " + codes,
                          "choose a code of the workspace: " + codes}};
}

Error BookPress::nothing_there(const archive::Archive& archive, const BookRequest& request) {
  std::set<std::string> years;
  std::set<std::string> terms;
  if (const auto listed = archive.list({.cell = request.cell}); listed.ok()) {
    for (const archive::DossierSummary& one : listed.value()) {
      if (!belongs_in_book(one)) continue;
      years.insert(one.held_on.substr(0, 4));
      if (request.year > 0) continue;
      const auto view = archive.show(one.object_id);
      if (view.ok()) terms.insert(without_spaces(view.value().description.term));
    }
  }
  const bool by_year = request.year > 0;
  std::string others;
  for (const std::string& one : by_year ? years : terms)
    others += (others.empty() ? "" : ", ") + one;
  const std::string period = by_year ? std::to_string(request.year) : request.term;
  Error out{
      .kind = ErrorKind::Input,
      .what = {"kho lưu chưa có biên bản nào của chi bộ này trong " +
                   std::string(by_year ? "năm " : "nhiệm kỳ ") + period,
               "the archive has no minutes of this cell in the " +
                   std::string(by_year ? "year " : "term ") + period},
      .where = request.cell,
      .remedy = {"chạy vanthu run để lưu hồ sơ vào kho rồi in lại; muốn in sổ để ghi tay thì thêm "
                 "--forms 12",
                 "run vanthu run to archive the records, then print again; for a book to "
                 "write in by hand, add --forms 12"}};
  if (!others.empty()) {
    out.remedy.vi = "kho có biên bản của: " + others + "; " + out.remedy.vi;
    out.remedy.en = "the archive has minutes of: " + others + "; " + out.remedy.en;
  }
  return out;
}

Result<std::vector<Entry>> BookPress::read_entries(const archive::Archive& archive,
                                                   const BookRequest& request) const {
  auto listed = archive.list({.cell = request.cell, .year = request.year});
  if (!listed.ok()) return listed.error();
  std::vector<Entry> out;
  for (const archive::DossierSummary& one : listed.value()) {
    if (!belongs_in_book(one)) continue;
    if (!request.term.empty()) {
      const auto view = archive.show(one.object_id);
      if (!view.ok()) return view.error();
      const std::string label = without_spaces(view.value().description.term);
      if (label != without_spaces(request.term)) continue;
    }
    auto entry = read_entry(archive, one.object_id, request);
    if (!entry.ok()) return entry.error();
    out.push_back(std::move(entry).value());
  }
  std::stable_sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) {
    return a.record.meeting.start < b.record.meeting.start;
  });
  return out;
}

Result<std::vector<model::MeetingRecord>> BookPress::read_later(const archive::Archive& archive,
                                                                const PrintedBook& book) const {
  std::vector<model::MeetingRecord> later;
  auto listed = archive.list({.cell = book.order.cell_code});
  if (!listed.ok()) return listed.error();
  std::string last;
  for (const Entry& entry : book.entries)
    last = std::max(last, to_iso(entry.record.meeting.start.date));
  for (const archive::DossierSummary& one : listed.value()) {
    if (!belongs_in_book(one) || one.held_on <= last) continue;
    auto bytes = archive.read(one.object_id, archive::kRecordName);
    if (!bytes.ok()) continue;
    auto record = ingest::parse_record(SourceText(one.meeting_id, std::move(bytes).value()));
    if (record.ok()) later.push_back(std::move(record).value());
  }
  return later;
}

Result<Entry> BookPress::read_entry(const archive::Archive& archive, const std::string& id,
                                    const BookRequest& request) const {
  auto view = archive.show(id);
  if (!view.ok()) return view.error();
  auto bytes = archive.read(id, archive::kRecordName);
  if (!bytes.ok()) return bytes.error();
  Entry out;
  out.object_id = id;
  out.version = view.value().version;
  const archive::Receipt& receipt = view.value().versions.back();
  out.stored = receipt.created;
  out.log = receipt.log;
  out.log_index = receipt.log_index;
  out.record_sha256 = sha256_hex(bytes.value());
  if (has_file(view.value(), kMinutesPdf)) {
    auto minutes = archive.read(id, kMinutesPdf);
    if (!minutes.ok()) return minutes.error();
    out.is_signed = has_file(view.value(), archive::kSignatureName) &&
                    minutes.value().find("/ByteRange") != std::string::npos;
  } else {
    out.is_signed = false;
  }
  const SourceText source(request.cell + "/" + view.value().description.meeting_id + "/" +
                              std::string(archive::kRecordName),
                          std::move(bytes).value());
  auto record = parse(source);
  if (!record.ok()) return record.error();
  out.record = std::move(record).value();
  auto printed = press_.print(out.record, {.pdf = false, .docx = false, .kind = "minutes"});
  if (!printed.ok()) return printed.error();
  for (Paper& paper : printed.value().papers) out.minutes.push_back(std::move(paper.document));
  return out;
}

Result<std::optional<model::MeetingRecord>> BookPress::newest_record(
    const archive::Archive& archive, const BookRequest& request) const {
  auto listed = archive.list({.cell = request.cell});
  if (!listed.ok()) return listed.error();
  const archive::DossierSummary* newest = nullptr;
  for (const archive::DossierSummary& one : listed.value()) {
    if (!belongs_in_book(one)) continue;
    if (newest == nullptr || newest->held_on <= one.held_on) newest = &one;
  }
  if (newest == nullptr) return std::optional<model::MeetingRecord>();
  auto entry = read_entry(archive, newest->object_id, request);
  if (!entry.ok()) return entry.error();
  return std::optional(std::move(entry.value().record));
}

// The log just after the last of the entries: what is stored later doesn't change the book.
Result<std::optional<book::LogPosition>> BookPress::log_position(
    const archive::Archive& archive, const std::vector<Entry>& entries) {
  const auto newest =
      std::max_element(entries.begin(), entries.end(),
                       [](const Entry& a, const Entry& b) { return a.stored < b.stored; });
  const auto is_logged = [](const Entry& entry) { return !entry.log.empty(); };
  if (newest == entries.end() || !std::all_of(entries.begin(), entries.end(), is_logged)) {
    return std::optional<book::LogPosition>();
  }
  std::uint64_t last = 0;
  for (const Entry& entry : entries) {
    if (entry.log == newest->log) last = std::max(last, entry.log_index);
  }
  auto stand = archive.log_stand_at(newest->log, last + 1);
  if (!stand.ok()) return stand.error();
  if (!stand.value()) return std::optional<book::LogPosition>();
  archive::LogStand& found = *stand.value();
  return std::optional(book::LogPosition{.origin = std::move(found.origin),
                                         .size = found.size,
                                         .root_base64 = std::move(found.root_base64),
                                         .time = std::move(found.time)});
}

Result<std::optional<book::PrintLedger>> BookPress::read_ledger(const std::string& path) const {
  if (!files_->exists(path)) return std::optional<book::PrintLedger>();
  auto bytes = files_->read(path);
  if (!bytes.ok()) return bytes.error();
  const SourceText source(path, std::move(bytes).value());
  auto ledger = book::parse_ledger(source);
  if (ledger.ok()) return std::optional(std::move(ledger).value());
  const findings::Finding& first = ledger.findings().front();
  return Error{.kind = ErrorKind::Input,
               .what = first.message,
               .where = source.locate(first.at),
               .remedy = first.hint};
}

book::BookOrder BookPress::order_of(const BookRequest& request,
                                    const std::vector<Entry>& entries) const {
  book::BookOrder out{
      .cell_code = request.cell,
      .cell_name = {},
      .superior = {},
      .place = {},
      .office = workspace_->office().name,
      .period = request.year > 0 ? std::to_string(request.year) : without_spaces(request.term),
      .is_term = request.year <= 0,
      .number = request.number,
      .size = request.size,
      .binding = request.binding,
      .recto = request.recto};
  const OfficeCell* cell = workspace_->cell(request.cell);
  if (cell != nullptr) out.cell_name = cell->name;
  using std::chrono::day;
  using std::chrono::December;
  using std::chrono::January;
  if (request.year > 0) {
    out.from = Date(std::chrono::year(request.year), January, day(1));
    out.to = Date(std::chrono::year(request.year), December, day(31));
  }
  if (out.is_term && entries.empty()) {
    // A book of forms for a term that has not begun: "2027-2030".
    const auto year_at = [&out](std::size_t at) {
      int year = 0;
      const char* begin = out.period.data() + at;
      std::from_chars(begin, begin + 4, year);
      return std::chrono::year(year);
    };
    out.from = Date(year_at(0), January, day(1));
    out.to = Date(year_at(5), December, day(31));
  }
  if (entries.empty()) return out;
  const model::MeetingRecord& last = entries.back().record;
  out.cell_name = last.cell.name;
  out.superior = last.cell.superior;
  out.place = last.cell.place;
  if (out.is_term) {
    // From the day after the congress that elected the committee.
    out.from =
        std::min(add_days(last.term.congress_close, 1), entries.front().record.meeting.start.date);
    out.to =
        std::max(add_months(last.term.congress_close, static_cast<int>(last.term.model_months)),
                 last.meeting.start.date);
    for (const model::TermExtension& extension : last.term.extensions) out.to = extension.new_end;
  }
  return out;
}

// The first of the sample records that templates are tried out on.
Result<document::Document> BookPress::model_minutes() const {
  auto samples = read_xml_folder(*files_, data_, "templates/preview");
  if (!samples.ok()) return samples.error();
  auto record = parse(samples.value().front());
  if (!record.ok()) return record.error();
  auto printed = press_.print(record.value(), {.pdf = false, .docx = false, .kind = "minutes"});
  if (!printed.ok()) return printed.error();
  return std::move(printed.value().papers.front().document);
}

}  // namespace vanthu::run
