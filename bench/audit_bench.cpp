#include "audit_bench.h"

#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "audit/audit_writers.h"
#include "base/file_store.h"
#include "measure.h"
#include "run/audit_office.h"
#include "run/audit_sources.h"
#include "run/data_folder.h"

namespace vanthu::bench {
namespace {

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

// A folder gone with the object.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vanthu-audit-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

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
  const Folder folder;
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
  AuditFigures figures{.meetings = meetings};
  if (meetings == 0) return figures;
  const std::string command = program + " --audit --audited " + std::to_string(meetings) + " '" +
                              samples + "' '" + data + "' .";
  FILE* pipe = ::popen(command.c_str(), "r");
  const bool read =
      pipe != nullptr && std::fscanf(pipe, "%lf %lf", &figures.audit_s, &figures.peak_mb) == 2;
  if (pipe == nullptr || ::pclose(pipe) != 0 || !read) {
    throw std::runtime_error("the audit could not be measured");
  }
  return figures;
}

}  // namespace vanthu::bench
