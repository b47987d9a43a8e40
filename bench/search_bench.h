// Searching an index of many documents whose words are those of the sample papers, shuffled line by
// line: what finding, counting and making the index cost.
#pragma once

#include <string>
#include <vector>

namespace vanthu::bench {

struct SearchFigures {
  int documents = 0;
  // Newest twenty for one of a hundred queries: the 99th of a hundred CPU times.
  double p99_ms = 0;
  // All facets of a word that most documents have.
  double facets_ms = 0;
  // Documents put into the index a second of CPU time.
  double put_per_s = 0;
  // Bytes of the index to bytes of the texts in it.
  double size_ratio = 0;
};

// lines: of the sample papers. The index lies in a fresh folder below the system's temporary one.
SearchFigures measure_search(const std::vector<std::string>& lines, int documents);

}  // namespace vanthu::bench
