// Internal to care/*.cpp: statements that are rightly signed and that the log has no entry of.
#pragma once

#include <optional>
#include <string>

#include "care/hold_statement.h"
#include "sign/trust_list.h"

namespace vanthu::care {

// The statement when its text has this digest and is signed by somebody whom the office trusts, at
// the time that it gives itself; whether the log has an entry is for the caller to know.
std::optional<Statement> try_unfinished(const std::string& id, const std::string& text,
                                        const std::string& signature,
                                        const sign::TrustList& signers);

}  // namespace vanthu::care
