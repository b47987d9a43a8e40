// A document that is no paper of a record, as PDF: the rule handbook, the audit report.
#pragma once

#include <string>

#include "base/civil_time.h"
#include "base/file_store.h"
#include "base/result.h"
#include "document/document.h"

namespace vanthu::run {

struct PrintedDocument {
  std::string pdf;
  int pages = 0;
};

// data: the folder with templates/ and fonts/. day chooses the format profile.
Result<PrintedDocument> print_document(const FileStore& files, const std::string& data,
                                       document::Document document, const Date& day);

}  // namespace vanthu::run
