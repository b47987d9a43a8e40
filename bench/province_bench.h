// scripts/bench --province: what a province costs, from generated records to the archive.
#pragma once

#include <string>
#include <vector>

#include "figures.h"

namespace vanthu::bench {

struct ProvinceFigures {
  int meetings = 0;
  // Of a record that breaks no rule these are all stored; CPU of all threads.
  double meeting_ms = 0;
  double per_s = 0;
  double peak_mb = 0;
  // CPU of the whole to the sum of the stages measured alone.
  double ratio = 0;
  double check_ms = 0;
  double papers_ms = 0;
  double pack_ms = 0;
  double store_ms = 0;
  // Rendered, packed meetings put into the archive and its index for each second of CPU.
  double ingest_per_s = 0;
  // CPU per meeting of the last tenth to the first.
  double growth = 0;
  // Share of both cores that was used, of 1.
  double cores = 0;
  // Of the archive and, if they are made, the copies.
  double kb_per_meeting = 0;
  // Passing by a record that is stored already, CPU.
  double skip_us = 0;
  double generate_ms = 0;
};

struct ProvinceTrial {
  int meetings = 1000;
  // Copies below out/ too, as `vanthu run` makes them unless told otherwise.
  bool copies = true;
};

// data: the folder with templates/ and fonts/. In a temporary folder that is gone afterwards;
// throws when its disk is too small.
ProvinceFigures measure_province(const std::string& data, const ProvinceTrial& trial);

std::vector<Row> rows_of(const ProvinceFigures& figures);

}  // namespace vanthu::bench
