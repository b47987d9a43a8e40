// vanthu_bench SAMPLES DATA PROGRAM [--json] [--meetings N] [--cells N] [--documents N]
// [--audited N] [--province]: what a paper and a meeting cost.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/file_store.h"
#include "bench_office.h"
#include "bench_workspace.h"
#include "figures.h"
#include "layout/lay_out.h"
#include "measure.h"
#include "must.h"
#include "pdf/font_pack.h"
#include "province_bench.h"
#include "rules/situation.h"
#include "run/data_folder.h"
#include "run/format_profiles.h"
#include "run/gallery.h"
#include "run/run_batch.h"
#include "run/verify_archive.h"

namespace vanthu::bench {
namespace {

struct Arguments {
  std::string samples;
  std::string data;
  std::string program;
  // This program.
  std::string self;
  // Only judge cells over time, in a process of its own.
  bool series = false;
  // Only audit, in a process of its own.
  bool audit = false;
  bool json = false;
  // Only a generated province.
  bool province = false;
  bool copies = true;
  int meetings = 1000;
  int cells = 10000;
  // Generated, for the audit; 0: none.
  int audited = 7200;
  // Generated, for searching; 0: none.
  int documents = 20000;
};

// The same minutes with the text between title and signatures repeated until 200 pages are full.
document::Document long_paper(const document::Document& minutes,
                              const layout::FormatProfile& profile,
                              const layout::FontMetrics& metrics) {
  document::Document out = minutes;
  const std::vector<document::Block> text(minutes.blocks.begin() + 2, minutes.blocks.end() - 1);
  for (std::size_t pages = 0; pages < 200;) {
    out.blocks.insert(out.blocks.end() - 1, text.begin(), text.end());
    pages = must(layout::lay_out(out, profile, metrics)).pages.size();
  }
  return out;
}

void measure_layout(BenchOffice& office, const Arguments& arguments,
                    const document::Document& minutes, Figures& figures) {
  const auto profiles = must(run::FormatProfiles::read(office.files(), arguments.data));
  const auto& profile = profiles.all()[must(profiles.choose("", minutes.date))];
  const auto fonts = must(pdf::FontPack::load(office.files(), arguments.data + "/fonts"));
  const layout::FontMetrics& metrics = fonts.metrics();
  figures.layout_ms =
      ms_per_call(9, 200, [&] { must(layout::lay_out(minutes, profile, metrics)); });
  const document::Document many = long_paper(minutes, profile, metrics);
  const auto pages =
      static_cast<double>(must(layout::lay_out(many, profile, metrics)).pages.size());
  figures.pages200_ms =
      ms_per_call(9, 5, [&] { must(layout::lay_out(many, profile, metrics)); }) * 200 / pages;
}

void measure_papers(BenchOffice& office, const Arguments& arguments, const run::Services& services,
                    Figures& figures) {
  const auto listed =
      must(run::list_records(office.files(), nullptr, {arguments.samples + "/records"}));
  // The first minutes of two pages.
  model::MeetingRecord record;
  for (const run::RecordFile& file : listed) {
    const auto checked = run::check_record_file(office.files(), file, services.rulebook, {});
    if (!checked.record) continue;
    const auto printed =
        must(services.press.print(*checked.record, {.docx = false, .kind = "minutes"}));
    figures.pages = printed.papers.front().pages;
    record = *checked.record;
    if (figures.pages == 2) break;
  }
  const auto print = [&](const run::PrintOptions& options) {
    return std::move(must(services.press.print(record, options)).papers.front());
  };
  const run::PrintOptions unsigned_pdf{.docx = false, .kind = "minutes"};
  run::PrintOptions signed_pdf = unsigned_pdf;
  signed_pdf.signer = &services.signer;
  signed_pdf.sealed_at = office.clock().now();
  const run::PrintOptions docx{.pdf = false, .kind = "minutes"};
  measure_layout(office, arguments,
                 print({.pdf = false, .docx = false, .kind = "minutes"}).document, figures);
  figures.pdf_kb = static_cast<double>(print(signed_pdf).pdf.size()) / 1024.0;
  figures.docx_kb = static_cast<double>(print(docx).docx.size()) / 1024.0;
  figures.pdf_unsigned_ms = ms_per_call(9, 200, [&] { print(unsigned_pdf); });
  figures.pdf_signed_ms = ms_per_call(9, 200, [&] { print(signed_pdf); });
  figures.docx_ms = ms_per_call(9, 200, [&] { print(docx); });
}

int count_gallery(BenchOffice& office, const Arguments& arguments, const run::Services& services) {
  const auto samples = must(run::read_template_samples(office.files(), arguments.data));
  const auto previews = must(services.press.preview(samples, {}, {}));
  return static_cast<int>(std::count_if(previews.begin(), previews.end(), [](const auto& one) {
    return one.paper && !one.paper->pdf.empty() && !one.paper->docx.empty();
  }));
}

// Lines of all sample papers, for making documents to search.
std::vector<std::string> sample_lines(BenchOffice& office, const Arguments& arguments,
                                      const run::Services& services) {
  std::vector<std::string> lines;
  for (const run::RecordFile& file :
       must(run::list_records(office.files(), nullptr, {arguments.samples + "/records"}))) {
    const auto checked = run::check_record_file(office.files(), file, services.rulebook, {});
    if (!checked.record) continue;
    for (const run::Paper& paper :
         must(services.press.print(*checked.record, {.pdf = false, .docx = false})).papers) {
      std::istringstream text(document::plain_text(paper.document).str());
      for (std::string line; std::getline(text, line);) lines.push_back(line);
    }
  }
  return lines;
}

// Every sample record against all rules, without reading it.
void measure_rules(BenchOffice& office, const Arguments& arguments, const rules::Rulebook& rulebook,
                   Figures& figures) {
  std::vector<model::MeetingRecord> records;
  for (const run::RecordFile& file :
       must(run::list_records(office.files(), nullptr, {arguments.samples + "/records"}))) {
    auto checked = run::check_record_file(office.files(), file, rulebook, {});
    if (checked.record) records.push_back(std::move(*checked.record));
  }
  const double all_ms = ms_per_call(9, 10, [&] {
    for (const model::MeetingRecord& record : records) rules::judge_record(record, rulebook, {});
  });
  figures.check_record_us = 1000.0 * all_ms / static_cast<double>(records.size());
  const double words_ms = ms_per_call(9, 10, [&] {
    for (const model::MeetingRecord& record : records) rules::check_record(record, rulebook, {});
  });
  figures.check_in_words_us = 1000.0 * words_ms / static_cast<double>(records.size());
}

// Twelve regular and four thematic meetings a cell, made, judged and let go. Of its own process,
// for its own peak memory: prints "peak_mb per_second".
void judge_cells(const Arguments& arguments) {
  const DiskFileStore files;
  const auto rulebook = must(run::read_rulebook(files, arguments.data));
  double spent = 0;
  for (int i = 0; i < arguments.cells; ++i) {
    // Every tenth cell misses a month.
    const std::string missing = i % 10 == 0 ? "5" : "";
    const auto records = must(
        rules::make_series({{"months", "12"}, {"thematic", "3 6 9 12"}, {"missing", missing}}));
    const double begin = cpu_ms();
    if (rules::check_series(records, rulebook, {}).empty()) throw std::runtime_error("no verdict");
    spent += cpu_ms() - begin;
  }
  std::printf("%.3f %.3f\n", peak_mb(), arguments.cells * 1000.0 / spent);
}

SeriesFigures measure_series(const Arguments& arguments) {
  const auto numbers =
      run_apart(arguments.self + " --series --cells " + std::to_string(arguments.cells) + " . '" +
                    arguments.data + "' .",
                2);
  return {.peak_mb = numbers[0], .per_second = numbers[1]};
}

// Bytes, log and index alone, and the signatures with them.
void measure_verify(BenchOffice& office, const archive::Archive& archive,
                    const Arguments& arguments, Figures& figures) {
  const auto trusted = must(run::trust_list(office.files(), office.workspace()));
  const double megabytes = megabytes_below(office.workspace().archive());
  const auto spent = [&](archive::VerifyLevel level) {
    archive::VerifyOptions options;
    options.level = level;
    options.signatures = run::signature_checks(trusted);
    const double begin = cpu_ms();
    const auto report = must(archive.verify(options));
    if (!report.problems.empty()) throw std::runtime_error("the archive does not verify");
    return cpu_ms() - begin;
  };
  const double verify_ms = spent(archive::VerifyLevel::Log);
  figures.verify_ms = verify_ms / arguments.meetings;
  figures.verify_mb_per_s = megabytes / verify_ms * 1000;
  figures.verify_signed_mb_per_s = megabytes / spent(archive::VerifyLevel::Signatures) * 1000;
}

void measure_batch(BenchOffice& office, const Arguments& arguments, const run::Services& services,
                   Figures& figures) {
  const run::Workspace& workspace = office.workspace();
  archive::Archive archive = office.new_archive(workspace.archive());
  const auto records = must(run::list_records(office.files(), &workspace, {}));
  const double begin = cpu_ms();
  const run::BatchSummary summary = run::run_batch(
      records,
      {.files = office.files(), .workspace = workspace, .services = services, .archive = &archive},
      {.workers = 2}, {});
  const double spent = cpu_ms() - begin;
  // Two of the sample meetings break a rule on purpose, and so do their copies.
  if (summary.stored + summary.held != static_cast<std::uint64_t>(arguments.meetings)) {
    throw std::runtime_error("only " + std::to_string(summary.stored) + " meetings were stored");
  }
  figures.meeting_ms = spent / arguments.meetings;
  figures.peak_mb = peak_mb();
  measure_verify(office, archive, arguments, figures);
  const double before_rebuild = cpu_ms();
  const auto rebuilt = must(archive.rebuild_index());
  figures.rebuild_per_s =
      static_cast<double>(rebuilt.documents) * 1000.0 / (cpu_ms() - before_rebuild);
}

Figures measure(const Arguments& arguments) {
  Figures figures;
  const BenchWorkspace folder(arguments.samples, arguments.meetings);
  BenchOffice office(must(run::open_workspace(DiskFileStore(), folder.root())));
  const auto rulebook = must(run::read_rulebook(office.files(), arguments.data));
  const auto press = must(run::PaperPress::open(office.files(), arguments.data, folder.root()));
  const run::Services services{
      .clock = office.clock(), .rulebook = rulebook, .press = press, .signer = office.signer()};
  figures.startup_ms = ms_to_first_output(11, {arguments.program, "rules", "list"});
  figures.series = measure_series(arguments);
  figures.audit = audit_apart(arguments.self, arguments.data, arguments.audited);
  measure_rules(office, arguments, rulebook, figures);
  measure_batch(office, arguments, services, figures);
  measure_papers(office, arguments, services, figures);
  figures.gallery_kinds = count_gallery(office, arguments, services);
  figures.books = measure_books(arguments.samples, arguments.data);
  if (arguments.documents > 0) {
    figures.search = measure_search(sample_lines(office, arguments, services), arguments.documents);
  }
  return figures;
}

void print(const Figures& figures, const Arguments& arguments) {
  const std::vector<Row> rows = rows_of(figures);
  if (arguments.json) {
    std::cout << json_of(rows) << '\n';
    return;
  }
  print_table(rows);
  std::printf("document: minutes of %d pages; batch: %d meetings, 2 workers\n", figures.pages,
              arguments.meetings);
  std::printf("search: %d generated documents of 4 kB\n", figures.search.documents);
  std::printf("audit: %d generated meetings, from files\n", figures.audit.meetings);
  std::printf("series: %d generated cell-years of 16 meetings\n", arguments.cells);
}

void print_province(const Arguments& arguments) {
  const std::vector<Row> rows = rows_of(measure_province(
      arguments.data, {.meetings = arguments.meetings, .copies = arguments.copies}));
  if (arguments.json) {
    std::cout << json_of(rows) << '\n';
    return;
  }
  print_table(rows);
  std::printf("province: %d generated meetings\n", arguments.meetings);
}

}  // namespace
}  // namespace vanthu::bench

int main(int argc, char** argv) {
  vanthu::bench::Arguments arguments;
  std::vector<std::string> words(argv + 1, argv + argc);
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--json") {
      arguments.json = true;
    } else if (words[i] == "--province") {
      arguments.province = true;
    } else if (words[i] == "--no-copies") {
      arguments.copies = false;
    } else if (words[i] == "--series") {
      arguments.series = true;
    } else if (words[i] == "--audit") {
      arguments.audit = true;
    } else if (words[i] == "--audited" && i + 1 < words.size()) {
      arguments.audited = std::stoi(words[++i]);
    } else if (words[i] == "--cells" && i + 1 < words.size()) {
      arguments.cells = std::stoi(words[++i]);
    } else if (words[i] == "--documents" && i + 1 < words.size()) {
      arguments.documents = std::stoi(words[++i]);
    } else if (words[i] == "--meetings" && i + 1 < words.size()) {
      arguments.meetings = std::stoi(words[++i]);
    } else {
      plain.push_back(words[i]);
    }
  }
  if (plain.size() != 3) {
    std::cerr << "usage: vanthu_bench SAMPLES DATA PROGRAM [--json] [--meetings N] [--cells N] "
                 "[--documents N] [--audited N] [--province] [--no-copies]\n";
    return 2;
  }
  arguments.self = argv[0];
  arguments.samples = plain[0];
  arguments.data = plain[1];
  arguments.program = plain[2];
  try {
    if (arguments.audit) {
      const auto figures = vanthu::bench::measure_audit(arguments.data, arguments.audited);
      std::printf("%.3f %.3f %.3f\n", figures.audit_s, figures.peak_mb, figures.page_mb);
      return 0;
    }
    if (arguments.series) {
      vanthu::bench::judge_cells(arguments);
      return 0;
    }
    if (arguments.province) {
      vanthu::bench::print_province(arguments);
      return 0;
    }
    const auto figures = vanthu::bench::measure(arguments);
    vanthu::bench::print(figures, arguments);
  } catch (const std::exception& error) {
    std::cerr << "vanthu_bench: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
