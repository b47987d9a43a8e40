#include "figures.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace vanthu::bench {

std::vector<Row> rows_of(const Figures& f) {
  return {
      {"layout, CPU per document", f.layout_ms, "ms", "<= 0.10 (2 pages)", "layout_ms"},
      {"layout of 200 pages", f.pages200_ms, "ms", "linear in pages", "pages200_ms"},
      {"PDF unsigned, CPU per document", f.pdf_unsigned_ms, "ms", "<= 0.25 (2 pages)",
       "pdf_unsigned_ms"},
      {"PDF signed P-256, CPU per document", f.pdf_signed_ms, "ms", "<= 0.30 (2 pages)",
       "pdf_signed_ms"},
      {"DOCX, CPU per document", f.docx_ms, "ms", "<= 0.40", "docx_ms"},
      {"whole pipeline, CPU per meeting, durable", f.meeting_ms, "ms", "<= 8", "meeting_ms"},
      {"peak memory", f.peak_mb, "MB", "<= 150 at 1000 meetings", "peak_mb"},
      {"program start to first output, wall", f.startup_ms, "ms", "<= 60", "startup_ms"},
      {"verify bytes, log and index, CPU per meeting", f.verify_ms, "ms", "", ""},
      {"verify, bytes of the archive, CPU", f.verify_mb_per_s, "MB/s", ">= 400", "verify_mb_per_s"},
      {"the same with all signatures", f.verify_signed_mb_per_s, "MB/s", "",
       "verify_signed_mb_per_s"},
      {"check one record, all rules, CPU", f.check_record_us, "us", "<= 60", "check_record_us"},
      {"the same with every verdict in words, CPU", f.check_in_words_us, "us", "", ""},
      {"check one cell's year over time, rate", f.series.per_second, "/s", "",
       "series_cells_per_s"},
      {"the same, peak memory", f.series.peak_mb, "MB", "<= 100", "series_peak_mb"},
      {"audit of a generated province, CPU", f.audit.audit_s, "s", "<= 120 at 100000 meetings",
       "audit_s"},
      {"the same, peak memory", f.audit.peak_mb, "MB", "<= 500 at 100000 meetings",
       "audit_peak_mb"},
      {"the same, its HTML page", f.audit.page_mb, "MB", "<= 3 at 7000 cells", "audit_page_mb"},
      {"index made again from the files, papers", f.rebuild_per_s, "/s", ">= 1000",
       "rebuild_per_s"},
      {"search, newest 20, p99", f.search.p99_ms, "ms", "< 20 at 200000 documents",
       "search_p99_ms"},
      {"facets of a frequent word", f.search.facets_ms, "ms", "< 100 at 200000 documents",
       "facets_ms"},
      {"documents put into the index", f.search.put_per_s, "/s", "", ""},
      {"index, of the bytes of its texts", f.search.size_ratio, "", "<= 1.2", "index_ratio"},
      {"minute book of 14 meetings, CPU", f.books.book_ms, "ms", "<= 150", "book_ms"},
      {"books of 100 cells, CPU", f.books.ward_s, "s", "<= 20", "ward_s"},
      {"peak memory after 10 books", f.books.peak_10_mb, "MB", "", ""},
      {"peak memory after 100 books", f.books.peak_100_mb, "MB", "flat", ""},
      {"PDF signed, size", f.pdf_kb, "kB", "", "pdf_kb"},
      {"DOCX, size", f.docx_kb, "kB", "", "docx_kb"},
      {"kinds in the gallery", static_cast<double>(f.gallery_kinds), "", "", "gallery_kinds"},
  };
}

void print_table(const std::vector<Row>& rows) {
  std::printf("%-44s %9s %-4s %s\n", "", "value", "", "mark");
  for (const Row& row : rows)
    std::printf("%-44s %9.3f %-4s %s\n", row.name, row.value, row.unit, row.mark);
}

std::string json_of(const std::vector<Row>& rows) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const Row& row : rows) {
    if (*row.json != '\0') object[row.json] = row.value;
  }
  return object.dump();
}

}  // namespace vanthu::bench
