// The clock is a parameter. Documents take their dates from the record; only sealing (signing time,
// archive times) and progress ask a Clock. SystemClock is the only place that reads the real one.
#pragma once

#include <cstdint>
#include <string>

#include "base/civil_time.h"

namespace vanthu {

// Seconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t seconds = 0;

  auto operator<=>(const Instant&) const = default;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  // Steady, for durations only.
  virtual std::int64_t steady_microseconds() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
  std::int64_t steady_microseconds() const override;
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  Instant now() const override { return instant_; }
  std::int64_t steady_microseconds() const override { return 0; }

 private:
  Instant instant_;
};

// Vietnam keeps UTC+7 all year. "2026-11-05T19:30:00+07:00" and the civil date there.
std::string to_iso_vietnam(Instant instant);
std::string to_iso_utc(Instant instant);
Date vietnam_date(Instant instant);
// The instant of a civil time in Vietnam.
Instant vietnam_instant(const CivilDateTime& moment);

}  // namespace vanthu
