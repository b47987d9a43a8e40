// The time of a signature as the PDF claims it and as the page shows it, both in Vietnam's zone.
#pragma once

#include <string>

#include "base/clock.h"

namespace vanthu::run {

// "D:20261105193000+07'00'" (ISO 32000-1, 7.9.4).
std::string pdf_date(Instant instant);
// "05/11/2026 19:30:00 +07:00": the day as people write it, the zone as ISO 8601 does.
std::string shown_time(Instant instant);

}  // namespace vanthu::run
