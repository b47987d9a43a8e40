#include "book_bench.h"

#include <algorithm>
#include <vector>

#include "archive/archive.h"
#include "base/file_store.h"
#include "bench_office.h"
#include "ingest/record.h"
#include "measure.h"
#include "model/vocabulary.h"
#include "must.h"
#include "run/book_press.h"
#include "sign/cms.h"
#include "temporary_folder.h"

namespace vanthu::bench {
namespace {

constexpr int kCells = 100;
constexpr std::size_t kMeetings = 14;
constexpr const char* kSampleCell = "38.168.053.001";

std::string code_of(int cell) {
  const std::string number = std::to_string(cell + 1);
  return "38.168.053." + std::string(3 - std::min<std::size_t>(3, number.size()), '0') + number;
}

struct SampleRecord {
  std::string bytes;
  model::MeetingRecord record;
};

// The first fourteen meetings of the sample cell but those of its committee.
std::vector<SampleRecord> sample_records(DiskFileStore& files, const std::string& samples) {
  std::vector<SampleRecord> out;
  for (const run::RecordFile& file :
       must(run::list_records(files, nullptr, {samples + "/records/dong-loi"}))) {
    std::string bytes = must(files.read(file.path));
    const auto record = ingest::parse_record(SourceText(file.name, bytes));
    if (!record.ok() || record.value().meeting.kind == model::MeetingKind::Committee) continue;
    out.push_back({std::move(bytes), record.value()});
    if (out.size() == kMeetings) break;
  }
  return out;
}

archive::Submission submission(const SampleRecord& sample, int cell, const sign::Signer& signer) {
  archive::Dossier dossier;
  dossier.description.cell_code = code_of(cell);
  dossier.description.meeting_id = sample.record.id;
  dossier.description.cell_name = sample.record.cell.name;
  dossier.description.meeting_kind =
      std::string(vanthu::name_of(sample.record.meeting.kind, model::kMeetingKindNames));
  dossier.description.period = sample.record.meeting.period;
  dossier.description.held_on = sample.record.meeting.start.date;
  std::string bytes = sample.bytes;
  const std::string sample_code = kSampleCell;
  const auto at = bytes.find(sample_code);
  if (at != std::string::npos) bytes.replace(at, sample_code.size(), code_of(cell));
  dossier.files.push_back({.name = "record.xml", .bytes = std::move(bytes), .unsigned_sha256 = {}});
  auto prepared = must(archive::prepare(std::move(dossier)));
  prepared.attach_signature(must(sign::sign_detached(prepared.manifest(), signer)));
  return prepared;
}

}  // namespace

BookFigures measure_books(const std::string& samples, const std::string& data) {
  const TemporaryFolder folder;
  run::Office office;
  office.name = text::nfc("Đảng ủy phường");
  for (int cell = 0; cell < kCells; ++cell) {
    office.cells.push_back({.code = code_of(cell),
                            .folder = "cell-" + std::to_string(cell),
                            .name = text::nfc("Chi bộ " + std::to_string(cell)),
                            .local_profile = {}});
  }
  BenchOffice desk(run::Workspace(folder.path(), office));
  DiskFileStore& files = desk.files();
  const run::Workspace& workspace = desk.workspace();
  const auto records = sample_records(files, samples);
  archive::Archive archive = desk.new_archive(workspace.archive());
  for (int cell = 0; cell < kCells; ++cell) {
    std::vector<archive::Submission> batch;
    for (const SampleRecord& record : records)
      batch.push_back(submission(record, cell, desk.signer()));
    for (auto& receipt : archive.store(batch)) must(std::move(receipt));
  }
  BookFigures out;
  const Date today(std::chrono::year(2026), std::chrono::December, std::chrono::day(31));
  const auto print = [&](const run::BookPress& press, int cell) {
    const auto book = must(press.print(archive, {.cell = code_of(cell), .year = 2026}, today));
    out.pages = book.pdf_pages;
  };
  out.book_ms =
      ms_per_call(5, 1, [&] { print(must(run::BookPress::open(files, data, workspace)), 0); });
  const auto press = must(run::BookPress::open(files, data, workspace));
  const double begin = cpu_ms();
  for (int cell = 0; cell < kCells; ++cell) {
    print(press, cell);
    if (cell == 9) out.peak_10_mb = peak_mb();
  }
  out.ward_s = (cpu_ms() - begin) / 1000;
  out.peak_100_mb = peak_mb();
  return out;
}

}  // namespace vanthu::bench
