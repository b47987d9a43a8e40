#include "run/record_from_docx.h"

#include <string_view>
#include <utility>

#include "docx/read_back.h"
#include "ingest/record.h"

namespace vanthu::run {
namespace {

// "/r:record[1]/r:meeting[1]/@venue" -> "meeting/@venue"
std::string short_place(std::string place) {
  for (const std::string_view noise : {std::string_view("r:"), std::string_view("[1]")}) {
    for (std::size_t at; (at = place.find(noise)) != std::string::npos;) {
      place.erase(at, noise.size());
    }
  }
  constexpr std::string_view kRoot = "/record/";
  if (place.compare(0, kRoot.size(), kRoot) == 0) place.erase(0, kRoot.size());
  return place;
}

}  // namespace

Result<RecordFromDocx> record_from_docx(const FileStore& files, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  auto back = docx::read_back(bytes.value());
  if (!back.ok()) {
    Error error = back.error();
    error.where = error.where.empty() ? path : path + ": " + error.where;
    return error;
  }
  RecordFromDocx out;
  out.source = SourceText(path, std::move(back.value().record_xml));
  out.fields = back.value().fields;
  for (const docx::FieldChange& change : back.value().changes) {
    out.edits.push_back({short_place(change.place), change.written, change.now});
  }
  auto record = ingest::parse_record(out.source);
  out.problems = record.findings();
  if (!record.ok()) return out;
  out.record = std::move(record).value();
  out.xml = ingest::write_record(*out.record);
  return out;
}

}  // namespace vanthu::run
