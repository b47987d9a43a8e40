#include "exchange/transfer_list.h"

#include <algorithm>

#include "base/csv.h"
#include "exchange/pdf_pages.h"
#include "exchange/timestamp.h"
#include "text/numbers.h"

namespace vanthu::exchange {
namespace {

// Thời hạn bảo quản of the dossier as a whole: minutes and resolutions are kept for ever.
constexpr std::string_view kPermanent = "Vĩnh viễn";

using Cells = std::vector<std::string>;

const Cells kDossierColumns{"Hộp số",   "Số hồ sơ", "Tiêu đề hồ sơ",     "Từ ngày",
                            "Đến ngày", "Số tờ",    "Thời hạn bảo quản", "Ghi chú"};
const Cells kPaperColumns{"Số hồ sơ",       "STT",      "Số và ký hiệu",
                          "Ngày tháng",     "Tác giả",  "Tên loại và trích yếu",
                          "Từ tờ – đến tờ", "Số trang", "Ghi chú"};

std::string csv_line(const Cells& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + csv_field(cells[i]);
  return line + "\r\n";
}

std::string csv_text(const Cells& columns, const std::vector<Cells>& rows) {
  std::string text(kCsvByteOrderMark);
  text += csv_line(columns);
  for (const Cells& row : rows) text += csv_line(row);
  return text;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string html_table(const Cells& columns, const std::vector<Cells>& rows) {
  std::string html = "<table><thead><tr>";
  for (const std::string& column : columns) html += "<th>" + escaped(column) + "</th>";
  html += "</tr></thead><tbody>\n";
  for (const Cells& row : rows) {
    html += "<tr>";
    for (const std::string& cell : row) {
      const bool day = cell.size() == 10 && cell[2] == '/' && cell[5] == '/';
      html += (day ? "<td class=\"day\">" : "<td>") + escaped(cell) + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

constexpr std::string_view kPageHead = R"(<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Mục lục hồ sơ nộp lưu</title>
<style>
@page { size: A4 landscape; margin: 15mm 15mm 15mm 20mm }
body { font: 12pt "Times New Roman", "Liberation Serif", serif }
h1, h2 { text-align: center; font-size: 14pt; margin: 1em 0 .5em }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid; padding: 2pt 4pt; vertical-align: top; text-align: left }
.day { white-space: nowrap }
thead { display: table-header-group }
tr, .sign { page-break-inside: avoid }
.sign { display: flex; justify-content: space-around; text-align: center; margin-top: 2em }
</style></head><body>
)";

constexpr std::string_view kPageEnd = R"(<p>……………, ngày …… tháng …… năm ……</p>
<div class="sign"><p><b>BÊN GIAO</b><br>(ký, ghi rõ họ tên)</p>
<p><b>BÊN NHẬN</b><br>(ký, ghi rõ họ tên)</p></div>
</body></html>
)";

std::string counted(std::size_t number, const std::string& what) {
  const auto count = static_cast<std::int64_t>(number);
  return std::to_string(number) + " (" + text::spell_number(count).str() + ") " + what;
}

}  // namespace

void TransferList::add(const DossierCopy& dossier, const std::string& package) {
  const archive::Description& about = dossier.description;
  Row row;
  row.code = dossier.short_id();
  row.package = package;
  Date first = about.held_on;
  Date last = about.held_on;
  for (const archive::IndexedDocument& document : about.documents) {
    first = std::min(first, document.date);
    last = std::max(last, document.date);
    if (row.title.empty() || document.kind == "minutes") row.title = document.title.str();
    const auto bytes = dossier.files.find(document.file);
    row.papers.push_back(
        {.number = document.number,
         .date = to_slashed(document.date),
         .author = about.cell_name.str(),
         .subject = document.title.str(),
         .pages = bytes == dossier.files.end() ? std::string() : count_pages(bytes->second),
         .file = document.file});
  }
  row.title += (row.title.empty() ? "" : ", ") + about.cell_name.str();
  row.from = to_slashed(first);
  row.to = to_slashed(last);
  rows_.push_back(std::move(row));
}

std::string TransferList::dossiers_csv() const {
  std::vector<Cells> rows;
  for (const Row& row : rows_) {
    rows.push_back(
        {"", row.code, row.title, row.from, row.to, "", std::string(kPermanent), row.package});
  }
  return csv_text(kDossierColumns, rows);
}

std::string TransferList::papers_csv() const {
  std::vector<Cells> rows;
  for (const Row& row : rows_) {
    for (std::size_t i = 0; i < row.papers.size(); ++i) {
      const Paper& paper = row.papers[i];
      rows.push_back({row.code, std::to_string(i + 1), paper.number, paper.date, paper.author,
                      paper.subject, "", paper.pages, paper.file});
    }
  }
  return csv_text(kPaperColumns, rows);
}

std::string TransferList::page() const {
  std::string html(kPageHead);
  html += "<p>" + escaped(organization_) + "</p>\n<h1>MỤC LỤC HỒ SƠ NỘP LƯU</h1>\n";
  std::vector<Cells> dossiers;
  std::size_t papers = 0;
  for (const Row& row : rows_) {
    dossiers.push_back(
        {"", row.code, row.title, row.from, row.to, "", std::string(kPermanent), row.package});
    papers += row.papers.size();
  }
  html += html_table(kDossierColumns, dossiers);
  html += "<p>Mục lục này gồm " + counted(rows_.size(), "hồ sơ") + ", " +
          counted(papers, "văn bản") + ".</p>\n<h1>MỤC LỤC VĂN BẢN</h1>\n";
  const Cells columns(kPaperColumns.begin() + 1, kPaperColumns.end());
  for (const Row& row : rows_) {
    html += "<h2>Hồ sơ " + escaped(row.code) + ": " + escaped(row.title) + "</h2>\n";
    std::vector<Cells> cells;
    for (std::size_t i = 0; i < row.papers.size(); ++i) {
      const Paper& paper = row.papers[i];
      cells.push_back({std::to_string(i + 1), paper.number, paper.date, paper.author, paper.subject,
                       "", paper.pages, paper.file});
    }
    html += html_table(columns, cells);
  }
  return html + std::string(kPageEnd);
}

Result<std::vector<std::string>> TransferList::write(FileStore& files,
                                                     const std::string& folder) const {
  if (auto made = files.make_directories(folder); !made.ok()) return made.error();
  std::vector<std::string> paths;
  const std::pair<std::string, std::string> all[] = {{"muc-luc-ho-so.csv", dossiers_csv()},
                                                     {"muc-luc-van-ban.csv", papers_csv()},
                                                     {"muc-luc.html", page()}};
  for (const auto& [name, bytes] : all) {
    paths.push_back(join_path(folder, name));
    if (auto written = files.create_same(paths.back(), bytes); !written.ok()) {
      return written.error();
    }
  }
  return paths;
}

}  // namespace vanthu::exchange
