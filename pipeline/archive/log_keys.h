// The secret keys of an archive's log, wherever they are kept (run::LogKeyFiles: in the workspace,
// under the office's passphrase). Keys are known by their names: "<archive id>/root" vouches for
// the first log and for a new one when a key was lost or stolen; "<archive id>/2026" signs the
// checkpoints of one log.
#pragma once

#include <string>

#include "base/result.h"
#include "tlog/note_key.h"

namespace vanthu::archive {

class LogKeys {
 public:
  virtual ~LogKeys() = default;
  // An Error when there is no such key or it cannot be opened. The signer lives as long as this.
  virtual Result<const tlog::NoteSigner*> open(const std::string& name) = 0;
  // The key of that name, made and durably kept when there is none yet.
  virtual Result<const tlog::NoteSigner*> create(const std::string& name) = 0;
  // A signed checkpoint of the log that has this key, each time the log was published: the first
  // and the newest are kept outside the archive for as long as the key, so that a log that is gone
  // is not taken for one that was never begun, nor an old copy of the archive for the archive.
  virtual Result<Done> keep(const std::string& /*name*/, const std::string& /*checkpoint*/) {
    return Done{};
  }
  // 32 random bytes as hexadecimal digits, different at each call.
  virtual std::string nonce();
};

}  // namespace vanthu::archive
