#include "run/book_press.h"

#include <algorithm>
#include <utility>

#include "book/book_names.h"
#include "layout/lay_out.h"
#include "pdf/write_pdf.h"
#include "run/data_folder.h"
#include "run/unstored_records.h"
#include "text/numbers.h"

namespace vanthu::run {
namespace {

using book::Book;
using book::PrintLedger;
using What = BookRequest::What;

template <typename T>
Error first_problem(const findings::Checked<T>& checked, const SourceText& source) {
  const findings::Finding& first = checked.findings().front();
  return Error{.kind = ErrorKind::Rendering,
               .what = first.message,
               .where = source.locate(first.at),
               .remedy = first.hint};
}

Result<layout::FormatProfile> read_profile(const FileStore& files, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  const SourceText source(path, std::move(bytes).value());
  auto profile = layout::parse_format_profile(source);
  if (!profile.ok()) return first_problem(profile, source);
  return std::move(profile).value();
}

Error other_form(const PrintLedger& ledger, const std::string& path) {
  const std::string number = std::to_string(ledger.number);
  const std::string size(vanthu::name_of(ledger.size, book::kSizeNames));
  const std::string binding(vanthu::name_of(ledger.binding, book::kBindingNames));
  const std::string options = "--number " + number + " --size " + size + " --binding " + binding +
                              (ledger.recto ? " --recto" : "");
  return Error{.kind = ErrorKind::Usage,
               .what = {"sổ này đã in một phần với khổ, cách đóng hoặc số quyển khác",
                        "part of this book was printed in another size, binding or number"},
               .where = path,
               .remedy = {"in tiếp bằng: " + options, "go on with: " + options}};
}

bool same_form(const PrintLedger& ledger, const book::BookOrder& order) {
  return ledger.number == order.number && ledger.size == order.size &&
         ledger.binding == order.binding && ledger.recto == order.recto;
}

Result<Done> write(const Book& book, const pdf::PdfEngine& engine, PrintedBook& out) {
  const auto drawn = pdf::draw_pages(book.pages, engine, pdf::Compression::Fast);
  auto file = pdf::write_pdf(book.pages, drawn, engine, {});
  if (!file.ok()) return file.error();
  out.pdf = std::move(file.value().bytes);
  out.pdf_pages = static_cast<int>(book.pages.pages.size());
  return Done{};
}

Result<Done> add_unstored(const FileStore& files, const OfficeCell& cell,
                          const Workspace& workspace, const archive::Archive& archive,
                          const BookRequest& request, PrintedBook& out) {
  // A file in the folder of the year counts whatever it says.
  const std::string folder = "records/" + cell.folder + "/" + std::to_string(request.year);
  auto unstored =
      request.year > 0
          ? find_unstored(files, workspace, archive, folder)
          : find_unstored(
                files, workspace, archive,
                RecordScope{.cell = cell.code, .from = out.order.from, .to = out.order.to});
  if (!unstored.ok()) return unstored.error();
  for (const RecordFile& file : unstored.value()) {
    out.gaps.push_back(
        {.kind = book::GapKind::Record,
         .subject = file.name,
         .what = {"hồ sơ " + file.name + " chưa vào kho lưu (xem: vanthu check)",
                  "the record " + file.name + " is not in the archive (see: vanthu check)"}});
  }
  return Done{};
}

}  // namespace

Result<BookPress> BookPress::open(FileStore& files, const std::string& data,
                                  const Workspace& workspace) {
  auto press = PaperPress::open(files, data, workspace.root(), workspace.office().papers);
  if (!press.ok()) return press.error();
  BookPress out(files, workspace, std::move(press).value());
  out.data_ = data;
  auto rulebook = read_rulebook(files, data);
  if (!rulebook.ok()) return rulebook.error();
  out.rulebook_ = std::move(rulebook).value();
  const std::string folder = join_path(data, "templates/book");
  const std::string path = join_path(folder, "book.xml");
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  const SourceText source(path, std::move(bytes).value());
  auto wording = book::parse_book_wording(source);
  if (!wording.ok()) return first_problem(wording, source);
  out.wording_ = std::move(wording).value();
  for (const auto& [name, into] : {std::pair("a4.xml", &out.a4_), std::pair("a5.xml", &out.a5_)}) {
    auto profile = read_profile(files, join_path(folder, name));
    if (!profile.ok()) return profile.error();
    *into = std::move(profile).value();
  }
  return out;
}

Result<PrintedBook> BookPress::print(const archive::Archive& archive, const BookRequest& request,
                                     const Date& today) const {
  if (auto known = know_cell(archive, request.cell); !known.ok()) return known.error();
  auto read = read_entries(archive, request);
  if (!read.ok()) return read.error();
  PrintedBook out;
  const bool forms = request.what == What::Forms;
  auto newest = forms ? newest_record(archive, request)
                      : Result<std::optional<model::MeetingRecord>>(std::nullopt);
  if (!newest.ok()) return newest.error();
  out.order = order_of(request, read.value());
  if (newest.value()) {
    out.order.cell_name = newest.value()->cell.name;
    out.order.superior = newest.value()->cell.superior;
    out.order.place = newest.value()->cell.place;
  }
  if (read.value().empty() && !forms) return nothing_there(archive, request);
  if (!forms) {
    auto log = log_position(archive, read.value());
    if (!log.ok()) return log.error();
    out.order.log = std::move(log).value();
  }
  const OfficeCell* cell = workspace_->cell(request.cell);
  out.ledger_path = workspace_->path("books/" + (cell != nullptr ? cell->folder : request.cell) +
                                     "/" + out.order.period + ".xml");
  std::optional<PrintLedger> ledger;
  if (!forms) {
    auto kept = read_ledger(out.ledger_path);
    if (!kept.ok()) return kept.error();
    ledger = std::move(kept).value();
    if (ledger && !same_form(*ledger, out.order)) return other_form(*ledger, out.ledger_path);
  }
  auto entries = book::in_book_order(std::move(read).value(), ledger ? &*ledger : nullptr);
  if (!entries.ok()) return entries.error();
  out.entries = std::move(entries).value();
  const book::FactSources sources{.order = out.order,
                                  .entries = out.entries,
                                  .wording = wording_,
                                  .vocabulary = press_.vocabulary(),
                                  .rulebook = rulebook_};
  auto done = forms ? print_forms(sources, request, out.entries, out)
                    : print_records(sources, request, ledger, out);
  if (!done.ok()) return done.error();
  if (forms) return out;
  // A cell that has ended misses nothing from the day after.
  const bool is_closed = cell != nullptr && cell->closed;
  const Date day = is_closed ? std::min(today, add_days(*cell->closed, 1)) : today;
  auto later = read_later(archive, out);
  if (!later.ok()) return later.error();
  out.gaps = book::find_gaps(out.order, out.entries, day, later.value());
  if (cell == nullptr) return out;
  auto told = add_unstored(*files_, *cell, *workspace_, archive, request, out);
  if (!told.ok()) return told.error();
  return out;
}

Result<Done> BookPress::print_records(const book::FactSources& sources, const BookRequest& request,
                                      const std::optional<PrintLedger>& ledger,
                                      PrintedBook& out) const {
  const layout::FormatProfile form = book::profile_for(profile(request.size), request.binding);
  const book::Manuscript manuscript{
      .sources = sources, .profile = form, .metrics = press_.engine().metrics()};
  const PrintLedger* printed = ledger ? &*ledger : nullptr;
  if (request.what == What::Whole) {
    auto made = book::make_book(manuscript, printed);
    if (!made.ok()) return made.error();
    out.book = std::move(made).value();
    if (printed != nullptr) out.reprint = leaves_to_reprint(out.book, out.entries, *printed);
    return write(out.book, press_.engine(), out);
  }
  auto all = book::make_pages(manuscript, printed, {});
  if (!all.ok()) return all.error();
  out.book = std::move(all).value();
  if (printed != nullptr) out.reprint = leaves_to_reprint(out.book, out.entries, *printed);
  const int on_paper = printed != nullptr ? static_cast<int>(printed->page_digests.size()) : 0;
  book::BoundPages::Wanted wanted = [on_paper](int page) { return page > on_paper; };
  if (request.what == What::Reprint) {
    wanted = [&out](int page) {
      return std::any_of(out.reprint.begin(), out.reprint.end(), [page](const auto& leaf) {
        return page == leaf.front || page == leaf.front + 1;
      });
    };
  }
  const int last = out.book.counts.body;
  out.first_page = 1;
  while (out.first_page <= last && !wanted(out.first_page)) ++out.first_page;
  if (out.first_page > last) return Done{};
  auto some = book::make_pages(manuscript, printed, wanted);
  if (!some.ok()) return some.error();
  if (auto written = write(some.value(), press_.engine(), out); !written.ok()) return written;
  PrintLedger after = ledger_after(out.book, out.entries, out.order, printed);
  if (request.what == What::NewSheets && printed != nullptr) {
    // What is on paper and should be another page stays what it is until it is printed again.
    std::copy(printed->page_digests.begin(), printed->page_digests.end(),
              after.page_digests.begin());
    for (std::size_t i = 0; i < printed->minutes.size(); ++i) {
      after.minutes[i].version = printed->minutes[i].version;
    }
  }
  if (request.what == What::Reprint && printed != nullptr && !printed->minutes.empty()) {
    // New minutes are not on paper by this.
    after.minutes.resize(printed->minutes.size());
    after.minutes.back().ends_printing = true;
    after.page_digests.resize(std::min(
        after.page_digests.size(), static_cast<std::size_t>(after.minutes.back().pages.last +
                                                            after.minutes.back().pages.last % 2)));
  }
  out.ledger = write_ledger(after);
  return Done{};
}

Result<Done> BookPress::print_forms(const book::FactSources& sources, const BookRequest& request,
                                    const std::vector<book::Entry>& entries,
                                    PrintedBook& out) const {
  auto model = model_minutes();
  if (!model.ok()) return model.error();
  auto record = entries.empty() ? Result<model::MeetingRecord>(model::MeetingRecord{})
                                : Result<model::MeetingRecord>(entries.back().record);
  record.value().cell.name = out.order.cell_name;
  record.value().cell.superior = out.order.superior;
  if (entries.empty()) record.value().meeting.start.date = out.order.to;
  auto forms = press_.print(record.value(), {.pdf = false, .docx = false, .kind = "blank_minutes"});
  if (!forms.ok()) return forms.error();
  const layout::FormatProfile form = book::profile_for(profile(request.size), request.binding);
  const book::Manuscript manuscript{.sources = sources,
                                    .profile = form,
                                    .metrics = press_.engine().metrics(),
                                    .edition = book::Edition::Forms,
                                    .model = &model.value(),
                                    .form = &forms.value().papers.front().document,
                                    .forms = request.forms};
  auto made = book::make_book(manuscript, nullptr);
  if (!made.ok()) return made.error();
  out.book = std::move(made).value();
  return write(out.book, press_.engine(), out);
}

Result<std::string> BookPress::print_apart(const std::string& section,
                                           const book::Facts& facts) const {
  auto document = book::compose_section(wording_.section(section), facts, wording_);
  if (!document.ok()) return document.error();
  layout::FormatProfile profile = a4_;
  // Unlike a book's, the first page shows no number.
  profile.page.first_numbered = 2;
  auto pages = layout::lay_out(document.value(), profile, press_.engine().metrics());
  if (!pages.ok()) return pages.error();
  auto file = pdf::write_pdf(pages.value(), press_.engine());
  if (!file.ok()) return file.error();
  return std::move(file.value().bytes);
}

Result<std::string> BookPress::print_gaps(const PrintedBook& printed) const {
  auto named = book::named_period(wording_, printed.order.period, printed.order.is_term);
  if (!named.ok()) return named.error();
  book::Facts facts;
  facts.fields = {{"cell", printed.order.cell_name},
                  {"number", text::two_digits(printed.order.number)},
                  {"period_named", std::move(named).value()},
                  {"is_records", text::nfc("x")}};
  auto& gaps = facts.tables["gaps"];
  for (const book::Gap& gap : printed.gaps) {
    constexpr const char* kTerms[] = {"gap_month", "gap_number", "gap_signature", "gap_task",
                                      "gap_record"};
    gaps.push_back({{"number", text::nfc(std::to_string(gaps.size() + 1))},
                    {"kind", wording_.term(kTerms[static_cast<std::size_t>(gap.kind)])},
                    {"what", text::nfc(gap.what.vi)}});
  }
  auto& leaves = facts.tables["leaves"];
  for (const book::ReprintLeaf& leaf : printed.reprint) {
    constexpr const char* kTerms[] = {"reprint_superseded", "reprint_moved", "reprint_form"};
    const book::Fields row = {{"meeting", text::nfc(leaf.meeting_id)},
                              {"version", text::nfc(std::to_string(leaf.version))},
                              {"printed", text::nfc(std::to_string(leaf.printed_version))}};
    auto why = book::fill_in(wording_.term(kTerms[static_cast<std::size_t>(leaf.reason)]), row);
    if (!why.ok()) return why.error();
    const bool added = leaf.action == book::ReprintLeaf::Action::Add;
    std::string pages = std::to_string(leaf.front);
    if (leaf.back > 0) pages += "-" + std::to_string(leaf.back);
    leaves.push_back({{"pages", text::nfc(pages)},
                      {"action", wording_.term(added ? "leaf_added" : "leaf_replaced")},
                      {"why", std::move(why).value()}});
  }
  return print_apart("gaps", facts);
}

Result<std::string> BookPress::print_register(const std::vector<RegisteredBook>& books,
                                              const BookRequest& request) const {
  auto named = book::named_period(
      wording_, request.year > 0 ? std::to_string(request.year) : request.term, request.year <= 0);
  if (!named.ok()) return named.error();
  book::Facts facts;
  facts.fields = {{"office", workspace_->office().name},
                  {"period_named", std::move(named).value()},
                  {"is_records", text::nfc("x")}};
  auto& rows = facts.tables["books"];
  for (const RegisteredBook& one : books) {
    const auto count = [&one](int value) {
      return one.failure ? text::NfcString() : text::nfc(std::to_string(value));
    };
    text::NfcString cell = one.cell;
    if (one.failure) {
      auto failed = book::fill_in(wording_.term("register_failed"),
                                  {{"cell", one.cell}, {"why", text::nfc(one.failure->vi)}});
      if (!failed.ok()) return failed.error();
      cell = std::move(failed).value();
    }
    rows.push_back({{"number", text::nfc(std::to_string(rows.size() + 1))},
                    {"cell", std::move(cell)},
                    {"code", text::nfc(one.code)},
                    {"book", one.failure ? text::NfcString() : text::two_digits(one.number)},
                    {"minutes", count(one.minutes)},
                    {"pages", count(one.pages)},
                    {"gaps", count(one.gaps)}});
  }
  return print_apart("register", facts);
}

}  // namespace vanthu::run
