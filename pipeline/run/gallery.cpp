#include "run/gallery.h"

#include <algorithm>

#include "ingest/record.h"
#include "run/data_folder.h"
#include "xml/markup.h"

namespace vanthu::run {
namespace {

std::string row(const Preview& preview) {
  const std::string id = xml::escaped(preview.template_id);
  std::string out = "<tr><td>" + id + "</td><td>" + xml::escaped(preview.kind) + "</td>";
  if (!preview.paper) return out + "<td colspan=\"4\">không có hồ sơ ví dụ / no sample</td></tr>\n";
  const Paper& paper = *preview.paper;
  return out + "<td>" + xml::escaped(paper.document.title.str()) + "</td><td>" +
         std::to_string(paper.pages) + "</td><td><a href=\"" + id +
         ".pdf\">PDF</a></td><td><a href=\"" + id + ".docx\">DOCX</a></td></tr>\n";
}

}  // namespace

Result<model::MeetingRecord> read_sample(const SourceText& source, const Bilingual& remedy) {
  auto record = ingest::parse_record(source);
  if (record.ok()) return std::move(record).value();
  const findings::Findings& all = record.findings();
  const auto violation = std::find_if(all.begin(), all.end(), [](const findings::Finding& one) {
    return one.severity == findings::Severity::Violation;
  });
  const findings::Finding& first = violation == all.end() ? all.front() : *violation;
  return Error{.kind = ErrorKind::Input,
               .what = first.message,
               .where = source.locate(first.at),
               .remedy = remedy};
}

Result<std::vector<model::MeetingRecord>> read_template_samples(const FileStore& files,
                                                                const std::string& data) {
  auto sources = read_xml_folder(files, data, "templates/preview");
  if (!sources.ok()) return sources.error();
  std::vector<model::MeetingRecord> out;
  for (const SourceText& source : sources.value()) {
    auto record = read_sample(source, {"cài lại chương trình", "install the program again"});
    if (!record.ok()) return record.error();
    out.push_back(std::move(record).value());
  }
  return out;
}

std::string gallery_index(const std::vector<Preview>& previews) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">\n"
      "<title>Các loại văn bản</title>\n"
      "<style>body{font-family:serif;margin:2em}td,th{padding:.2em .8em;text-align:left;"
      "border-bottom:1px solid #999}</style></head>\n<body><h1>Các loại văn bản</h1>\n"
      "<p>In từ hồ sơ ví dụ; người và việc đều là hư cấu. "
      "<span lang=\"en\">Printed from sample records; all people are fictional.</span></p>\n"
      "<table><tr><th>Mẫu</th><th>Loại</th><th>Văn bản</th><th>Số trang</th><th>PDF</th>"
      "<th>DOCX</th></tr>\n";
  for (const Preview& preview : previews) out += row(preview);
  return out + "</table></body></html>\n";
}

}  // namespace vanthu::run
