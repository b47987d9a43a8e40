#include "run/office.h"

#include <set>

#include "base/enum_name.h"
#include "xml/element.h"
#include "xml/reader.h"

namespace vanthu::run {
namespace {

constexpr EnumName<std::string_view> kEndMarks[] = {{".", "."}, {"./.", "./."}};
constexpr EnumName<std::string_view> kSeparators[] = {{";", ";"}, {",", ","}};
constexpr EnumName<double> kBodySizes[] = {{"14", 14}, {"15", 15}};
constexpr EnumName<document::MarkerEnd> kMarkers[] = {{"I.", document::MarkerEnd::Stop},
                                                      {"I-", document::MarkerEnd::Hyphen}};

bool stays_inside(const std::string& path) {
  return !path.empty() && path.front() != '/' && path.find("..") == std::string::npos;
}

std::string read_path(xml::Reader& reader, std::string_view attribute, std::string otherwise) {
  auto path = reader.optional_token(attribute);
  if (!path) return otherwise;
  if (!stays_inside(*path)) {
    reader.report(
        "OFF-03", attribute,
        {"đường dẫn phải nằm trong vùng làm việc", "the path must stay in the workspace"},
        {"viết đường dẫn tương đối, không có “..”", "write a relative path without “..”"});
  }
  return *path;
}

SigningFiles read_signing(const xml::Element& element, findings::Findings& findings) {
  xml::Reader reader(element, findings);
  SigningFiles signing;
  signing.key = read_path(reader, "key", signing.key);
  signing.certificate = read_path(reader, "certificate", signing.certificate);
  signing.passphrase_file = read_path(reader, "passphrase_file", signing.passphrase_file);
  reader.finish();
  return signing;
}

void read_papers(const xml::Element& element, Office& office, findings::Findings& findings) {
  xml::Reader reader(element, findings);
  office.traces = {.attached = reader.boolean_or("attach_record", false),
                   .code = reader.boolean_or("record_code", false)};
  compose::OfficeSettings& wording = office.papers.wording;
  if (const auto mark = reader.optional_one_of("end_mark", kEndMarks)) {
    wording.end_mark = text::nfc(*mark);
  }
  if (const auto separator = reader.optional_one_of("recipient_separator", kSeparators)) {
    wording.recipient_separator = text::nfc(*separator);
  }
  wording.minutes_place_date = reader.boolean_or("minutes_place_date", false);
  wording.minutes_hyphens = reader.boolean_or("minutes_hyphens", false);
  if (const auto end = reader.optional_one_of("markers", kMarkers)) wording.marker_end = *end;
  if (const auto points = reader.optional_one_of("body_size", kBodySizes)) {
    office.papers.body_size = layout::Length::from_pt(*points);
  }
  reader.finish();
}

exchange::Fonds read_fonds(const xml::Element& element, findings::Findings& findings) {
  xml::Reader reader(element, findings);
  exchange::Fonds fonds{.code = reader.token("code"),
                        .name = reader.text("name"),
                        .archive_code = reader.optional_token("archive_code").value_or("")};
  if (!fonds.code.empty() && !exchange::is_fonds_code(fonds.code)) {
    reader.report("OFF-04", "code",
                  {"mã phông chỉ gồm chữ không dấu, chữ số, “.” và “-”, nhiều nhất 30 ký tự",
                   "the fonds code may hold letters without marks, digits, “.” and “-”, at most "
                   "30 characters"},
                  {"ghi đúng mã do lưu trữ cấp trên đặt, ví dụ P01",
                   "write the code that the superior archive gave, such as P01"});
  }
  reader.finish();
  return fonds;
}

// Codes and folders seen so far.
struct Seen {
  std::set<std::string> codes;
  std::set<std::string> folders;
};

OfficeCell read_cell(const xml::Element& element, Seen& seen, findings::Findings& findings) {
  xml::Reader reader(element, findings);
  OfficeCell cell{.code = reader.token("code"),
                  .folder = {},
                  .name = reader.text("name"),
                  .local_profile = reader.optional_token("local_profile"),
                  .closed = reader.optional_date("closed")};
  cell.folder = read_path(reader, "folder", "");
  if (!seen.codes.insert(cell.code).second) {
    reader.report("OFF-01", "code", {"mã chi bộ bị lặp lại", "the cell code is repeated"},
                  {"mỗi chi bộ có một mã riêng", "each cell has its own code"});
  }
  if (!seen.folders.insert(cell.folder).second) {
    reader.report("OFF-02", "folder",
                  {"thư mục đã dùng cho chi bộ khác", "the folder belongs to another cell"},
                  {"đặt tên thư mục khác", "choose another folder name"});
  }
  reader.finish();
  return cell;
}

}  // namespace

findings::Checked<Office> parse_office(const SourceText& source) {
  const auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<Office>(tree.findings());
  findings::Findings findings = tree.findings();
  xml::Reader reader(tree.value().root(), findings);
  Office office;
  office.name = reader.text("name");
  office.fictional = reader.boolean_or("fictional", false);
  Seen seen;
  for (const xml::Element& cell : reader.children("cell")) {
    office.cells.push_back(read_cell(cell, seen, findings));
  }
  if (const auto signing = reader.optional_child("signing")) {
    office.signing = read_signing(*signing, findings);
  }
  if (const auto papers = reader.optional_child("papers")) {
    read_papers(*papers, office, findings);
  }
  if (const auto fonds = reader.optional_child("fonds")) {
    office.fonds = read_fonds(*fonds, findings);
  }
  for (const xml::Element& choice : reader.children("retention")) {
    xml::Reader one(choice, findings);
    office.retention.push_back({.kind = one.token("kind"), .code = one.token("class")});
    one.finish();
  }
  reader.finish();
  if (findings::has_violation(findings)) return findings::Checked<Office>(std::move(findings));
  return {std::move(office), std::move(findings)};
}

}  // namespace vanthu::run
