// README.vi.md as earlier programs wrote it. An archive keeps the one it was made with.
#pragma once

#include <string_view>

namespace vanthu::archive {

bool is_earlier_readme(std::string_view bytes);

}  // namespace vanthu::archive
