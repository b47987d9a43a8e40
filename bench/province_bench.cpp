#include "province_bench.h"

#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "archive/archive.h"
#include "base/file_store.h"
#include "bench_office.h"
#include "measure.h"
#include "must.h"
#include "province/write_province.h"
#include "run/data_folder.h"
#include "run/output_folder.h"
#include "run/run_batch.h"
#include "temporary_folder.h"

namespace vanthu::bench {
namespace {

constexpr int kWorkers = 2;
// Measured alone on so many records.
constexpr std::size_t kSample = 192;

double wall_seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

class ProvinceBench {
 public:
  ProvinceBench(const std::string& data, const std::string& root, bool copies)
      : copies_(copies),
        office_(must(run::open_workspace(DiskFileStore(), root))),
        rulebook_(must(run::read_rulebook(office_.files(), data))),
        press_(must(run::PaperPress::open(office_.files(), data, root))),
        records_(must(run::list_records(office_.files(), &office_.workspace(), {}))) {}

  void measure(ProvinceFigures& figures) {
    figures.meetings = static_cast<int>(records_.size());
    measure_stages(figures);
    measure_batch(figures);
    const double stages = figures.check_ms + figures.papers_ms + figures.pack_ms + figures.store_ms;
    figures.ratio = figures.meeting_ms / stages;
    figures.kb_per_meeting = 1024 *
                             (megabytes_below(office_.workspace().archive()) +
                              (copies_ ? megabytes_below(office_.workspace().path("out")) : 0)) /
                             figures.meetings;
  }

 private:
  run::Services services() const {
    return {.clock = office_.clock(),
            .rulebook = rulebook_,
            .press = press_,
            .signer = office_.signer()};
  }

  // Records spread over the province, one stage after the other.
  void measure_stages(ProvinceFigures& figures) {
    const std::size_t count = std::min(kSample, records_.size());
    std::vector<run::RecordFile> sample;
    std::vector<std::string> bytes;
    for (std::size_t i = 0; i < count; ++i) {
      sample.push_back(records_[i * records_.size() / count]);
      bytes.push_back(must(office_.files().read(sample.back().path)));
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
      must(press_.print(*one.record,
                        {.signer = &office_.signer(), .sealed_at = office_.clock().now()}));
    }
    figures.papers_ms = each(begin);
    begin = cpu_ms();
    std::vector<archive::Submission> submissions;
    for (std::size_t i = 0; i < count; ++i) {
      submissions.push_back(*run::run_record(sample[i], bytes[i], services).submission);
    }
    figures.pack_ms = std::max(0.0, each(begin) - figures.check_ms - figures.papers_ms);
    const StoredAlone stored = store_alone(submissions);
    figures.store_ms = stored.with_copies_ms / static_cast<double>(count);
    figures.ingest_per_s = static_cast<double>(count) * 1000 / stored.archive_ms;
  }

  // The log's key is made once in a year, and slowly, as its passphrase asks for: not part of what
  // a meeting costs.
  archive::Archive archive_with_key(const std::string& root) {
    archive::Archive archive = office_.new_archive(root);
    must(archive.rotate_log_key());
    return archive;
  }

  struct StoredAlone {
    double archive_ms = 0;
    double with_copies_ms = 0;
  };

  // Durable, in batches as `vanthu run` stores them.
  StoredAlone store_alone(const std::vector<archive::Submission>& submissions) {
    const run::Workspace elsewhere(scratch_.file(""), office_.workspace().office());
    archive::Archive archive = archive_with_key(scratch_.file("archive"));
    const double begin = cpu_ms();
    for (const archive::Submission& one : submissions) archive.hand_in(one);
    for (auto& receipt : archive.commit()) must(std::move(receipt));
    StoredAlone stored{.archive_ms = cpu_ms() - begin};
    for (const archive::Submission& one : submissions) {
      if (!copies_) break;
      must(run::show_copies(office_.files(), elsewhere,
                            must(run::stage_copies(office_.files(), elsewhere, one))));
    }
    stored.with_copies_ms = cpu_ms() - begin;
    return stored;
  }

  void measure_batch(ProvinceFigures& figures) {
    archive::Archive archive = archive_with_key(office_.workspace().archive());
    const run::Services services = this->services();
    const run::BatchWorld world{.files = office_.files(),
                                .workspace = office_.workspace(),
                                .services = services,
                                .archive = &archive};
    const std::uint64_t tenth = std::max<std::uint64_t>(records_.size() / 10, 1);
    const double begin = cpu_ms();
    const double wall = wall_seconds();
    double first_tenth = 0;
    double last_tenth_from = begin;
    const auto summary =
        run::run_batch(records_, world, {.workers = kWorkers, .copies = copies_},
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
    const auto skipped =
        run::run_batch(records_, world, {.workers = kWorkers, .copies = copies_}, {});
    if (skipped.unchanged != records_.size()) throw std::runtime_error("not all were passed by");
    figures.skip_us = 1000.0 * (cpu_ms() - again) / count;
  }

  bool copies_;
  // Kept to the end: for some minutes ext4 walks past the inodes of deleted files one by one for
  // each file it makes, and the batch would pay for what was cleared away before it.
  TemporaryFolder scratch_;
  BenchOffice office_;
  rules::Rulebook rulebook_;
  run::PaperPress press_;
  std::vector<run::RecordFile> records_;
};

// Kilobytes a meeting, with some room: what the last measurement printed.
constexpr double kArchiveKb = 290;
constexpr double kCopiesKb = 180;

void check_room(const std::string& folder, const ProvinceTrial& trial) {
  const double kb = kArchiveKb + (trial.copies ? kCopiesKb : 0);
  const double needed = kb * trial.meetings / 1024 / 1024;
  const double free = static_cast<double>(std::filesystem::space(folder).available) / (1U << 30U);
  if (needed < free) return;
  throw std::runtime_error("needs " + std::to_string(static_cast<int>(needed) + 1) + " GB in " +
                           folder + ", where " + std::to_string(static_cast<int>(free)) +
                           " are free: fewer --meetings, --no-copies, or another TMPDIR");
}

}  // namespace

ProvinceFigures measure_province(const std::string& data, const ProvinceTrial& trial) {
  const int meetings = trial.meetings;
  const TemporaryFolder folder;
  check_room(folder.path(), trial);
  const std::string root = folder.file("province");
  ProvinceFigures figures;
  const double begin = cpu_ms();
  province::write_province({.root = root,
                            .cells = meetings,
                            .months = 12,
                            .seed = 1,
                            .most_records = static_cast<std::uint64_t>(meetings)});
  figures.generate_ms = (cpu_ms() - begin) / meetings;
  ProvinceBench(data, root, trial.copies).measure(figures);
  return figures;
}

std::vector<Row> rows_of(const ProvinceFigures& f) {
  return {
      {"a meeting, all stages, durable, CPU", f.meeting_ms, "ms", "<= 3", "province_meeting_ms"},
      {"  read and check, alone", f.check_ms, "ms", "", "province_check_ms"},
      {"  papers as PDF and DOCX, signed, alone", f.papers_ms, "ms", "", "province_papers_ms"},
      {"  manifest and its signature, alone", f.pack_ms, "ms", "", "province_pack_ms"},
      {"  archive, index and copies, alone", f.store_ms, "ms", "", "province_store_ms"},
      {"meetings stored, of the archive alone, CPU", f.ingest_per_s, "/s", ">= 400",
       "ingest_per_s"},
      {"the whole to the sum of the stages", f.ratio, "", "", "province_ratio"},
      {"meetings", f.per_s, "/s", "", "province_per_s"},
      {"both cores used", f.cores, "", ">= 0.9", "province_cores"},
      {"peak memory", f.peak_mb, "MB", "<= 400", "province_peak_mb"},
      {"the last tenth to the first, CPU", f.growth, "", "flat", "province_growth"},
      {"archive and copies, a meeting", f.kb_per_meeting, "kB", "", "province_kb"},
      {"passing by a stored record, CPU", f.skip_us, "us", "", "province_skip_us"},
      {"generating a record, CPU", f.generate_ms, "ms", "", ""},
  };
}

}  // namespace vanthu::bench
