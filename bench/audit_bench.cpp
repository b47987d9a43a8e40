#include "audit_bench.h"

#include <stdexcept>
#include <vector>

#include "audit/audit_writers.h"
#include "base/file_store.h"
#include "measure.h"
#include "must.h"
#include "run/audit_office.h"
#include "run/audit_sources.h"
#include "run/data_folder.h"
#include "temporary_folder.h"

namespace vanthu::bench {
namespace {

// The record as one of the copy's own cell: "38.168.053.001" becomes "0007.38.168.053.001".
std::string in_copy(std::string bytes, const std::string& copy) {
  const std::string mark = "<cell code=\"";
  const std::size_t at = bytes.find(mark);
  if (at == std::string::npos) throw std::runtime_error("a sample record without cell");
  bytes.insert(at + mark.size(), copy + ".");
  return bytes;
}

std::vector<run::RecordFile> make_copies(DiskFileStore& files, const std::string& samples,
                                         const std::string& folder, int meetings) {
  const auto originals = must(run::list_records(files, nullptr, {samples + "/records"}));
  std::vector<run::RecordFile> made;
  for (int copy = 1; static_cast<int>(made.size()) < meetings; ++copy) {
    const std::string name = std::to_string(10000 + copy);
    must(files.make_directories(folder + "/" + name));
    for (const run::RecordFile& original : originals) {
      if (static_cast<int>(made.size()) == meetings) break;
      const std::string path = folder + "/" + name + "/" + std::to_string(made.size()) + ".xml";
      must(files.stage_file(path, in_copy(must(files.read(original.path)), name)));
      made.push_back({.path = path, .name = name + "/" + file_name(original.name)});
    }
  }
  return made;
}

}  // namespace

AuditFigures measure_audit(const std::string& samples, const std::string& data, int meetings) {
  DiskFileStore files;
  const TemporaryFolder folder;
  const auto list = make_copies(files, samples, folder.path(), meetings);
  const auto rulebook = must(run::read_rulebook(files, data));
  const rules::LocalProfiles local;
  const run::WaiverShelf waivers;
  const double before = cpu_ms();
  const auto sources = run::AuditSources::of_files(files, list, {.workers = 2});
  const auto report =
      must(run::audit_office(sources, {.rulebook = rulebook, .local = local, .waivers = waivers},
                             {}, {.head = {.program = "bench"}, .workers = 2}, {}));
  const std::string page = audit::write_html(report, {});
  if (report.total.counts[audit::Figure::Meetings] +
              static_cast<std::int64_t>(report.left_out.total) !=
          meetings ||
      page.empty()) {
    throw std::runtime_error("not all meetings were audited");
  }
  return {.meetings = meetings, .audit_s = (cpu_ms() - before) / 1000, .peak_mb = peak_mb()};
}

AuditFigures audit_apart(const std::string& program, const std::string& samples,
                         const std::string& data, int meetings) {
  if (meetings == 0) return {};
  const auto numbers = run_apart(program + " --audit --audited " + std::to_string(meetings) + " '" +
                                     samples + "' '" + data + "' .",
                                 2);
  return {.meetings = meetings, .audit_s = numbers[0], .peak_mb = numbers[1]};
}

}  // namespace vanthu::bench
