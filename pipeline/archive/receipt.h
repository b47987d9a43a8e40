// What the archive answers: this content is version N of that object, durably, since then. The same
// content gets the same receipt, byte for byte, for ever: everything in it can be read again from
// the object itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vanthu::archive {

struct Receipt {
  std::string object_id;
  int version = 0;
  // SHA-256 of dossier.json.
  std::string content_key;
  // SHA-512 of the version's inventory.json, which holds the digests of all files.
  std::string inventory_sha512;
  // "2026-11-05T12:30:00.000001Z": unique and rising within an archive.
  std::string created;
  // The log that says so and the number of the entry there, from 0; empty in an archive without a
  // log.
  std::string log = {};
  std::uint64_t log_index = 0;

  bool operator==(const Receipt&) const = default;
};

// Fixed order of lines, each ended by LF.
std::string to_text(const Receipt& receipt);
Result<Receipt> parse_receipt(std::string_view text);

}  // namespace vanthu::archive
