// Adds cells up to the audit of the office. Memory is that of one slice a cell and of bounded
// lists, whatever the number of meetings; who needs every line takes it from the cell before adding
// it.
//   Audit audit(head, rulebook);
//   for (…) audit.add(audit_cell(…));        in order of cell codes
//   Result<AuditReport> report = std::move(audit).finish();
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "audit/audit_report.h"
#include "base/result.h"

namespace vanthu::audit {

// How much of the lists a report keeps.
struct AuditLimits {
  // Records named under one figure.
  std::size_t links = 100;
  // Fails kept: of one rule in one cell, of one cell, and in all.
  std::size_t faults_of_rule = 3;
  std::size_t faults_of_cell = 30;
  std::size_t faults = 20000;
  // Lines of one due list, those due first.
  std::size_t due = 500;
  std::size_t left_out = 500;
};

class Audit {
 public:
  // The rulebook must outlive the audit and its report.
  Audit(AuditHead head, const rules::Rulebook& rulebook, const AuditLimits& limits = {});

  void add(const CellAudit& cell);
  // Waivers and cells without a meeting.
  void add(const DueLine& line);
  void add(LeftOutRecord record);

  // An Integrity error that names the figures when the parts do not add up to the whole.
  Result<AuditReport> finish() &&;

 private:
  // Index into the report's refs, by record of one cell.
  using Refs = std::map<std::string, std::size_t>;

  void add_figures(const CellAudit& cell, Slice& own);
  // From each figure to the record of a MeetingLine or a CarriedLine.
  template <typename Line>
  void link(const CellAudit& cell, const Line& line, Refs& refs);
  void add_faults(const CellAudit& cell, Slice& own);
  void keep_fault(const Fault& fault, std::map<std::size_t, std::size_t>& of_rule,
                  std::size_t& of_cell);
  Slice& month_of(const Date& day);
  Slice& superior_of(const std::string& name);

  AuditLimits limits_;
  AuditReport report_;
  std::map<std::string, Slice> months_;
  std::map<std::string, Slice> superiors_;
};

// Every way of adding up must give the same: over parts, cells, months, superiors and rules.
Result<Done> reconcile(const AuditReport& report);

}  // namespace vanthu::audit
