#include "cli/run_account.h"

#include "cli/json_text.h"
#include "run/run_report.h"

namespace vanthu::cli {
namespace {

using nlohmann::ordered_json;

ordered_json repeated_numbers(const run::BatchSummary& summary) {
  ordered_json all = ordered_json::array();
  if (!summary.repeated_numbers.ok()) return all;
  for (const run::RepeatedNumber& repeated : summary.repeated_numbers.value()) {
    const archive::NumberedPaper& first = repeated.front();
    ordered_json papers = ordered_json::array();
    for (const archive::NumberedPaper& paper : repeated) {
      papers.push_back({{"record", paper.meeting_id},
                        {"date", to_iso(paper.date)},
                        {"object", paper.object_id}});
    }
    all.push_back({{"cell", first.cell_code},
                   {"term", first.term},
                   {"kind", first.kind},
                   {"number", first.number},
                   {"papers", std::move(papers)}});
  }
  return all;
}

}  // namespace

void RunAccount::add(const run::RecordReport& report) {
  ordered_json record{{"file", report.file.name}, {"fate", run::fate_name(report.fate)}};
  if (report.receipt) {
    record["object"] = report.receipt->object_id;
    record["version"] = report.receipt->version;
  }
  if (!report.output.empty()) record["output"] = report.output;
  if (!report.set_aside.empty()) record["set_aside"] = report.set_aside;
  if (!report.signed_before.empty()) record["signed_before"] = report.signed_before;
  records_.push_back(std::move(record));
}

std::string RunAccount::text(const run::BatchSummary& summary,
                             const RunCircumstances& circumstances) const {
  return json_text(ordered_json{{"records", summary.records},
                                {"stored", summary.stored},
                                {"new_versions", summary.new_versions},
                                {"unchanged", summary.unchanged},
                                {"held", summary.held},
                                {"unreadable", summary.unreadable},
                                {"refused", summary.refused},
                                {"papers", summary.papers},
                                {"pages", summary.pages},
                                {"warnings", circumstances.warnings},
                                {"repeated_numbers", repeated_numbers(summary)},
                                {"interrupted", summary.interrupted},
                                {"dry_run", circumstances.dry_run},
                                {"details", records_}});
}

}  // namespace vanthu::cli
