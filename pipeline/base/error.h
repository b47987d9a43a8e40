// An Error says that we cannot go on: what happened, where, and what to do about it, in both
// languages, written for a clerk. It is a value and travels in Result<T>. Things to tell about a
// record are Findings (findings/finding.h); broken promises of ours are VANTHU_CHECK.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"

namespace vanthu {

enum class ErrorKind {
  Usage,        // exit 2: the command line or the workspace settings
  Input,        // exit 3: something from outside is unreadable or not valid
  Rendering,    // exit 4: template, font or layout
  Integrity,    // exit 5: signature, digest, archive identity
  Unchecked,    // exit 6: not everything could be checked
  Interrupted,  // exit 130: stopped on request
};

struct Error {
  ErrorKind kind = ErrorKind::Input;
  Bilingual what;
  // File, file:line:column, command, object id: as the user would look it up. May be empty.
  std::string where;
  Bilingual remedy;

  bool operator==(const Error&) const = default;
};

// One line "where: what (remedy)" for logs and tests; people get the layout of cli/.
std::string describe(const Error& error, Language language);

// Error for a failed system call on a path; errno_value as in errno(3).
Error system_error(std::string_view path, const Bilingual& what, int errno_value);

}  // namespace vanthu
