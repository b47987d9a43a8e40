// draw_papers FOLDER: writes the sample papers there, to be looked at. draw_papers --bench: CPU
// time of layout and writing per paper and of the engine's start, in milliseconds. draw_papers
// --repeat N: draws and writes the minutes N times, unsigned and with a hole, for instruction
// counters, which take the difference of two N.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

#include "papers.h"
#include "support/source_folder.h"

namespace {

using vanthu::pdf::engine;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Best batch, per call.
template <typename Work>
double best_ms(int batches, int calls, Work work) {
  double best = 1e9;
  for (int b = 0; b < batches; ++b) {
    const double begin = cpu_ms();
    for (int i = 0; i < calls; ++i) work();
    best = std::min(best, (cpu_ms() - begin) / calls);
  }
  return best;
}

void show(const std::string& name, double ms) {
  std::cout << std::left << std::setw(44) << name << std::fixed << std::setprecision(3) << ms
            << "\n";
}

void bench(const std::string& name, const vanthu::document::Document& document) {
  using namespace vanthu;
  const auto pages = pdf::pages_of(document);
  std::size_t glyphs = 0;
  for (const layout::PlacedRun& run : pages.runs) glyphs += run.text_end - run.text_begin;
  const auto signed_file = pdf::write_pdf(pages, engine(), pdf::signing(0)).value();
  std::cout << name << ": " << pages.pages.size() << " pages, " << glyphs << " bytes of text, "
            << signed_file.bytes.size() << " bytes with hole\n";
  show("  lay_out", best_ms(20, 50, [&] { pdf::pages_of(document); }));
  show("  write_pdf unsigned, deflate 6",
       best_ms(20, 50, [&] { pdf::write_pdf(pages, engine()).value(); }));
  show("  draw_pages, deflate 1",
       best_ms(20, 50, [&] { pdf::draw_pages(pages, engine(), pdf::Compression::Fast); }));
  show("  write_pdf with hole, deflate 6",
       best_ms(20, 50, [&] { pdf::write_pdf(pages, engine(), pdf::signing(0)).value(); }));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace vanthu;
  const std::string argument = argc > 1 ? argv[1] : "";
  if (argument == "--bench") {
    show("engine start, four faces", best_ms(5, 1, [] {
           auto fonts = pdf::FontPack::load(DiskFileStore(), support::source_folder() + "/fonts");
           return pdf::PdfEngine::create(std::move(fonts).value()).ok();
         }));
    bench("minutes", support::minutes_document());
    bench("resolution", support::resolution_document());
    return 0;
  }
  if (argument == "--repeat" && argc > 2) {
    const auto pages = pdf::pages_of(support::minutes_document());
    for (int i = std::stoi(argv[2]); i > 0; --i) {
      const auto drawn = pdf::draw_pages(pages, engine(), pdf::Compression::Fast);
      pdf::write_pdf(pages, drawn, engine(), {}).value();
      pdf::write_pdf(pages, drawn, engine(), pdf::signing(0)).value();
    }
    return 0;
  }
  const auto save = [&](const std::string& name, const pdf::PdfFile& file) {
    std::ofstream(argument + "/" + name, std::ios::binary) << file.bytes;
  };
  save("minutes.pdf", pdf::paper_of(support::minutes_document()));
  save("resolution.pdf", pdf::paper_of(support::resolution_document()));
  save("letter.pdf", pdf::paper_of(support::letter_document()));
  save("minutes-fields.pdf", pdf::paper_of(support::minutes_document(), {.fields = true}));
  pdf::PdfOptions traces = pdf::signing(1);
  traces.signature->appearance = pdf::SignatureAppearance{.signer = text::nfc("Nguyễn Văn Khải"),
                                                          .time = "05/05/2026 21:30:00 +07:00"};
  traces.code = pdf::RecordCode{.digest = "0123456789abcdef", .left = 30 * 72 / 25.4};
  traces.record = pdf::AttachedRecord{
      .name = "record.xml", .bytes = "<record/>", .description = text::nfc("Hồ sơ cuộc họp")};
  save("minutes-signed-3a.pdf", pdf::paper_of(support::minutes_document(), traces));
  traces.signature->place.reset();
  traces.certification = pdf::PaperBox{
      .x = 120 * 72 / 25.4, .y = 4 * 72 / 25.4, .width = 75 * 72 / 25.4, .height = 14 * 72 / 25.4};
  save("minutes-certified-3a.pdf", pdf::paper_of(support::minutes_document(), traces));
  save("resolution-hole.pdf", pdf::paper_of(support::resolution_document(), pdf::signing(0)));
  return 0;
}
