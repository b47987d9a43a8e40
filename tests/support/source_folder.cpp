#include "support/source_folder.h"

namespace vanthu::support {

std::string source_folder() {
  return VANTHU_SOURCE_DIR;
}

}  // namespace vanthu::support
