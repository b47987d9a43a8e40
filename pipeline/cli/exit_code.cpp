#include "cli/exit_code.h"

namespace vanthu::cli {
namespace {

int rank(ExitCode code) {
  switch (code) {
    case ExitCode::Clean:
      return 0;
    case ExitCode::RuleFindings:
      return 1;
    case ExitCode::Unchecked:
      return 2;
    case ExitCode::Usage:
      return 3;
    case ExitCode::Input:
      return 4;
    case ExitCode::Rendering:
      return 5;
    case ExitCode::Integrity:
      return 6;
    case ExitCode::Bug:
      return 7;
    case ExitCode::Interrupted:
      return 8;
  }
  return 7;
}

}  // namespace

ExitCode exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage:
      return ExitCode::Usage;
    case ErrorKind::Input:
      return ExitCode::Input;
    case ErrorKind::Rendering:
      return ExitCode::Rendering;
    case ErrorKind::Integrity:
      return ExitCode::Integrity;
    case ErrorKind::Unchecked:
      return ExitCode::Unchecked;
    case ErrorKind::Interrupted:
      return ExitCode::Interrupted;
  }
  return ExitCode::Bug;
}

ExitCode worse(ExitCode one, ExitCode other) {
  return rank(one) < rank(other) ? other : one;
}

}  // namespace vanthu::cli
