// vanthu_bench SAMPLES DATA PROGRAM [--json] [--meetings N] [--cells N] [--documents N]
// [--audited N] [--province]: what a paper and a meeting cost.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "audit_bench.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "bench_workspace.h"
#include "book_bench.h"
#include "layout/lay_out.h"
#include "measure.h"
#include "pdf/font_pack.h"
#include "province_bench.h"
#include "rules/situation.h"
#include "run/data_folder.h"
#include "run/format_profiles.h"
#include "run/gallery.h"
#include "run/key_store.h"
#include "run/run_batch.h"
#include "search_bench.h"

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
  int meetings = 1000;
  int cells = 10000;
  // Copies of sample records for the audit; 0: none.
  int audited = 7200;
  // Generated, for searching; 0: none.
  int documents = 20000;
};

// Of cell-years made one after the other and judged over time.
struct SeriesFigures {
  double peak_mb = 0;
  double per_second = 0;
};

struct Figures {
  double layout_ms = 0;
  double pages200_ms = 0;
  double pdf_unsigned_ms = 0;
  double pdf_signed_ms = 0;
  double docx_ms = 0;
  double meeting_ms = 0;
  double peak_mb = 0;
  double startup_ms = 0;
  int pages = 0;
  double pdf_kb = 0;
  double docx_kb = 0;
  double verify_ms = 0;
  double check_record_us = 0;
  double check_in_words_us = 0;
  SeriesFigures series;
  AuditFigures audit;
  double rebuild_per_s = 0;
  SearchFigures search;
  BookFigures books;
  // Templates that make a paper of their sample records.
  int gallery_kinds = 0;
};

// A benchmark has nobody to tell an Error to but the person who runs it.
template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

struct Bench {
  DiskFileStore files;
  SystemClock clock;
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

void measure_layout(Bench& bench, const Arguments& arguments, const document::Document& minutes,
                    Figures& figures) {
  const auto profiles = must(run::FormatProfiles::read(bench.files, arguments.data));
  const auto& profile = profiles.all()[must(profiles.choose("", minutes.date))];
  const auto fonts = must(pdf::FontPack::load(bench.files, arguments.data + "/fonts"));
  const layout::FontMetrics& metrics = fonts.metrics();
  figures.layout_ms =
      ms_per_call(9, 200, [&] { must(layout::lay_out(minutes, profile, metrics)); });
  const document::Document many = long_paper(minutes, profile, metrics);
  const auto pages =
      static_cast<double>(must(layout::lay_out(many, profile, metrics)).pages.size());
  figures.pages200_ms =
      ms_per_call(9, 5, [&] { must(layout::lay_out(many, profile, metrics)); }) * 200 / pages;
}

void measure_papers(Bench& bench, const Arguments& arguments, const run::Services& services,
                    Figures& figures) {
  const auto listed =
      must(run::list_records(bench.files, nullptr, {arguments.samples + "/records"}));
  // The first minutes of two pages.
  model::MeetingRecord record;
  for (const run::RecordFile& file : listed) {
    const auto checked = run::check_record_file(bench.files, file, services.rulebook, {});
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
  signed_pdf.sealed_at = bench.clock.now();
  const run::PrintOptions docx{.pdf = false, .kind = "minutes"};
  measure_layout(bench, arguments, print({.pdf = false, .docx = false, .kind = "minutes"}).document,
                 figures);
  figures.pdf_kb = static_cast<double>(print(signed_pdf).pdf.size()) / 1024.0;
  figures.docx_kb = static_cast<double>(print(docx).docx.size()) / 1024.0;
  figures.pdf_unsigned_ms = ms_per_call(9, 200, [&] { print(unsigned_pdf); });
  figures.pdf_signed_ms = ms_per_call(9, 200, [&] { print(signed_pdf); });
  figures.docx_ms = ms_per_call(9, 200, [&] { print(docx); });
}

int count_gallery(const Bench& bench, const Arguments& arguments, const run::Services& services) {
  const auto samples = must(run::read_template_samples(bench.files, arguments.data));
  const auto previews = must(services.press.preview(samples, {}, {}));
  return static_cast<int>(std::count_if(previews.begin(), previews.end(), [](const auto& one) {
    return one.paper && !one.paper->pdf.empty() && !one.paper->docx.empty();
  }));
}

// Lines of all sample papers, for making documents to search.
std::vector<std::string> sample_lines(Bench& bench, const Arguments& arguments,
                                      const run::Services& services) {
  std::vector<std::string> lines;
  for (const run::RecordFile& file :
       must(run::list_records(bench.files, nullptr, {arguments.samples + "/records"}))) {
    const auto checked = run::check_record_file(bench.files, file, services.rulebook, {});
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
void measure_rules(Bench& bench, const Arguments& arguments, const rules::Rulebook& rulebook,
                   Figures& figures) {
  std::vector<model::MeetingRecord> records;
  for (const run::RecordFile& file :
       must(run::list_records(bench.files, nullptr, {arguments.samples + "/records"}))) {
    auto checked = run::check_record_file(bench.files, file, rulebook, {});
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
  const std::string command = arguments.self + " --series --cells " +
                              std::to_string(arguments.cells) + " . '" + arguments.data + "' .";
  FILE* pipe = ::popen(command.c_str(), "r");
  SeriesFigures figures;
  const bool read =
      pipe != nullptr && std::fscanf(pipe, "%lf %lf", &figures.peak_mb, &figures.per_second) == 2;
  if (pipe == nullptr || ::pclose(pipe) != 0 || !read) {
    throw std::runtime_error("the series could not be measured");
  }
  return figures;
}

void measure_batch(Bench& bench, const Arguments& arguments, const run::Workspace& workspace,
                   const run::Services& services, Figures& figures) {
  must(
      archive::Archive::create(bench.files, bench.clock, workspace.archive(), {.office = "bench"}));
  auto archive = must(archive::Archive::open(bench.files, bench.clock, workspace.archive(),
                                             archive::Access::Write));
  const auto records = must(run::list_records(bench.files, &workspace, {}));
  const double begin = cpu_ms();
  const run::BatchSummary summary = run::run_batch(
      records,
      {.files = bench.files, .workspace = workspace, .services = services, .archive = &archive},
      {.workers = 2}, {});
  const double spent = cpu_ms() - begin;
  // Two of the sample meetings break a rule on purpose, and so do their copies.
  if (summary.stored + summary.held != static_cast<std::uint64_t>(arguments.meetings)) {
    throw std::runtime_error("only " + std::to_string(summary.stored) + " meetings were stored");
  }
  figures.meeting_ms = spent / arguments.meetings;
  figures.peak_mb = peak_mb();
  const double before_verify = cpu_ms();
  const auto report = must(archive.verify({}));
  if (!report.problems.empty()) throw std::runtime_error("the archive does not verify");
  figures.verify_ms = (cpu_ms() - before_verify) / arguments.meetings;
  const double before_rebuild = cpu_ms();
  const auto rebuilt = must(archive.rebuild_index());
  figures.rebuild_per_s =
      static_cast<double>(rebuilt.documents) * 1000.0 / (cpu_ms() - before_rebuild);
}

Figures measure(const Arguments& arguments) {
  Figures figures;
  Bench bench;
  const BenchWorkspace folder(arguments.samples, arguments.meetings);
  const auto workspace = must(run::open_workspace(bench.files, folder.root()));
  const auto passphrase = must(run::create_passphrase_file(bench.files, workspace));
  must(run::create_office_key(bench.files, bench.clock, workspace, {}, passphrase));
  const auto signer = must(run::open_office_key(bench.files, workspace, nullptr));
  const auto rulebook = must(run::read_rulebook(bench.files, arguments.data));
  const auto press = must(run::PaperPress::open(bench.files, arguments.data, folder.root()));
  const run::Services services{
      .clock = bench.clock, .rulebook = rulebook, .press = press, .signer = *signer};
  figures.startup_ms = ms_to_first_output(11, {arguments.program, "rules", "list"});
  figures.series = measure_series(arguments);
  figures.audit = audit_apart(arguments.self, arguments.samples, arguments.data, arguments.audited);
  measure_rules(bench, arguments, rulebook, figures);
  measure_batch(bench, arguments, workspace, services, figures);
  measure_papers(bench, arguments, services, figures);
  figures.gallery_kinds = count_gallery(bench, arguments, services);
  figures.books = measure_books(arguments.samples, arguments.data);
  if (arguments.documents > 0) {
    figures.search = measure_search(sample_lines(bench, arguments, services), arguments.documents);
  }
  return figures;
}

void print_table(const Figures& f, const Arguments& arguments) {
  const auto row = [](const char* name, double value, const char* unit, const char* mark) {
    std::printf("%-44s %9.3f %-4s %s\n", name, value, unit, mark);
  };
  std::printf("%-44s %9s %-4s %s\n", "", "value", "", "mark");
  row("layout, CPU per document", f.layout_ms, "ms", "<= 0.10 (2 pages)");
  row("layout of 200 pages", f.pages200_ms, "ms", "linear in pages");
  row("PDF unsigned, CPU per document", f.pdf_unsigned_ms, "ms", "");
  row("PDF signed P-256, CPU per document", f.pdf_signed_ms, "ms", "<= 0.6 (2 pages)");
  row("DOCX, CPU per document", f.docx_ms, "ms", "<= 0.8");
  row("whole pipeline, CPU per meeting, durable", f.meeting_ms, "ms", "<= 8");
  row("verify, CPU per meeting", f.verify_ms, "ms", "");
  row("check one record, all rules, CPU", f.check_record_us, "us", "<= 60");
  row("the same with every verdict in words, CPU", f.check_in_words_us, "us", "");
  row("check one cell's year over time, rate", f.series.per_second, "/s", "");
  row("the same, peak memory", f.series.peak_mb, "MB", "<= 100");
  row("audit of the copies, CPU", f.audit.audit_s, "s", "<= 120 at 100000 meetings");
  row("the same, peak memory", f.audit.peak_mb, "MB", "<= 500 at 100000 meetings");
  row("peak memory", f.peak_mb, "MB", "<= 150 at 1000 meetings");
  row("program start to first output, wall", f.startup_ms, "ms", "<= 100");
  row("index made again from the files, papers", f.rebuild_per_s, "/s", ">= 1000");
  row("search, newest 20, p99", f.search.p99_ms, "ms", "< 20 at 200000 documents");
  row("facets of a frequent word", f.search.facets_ms, "ms", "< 100 at 200000 documents");
  row("documents put into the index", f.search.put_per_s, "/s", "");
  row("index, of the bytes of its texts", f.search.size_ratio, "", "<= 1.2");
  row("minute book of 14 meetings, CPU", f.books.book_ms, "ms", "<= 150");
  row("books of 100 cells, CPU", f.books.ward_s, "s", "<= 20");
  row("peak memory after 10 books", f.books.peak_10_mb, "MB", "");
  row("peak memory after 100 books", f.books.peak_100_mb, "MB", "flat");
  row("PDF signed, size", f.pdf_kb, "kB", "");
  row("DOCX, size", f.docx_kb, "kB", "");
  row("kinds in the gallery", f.gallery_kinds, "", "");
  std::printf("document: minutes of %d pages; batch: %d meetings, 2 workers\n", f.pages,
              arguments.meetings);
  std::printf("search: %d generated documents of 4 kB\n", f.search.documents);
  std::printf("audit: %d copies of sample records, from files\n", f.audit.meetings);
  std::printf("series: %d generated cell-years of 16 meetings\n", arguments.cells);
}

void print_json(const Figures& f) {
  const nlohmann::ordered_json object{{"layout_ms", f.layout_ms},
                                      {"pages200_ms", f.pages200_ms},
                                      {"pdf_unsigned_ms", f.pdf_unsigned_ms},
                                      {"pdf_signed_ms", f.pdf_signed_ms},
                                      {"docx_ms", f.docx_ms},
                                      {"meeting_ms", f.meeting_ms},
                                      {"peak_mb", f.peak_mb},
                                      {"startup_ms", f.startup_ms},
                                      {"check_record_us", f.check_record_us},
                                      {"series_peak_mb", f.series.peak_mb},
                                      {"series_cells_per_s", f.series.per_second},
                                      {"audit_s", f.audit.audit_s},
                                      {"audit_peak_mb", f.audit.peak_mb},
                                      {"rebuild_per_s", f.rebuild_per_s},
                                      {"search_p99_ms", f.search.p99_ms},
                                      {"facets_ms", f.search.facets_ms},
                                      {"index_ratio", f.search.size_ratio},
                                      {"gallery_kinds", f.gallery_kinds},
                                      {"book_ms", f.books.book_ms},
                                      {"ward_s", f.books.ward_s}};
  std::cout << object.dump() << '\n';
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
                 "[--documents N] [--audited N] [--province]\n";
    return 2;
  }
  arguments.self = argv[0];
  arguments.samples = plain[0];
  arguments.data = plain[1];
  arguments.program = plain[2];
  try {
    if (arguments.audit) {
      const auto figures =
          vanthu::bench::measure_audit(arguments.samples, arguments.data, arguments.audited);
      std::printf("%.3f %.3f\n", figures.audit_s, figures.peak_mb);
      return 0;
    }
    if (arguments.series) {
      vanthu::bench::judge_cells(arguments);
      return 0;
    }
    if (arguments.province) {
      const auto found = vanthu::bench::measure_province(arguments.data, arguments.meetings);
      if (arguments.json) {
        std::cout << vanthu::bench::province_json(found) << '\n';
      } else {
        vanthu::bench::print_province(found);
      }
      return 0;
    }
    const auto figures = vanthu::bench::measure(arguments);
    arguments.json ? vanthu::bench::print_json(figures)
                   : vanthu::bench::print_table(figures, arguments);
  } catch (const std::exception& error) {
    std::cerr << "vanthu_bench: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
