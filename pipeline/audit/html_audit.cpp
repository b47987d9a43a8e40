// One HTML page, complete in itself: no script, nothing from the network; well-formed as XML too.
#include "audit/html_parts.h"
#include "report/html_page.h"

namespace vanthu::audit {

// Black on white; widths in rem, so that the page can be enlarged; shades only repeat the numbers.
const char kAuditStyle[] = R"(
:root { color: #1a1a1a; background: #fff; }
body { font: 1rem/1.5 "Liberation Serif", "Times New Roman", serif; max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.3rem; border-bottom: 2px solid #1a1a1a; margin-top: 2.5rem; }
h3 { font-size: 1.1rem; }
a { color: #0b3d91; } a:focus, summary:focus { outline: 3px solid #0b3d91; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid #767676; padding: .2rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #eee; overflow-wrap: normal; }
td.n, .by td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody th { font-weight: normal; } tbody th.part { padding-left: 1.8rem; }
.wide { overflow-x: auto; } .heat { width: auto; } .heat tbody th { min-width: 13rem; } .heat th, .heat td { padding: .2rem .35rem; font-size: .875rem; overflow-wrap: normal; }
.h1 { background: #fdf0d5; } .h2 { background: #f6cf8b; } .h3 { background: #e0a23a; font-weight: bold; }
.small { font-size: .875rem; } .chart { width: 100%; height: auto; max-width: 60rem; display: block; margin: .8rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; } dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
details { border: 1px solid #767676; padding: .3rem .6rem; margin: .5rem 0; } summary { cursor: pointer; }
details:target, tr:target, li:target { background: #fff6c9; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; } a { color: inherit; text-decoration: none; }
  nav, #links, #records { display: none; } tr { break-inside: avoid; } thead { display: table-header-group; }
  h2, h3, caption { break-after: avoid; } .chart { break-inside: avoid; } .wide { overflow: visible; } .heat th, .heat td { font-size: 7pt; padding: 1pt 2pt; }
}
)";

namespace {

using Entry = std::pair<const char*, Bilingual>;

const std::vector<Entry>& contents() {
  static const std::vector<Entry> kContents = {
      {"compliance", {"Chấp hành quy định", "Compliance"}},
      {"months", {"Diễn biến theo tháng", "Trend by month"}},
      {"rules", {"Quy tắc không đạt nhiều nhất", "Rules that failed most"}},
      {"heat", {"Bản đồ nhiệt: quy tắc và chi bộ", "Heat map: rules and cells"}},
      {"due", {"Việc đến hạn, quá hạn", "Due and overdue"}},
      {"statistics", {"Số liệu thống kê", "Statistics"}},
      {"superiors", {"Theo đảng bộ cấp trên", "By superior"}},
      {"cells", {"Theo chi bộ", "By cell"}},
      {"faults", {"Các điểm không đạt", "What failed"}},
      {"links", {"Hồ sơ của từng chỉ tiêu", "Records behind each figure"}},
      {"records", {"Hồ sơ được dẫn chiếu", "Records named"}}};
  return kContents;
}

void write_contents(xml::MarkupWriter& out, Language language) {
  out.open("nav", {{"aria-label", language == Language::Vi ? "Mục lục" : "Contents"}});
  out.open("ul").line();
  for (const auto& [id, words] : contents()) {
    out.open("li").element("a", {{"href", std::string("#") + id}}, words.in(language));
    out.close().line();
  }
  out.close().close().line();
}

}  // namespace

std::string write_html(const AuditReport& report, const HtmlOptions& options) {
  const std::string title = title_words().in(options.language) +
                            (report.head.office.empty() ? "" : " — " + report.head.office);
  xml::MarkupWriter out;
  report::open_page(out, options.language, title, kAuditStyle);
  out.open("body").line().open("header").element("h1", title).line();
  HtmlParts parts(out, report, options);
  parts.facts();
  out.close().line();
  write_contents(out, options.language);
  out.open("main").line();
  parts.compliance();
  parts.months();
  parts.rules();
  parts.heat_map();
  parts.due();
  parts.statistics();
  parts.superiors();
  parts.cells();
  parts.faults();
  parts.links();
  parts.records();
  parts.left_out();
  out.close().line().close().line().close().line();
  return out.take();
}

}  // namespace vanthu::audit
