// The audit over a generated province: its records in files, one fault in twenty meetings.
#pragma once

#include <string>

namespace vanthu::bench {

struct AuditFigures {
  int meetings = 0;
  // User and system time of all threads, in seconds, from reading the files to the HTML page.
  double audit_s = 0;
  double peak_mb = 0;
  double page_mb = 0;
};

// For a process of its own, because of the peak memory. At least so many meetings, of cells that
// have about fourteen each.
AuditFigures measure_audit(const std::string& data, int meetings);

// The same in a new process of this program, asked with --audit.
AuditFigures audit_apart(const std::string& program, const std::string& data, int meetings);

}  // namespace vanthu::bench
