// The audit over copies of the sample office, each with cells of its own.
#pragma once

#include <string>

namespace vanthu::bench {

struct AuditFigures {
  int meetings = 0;
  // User and system time of all threads, in seconds, from reading the files to the HTML page.
  double audit_s = 0;
  double peak_mb = 0;
};

// For a process of its own, because of the peak memory. samples: samples/office.
AuditFigures measure_audit(const std::string& samples, const std::string& data, int meetings);

// The same in a new process of this program, asked with --audit.
AuditFigures audit_apart(const std::string& program, const std::string& samples,
                         const std::string& data, int meetings);

}  // namespace vanthu::bench
