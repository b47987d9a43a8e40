#include "run/record_copies.h"

#include "base/sha.h"
#include "ingest/record.h"

namespace vanthu::run {
namespace {

pdf::RecordCode record_code(const model::MeetingRecord& record, std::string_view bytes) {
  constexpr std::size_t kShort = 16;
  pdf::RecordCode out{.digest = sha256_hex(bytes).substr(0, kShort)};
  out.encoded = pdf::try_encode_record_code(record.id, out.digest);
  return out;
}

}  // namespace

CarriedRecord::CarriedRecord(const model::MeetingRecord& record)
    : places(record), part(docx::RecordPart::of(ingest::write_record_unwrapped(record))) {}

MadeOnce made_once(const model::MeetingRecord& record, const PrintOptions& options) {
  MadeOnce once;
  if (options.docx && options.record_in_docx) once.carried.emplace(record);
  if (options.pdf && options.traces.code) once.code = record_code(record, options.record_bytes);
  return once;
}

std::string attached_name(const std::string& record_id) {
  std::string name = record_id;
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && c != '-' && c != '_' && c != '.') c = '-';
  }
  return name + ".xml";
}

}  // namespace vanthu::run
