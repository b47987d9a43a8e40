// What the program tells the shell. The worst thing that happened wins, by worse() and not by
// number.
#pragma once

#include "base/error.h"

namespace vanthu::cli {

enum class ExitCode {
  Clean = 0,
  RuleFindings = 1,  // at or above the fail level
  Usage = 2,
  Input = 3,      // unreadable or not valid
  Rendering = 4,  // template or layout
  Integrity = 5,  // signature, digest, archive
  Unchecked = 6,  // not everything could be checked
  Bug = 70,
  Interrupted = 130,
};

ExitCode exit_code_of(ErrorKind kind);
// Of what happened to two things, what the shell must hear: damage goes before what could not be
// read or used, and that before what was left unchecked.
ExitCode worse(ExitCode one, ExitCode other);

}  // namespace vanthu::cli
