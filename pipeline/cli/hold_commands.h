// vanthu hold, and vanthu archive retention, which asks what is held. What lies among the holds and
// is not believed is told with each, and the exit code is that of damage.
#pragma once

#include "cli/session.h"
#include "sign/signer.h"

namespace vanthu::cli {

ExitCode tell_retention(const run::Workspace& workspace, const CareRequest& request,
                        Session& session);
ExitCode tell_holds(const run::Workspace& workspace, Session& session);
// Places one or releases one.
ExitCode change_hold(const run::Workspace& workspace, const CareRequest& request, Session& session);
// What a killed hold place has left (care::finish_holds), in an archive that is open for writing.
Result<Done> finish_holds(const run::Workspace& workspace, archive::Archive& archive,
                          const sign::Signer& signer, Session& session);

}  // namespace vanthu::cli
