#include "run/repeated_numbers.h"

#include <algorithm>
#include <tuple>

namespace vanthu::run {
namespace {

auto series_of(const archive::NumberedPaper& paper) {
  return std::tie(paper.term, paper.kind, paper.number);
}

}  // namespace

bool has_numbers(const archive::Description& dossier) {
  return std::any_of(dossier.documents.begin(), dossier.documents.end(),
                     [](const auto& document) { return archive::is_numbered(document.number); });
}

void StoredNumbers::note(const std::string& cell, const std::string& object_id) {
  stored_[cell].insert(object_id);
}

Result<std::vector<RepeatedNumber>> StoredNumbers::repeated(const archive::Archive& archive) const {
  std::vector<RepeatedNumber> all;
  for (const auto& [cell, stored] : stored_) {
    auto papers = archive.numbered_papers(cell);
    if (!papers.ok()) return papers.error();
    auto from = papers.value().begin();
    while (from != papers.value().end()) {
      const auto to = std::find_if(from, papers.value().end(), [&](const auto& paper) {
        return series_of(paper) != series_of(*from);
      });
      const bool is_new = std::any_of(
          from, to, [&](const auto& paper) { return stored.count(paper.object_id) != 0; });
      if (to - from > 1 && is_new) all.emplace_back(from, to);
      from = to;
    }
  }
  return all;
}

}  // namespace vanthu::run
