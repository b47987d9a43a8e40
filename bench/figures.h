// What scripts/bench measures, and how it prints it: one list of rows for the table and for --json.
#pragma once

#include <string>
#include <vector>

#include "audit_bench.h"
#include "book_bench.h"
#include "search_bench.h"

namespace vanthu::bench {

// Of cell-years made one after the other and judged over time.
struct SeriesFigures {
  double peak_mb = 0;
  double per_second = 0;
};

struct Figures {
  double layout_ms = 0;
  double pages200_ms = 0;
  double pdf_unsigned_ms = 0;
  double pdf_signed_ms = 0;
  double docx_ms = 0;
  double meeting_ms = 0;
  double peak_mb = 0;
  double startup_ms = 0;
  int pages = 0;
  double pdf_kb = 0;
  double docx_kb = 0;
  double verify_ms = 0;
  double verify_mb_per_s = 0;
  double verify_signed_mb_per_s = 0;
  double check_record_us = 0;
  double check_in_words_us = 0;
  SeriesFigures series;
  AuditFigures audit;
  double rebuild_per_s = 0;
  SearchFigures search;
  BookFigures books;
  // Templates that make a paper of their sample records.
  int gallery_kinds = 0;
};

struct Row {
  const char* name = "";
  double value = 0;
  const char* unit = "";
  // What it should be; empty: only told.
  const char* mark = "";
  // In the object that --json prints.
  const char* json = "";
};

std::vector<Row> rows_of(const Figures& figures);

void print_table(const std::vector<Row>& rows);
// One object on one line.
std::string json_of(const std::vector<Row>& rows);

}  // namespace vanthu::bench
