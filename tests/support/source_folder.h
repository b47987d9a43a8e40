// Where the repository stands on this machine, for tests that read samples and templates. A
// function, so that only one object file depends on the place.
#pragma once

#include <string>

namespace vanthu::support {

std::string source_folder();

}  // namespace vanthu::support
