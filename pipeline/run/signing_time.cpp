#include "run/signing_time.h"

namespace vanthu::run {

std::string pdf_date(Instant instant) {
  std::string digits;
  for (const char c : to_iso_vietnam(instant).substr(0, 19)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return "D:" + digits + "+07'00'";
}

std::string shown_time(Instant instant) {
  const std::string iso = to_iso_vietnam(instant);
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) + " " +
         iso.substr(11, 8) + " +07:00";
}

}  // namespace vanthu::run
