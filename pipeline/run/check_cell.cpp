#include "run/check_cell.h"

#include <map>

#include "ingest/record.h"

namespace vanthu::run {

std::vector<PlacedVerdict> check_cell(const FileStore& files, const CellFiles& cell,
                                      const rules::Rulebook& rulebook,
                                      const rules::CheckOptions& options) {
  std::vector<model::MeetingRecord> records;
  // By record id.
  std::map<std::string, SourceText> sources;
  for (const RecordFile& file : cell.files) {
    auto bytes = files.read(file.path);
    if (!bytes.ok()) continue;
    SourceText source(file.name, std::move(bytes).value());
    auto record = ingest::parse_record(source);
    if (!record.ok()) continue;
    records.push_back(std::move(record).value());
    sources.emplace(records.back().id, std::move(source));
  }
  std::vector<PlacedVerdict> placed;
  for (rules::SeriesVerdict& judged : rules::check_series(records, rulebook, options)) {
    PlacedVerdict one{.judged = std::move(judged), .file = {}, .at = {}};
    const auto source = sources.find(one.judged.record);
    if (source != sources.end() && one.judged.verdict.at.end > 0) {
      one.file = source->second.name();
      one.at = source->second.position(one.judged.verdict.at.begin);
    }
    placed.push_back(std::move(one));
  }
  return placed;
}

}  // namespace vanthu::run
