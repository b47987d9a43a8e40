#include "audit_bench.h"

#include <stdexcept>
#include <vector>

#include "audit/audit_writers.h"
#include "base/file_store.h"
#include "measure.h"
#include "must.h"
#include "province/write_province.h"
#include "run/audit_office.h"
#include "run/audit_sources.h"
#include "run/data_folder.h"
#include "temporary_folder.h"

namespace vanthu::bench {
namespace {

// As `vanthu audit --format html -o` does: the page, and the full tables beside it.
std::size_t write_tables(const audit::AuditReport& report, const std::string& meetings) {
  const std::string page = audit::write_html(report, {.meetings_file = "m.csv"});
  if (page.empty() || meetings.empty()) throw std::runtime_error("nothing was written");
  return page.size();
}

}  // namespace

AuditFigures measure_audit(const std::string& data, int meetings) {
  DiskFileStore files;
  const TemporaryFolder folder;
  const std::string root = folder.file("province");
  // 72 cells of eight months hold a little more than a thousand meetings.
  const auto made =
      province::write_province({.root = root,
                                .cells = meetings * 72 / 1000 + 1,
                                .months = 8,
                                .seed = 1,
                                .faults = 0.05,
                                .most_records = static_cast<std::uint64_t>(meetings)});
  const auto workspace = must(run::open_workspace(files, root));
  const auto list = must(run::list_records(files, &workspace, {}));
  const auto rulebook = must(run::read_rulebook(files, data));
  const rules::LocalProfiles local;
  const run::WaiverShelf waivers;
  std::string lines;
  const double before = cpu_ms();
  const auto sources = run::AuditSources::of_files(files, list, {.workers = 2});
  const auto report = must(run::audit_office(
      sources, {.rulebook = rulebook, .local = local, .waivers = waivers}, workspace.office(),
      {.head = {.program = "bench"}, .workers = 2},
      {.cell = [&](const audit::CellAudit& cell) { lines += audit::meeting_csv_lines(cell); },
       .progress = {}}));
  const std::size_t page = write_tables(report, lines);
  const double spent = cpu_ms() - before;
  const auto counted = report.total.counts[audit::Figure::Meetings];
  if (counted != static_cast<std::int64_t>(made.records)) {
    throw std::runtime_error("only " + std::to_string(counted) + " meetings were audited");
  }
  return {.meetings = static_cast<int>(counted),
          .audit_s = spent / 1000,
          .peak_mb = peak_mb(),
          .page_mb = static_cast<double>(page) / (1U << 20U)};
}

AuditFigures audit_apart(const std::string& program, const std::string& data, int meetings) {
  if (meetings == 0) return {};
  const auto numbers = run_apart(
      program + " --audit --audited " + std::to_string(meetings) + " . '" + data + "' .", 3);
  return {
      .meetings = meetings, .audit_s = numbers[0], .peak_mb = numbers[1], .page_mb = numbers[2]};
}

}  // namespace vanthu::bench
