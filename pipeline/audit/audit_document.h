// The audit as a document of summary tables for printing; it says of each table what it leaves out.
#pragma once

#include <cstddef>

#include "audit/audit_report.h"
#include "base/bilingual.h"
#include "document/document.h"

namespace vanthu::audit {

struct DocumentOptions {
  Language language = Language::Vi;
  // Rows of one table; what is over is counted below it.
  std::size_t rows = 60;
};

document::Document compose_audit(const AuditReport& report, const DocumentOptions& options);

}  // namespace vanthu::audit
