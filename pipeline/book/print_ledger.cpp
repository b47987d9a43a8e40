#include "book/print_ledger.h"

#include "book/book_names.h"
#include "xml/markup.h"
#include "xml/reader.h"

namespace vanthu::book {
namespace {

constexpr const char* kNamespace = "urn:vanthu:book-ledger:1";
// No book has more pages; what is beyond is not taken for a page.
constexpr std::int64_t kMostPages = 1000000;

int page_of(xml::Reader& reader, std::string_view name) {
  const std::int64_t page = reader.integer(name);
  return page >= 1 && page <= kMostPages ? static_cast<int>(page) : 0;
}

}  // namespace

findings::Checked<PrintLedger> parse_ledger(const SourceText& source) {
  auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<PrintLedger>(tree.findings());
  findings::Findings findings = tree.findings();
  xml::Reader reader(tree.value().root(), findings);
  PrintLedger out;
  out.cell_code = reader.token("cell");
  out.period = reader.token("period");
  out.number = static_cast<int>(reader.integer("number"));
  out.size = reader.one_of("size", kSizeNames);
  out.binding = reader.one_of("binding", kBindingNames);
  out.recto = reader.boolean_or("recto", false);
  for (const xml::Element& element : reader.children("minutes")) {
    xml::Reader one(element, findings);
    out.minutes.push_back({.object_id = one.token("object"),
                           .meeting_id = one.token("meeting"),
                           .version = static_cast<int>(one.integer("version")),
                           .pages = {.first = page_of(one, "first"), .last = page_of(one, "last")},
                           .ends_printing = one.boolean_or("ends_printing", false)});
    const PageRange& pages = out.minutes.back().pages;
    const int before = out.minutes.size() > 1 ? out.minutes[out.minutes.size() - 2].pages.last : 0;
    if (pages.first <= before || pages.last < pages.first) {
      one.report("BKL-01", "first",
                 {"trang của biên bản này không nối tiếp biên bản trước",
                  "the pages of these minutes do not follow those before"});
    }
    one.finish();
  }
  for (const xml::Element& element : reader.children("page")) {
    xml::Reader page(element, findings);
    if (page.integer("number") != static_cast<std::int64_t>(out.page_digests.size()) + 1) {
      page.report("BKL-01", "number", {"số trang không liên tục", "a page number is missing"});
    }
    out.page_digests.push_back(page.token("sha256"));
    page.finish();
  }
  const int last = out.minutes.empty() ? 0 : out.minutes.back().pages.last;
  if (out.page_digests.size() !=
      static_cast<std::size_t>(last) + static_cast<std::size_t>(last % 2)) {
    reader.report("BKL-01", "period",
                  {"số trang đã in không khớp với trang cuối của biên bản cuối",
                   "the printed pages do not end with the sheet of the last minutes"});
  }
  reader.finish();
  if (findings::has_violation(findings)) {
    return findings::Checked<PrintLedger>(std::move(findings));
  }
  return {std::move(out), std::move(findings)};
}

std::string write_ledger(const PrintLedger& ledger) {
  xml::MarkupWriter out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.open("book-ledger", {{"xmlns", kNamespace},
                           {"cell", ledger.cell_code},
                           {"period", ledger.period},
                           {"number", std::to_string(ledger.number)},
                           {"size", vanthu::name_of(ledger.size, kSizeNames)},
                           {"binding", vanthu::name_of(ledger.binding, kBindingNames)},
                           {"recto", ledger.recto ? "true" : "false"}});
  out.line();
  for (const PrintedMinutes& one : ledger.minutes) {
    out.raw("  ").empty("minutes", {{"object", one.object_id},
                                    {"meeting", one.meeting_id},
                                    {"version", std::to_string(one.version)},
                                    {"first", std::to_string(one.pages.first)},
                                    {"last", std::to_string(one.pages.last)},
                                    {"ends_printing", one.ends_printing ? "true" : "false"}});
    out.line();
  }
  for (std::size_t i = 0; i < ledger.page_digests.size(); ++i) {
    out.raw("  ").empty("page",
                        {{"number", std::to_string(i + 1)}, {"sha256", ledger.page_digests[i]}});
    out.line();
  }
  out.close().line();
  return out.take();
}

}  // namespace vanthu::book
