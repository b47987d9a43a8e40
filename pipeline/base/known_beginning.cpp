#include "base/known_beginning.h"

#include <algorithm>
#include <utility>

#include "base/hex.h"

namespace vanthu {
namespace {

// Asked from the end: beginnings differ there, and may agree for most of their length.
bool begins_with(std::string_view file, std::string_view beginning) {
  constexpr std::size_t kEnd = 64;
  if (file.size() < beginning.size()) return false;
  const std::size_t end = beginning.size() - std::min(beginning.size(), kEnd);
  return file.substr(end, beginning.size() - end) == beginning.substr(end) &&
         file.starts_with(beginning);
}

// Null: the file begins with none of them.
const KnownBeginning* beginning_of(std::string_view file, const KnownBeginnings& known) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const KnownBeginning* one) {
    return begins_with(file, one->bytes());
  });
  return found == known.end() ? nullptr : *found;
}

}  // namespace

KnownBeginning::KnownBeginning(std::string bytes) : bytes_(std::move(bytes)), sha512_(bytes_) {
  sha256_.update(bytes_);
}

std::string sha256_hex(std::string_view file, const KnownBeginnings& known) {
  const KnownBeginning* const beginning = beginning_of(file, known);
  if (beginning == nullptr) return sha256_hex(file);
  Sha256 digest = beginning->sha256();
  digest.update(file.substr(digest.size()));
  return to_hex(std::move(digest).finish());
}

std::vector<std::string> sha512_hex(std::span<const std::string_view> files,
                                    const KnownBeginnings& known) {
  std::vector<BegunText> texts;
  texts.reserve(files.size());
  for (const std::string_view file : files) {
    const KnownBeginning* const beginning = beginning_of(file, known);
    texts.push_back(
        {.bytes = file, .beginning = beginning == nullptr ? nullptr : &beginning->sha512()});
  }
  std::vector<std::string> digests;
  digests.reserve(files.size());
  for (const Sha512Digest& digest : sha512_of(texts)) digests.push_back(to_hex(digest));
  return digests;
}

}  // namespace vanthu
