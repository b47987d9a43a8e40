// The handbook (sổ tay quy tắc): every rule of the book, one section each, for people who learn or
// teach the procedure. Composed from the rulebook alone, so it can't say anything else, and printed
// by the same engine as the papers. No date of printing: the same rulebook gives the same bytes.
//   auto book = run::print_handbook(files, data, rulebook, {.on = day});
#pragma once

#include <optional>
#include <string>

#include "base/bilingual.h"
#include "base/civil_time.h"
#include "base/file_store.h"
#include "base/result.h"
#include "document/document.h"
#include "rules/rulebook.h"

namespace vanthu::run {

struct HandbookOptions {
  // Only what is in force on this day: rules, citations, thresholds. None: everything, with
  // windows.
  std::optional<Date> on = std::nullopt;
  Language language = Language::Vi;
};

document::Document compose_handbook(const rules::Rulebook& rulebook,
                                    const HandbookOptions& options);

struct Handbook {
  std::string pdf;
  int rules = 0;
  int pages = 0;
};

// data: the folder with templates/ and fonts/.
Result<Handbook> print_handbook(const FileStore& files, const std::string& data,
                                const rules::Rulebook& rulebook, const HandbookOptions& options);

}  // namespace vanthu::run
