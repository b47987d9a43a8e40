// A baseline (mốc): the fails that were there when an office began, so that only new ones count.
// It hides nothing: every report still shows what it knows, and says what is gone since.
//   <baseline xmlns="urn:vanthu:baseline:1" rulebook="2026.11" rulebook_sha256="…">
//     <known rule="SH-02" record="…" subject="kỳ họp" fingerprint="0123456789abcdef"/> </baseline>
// Findings, besides those of xml::Reader: BSL-01 no baseline, BSL-02 no fingerprint, BSL-03 known
// twice, BSL-04 not exactly one of record and cell with year.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "findings/checked.h"
#include "report/check_report.h"

namespace vanthu::report {

struct KnownFail {
  std::string rule;
  // One of the two: a record, or a cell's year.
  std::string record;
  std::string cell;
  int year = 0;
  // For people; the fingerprint decides.
  std::string subject;
  std::string fingerprint;

  bool operator==(const KnownFail&) const = default;
};

struct Baseline {
  // The rulebook that judged when it was made; for people.
  std::string rulebook;
  std::string rulebook_sha256;
  std::vector<KnownFail> known;

  bool operator==(const Baseline&) const = default;
};

findings::Checked<Baseline> parse_baseline(const SourceText& source);
std::string write_baseline(const Baseline& baseline);

// Adds what failed, in order; what a waiver covers is not among it.
void add_known(const FileReport& file, Baseline& baseline);
void add_known(const SeriesReport& series, Baseline& baseline);

// Holds a check against a baseline.
class BaselineMatch {
 public:
  explicit BaselineMatch(Baseline baseline);

  // Says of each fail whether it is known.
  void mark(FileReport& file);
  void mark(SeriesReport& series);
  // What is known of the records and cells that were looked at and was not met. rule: only this
  // one was judged; empty: all were.
  std::vector<AbsentFinding> absent(const std::string& rule) const;

 private:
  void mark(findings::Verdict& verdict, const std::string& print);

  Baseline baseline_;
  std::map<std::string, std::size_t> by_print_;
  std::set<std::size_t> met_;
  std::set<std::string> homes_;
};

}  // namespace vanthu::report
