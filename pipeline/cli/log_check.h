// vanthu log check: a proof against the keys that somebody was given, or those of this workspace.
#pragma once

#include <string>

#include "base/file_store.h"
#include "base/result.h"
#include "cli/exit_code.h"
#include "cli/log_request.h"

namespace vanthu::cli {

class Session;

ExitCode check_proof(const LogRequest& request, Session& session);

// The text of a policy as somebody typed it: line ends of any editor become those of the format.
Result<std::string> read_policy(const FileStore& files, const std::string& path);

}  // namespace vanthu::cli
