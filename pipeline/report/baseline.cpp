#include "report/baseline.h"

#include <algorithm>

#include "base/hex.h"
#include "report/fingerprint.h"
#include "xml/element.h"
#include "xml/markup.h"
#include "xml/reader.h"

namespace vanthu::report {
namespace {

using findings::Novelty;
using findings::Outcome;
using findings::Verdict;

constexpr std::string_view kNamespace = "urn:vanthu:baseline:1";
constexpr std::size_t kDigits = 16;

findings::Finding not_a_baseline(const xml::Element& root) {
  return {
      .id = "BSL-01",
      .severity = findings::Severity::Violation,
      .message = {"tệp này không phải là mốc", "this file is not a baseline"},
      .at = root.span(),
      .label = {},
      .hint = {"lập mốc bằng: vanthu baseline create", "make one with: vanthu baseline create"}};
}

void check_home(xml::Reader& reader, const KnownFail& known) {
  const bool in_record = !known.record.empty();
  const bool in_year = !known.cell.empty() && known.year > 0;
  if (in_record != in_year && (in_year || known.cell.empty())) return;
  reader.report("BSL-04", "",
                {"mỗi điểm đã biết phải nêu đúng một trong hai: hồ sơ (record), hoặc chi bộ và năm",
                 "a known fail names exactly one of record, and cell with year"},
                {"lập lại mốc bằng: vanthu baseline create",
                 "make the baseline again with: vanthu baseline create"});
}

KnownFail read_known(const xml::Element& element, std::set<std::string>& seen,
                     findings::Findings& findings) {
  xml::Reader reader(element, findings);
  KnownFail known;
  known.rule = reader.token("rule");
  known.record = reader.optional_token("record").value_or("");
  known.cell = reader.optional_token("cell").value_or("");
  known.year = static_cast<int>(reader.integer_or("year", 0));
  known.subject = reader.text("subject").str();
  known.fingerprint = reader.token("fingerprint");
  check_home(reader, known);
  if (!is_hex(known.fingerprint, kDigits) && reader.has("fingerprint")) {
    reader.report("BSL-02", "fingerprint",
                  {"dấu nhận dạng phải là 16 chữ số thập lục phân thường",
                   "a fingerprint is 16 lower-case hexadecimal digits"},
                  {"đừng sửa tay; lập lại mốc bằng: vanthu baseline create",
                   "do not edit it; make the baseline again: vanthu baseline create"});
  } else if (!seen.insert(known.fingerprint).second) {
    reader.report("BSL-03", "fingerprint", {"điểm này đã ghi ở trên", "this fail is known already"},
                  {"xóa một trong hai dòng", "delete one of the two lines"});
  }
  reader.finish();
  return known;
}

std::string home_of_known(const KnownFail& known) {
  return known.record.empty() ? known.cell + " " + std::to_string(known.year) : known.record;
}

}  // namespace

findings::Checked<Baseline> parse_baseline(const SourceText& source) {
  const auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<Baseline>(tree.findings());
  const xml::Element root = tree.value().root();
  if (root.name() != "baseline" || root.namespace_uri() != kNamespace) {
    return findings::Checked<Baseline>({not_a_baseline(root)});
  }
  findings::Findings findings = tree.findings();
  xml::Reader reader(root, findings);
  Baseline baseline;
  baseline.rulebook = reader.token("rulebook");
  baseline.rulebook_sha256 = reader.token("rulebook_sha256");
  std::set<std::string> seen;
  for (const xml::Element& known : reader.children("known")) {
    baseline.known.push_back(read_known(known, seen, findings));
  }
  reader.finish();
  if (findings::has_violation(findings)) return findings::Checked<Baseline>(std::move(findings));
  return {std::move(baseline), std::move(findings)};
}

std::string write_baseline(const Baseline& baseline) {
  xml::MarkupWriter out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.open("baseline", {{"xmlns", kNamespace},
                        {"rulebook", baseline.rulebook},
                        {"rulebook_sha256", baseline.rulebook_sha256}});
  out.line();
  for (const KnownFail& known : baseline.known) {
    const std::string year = std::to_string(known.year);
    out.raw("  ");
    if (known.record.empty()) {
      out.empty("known", {{"rule", known.rule},
                          {"cell", known.cell},
                          {"year", year},
                          {"subject", known.subject},
                          {"fingerprint", known.fingerprint}});
    } else {
      out.empty("known", {{"rule", known.rule},
                          {"record", known.record},
                          {"subject", known.subject},
                          {"fingerprint", known.fingerprint}});
    }
    out.line();
  }
  out.close().line();
  return out.take();
}

void add_known(const FileReport& file, Baseline& baseline) {
  const auto prints = fingerprints(file);
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const Verdict& verdict = file.verdicts[i];
    if (verdict.outcome != Outcome::Fail) continue;
    baseline.known.push_back({.rule = verdict.rule,
                              .record = file.record_id,
                              .cell = {},
                              .subject = verdict.subject.vi,
                              .fingerprint = prints[i]});
  }
}

void add_known(const SeriesReport& series, Baseline& baseline) {
  if (series.verdict.outcome != Outcome::Fail) return;
  KnownFail known{.rule = series.verdict.rule,
                  .record = {},
                  .cell = series.cell_code,
                  .year = series.year,
                  .subject = series.verdict.subject.vi,
                  .fingerprint = fingerprint(series)};
  // The same subject twice in a year is one thing to know.
  const bool there =
      std::any_of(baseline.known.begin(), baseline.known.end(),
                  [&](const KnownFail& one) { return one.fingerprint == known.fingerprint; });
  if (!there) baseline.known.push_back(std::move(known));
}

BaselineMatch::BaselineMatch(Baseline baseline) : baseline_(std::move(baseline)) {
  for (std::size_t i = 0; i < baseline_.known.size(); ++i) {
    by_print_.emplace(baseline_.known[i].fingerprint, i);
  }
}

void BaselineMatch::mark(Verdict& verdict, const std::string& print) {
  const auto found = by_print_.find(print);
  if (found != by_print_.end()) met_.insert(found->second);
  if (verdict.outcome != Outcome::Fail) return;
  verdict.novelty = found != by_print_.end() ? Novelty::Unchanged : Novelty::New;
}

void BaselineMatch::mark(FileReport& file) {
  if (!file.record_id.empty()) homes_.insert(file.record_id);
  const auto prints = fingerprints(file);
  for (std::size_t i = 0; i < prints.size(); ++i) mark(file.verdicts[i], prints[i]);
}

void BaselineMatch::mark(SeriesReport& series) {
  homes_.insert(home_of(series));
  const Outcome outcome = series.verdict.outcome;
  if (outcome != Outcome::Fail && outcome != Outcome::Waived) return;
  mark(series.verdict, fingerprint(series));
}

std::vector<AbsentFinding> BaselineMatch::absent(const std::string& rule) const {
  std::vector<AbsentFinding> gone;
  for (std::size_t i = 0; i < baseline_.known.size(); ++i) {
    const KnownFail& known = baseline_.known[i];
    const bool looked_at = homes_.contains(home_of_known(known));
    if (met_.contains(i) || !looked_at || (!rule.empty() && rule != known.rule)) continue;
    gone.push_back({.rule = known.rule, .home = home_of_known(known), .subject = known.subject});
  }
  return gone;
}

}  // namespace vanthu::report
