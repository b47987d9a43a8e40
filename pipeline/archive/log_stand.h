// How far the archive's log has come: what a receipt book prints and a witness cosigns.
#pragma once

#include <cstdint>
#include <string>

namespace vanthu::archive {

struct LogStand {
  // "<archive id>/2026".
  std::string origin;
  std::uint64_t size = 0;
  // Root hash of the tree of that size.
  std::string root_base64;
  // Of the last entry, "2026-11-05T12:30:00.000001Z".
  std::string time;

  bool operator==(const LogStand&) const = default;
};

// A checkpoint with the cosignatures of a witness's answer.
struct CosignedCheckpoint {
  std::string note;
  // It did not have them before.
  bool is_new = true;
};

}  // namespace vanthu::archive
