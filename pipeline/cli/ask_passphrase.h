// Asks for a passphrase on the terminal without showing it. Secrets never come from flags or the
// environment.
#pragma once

#include <string>

#include "base/bilingual.h"
#include "base/result.h"
#include "run/key_store.h"
#include "sign/secret.h"

namespace vanthu::cli {

// Read from /dev/tty; an Error of kind Usage when there is no terminal, which names the file to put
// the passphrase into; without a file, the option --passphrase-file.
Result<sign::Secret> ask_passphrase(Language language, const std::string& file = {});
// Asks twice and wants the same answer.
Result<sign::Secret> ask_new_passphrase(Language language);

// Of the key with these files.
run::AskPassphrase asker(Language language, const run::Workspace& workspace,
                         const run::SigningFiles& signing);
// Of the office's own key.
run::AskPassphrase asker(Language language, const run::Workspace& workspace);

}  // namespace vanthu::cli
