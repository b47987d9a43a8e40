// The audit as PDF, through our own engine.
#pragma once

#include "audit/audit_document.h"
#include "run/print_document.h"

namespace vanthu::run {

Result<PrintedDocument> print_audit(const FileStore& files, const std::string& data,
                                    const audit::AuditReport& report,
                                    const audit::DocumentOptions& options);

}  // namespace vanthu::run
