// The digests of files that begin alike, as all PDFs with the same fonts do: the beginning is
// hashed once, and each file goes on from there.
//   const KnownBeginning fonts(bytes);
//   const std::string digest = sha256_hex(file, {&fonts});
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/many_digests.h"
#include "base/sha.h"

namespace vanthu {

class KnownBeginning {
 public:
  explicit KnownBeginning(std::string bytes);

  const std::string& bytes() const { return bytes_; }
  // In the making, behind these bytes.
  const Sha256& sha256() const { return sha256_; }
  const Sha512Beginning& sha512() const { return sha512_; }

 private:
  std::string bytes_;
  Sha256 sha256_;
  Sha512Beginning sha512_;
};

// Each must outlive the list.
using KnownBeginnings = std::vector<const KnownBeginning*>;

// Lower-case hexadecimal. The bytes are compared, not believed: a file that begins otherwise is
// hashed as a whole.
std::string sha256_hex(std::string_view file, const KnownBeginnings& known);
// In the order of the files, which are hashed side by side.
std::vector<std::string> sha512_hex(std::span<const std::string_view> files,
                                    const KnownBeginnings& known);

}  // namespace vanthu
