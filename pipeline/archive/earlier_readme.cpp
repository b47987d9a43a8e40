#include "archive/earlier_readme.h"

#include "base/sha.h"

namespace vanthu::archive {

bool is_earlier_readme(std::string_view bytes) {
  // Before it told how to check with other people's tools.
  return sha256_hex(bytes) == "57f0cf3dac47d17bd097a832b46df64962684a232ce804524d97a2e3bf804a02";
}

}  // namespace vanthu::archive
