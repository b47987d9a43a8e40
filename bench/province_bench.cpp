#include "province_bench.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "measure.h"
#include "province/write_province.h"
#include "run/data_folder.h"
#include "run/key_store.h"
#include "run/output_folder.h"
#include "run/run_batch.h"

namespace vanthu::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kWorkers = 2;
// Measured alone on so many records.
constexpr std::size_t kSample = 192;

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "vanthu-province-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

double kilobytes_below(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / 1024.0;
}

double wall_seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

struct Province {
  DiskFileStore files;
  SystemClock clock;
};

class ProvinceBench {
 public:
  ProvinceBench(const std::string& data, const std::string& root)
      : workspace_(must(run::open_workspace(world_.files, root))),
        rulebook_(must(run::read_rulebook(world_.files, data))),
        press_(must(run::PaperPress::open(world_.files, data, root))) {
    const auto passphrase = must(run::create_passphrase_file(world_.files, workspace_));
    must(run::create_office_key(world_.files, world_.clock, workspace_, {}, passphrase));
    signer_ = must(run::open_office_key(world_.files, workspace_, nullptr));
    records_ = must(run::list_records(world_.files, &workspace_, {}));
  }

  void measure(ProvinceFigures& figures) {
    figures.meetings = static_cast<int>(records_.size());
    measure_stages(figures);
    measure_batch(figures);
    const double stages = figures.check_ms + figures.papers_ms + figures.pack_ms + figures.store_ms;
    figures.ratio = figures.meeting_ms / stages;
    figures.kb_per_meeting =
        (kilobytes_below(workspace_.archive()) + kilobytes_below(workspace_.path("out"))) /
        figures.meetings;
  }

 private:
  run::Services services() const {
    return {.clock = world_.clock, .rulebook = rulebook_, .press = press_, .signer = *signer_};
  }

  archive::Archive new_archive(const std::string& root) {
    must(archive::Archive::create(world_.files, world_.clock, root, {.office = "bench"}));
    return must(archive::Archive::open(world_.files, world_.clock, root, archive::Access::Write));
  }

  // Records spread over the province, one stage after the other.
  void measure_stages(ProvinceFigures& figures) {
    const std::size_t count = std::min(kSample, records_.size());
    std::vector<run::RecordFile> sample;
    std::vector<std::string> bytes;
    for (std::size_t i = 0; i < count; ++i) {
      sample.push_back(records_[i * records_.size() / count]);
      bytes.push_back(must(world_.files.read(sample.back().path)));
    }
    const auto each = [&](double begin) { return (cpu_ms() - begin) / static_cast<double>(count); };
    const run::Services services = this->services();
    double begin = cpu_ms();
    std::vector<run::CheckedFile> checked;
    for (std::size_t i = 0; i < count; ++i) {
      checked.push_back(run::check_record_bytes(sample[i], bytes[i], rulebook_, {}, nullptr));
    }
    figures.check_ms = each(begin);
    begin = cpu_ms();
    for (const run::CheckedFile& one : checked) {
      must(press_.print(*one.record, {.signer = signer_.get(), .sealed_at = world_.clock.now()}));
    }
    figures.papers_ms = each(begin);
    begin = cpu_ms();
    std::vector<archive::Submission> submissions;
    for (std::size_t i = 0; i < count; ++i) {
      submissions.push_back(*run::run_record(sample[i], bytes[i], services).submission);
    }
    figures.pack_ms = std::max(0.0, each(begin) - figures.check_ms - figures.papers_ms);
    begin = cpu_ms();
    store_alone(submissions);
    figures.store_ms = each(begin);
  }

  void store_alone(const std::vector<archive::Submission>& submissions) {
    const TemporaryFolder scratch;
    const run::Workspace elsewhere(scratch.file(""), workspace_.office());
    archive::Archive archive = new_archive(scratch.file("archive"));
    const std::span<const archive::Submission> all(submissions);
    for (std::size_t i = 0; i < all.size(); i += 48) {
      for (auto& receipt :
           archive.store(all.subspan(i, std::min<std::size_t>(48, all.size() - i)))) {
        must(std::move(receipt));
      }
    }
    for (const archive::Submission& one : submissions) {
      must(run::write_copies(world_.files, elsewhere, one));
    }
  }

  void measure_batch(ProvinceFigures& figures) {
    archive::Archive archive = new_archive(workspace_.archive());
    const run::Services services = this->services();
    const run::BatchWorld world{
        .files = world_.files, .workspace = workspace_, .services = services, .archive = &archive};
    const std::uint64_t tenth = std::max<std::uint64_t>(records_.size() / 10, 1);
    const double begin = cpu_ms();
    const double wall = wall_seconds();
    double first_tenth = 0;
    double last_tenth_from = begin;
    const auto summary =
        run::run_batch(records_, world, {.workers = kWorkers},
                       {.done = {}, .progress = [&](std::uint64_t made, const run::RecordFile&) {
                          if (made == tenth) first_tenth = cpu_ms() - begin;
                          if (made == records_.size() - tenth) last_tenth_from = cpu_ms();
                          return true;
                        }});
    const double spent = cpu_ms() - begin;
    const double passed = wall_seconds() - wall;
    if (summary.stored != records_.size()) {
      throw std::runtime_error("only " + std::to_string(summary.stored) + " meetings were stored");
    }
    const auto count = static_cast<double>(records_.size());
    figures.meeting_ms = spent / count;
    figures.per_s = count / passed;
    figures.cores = spent / 1000.0 / passed / kWorkers;
    figures.growth = (begin + spent - last_tenth_from) / std::max(first_tenth, 0.001);
    figures.peak_mb = peak_mb();
    const double again = cpu_ms();
    const auto skipped = run::run_batch(records_, world, {.workers = kWorkers}, {});
    if (skipped.unchanged != records_.size()) throw std::runtime_error("not all were passed by");
    figures.skip_us = 1000.0 * (cpu_ms() - again) / count;
  }

  Province world_;
  run::Workspace workspace_;
  rules::Rulebook rulebook_;
  run::PaperPress press_;
  std::unique_ptr<sign::Signer> signer_;
  std::vector<run::RecordFile> records_;
};

}  // namespace

ProvinceFigures measure_province(const std::string& data, int meetings) {
  const TemporaryFolder folder;
  const std::string root = folder.file("province");
  ProvinceFigures figures;
  const double begin = cpu_ms();
  province::write_province({.root = root,
                            .cells = meetings,
                            .months = 12,
                            .seed = 1,
                            .most_records = static_cast<std::uint64_t>(meetings)});
  figures.generate_ms = (cpu_ms() - begin) / meetings;
  ProvinceBench(data, root).measure(figures);
  return figures;
}

void print_province(const ProvinceFigures& f) {
  const auto row = [](const char* name, double value, const char* unit, const char* mark) {
    std::printf("%-44s %9.3f %-4s %s\n", name, value, unit, mark);
  };
  std::printf("%-44s %9s %-4s %s\n", "", "value", "", "mark");
  row("a meeting, all stages, durable, CPU", f.meeting_ms, "ms", "<= 3");
  row("  read and check, alone", f.check_ms, "ms", "");
  row("  papers as PDF and DOCX, signed, alone", f.papers_ms, "ms", "");
  row("  manifest and its signature, alone", f.pack_ms, "ms", "");
  row("  archive, index and copies, alone", f.store_ms, "ms", "");
  row("the whole to the sum of the stages", f.ratio, "", "");
  row("meetings", f.per_s, "/s", "");
  row("both cores used", f.cores, "", ">= 0.9");
  row("peak memory", f.peak_mb, "MB", "<= 400");
  row("the last tenth to the first, CPU", f.growth, "", "flat");
  row("archive and copies, a meeting", f.kb_per_meeting, "kB", "");
  row("passing by a stored record, CPU", f.skip_us, "us", "");
  row("generating a record, CPU", f.generate_ms, "ms", "");
  std::printf("province: %d generated meetings, %d workers\n", f.meetings, kWorkers);
}

std::string province_json(const ProvinceFigures& f) {
  const nlohmann::ordered_json object{
      {"province_meetings", f.meetings},   {"province_meeting_ms", f.meeting_ms},
      {"province_per_s", f.per_s},         {"province_peak_mb", f.peak_mb},
      {"province_ratio", f.ratio},         {"province_check_ms", f.check_ms},
      {"province_papers_ms", f.papers_ms}, {"province_pack_ms", f.pack_ms},
      {"province_store_ms", f.store_ms},   {"province_cores", f.cores},
      {"province_growth", f.growth},       {"province_kb", f.kb_per_meeting},
      {"province_skip_us", f.skip_us}};
  return object.dump();
}

}  // namespace vanthu::bench
