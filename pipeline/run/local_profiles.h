// The local profile (hồ sơ địa phương) that each cell of the office has chosen in office.xml.
#pragma once

#include "base/result.h"
#include "rules/check.h"
#include "rules/rulebook.h"
#include "run/office.h"

namespace vanthu::run {

// By cell code; the rulebook must outlive the answer. A profile that the rulebook lacks is an Error
// that names those it has.
Result<rules::LocalProfiles> choose_local_profiles(const Office& office,
                                                   const rules::Rulebook& rulebook);

}  // namespace vanthu::run
