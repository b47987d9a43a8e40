// The text of a hold (lệnh tạm giữ) or of its release, as it lies in care/ and is signed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "text/nfc_string.h"

namespace vanthu::care {

struct Statement {
  // A release names the hold.
  enum class Kind { Hold, Release };
  Kind kind = Kind::Hold;
  std::string object_id;
  text::NfcString reason;
  // As vanthu knows the signer.
  text::NfcString by;
  // RFC 3339, UTC.
  std::string time;
  // SHA-256 of the hold's statement; empty in a hold.
  std::string releases;

  bool operator==(const Statement&) const = default;
};

std::string to_text(const Statement& statement);
// An Integrity error for anything that to_text does not write.
Result<Statement> parse_statement(std::string_view text);

}  // namespace vanthu::care
