// Filing what a cell has sent: received/<cell code>/<month>/, with manifest and signature, so that
// it can be proven again. Only bundles signed by somebody on the trust list are filed, and for a
// cell only those of the one who signed its first: received/<cell code>/signer.txt. In the same way
// the root key of the log whose proofs came first is the cell's from then on,
// received/<cell code>/log.vkey, which may also be laid there beforehand; then nothing without
// such proofs is taken. What is filed is never lost: other content is refused, unless the log
// proves that it is a later version of what was filed, which then moves aside (filed_month.h).
#pragma once

#include <string>

#include "base/file_store.h"
#include "run/filed_month.h"
#include "run/workspace.h"
#include "sign/trust_list.h"

namespace vanthu::run {

struct ReceivedBundle {
  Filing filing = Filing::Filed;
  std::string office;
  std::string cell_code;
  std::string cell_name;
  std::string month;
  // Whose signature it is.
  std::string signer;
  std::size_t dossiers = 0;
  // Of these: newer versions of what was filed, which is kept; versions stored anew after the
  // sender's log was lost, what was filed being kept as well; older ones, of which nothing is
  // taken, apart from those of which the sender has lost the newer version that is filed here.
  std::size_t renewed = 0;
  std::size_t remade = 0;
  std::size_t outdated = 0;
  std::size_t lost = 0;
  // Versions that the sender's log proves, 0 when the bundle carries no proofs, and its root key.
  std::size_t proven = 0;
  std::string log_root;
  // The key was not known for this cell before.
  bool new_log_root = false;
  // Nothing was received from this cell before: from now on it is this signer's.
  bool new_cell = false;
  // Below the workspace.
  std::string folder;
};

// An Error, with nothing filed, when the bundle is not whole, not signed by somebody trusted or by
// somebody else than the cell's bundles before, or differs from what was filed before: then where
// names the files; or while another process is receiving (received/lock). dry_run: everything but
// filing.
Result<ReceivedBundle> receive_bundle(FileStore& files, const Workspace& workspace,
                                      const sign::TrustList& trusted, const std::string& path,
                                      bool dry_run);

}  // namespace vanthu::run
