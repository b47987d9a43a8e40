#include "report/fingerprint.h"

#include <map>

#include "base/sha.h"
#include "ingest/diagnostic.h"

namespace vanthu::report {
namespace {

using findings::Outcome;
using findings::Verdict;

constexpr std::size_t kDigits = 16;

// A byte that no part holds keeps neighbours apart.
std::string digest_of(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) {
    joined += part;
    joined += '\x1F';
  }
  return sha256_hex(joined).substr(0, kDigits);
}

std::string_view value_at_fault(const SourceText& source, const Verdict& verdict) {
  if (verdict.attribute.empty() || verdict.at.end == 0) return {};
  const SourceSpan span = ingest::place_of(source, verdict);
  return std::string_view(source.bytes()).substr(span.begin, span.end - span.begin);
}

}  // namespace

std::vector<std::string> fingerprints(const FileReport& file) {
  std::vector<std::string> all;
  all.reserve(file.verdicts.size());
  std::map<std::string, int> seen;
  for (const Verdict& verdict : file.verdicts) {
    if (verdict.outcome != Outcome::Fail && verdict.outcome != Outcome::Waived) {
      all.emplace_back();
      continue;
    }
    const std::string_view value = value_at_fault(file.source, verdict);
    std::string one = digest_of({verdict.rule, file.record_id, verdict.subject.vi, value});
    const int before = seen[one]++;
    if (before > 0) one = digest_of({one, std::to_string(before)});
    all.push_back(std::move(one));
  }
  return all;
}

std::string fingerprint(const SeriesReport& series) {
  return digest_of({series.verdict.rule, home_of(series), series.verdict.subject.vi});
}

std::string home_of(const SeriesReport& series) {
  return series.cell_code + " " + std::to_string(series.year);
}

}  // namespace vanthu::report
