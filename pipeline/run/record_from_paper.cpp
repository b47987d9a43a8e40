#include "run/record_from_paper.h"

#include <string_view>
#include <utility>

#include "docx/read_back.h"
#include "ingest/record.h"
#include "pdf/attached_record.h"

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

bool begins(std::string_view bytes, std::string_view start) {
  return bytes.substr(0, start.size()) == start;
}

Error other_kind(std::string_view bytes) {
  // Compound files: Word up to 2003.
  if (begins(bytes, "\xD0\xCF\x11\xE0")) {
    return Error{.kind = ErrorKind::Input,
                 .what = {"tệp này thuộc kiểu Word cũ (.doc), không mang theo hồ sơ",
                          "this is a file of old Word (.doc), which carries no record"},
                 .where = {},
                 .remedy = {"dùng biên bản .docx hoặc .pdf mà vanthu đã làm ra",
                            "use the .docx or .pdf minutes that vanthu has made"}};
  }
  const bool xml = begins(bytes, "<") || begins(bytes, "\xEF\xBB\xBF<");
  if (xml) {
    return Error{.kind = ErrorKind::Input,
                 .what = {"tệp này là XML, không phải văn bản DOCX hay PDF",
                          "this file is XML, not a paper in DOCX or PDF"},
                 .where = {},
                 .remedy = {"nếu đây là tệp hồ sơ thì dùng ngay được, không cần lấy lại",
                            "if it is a record, use it as it is; nothing has to be got back"}};
  }
  return Error{.kind = ErrorKind::Input,
               .what = {"tệp này không phải văn bản DOCX hay PDF",
                        "this file is not a paper in DOCX or PDF"},
               .where = {},
               .remedy = {"chọn biên bản .docx, hoặc .pdf có kèm hồ sơ, mà vanthu đã làm ra",
                          "choose minutes as .docx, or as .pdf with the record, that vanthu has "
                          "made"}};
}

Result<RecordFromPaper> opened(const std::string& path, std::string_view bytes) {
  RecordFromPaper out;
  if (begins(bytes, "%PDF-")) {
    auto attached = pdf::read_attached_record(bytes);
    if (!attached.ok()) return attached.error();
    out.kind = PaperFile::Pdf;
    out.source = SourceText(path, std::move(attached).value());
    return out;
  }
  if (!begins(bytes, "PK")) return other_kind(bytes);
  auto back = docx::read_back(bytes);
  if (!back.ok()) return back.error();
  out.source = SourceText(path, std::move(back.value().record_xml));
  out.fields = back.value().fields;
  for (const docx::FieldChange& change : back.value().changes) {
    out.edits.push_back({short_place(change.place), change.written, change.now});
  }
  return out;
}

}  // namespace

Result<RecordFromPaper> record_from_paper(const FileStore& files, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  auto paper = opened(path, bytes.value());
  if (!paper.ok()) {
    Error error = paper.error();
    error.where = error.where.empty() ? path : path + ": " + error.where;
    return error;
  }
  RecordFromPaper out = std::move(paper).value();
  auto record = ingest::parse_record(out.source);
  out.problems = record.findings();
  if (!record.ok()) return out;
  out.record = std::move(record).value();
  out.xml = out.kind == PaperFile::Pdf ? std::string(out.source.bytes())
                                       : ingest::write_record(*out.record);
  return out;
}

}  // namespace vanthu::run
