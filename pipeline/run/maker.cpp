#include "run/maker.h"

#include "base/hex.h"
#include "base/sha.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kPrefix = "urn:vanthu:maker:";
constexpr std::size_t kDigestSize = 64;

}  // namespace

Maker maker_of(std::string program, const PaperPress& press, const rules::LocalProfiles& local) {
  std::string all = press.digest() + "\n";
  // What a profile says is in the rulebook, which findings name.
  for (const auto& [cell, profile] : local) all += cell + " " + profile->id + "\n";
  return {.program = std::move(program), .digest = sha256_hex(all)};
}

std::string to_address(const Maker& maker) {
  return std::string(kPrefix) + maker.program + ":" + maker.digest;
}

std::optional<Maker> try_parse_maker(std::string_view address) {
  if (!address.starts_with(kPrefix)) return std::nullopt;
  address.remove_prefix(kPrefix.size());
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view digest = address.substr(colon + 1);
  if (!is_hex(digest, kDigestSize)) return std::nullopt;
  return Maker{.program = std::string(address.substr(0, colon)), .digest = std::string(digest)};
}

}  // namespace vanthu::run
