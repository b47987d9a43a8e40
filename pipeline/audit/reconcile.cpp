// The sum of the parts is the whole, in every direction in which the report adds up.
#include <map>
#include <utility>

#include "audit/audit.h"

namespace vanthu::audit {
namespace {

// At most so many disagreements are named.
constexpr std::size_t kMostNamed = 8;

class Reconciler {
 public:
  explicit Reconciler(const AuditReport& report) : report_(report) {}

  Result<Done> run() {
    parts(report_.total, "", true);
    for (const auto* slices : {&report_.cells, &report_.months, &report_.superiors}) {
      // A cell passes from month to month, and may pass from one superior to another.
      const bool whole_cells = slices == &report_.cells;
      for (const Slice& slice : *slices) parts(slice, slice.key + ": ", whole_cells);
      figures_of(*slices, direction(slices));
      compliance_of(*slices, direction(slices));
    }
    rules();
    links();
    if (faults_.empty()) return Done{};
    std::string named;
    for (const std::string& fault : faults_) named += (named.empty() ? "" : "; ") + fault;
    return Error{
        .kind = ErrorKind::Integrity,
        .what = {"số liệu thống kê không khớp: " + named, "the figures do not add up: " + named},
        .where = "vanthu audit",
        .remedy = {"không dùng báo cáo này; gửi lệnh đã chạy và tệp hồ sơ cho người phát "
                   "triển vanthu",
                   "do not use this report; send the command and the records to the "
                   "developers of vanthu"}};
  }

 private:
  std::string direction(const std::vector<Slice>* slices) const {
    if (slices == &report_.cells) return "cells";
    return slices == &report_.months ? "months" : "superiors";
  }

  void expect(const std::string& name, std::int64_t whole, std::int64_t sum) {
    if (whole == sum || faults_.size() >= kMostNamed) return;
    faults_.push_back(name + " " + std::to_string(whole) + " ≠ " + std::to_string(sum));
  }
  void expect(const std::string& name, std::uint64_t whole, std::uint64_t sum) {
    expect(name, static_cast<std::int64_t>(whole), static_cast<std::int64_t>(sum));
  }

  // Each whole and its parts along each axis.
  void parts(const Slice& slice, const std::string& where, bool whole_cells) {
    std::map<std::pair<Figure, std::string_view>, std::int64_t> sums;
    for (const FigureInfo& info : figures()) {
      if (!info.is_part() || (!whole_cells && !info.adds_up_by_month())) continue;
      sums[{info.whole, info.axis}] += info.sign * slice.counts[info.figure];
    }
    for (const auto& [key, sum] : sums) {
      expect(where + std::string(info_of(key.first).id) + " (" + std::string(key.second) + ")",
             slice.counts[key.first], sum);
    }
    const Compliance& one = slice.compliance;
    expect(where + "compliance.meetings", slice.counts[Figure::Meetings],
           static_cast<std::int64_t>(one.meetings()));
    expect(where + "compliance.failed", one.outcomes.failed,
           one.violations + one.warnings + one.advice);
  }

  void figures_of(const std::vector<Slice>& slices, const std::string& direction) {
    Counts sum;
    for (const Slice& slice : slices) sum.add(slice.counts);
    for (const FigureInfo& info : figures()) {
      expect(direction + ": " + std::string(info.id), report_.total.counts[info.figure],
             sum[info.figure]);
    }
  }

  void compliance_of(const std::vector<Slice>& slices, const std::string& direction) {
    Compliance sum;
    for (const Slice& slice : slices) {
      sum.outcomes.failed += slice.compliance.outcomes.failed;
      sum.outcomes.waived += slice.compliance.outcomes.waived;
      sum.violations += slice.compliance.violations;
      sum.warnings += slice.compliance.warnings;
      sum.with_violation += slice.compliance.with_violation;
      sum.with_lesser += slice.compliance.with_lesser;
    }
    const Compliance& total = report_.total.compliance;
    expect(direction + ": compliance.failed", total.outcomes.failed, sum.outcomes.failed);
    expect(direction + ": compliance.waived", total.outcomes.waived, sum.outcomes.waived);
    expect(direction + ": compliance.violations", total.violations, sum.violations);
    expect(direction + ": compliance.warnings", total.warnings, sum.warnings);
    expect(direction + ": compliance.with_violation", total.with_violation, sum.with_violation);
    expect(direction + ": compliance.with_lesser", total.with_lesser, sum.with_lesser);
  }

  void rules() {
    std::map<std::size_t, std::uint64_t> by_cell;
    for (const Slice& cell : report_.cells) {
      for (const auto& [rule, fails] : cell.fails_by_rule) by_cell[rule] += fails;
    }
    Compliance sum;
    for (const RuleLine& line : report_.rules) {
      const Compliance& one = line.compliance;
      const std::string name = "rules: " + report_.rulebook->rules()[line.rule].id;
      expect(name, one.outcomes.failed, one.violations + one.warnings + one.advice);
      expect(name + " (cells)", one.outcomes.failed, by_cell[line.rule]);
      sum.outcomes.failed += one.outcomes.failed;
      sum.outcomes.waived += one.outcomes.waived;
      sum.outcomes.passed += one.outcomes.passed;
      sum.outcomes.indeterminate += one.outcomes.indeterminate;
      sum.outcomes.not_applicable += one.outcomes.not_applicable;
    }
    const report::OutcomeCounts& total = report_.total.compliance.outcomes;
    expect("rules: passed", total.passed, sum.outcomes.passed);
    expect("rules: failed", total.failed, sum.outcomes.failed);
    expect("rules: waived", total.waived, sum.outcomes.waived);
    expect("rules: indeterminate", total.indeterminate, sum.outcomes.indeterminate);
    expect("rules: not_applicable", total.not_applicable, sum.outcomes.not_applicable);
    expect("faults", total.failed + total.waived, report_.faults.total);
  }

  // Where all records behind a figure are named, they make up the figure.
  void links() {
    for (const FigureInfo& info : figures()) {
      const FigureLinks& links = report_.links[index_of(info.figure)];
      if (links.links.size() != links.total) continue;
      std::int64_t sum = 0;
      for (const Link& link : links.links) sum += link.amount;
      expect("records: " + std::string(info.id), report_.total.counts[info.figure], sum);
    }
  }

  const AuditReport& report_;
  std::vector<std::string> faults_;
};

}  // namespace

Result<Done> reconcile(const AuditReport& report) {
  return Reconciler(report).run();
}

}  // namespace vanthu::audit
