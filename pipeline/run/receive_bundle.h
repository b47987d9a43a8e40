// Filing what a cell has sent: received/<cell code>/<month>/, with manifest and signature, so that
// it can be proven again. Only bundles signed by somebody on the trust list are filed, and for a
// cell only those of the one who signed its first: received/<cell code>/signer.txt. What is filed
// is never replaced by something else.
#pragma once

#include <string>

#include "base/file_store.h"
#include "run/upward_bundle.h"
#include "run/workspace.h"
#include "sign/trust_list.h"

namespace vanthu::run {

enum class Filing {
  Filed,      // nhận mới
  Completed,  // bổ sung: more dossiers of a month received before
  Duplicate,  // đã nhận từ trước
};

struct ReceivedBundle {
  Filing filing = Filing::Filed;
  std::string office;
  std::string cell_code;
  std::string cell_name;
  std::string month;
  // Whose signature it is.
  std::string signer;
  std::size_t dossiers = 0;
  // Below the workspace.
  std::string folder;
};

// An Error, with nothing filed, when the bundle is not whole, not signed by somebody trusted or by
// somebody else than the cell's bundles before, or
// differs from what was filed before: then where names the files. dry_run: everything but filing.
Result<ReceivedBundle> receive_bundle(FileStore& files, const Workspace& workspace,
                                      const sign::TrustList& trusted, const std::string& path,
                                      bool dry_run);

}  // namespace vanthu::run
