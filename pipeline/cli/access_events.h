// What leaves the archive, entered in its access log.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "cli/session.h"

namespace vanthu::cli {

// Enters that these dossiers are handed out. An archive that cannot be written to, or a log whose
// key cannot be opened, stops nobody: that nothing was entered is said. An Error: the request's own
// words cannot stand in the log, or there is no such dossier.
Result<Done> note_access(const std::vector<std::string>& ids, const ArchiveRequest& request,
                         const run::Workspace& workspace, const archive::Archive& archive,
                         Session& session);

}  // namespace vanthu::cli
