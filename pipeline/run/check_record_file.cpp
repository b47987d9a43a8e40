#include "run/check_record_file.h"

#include "ingest/record.h"

namespace vanthu::run {

CheckedFile check_record_bytes(const RecordFile& file, std::string bytes,
                               const rules::Rulebook& rulebook, const rules::CheckOptions& options,
                               const WaiverShelf* waivers) {
  CheckedFile checked;
  checked.file = file;
  checked.source = SourceText(file.name, std::move(bytes));
  auto record = ingest::parse_record(checked.source);
  checked.problems = record.findings();
  if (!record.ok()) return checked;
  checked.record = std::move(record).value();
  checked.verdicts = rules::check_record(*checked.record, rulebook, options);
  if (waivers == nullptr) return checked;
  const model::MeetingRecord& judged = *checked.record;
  checked.waiver_uses = waivers->apply(
      {.record = judged.id, .cell = judged.cell.code, .on = judged.meeting.start.date},
      checked.verdicts);
  return checked;
}

CheckedFile check_record_file(const FileStore& files, const RecordFile& file,
                              const rules::Rulebook& rulebook, const rules::CheckOptions& options,
                              const WaiverShelf* waivers) {
  auto bytes = files.read(file.path);
  if (bytes.ok()) {
    return check_record_bytes(file, std::move(bytes).value(), rulebook, options, waivers);
  }
  CheckedFile checked;
  checked.file = file;
  checked.unreadable = bytes.error();
  return checked;
}

}  // namespace vanthu::run
