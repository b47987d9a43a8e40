#include "run/audit_sources.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "archive/layout.h"
#include "ingest/record.h"
#include "run/filed_manifests.h"
#include "run/glimpse.h"
#include "run/ordered_workers.h"

namespace vanthu::run {
namespace {

bool is_wanted(const SourceChoice& choice, const std::string& cell, const Date& held_on) {
  return (choice.cell.empty() || choice.cell == cell) && (!choice.to || held_on <= *choice.to);
}

Bilingual why_no_record(const findings::Findings& problems) {
  for (const findings::Finding& problem : problems) {
    if (problem.severity != findings::Severity::Violation) continue;
    return {problem.id + ": " + problem.message.vi, problem.id + ": " + problem.message.en};
  }
  return {"không phải hồ sơ kỳ họp", "no record of a meeting"};
}

Bilingual second_file(const std::string& first) {
  return {"cùng một mã hồ sơ (id) với " + first +
              "; xóa một tệp, hoặc đổi id của một tệp, như vanthu run đòi hỏi",
          "the record id of " + first +
              "; delete one of them, or change the id of one, as vanthu run demands"};
}

Bilingual altered_since() {
  return {"đã bị sửa sau khi nhận, khác bản kê có chữ ký của tháng",
          "changed since it was received: it differs from the month's signed list"};
}

// What one file is, without keeping it.
struct Glance {
  std::string record;
  std::string cell;
  Date held_on{};
  std::optional<Bilingual> why_not;
  // Of a file that is no record.
  Glimpse glimpse{};
};

Glance glance_at(const FileStore& files, const RecordFile& file) {
  auto bytes = files.read(file.path);
  if (!bytes.ok()) return {.record = {}, .cell = {}, .why_not = bytes.error().what};
  if (!is_as_received(files, file.path, bytes.value())) {
    return {.record = {}, .cell = {}, .why_not = altered_since()};
  }
  const SourceText source(file.name, std::move(bytes).value());
  const auto record = ingest::parse_record(source);
  if (!record.ok()) {
    return {.record = {},
            .cell = {},
            .why_not = why_no_record(record.findings()),
            .glimpse = glimpse_of(source.bytes())};
  }
  return {.record = record.value().id,
          .cell = record.value().cell.code,
          .held_on = record.value().meeting.start.date,
          .why_not = {}};
}

}  // namespace

void AuditSources::note_day(const SourceChoice& choice, const Date& held_on) {
  if (choice.to && *choice.to < held_on) return;
  last_day_ = std::max(last_day_.value_or(held_on), held_on);
}

void AuditSources::add(const std::string& code, Place place) {
  if (cells_.empty() || cells_.back().code != code) {
    cells_.push_back({.code = code});
    places_.emplace_back();
  }
  ++cells_.back().records;
  places_.back().push_back(std::move(place));
}

std::size_t AuditSources::records() const {
  std::size_t all = 0;
  for (const Cell& cell : cells_) all += cell.records;
  return all;
}

Result<AuditSources> AuditSources::of_archive(FileStore& files, const Clock& clock,
                                              const std::string& root, const SourceChoice& choice) {
  AuditSources sources(files);
  sources.readers_ = std::make_unique<Readers>();
  for (int i = 0; i < std::max(choice.workers, 1); ++i) {
    auto reader = archive::Archive::open(files, clock, root, archive::Access::Read);
    if (!reader.ok()) return reader.error();
    sources.readers_->idle.push_back(std::move(reader).value());
  }
  auto listed = sources.readers_->idle.front().list({});
  if (!listed.ok()) return listed.error();
  std::vector<archive::DossierSummary>& all = listed.value();
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.cell_code, a.held_on, a.meeting_id) <
           std::tie(b.cell_code, b.held_on, b.meeting_id);
  });
  for (archive::DossierSummary& one : all) {
    if (archive::is_book(one)) continue;
    const auto held_on = try_parse_date(one.held_on);
    if (!held_on) continue;
    sources.note_day(choice, *held_on);
    if (!is_wanted(choice, one.cell_code, *held_on)) continue;
    sources.add(one.cell_code, {.id = one.object_id,
                                .name = one.meeting_id,
                                .record = one.meeting_id,
                                .held_on = *held_on});
  }
  return sources;
}

AuditSources AuditSources::of_files(const FileStore& files, const std::vector<RecordFile>& list,
                                    const SourceChoice& choice) {
  AuditSources sources(files);
  struct Found {
    std::string cell;
    Date held_on{};
    std::size_t file = 0;
    std::string record;
    auto operator<=>(const Found&) const = default;
  };
  const RecordScope scope{.cell = choice.cell, .from = choice.from, .to = choice.to};
  std::vector<Found> found;
  std::map<std::string, std::size_t> first_of;
  work_in_order<Glance>(
      list.size(), {.workers = choice.workers},
      [&](std::size_t i) { return glance_at(files, list[i]); },
      [&](std::size_t i, Glance glance) {
        if (glance.why_not) {
          if (!scope.may_cover(glance.glimpse)) return true;
          sources.left_out_.push_back({.where = list[i].name, .why = *glance.why_not});
          return true;
        }
        sources.note_day(choice, glance.held_on);
        if (!is_wanted(choice, glance.cell, glance.held_on)) return true;
        const auto [first, is_new] = first_of.emplace(glance.record, i);
        if (is_new) {
          found.push_back({.cell = std::move(glance.cell),
                           .held_on = glance.held_on,
                           .file = i,
                           .record = std::move(glance.record)});
        } else {
          sources.left_out_.push_back(
              {.where = list[i].name, .why = second_file(list[first->second].name)});
        }
        return true;
      });
  std::sort(found.begin(), found.end());
  for (Found& one : found) {
    const RecordFile& file = list[one.file];
    sources.add(one.cell, {.id = file.path,
                           .name = file.name,
                           .record = std::move(one.record),
                           .held_on = one.held_on});
  }
  return sources;
}

Result<std::string> AuditSources::bytes_of(const Place& place) const {
  if (readers_ == nullptr) return files_->read(place.id);
  std::optional<archive::Archive> reader;
  {
    const std::lock_guard lock(readers_->mutex);
    reader = std::move(readers_->idle.back());
    readers_->idle.pop_back();
  }
  auto bytes = reader->read(place.id, archive::kRecordName);
  const std::lock_guard lock(readers_->mutex);
  readers_->idle.push_back(std::move(*reader));
  return bytes;
}

std::optional<AuditSources::Known> AuditSources::find(const std::string& record) const {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    for (const Place& place : places_[i]) {
      if (place.record == record) return Known{.cell = cells_[i].code, .held_on = place.held_on};
    }
  }
  return std::nullopt;
}

CellReading AuditSources::read(std::size_t cell) const {
  CellReading reading;
  const bool archived = readers_ != nullptr;
  for (const Place& place : places_[cell]) {
    const std::string where = archived ? place.name + " (" + place.id + ")" : place.name;
    auto bytes = bytes_of(place);
    if (!bytes.ok()) {
      reading.left_out.push_back({.where = where, .why = bytes.error().what});
      continue;
    }
    const SourceText source(place.name, std::move(bytes).value());
    auto record = ingest::parse_record(source);
    if (!record.ok()) {
      reading.left_out.push_back({.where = where, .why = why_no_record(record.findings())});
      continue;
    }
    reading.cell.records.push_back(std::move(record).value());
    reading.cell.homes.push_back(
        {.object = archived ? place.id : "", .file = archived ? "" : place.name});
  }
  return reading;
}

}  // namespace vanthu::run
