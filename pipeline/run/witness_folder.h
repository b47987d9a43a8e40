// A witness (nhân chứng) in a folder of its own, on the machine of the superior committee or the
// inspection committee: its key, the logs it trusts, and how far it has seen each of them. Requests
// and answers are files that travel on a USB stick.
//   witness.key, witness.vkey   the witness's key, under a passphrase
//   logs.txt                    public keys of logs, one a line
//   seen/<digest>.txt           the last checkpoint it has cosigned of one log
#pragma once

#include <string>

#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "sign/secret.h"
#include "tlog/note_key.h"

namespace vanthu::run {

// Nothing is overwritten: an existing witness is an Error.
Result<tlog::VerifierKey> create_witness(FileStore& files, const std::string& folder,
                                         const std::string& name, const sign::Secret& passphrase);

// Adds the public key of a log, after its keeper has been met.
Result<Done> trust_log(FileStore& files, const std::string& folder, const std::string& key);

// The signature line for a request. What was seen is kept before the answer is given: a witness
// never cosigns a log that forgot something.
Result<std::string> answer_as_witness(FileStore& files, const std::string& folder,
                                      const std::string& request, const sign::Secret& passphrase,
                                      Instant now);

}  // namespace vanthu::run
