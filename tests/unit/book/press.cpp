#include "press.h"

#include <filesystem>
#include <stdexcept>

#include "base/sha.h"
#include "compose/vocabulary.h"
#include "ingest/record.h"
#include "pdf/write_pdf.h"
#include "run/data_folder.h"
#include "run/paper_press.h"
#include "support/builders.h"
#include "support/source_folder.h"

namespace vanthu::book_tests {
namespace {

const std::string kFolder = support::source_folder();

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

SourceText source(const std::string& name) {
  const DiskFileStore files;
  return {name, must(files.read(kFolder + "/" + name))};
}

struct Shop {
  run::PaperPress press;
  rules::Rulebook rulebook;
  book::BookWording wording;
  layout::FormatProfile a4;
  layout::FormatProfile a5;
};

const Shop& shop() {
  static const Shop the_shop = [] {
    const DiskFileStore files;
    return Shop{.press = must(run::PaperPress::open(files, kFolder, "")),
                .rulebook = must(run::read_rulebook(files, kFolder)),
                .wording = book::parse_book_wording(source("templates/book/book.xml")).value(),
                .a4 = layout::parse_format_profile(source("templates/book/a4.xml")).value(),
                .a5 = layout::parse_format_profile(source("templates/book/a5.xml")).value()};
  }();
  return the_shop;
}

}  // namespace

std::string name_of(book::Size size) {
  return size == book::Size::A4 ? "A4" : "A5";
}

const layout::FormatProfile& profile_of(book::Size size) {
  return size == book::Size::A4 ? shop().a4 : shop().a5;
}

YearOf::YearOf(int year) {
  order_ = {.cell_code = "38.168.053.001",
            .cell_name = support::nfc("Chi bộ thôn Bình Hòa"),
            .superior = support::nfc("Đảng bộ xã Đông Tiến"),
            .place = support::nfc("Đông Tiến"),
            .office = support::nfc("Đảng ủy xã Đông Tiến"),
            .period = std::to_string(year),
            .from = Date(std::chrono::year(year), std::chrono::January, std::chrono::day(1)),
            .to = Date(std::chrono::year(year), std::chrono::December, std::chrono::day(31))};
}

YearOf& YearOf::add(const model::MeetingRecord& record, int version) {
  book::Entry entry;
  entry.object_id = "urn:uuid:" + record.id;
  entry.version = version;
  entry.record_sha256 = sha256_hex(record.id);
  entry.record = record;
  const auto printed =
      must(shop().press.print(record, {.pdf = false, .docx = false, .kind = "minutes"}));
  for (const run::Paper& paper : printed.papers) entry.minutes.push_back(paper.document);
  std::erase_if(entries_,
                [&](const book::Entry& other) { return other.object_id == entry.object_id; });
  entries_.push_back(std::move(entry));
  return *this;
}

YearOf& YearOf::clear() {
  entries_.clear();
  return *this;
}

Made YearOf::finish(Result<book::Book> made) {
  Made out{.book = must(std::move(made)), .pdf = {}};
  out.pdf = must(pdf::write_pdf(out.book.pages, shop().press.engine())).bytes;
  return out;
}

Made YearOf::make(const book::PrintLedger* printed) {
  entries_ = must(book::in_book_order(std::move(entries_), printed));
  const book::FactSources sources{order_, entries_, shop().wording, shop().press.vocabulary(),
                                  shop().rulebook};
  const auto form = book::profile_for(profile_of(order_.size), order_.binding);
  const book::Manuscript manuscript{
      .sources = sources, .profile = form, .metrics = shop().press.engine().metrics()};
  return finish(book::make_book(manuscript, printed));
}

Made YearOf::some(const book::PrintLedger* printed, const book::BoundPages::Wanted& wanted) {
  entries_ = must(book::in_book_order(std::move(entries_), printed));
  const book::FactSources sources{order_, entries_, shop().wording, shop().press.vocabulary(),
                                  shop().rulebook};
  const auto form = book::profile_for(profile_of(order_.size), order_.binding);
  const book::Manuscript manuscript{
      .sources = sources, .profile = form, .metrics = shop().press.engine().metrics()};
  return finish(book::make_pages(manuscript, printed, wanted));
}

Made YearOf::forms(int count) {
  const auto record = support::meeting().build();
  const auto paper = [&](const char* kind) {
    const auto printed =
        must(shop().press.print(record, {.pdf = false, .docx = false, .kind = kind}));
    return printed.papers.front().document;
  };
  const document::Document form = paper("blank_minutes");
  const document::Document model = paper("minutes");
  const std::vector<book::Entry> none;
  const book::FactSources sources{order_, none, shop().wording, shop().press.vocabulary(),
                                  shop().rulebook};
  const auto profile = book::profile_for(profile_of(order_.size), order_.binding);
  return finish(book::make_book({.sources = sources,
                                 .profile = profile,
                                 .metrics = shop().press.engine().metrics(),
                                 .edition = book::Edition::Forms,
                                 .model = &model,
                                 .form = &form,
                                 .forms = count},
                                nullptr));
}

book::PrintLedger YearOf::printed(const book::PrintLedger* before) {
  const Made all = some(before, {});
  return book::ledger_after(all.book, entries_, order_, before);
}

YearOf whole_year(int year) {
  YearOf out(year);
  for (unsigned month = 1; month <= 12; ++month) {
    out.add(support::meeting().in_month(year, month).build());
  }
  return out;
}

YearOf sample_year(const std::string& folder) {
  YearOf out(2026);
  const std::string path = kFolder + "/samples/office/records/" + folder + "/2026";
  std::vector<model::MeetingRecord> records;
  for (const auto& file : std::filesystem::directory_iterator(path)) {
    auto record = ingest::parse_record(
        source("samples/office/records/" + folder + "/2026/" + file.path().filename().string()));
    if (!record.ok()) throw std::runtime_error(file.path().string());
    if (record.value().meeting.kind == model::MeetingKind::Committee) continue;
    records.push_back(std::move(record).value());
  }
  for (const model::MeetingRecord& record : records) {
    out.order().cell_code = record.cell.code;
    out.order().cell_name = record.cell.name;
    out.add(record);
  }
  return out;
}

std::string words_of(const support::PdfPageText& page) {
  std::string out;
  for (const support::PdfRun& run : page.runs) {
    out += run.text;
    if (!run.text.empty() && run.text.back() != ' ') out += ' ';
  }
  return out;
}

std::string words_on(const support::PdfReader& pdf, std::size_t page) {
  return words_of(support::read_page_text(pdf, pdf.pages().at(page)));
}

}  // namespace vanthu::book_tests
