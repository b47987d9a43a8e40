#include "run/audit_office.h"

#include <algorithm>
#include <map>
#include <set>

#include "run/ordered_workers.h"
#include "text/dates.h"

namespace vanthu::run {
namespace {

struct CellResult {
  audit::CellAudit cell;
  std::vector<audit::LeftOutRecord> left_out;
};

std::string day_words(const Date& day) {
  return text::short_date(day).str();
}

// A record has one day: what waives its act never ends. Where somebody judges a cell over time, the
// act may be of another day.
bool outlasts_its_act(const rules::Waiver& waiver, const AuditSources::Known& record,
                      const rules::Rulebook& rulebook) {
  const rules::Rule* rule = rulebook.find(waiver.rule);
  return rule != nullptr && rule->scope != rules::Scope::Series && record.held_on <= waiver.expires;
}

void add_waivers(const AuditLaw& law, const AuditSources& sources, const AuditRequest& request,
                 audit::Audit& audit) {
  for (const WaiverFile& file : law.waivers.files()) {
    audit::DueLine line{.kind = audit::DueKind::Waiver,
                        .cell_code = {},
                        .record = {},
                        .home = {.object = {}, .file = file.name},
                        .subject = {file.name, file.name},
                        .message = {}};
    if (!file.waiver) {
      const Bilingual why = file.problems.empty() ? Bilingual{} : file.problems.front().message;
      line.message = {"không được tính: " + why.vi, "does not count: " + why.en};
      audit.add(line);
      continue;
    }
    const rules::Waiver& waiver = *file.waiver;
    const Date& last = waiver.expires;
    const int left = days_between(request.head.day, last);
    if (left > request.waiver_days) continue;
    const auto record = sources.find(waiver.record);
    if (record && outlasts_its_act(waiver, *record, law.rulebook)) continue;
    const std::string& cell = record ? record->cell : waiver.cell;
    if (!request.head.cell.empty() && cell != request.head.cell) continue;
    const std::string days = std::to_string(left < 0 ? -left : left);
    line.cell_code = cell;
    line.record = waiver.record;
    line.since = last;
    line.subject = {waiver.rule + ": " + waiver.reason.str(),
                    waiver.rule + ": " + waiver.reason.str()};
    line.message =
        left < 0 ? Bilingual{"đã hết hạn ngày " + day_words(last) + ", " + days + " ngày trước",
                             "expired on " + day_words(last) + ", " + days + " days ago"}
                 : Bilingual{"hết hạn ngày " + day_words(last) + ", còn " + days + " ngày",
                             "expires on " + day_words(last) + ", in " + days + " days"};
    audit.add(line);
  }
}

Bilingual silence_words(const OfficeCell& cell) {
  Bilingual words{"không có hồ sơ kỳ họp nào trong kỳ thống kê",
                  "no record of a meeting in the period"};
  if (!cell.closed) return words;
  const std::string day = day_words(*cell.closed);
  words.vi += " (kết thúc hoạt động ngày " + day + ")";
  words.en += " (ended on " + day + ")";
  return words;
}

void add_silent_cells(const Office& office, const std::set<std::string>& heard,
                      const AuditRequest& request, audit::Audit& audit) {
  for (const OfficeCell& cell : office.cells) {
    if (heard.contains(cell.code)) continue;
    if (!request.head.cell.empty() && cell.code != request.head.cell) continue;
    const auto& from = request.head.period.from;
    if (cell.closed && (!from || *cell.closed < *from)) continue;
    audit.add({.kind = audit::DueKind::Silence,
               .cell_code = cell.code,
               .record = {},
               .home = {},
               .subject = {cell.name.str(), cell.name.str()},
               .message = silence_words(cell)});
  }
}

Error stopped() {
  return Error{.kind = ErrorKind::Interrupted,
               .what = {"đã dừng theo yêu cầu, chưa có báo cáo nào được ghi",
                        "stopped as asked; no report was written"},
               .where = {},
               .remedy = {"chạy lại lệnh để rà soát từ đầu", "run the command again"}};
}

// A period that goes on is read today, one that has not begun on its first day.
Date reading_day(const AuditRequest& request, const std::optional<Date>& last_meeting) {
  const Date epoch = std::chrono::year(1930) / 2 / 3;
  const rules::Window& period = request.head.period;
  const Date last = last_meeting.value_or(request.today.value_or(epoch));
  const Date open_end = period.from ? request.today.value_or(last) : last;
  const Date end = period.to.value_or(open_end);
  const Date day = request.today ? std::min(end, *request.today) : end;
  return period.from ? std::max(day, *period.from) : day;
}

}  // namespace

Result<audit::AuditReport> audit_office(const AuditSources& sources, const AuditLaw& law,
                                        const Office& office, AuditRequest request,
                                        const AuditObserver& observer) {
  request.head.day = reading_day(request, sources.last_day());
  const rules::Window& period = request.head.period;
  request.head.day_is_last_meeting = !period.from && !period.to && sources.last_day() &&
                                     (!request.today || *sources.last_day() < *request.today);
  const audit::AuditScope scope{
      .rulebook = law.rulebook,
      .period = request.head.period,
      .day = request.head.day,
      .day_is_over =
          request.today && request.head.period.to && *request.head.period.to < *request.today,
      .local = &law.local,
      .waive = [&](const rules::Act& act, std::span<findings::Verdict> verdicts) {
        law.waivers.apply(act, verdicts);
      }};
  audit::Audit audit(request.head, law.rulebook, request.limits);
  for (const audit::LeftOutRecord& one : sources.left_out()) audit.add(one);
  std::map<std::string, Date> closed;
  for (const OfficeCell& cell : office.cells) {
    if (cell.closed) closed.emplace(cell.code, *cell.closed);
  }
  std::set<std::string> heard;
  std::size_t done = 0;
  bool interrupted = false;
  const auto window = 2 * static_cast<std::size_t>(std::max(request.workers, 1));
  work_in_order<CellResult>(
      sources.cells().size(), {.workers = request.workers, .window = window},
      [&](std::size_t i) {
        CellReading reading = sources.read(i);
        const auto end = closed.find(sources.cells()[i].code);
        if (end != closed.end()) reading.cell.closed = end->second;
        return CellResult{.cell = audit::audit_cell(reading.cell, scope),
                          .left_out = std::move(reading.left_out)};
      },
      [&](std::size_t i, CellResult result) {
        for (audit::LeftOutRecord& one : result.left_out) audit.add(std::move(one));
        if (!result.cell.code.empty()) {
          if (observer.cell) observer.cell(result.cell);
          audit.add(result.cell);
        }
        if (!result.cell.meetings.empty()) heard.insert(result.cell.code);
        done += sources.cells()[i].records;
        interrupted = observer.progress && !observer.progress(done, sources.cells()[i].code);
        return !interrupted;
      });
  if (interrupted) return stopped();
  add_waivers(law, sources, request, audit);
  if (request.name_silent_cells) add_silent_cells(office, heard, request, audit);
  return std::move(audit).finish();
}

}  // namespace vanthu::run
