// Internal to pdf/*.cpp: the colour space that papers promise, sRGB (IEC 61966-2-1) as an ICC
// version 2 display profile, generated here so that no profile of others needs a licence.
#pragma once

#include <string>

namespace vanthu::pdf {

std::string srgb_icc_profile();

}  // namespace vanthu::pdf
