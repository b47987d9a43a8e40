// Signs of the State's form of papers (thể thức văn bản hành chính, Nghị định 30/2020/NĐ-CP) that
// have no place in a Party paper (HD 05-HD/VPTW). Private to this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::compose {

struct FormMix {
  // Place in the text, in bytes.
  std::size_t begin = 0;
  std::size_t end = 0;
  // What a Party paper has in its place.
  Bilingual instead;
};

// In the order of the text; runs of white space count as one space.
std::vector<FormMix> find_state_forms(std::string_view text);

}  // namespace vanthu::compose
