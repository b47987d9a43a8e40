#include "run/run_report.h"

#include <cerrno>
#include <nlohmann/json.hpp>

namespace vanthu::run {
namespace {

constexpr int kLinesAtOnce = 32;

Error not_written(const std::string& path) {
  return system_error(path,
                      {"không ghi được báo cáo lần chạy", "the run's report cannot be written"},
                      errno != 0 ? errno : EIO);
}

nlohmann::ordered_json failed_rules(const findings::Verdicts& verdicts) {
  auto rules = nlohmann::ordered_json::array();
  for (const findings::Verdict& verdict : verdicts) {
    if (verdict.outcome != findings::Outcome::Fail) continue;
    if (rules.empty() || rules.back() != verdict.rule) rules.push_back(verdict.rule);
  }
  return rules;
}

}  // namespace

std::string fate_name(Fate fate) {
  switch (fate) {
    case Fate::Stored:
      return "stored";
    case Fate::NewVersion:
      return "new_version";
    case Fate::Unchanged:
      return "unchanged";
    case Fate::Held:
      return "held";
    case Fate::Unreadable:
      return "unreadable";
    case Fate::Refused:
      return "refused";
  }
  return {};
}

Result<RunReport> RunReport::create(const std::string& path) {
  errno = 0;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (!out) return not_written(path);
  return RunReport(path, std::move(out));
}

void RunReport::add(const RecordReport& report) {
  nlohmann::ordered_json line{
      {"schema", "vanthu-run/1"}, {"file", report.file.name}, {"fate", fate_name(report.fate)}};
  if (const auto& record = report.checked.record) {
    line["record"] = record->id;
    line["cell"] = record->cell.code;
    line["held_on"] = to_iso(record->meeting.start.date);
  }
  if (!report.object_id.empty()) line["object"] = report.object_id;
  if (report.receipt) line["version"] = report.receipt->version;
  if (!report.output.empty()) line["output"] = report.output;
  if (report.papers > 0) {
    line["papers"] = report.papers;
    line["pages"] = report.pages;
  }
  for (const Draft& draft : report.drafts)
    line["drafts"].push_back({{"paper", draft.id}, {"kind", draft.kind}});
  auto rules = failed_rules(report.checked.verdicts);
  if (!rules.empty()) line["failed"] = std::move(rules);
  if (!report.checked.problems.empty()) line["problems"] = report.checked.problems.size();
  const auto& error = report.error ? report.error : report.checked.unreadable;
  if (error) line["error"] = {{"vi", error->what.vi}, {"en", error->what.en}, {"at", error->where}};
  out_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  if (++unflushed_ < kLinesAtOnce) return;
  out_.flush();
  unflushed_ = 0;
}

Result<Done> RunReport::finish() {
  out_.close();
  if (!out_) return not_written(path_);
  return Done{};
}

}  // namespace vanthu::run
