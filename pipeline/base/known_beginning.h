// The digests of files that begin alike, as all PDFs with the same fonts do: the beginning is
// hashed once, and each file goes on from there.
//   const KnownBeginning fonts(bytes);
//   const FileDigests digests = digest_file(file, {&fonts});
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha.h"

namespace vanthu {

// Lower-case hexadecimal.
struct FileDigests {
  std::string sha256;
  std::string sha512;

  bool operator==(const FileDigests&) const = default;
};

class KnownBeginning {
 public:
  explicit KnownBeginning(std::string bytes);
  // Only because OpenSSL's types stay in the .cpp.
  KnownBeginning(KnownBeginning&&) noexcept;
  KnownBeginning& operator=(KnownBeginning&&) noexcept;
  ~KnownBeginning();

  const std::string& bytes() const { return bytes_; }
  // The digest in the making behind these bytes.
  const Sha256& sha256() const { return sha256_; }
  // Of a file that starts with these bytes; safe to ask from many threads.
  FileDigests digest(std::string_view file) const;

 private:
  struct Sha512;

  std::string bytes_;
  Sha256 sha256_;
  std::unique_ptr<Sha512> sha512_;
};

// Each must outlive the list.
using KnownBeginnings = std::vector<const KnownBeginning*>;

// The bytes are compared, not believed: a file that begins otherwise is hashed as a whole.
FileDigests digest_file(std::string_view file, const KnownBeginnings& known);

}  // namespace vanthu
