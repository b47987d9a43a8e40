// Asks for a passphrase on the terminal without showing it. Secrets never come from flags or the
// environment.
#pragma once

#include "base/bilingual.h"
#include "base/result.h"
#include "sign/secret.h"

namespace vanthu::cli {

// Reads from /dev/tty; an Error of kind Usage when there is no terminal. With repeat, asks twice
// and wants the same answer.
Result<sign::Secret> ask_passphrase(Language language, bool repeat);

}  // namespace vanthu::cli
