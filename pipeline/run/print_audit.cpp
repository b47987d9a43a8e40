#include "run/print_audit.h"

namespace vanthu::run {

Result<PrintedDocument> print_audit(const FileStore& files, const std::string& data,
                                    const audit::AuditReport& report,
                                    const audit::DocumentOptions& options) {
  return print_document(files, data, audit::compose_audit(report, options), report.head.day);
}

}  // namespace vanthu::run
