// A bundle from below, which anybody may have made: refused, or everything it says holds.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/sha.h"
#include "run/upward_bundle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bundle =
      vanthu::run::read_bundle(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!bundle.ok()) return 0;
  for (const auto& file : bundle.value().files) {
    const bool safe =
        file.path.starts_with("records/") && file.path.find("..") == std::string::npos;
    if (!safe || vanthu::sha256_hex(file.bytes) != file.sha256) std::abort();
  }
  return 0;
}
