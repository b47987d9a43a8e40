#include "run/reprint.h"

#include <algorithm>
#include <array>
#include <optional>

#include "run/record_traces.h"
#include "run/remade_pdf.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kPdf = ".pdf";

// By the stems of papers.
std::map<std::string, PastSeal> seals_of(
    const std::map<std::string, std::string, std::less<>>& stored) {
  std::map<std::string, PastSeal> seals;
  std::vector<std::string> without;
  std::optional<PastSeal> first;
  for (const auto& [name, bytes] : stored) {
    if (!name.ends_with(kPdf)) continue;
    std::string stem = name.substr(0, name.size() - kPdf.size());
    const auto seal = try_read_seal(bytes);
    if (!seal) {
      without.push_back(std::move(stem));
      continue;
    }
    if (!first) first = seal;
    seals.emplace(std::move(stem), *seal);
  }
  if (!first) return {};
  for (std::string& stem : without) seals.emplace(std::move(stem), *first);
  return seals;
}

}  // namespace

Result<std::vector<Paper>> reprint(const PaperPress& press, const model::MeetingRecord& record,
                                   const ReprintOptions& options) {
  PrintOptions print{.past_seals = seals_of(options.stored),
                     .left_out = options.left_out,
                     .record_bytes = options.record_bytes};
  constexpr std::array kTraces{RecordTraces{}, RecordTraces{.attached = true, .code = false},
                               RecordTraces{.attached = false, .code = true},
                               RecordTraces{.attached = true, .code = true}};
  const auto comes_out = [&](const Paper& paper) {
    const auto stored = options.stored.find(paper.stem + std::string(kPdf));
    return stored != options.stored.end() &&
           compare_pdfs(stored->second, paper.pdf) != Likeness::Different;
  };
  std::vector<Paper> best;
  std::ptrdiff_t most = -1;
  for (const RecordTraces& traces : kTraces) {
    print.traces = traces;
    auto printed = press.print(record, print);
    if (!printed.ok()) return printed.error();
    std::vector<Paper>& papers = printed.value().papers;
    const std::ptrdiff_t same = std::count_if(papers.begin(), papers.end(), comes_out);
    const bool all = same == static_cast<std::ptrdiff_t>(papers.size());
    if (same > most) {
      best = std::move(papers);
      most = same;
    }
    if (all) break;
  }
  return best;
}

}  // namespace vanthu::run
