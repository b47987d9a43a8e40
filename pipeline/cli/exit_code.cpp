#include "cli/exit_code.h"

namespace vanthu::cli {

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

}  // namespace vanthu::cli
