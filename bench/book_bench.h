// Minute books: what the book of a year costs, and those of a ward one after the other.
#pragma once

#include <string>

namespace vanthu::bench {

struct BookFigures {
  // One book of 14 meetings with 34 members, everything opened for it: CPU milliseconds.
  double book_ms = 0;
  // The books of 100 such cells on one core: CPU seconds.
  double ward_s = 0;
  // Highest memory after 10 and after 100 books.
  double peak_10_mb = 0;
  double peak_100_mb = 0;
  int pages = 0;
};

// samples: samples/office. The archive lies in a fresh folder below the system's temporary one.
BookFigures measure_books(const std::string& samples, const std::string& data);

}  // namespace vanthu::bench
