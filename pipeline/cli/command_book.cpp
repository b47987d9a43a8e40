// vanthu book: the printed minute book of a cell, or of all cells of a ward.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "book/book_names.h"
#include "cli/book_words.h"
#include "cli/session.h"
#include "cli/store_keys.h"
#include "run/book_press.h"
#include "run/key_store.h"
#include "run/store_book.h"

namespace vanthu::cli {
namespace {

using run::BookRequest;
using run::PrintedBook;
using What = BookRequest::What;

BookRequest request_for(const BookPrintRequest& request, const std::string& cell) {
  BookRequest out{.cell = cell, .year = request.year};
  out.term = request.term;
  out.number = request.number;
  out.size = try_parse_name(request.size, book::kSizeNames).value();
  out.binding = try_parse_name(request.binding, book::kBindingNames).value();
  out.recto = request.recto;
  out.what = request.since_last_print ? What::NewSheets
             : request.reprint        ? What::Reprint
             : request.forms > 0      ? What::Forms
                                      : What::Whole;
  out.forms = request.forms;
  return out;
}

std::string period_of(const BookPrintRequest& request) {
  if (request.year > 0) return std::to_string(request.year);
  std::string term = request.term;
  std::erase(term, ' ');
  return term;
}

std::string file_name_of(const BookPrintRequest& request, const PrintedBook& book) {
  std::string name = "so-bien-ban-" + book.order.period;
  if (request.since_last_print || request.reprint) {
    name += request.reprint ? "-in-lai" : "-trang-" + std::to_string(book.first_page);
  }
  if (request.forms > 0) name += "-ghi-tay";
  return name + ".pdf";
}

Result<Done> write_file(Session& session, const std::string& path, std::string_view bytes) {
  if (auto made = session.files().make_directories(parent_path(path)); !made.ok()) return made;
  return session.files().replace(path, bytes);
}

class BookCommand {
 public:
  BookCommand(const BookPrintRequest& request, Session& session, const run::Workspace& workspace,
              const run::BookPress& press, const sign::Signer* signer)
      : request_(request),
        session_(session),
        workspace_(workspace),
        press_(press),
        signer_(signer) {}

  ExitCode one(archive::Archive& archive) {
    auto printed = print(archive, request_.cell);
    if (!printed.ok()) return session_.fail(printed.error());
    PrintedBook& book = printed.value();
    const OfficePath path = path_of(book, request_.output);
    if (request_.store) {
      if (auto stored = store(archive, book); !stored.ok()) return session_.fail(stored.error());
    }
    if (auto written = write(book, path.file); !written.ok()) {
      return session_.fail(written.error());
    }
    say(book, path.file);
    return is_complete(book) ? ExitCode::Clean : ExitCode::RuleFindings;
  }

  ExitCode ward(archive::Archive& archive) {
    const auto& cells = workspace_.office().cells;
    std::vector<run::RegisteredBook> books;
    auto all = nlohmann::ordered_json::array();
    ExitCode code = ExitCode::Clean;
    for (const run::OfficeCell& cell : cells) {
      if (session_.interrupted()) return ExitCode::Interrupted;
      session_.console().progress(books.size(), cells.size(), cell.name.str());
      run::RegisteredBook line{.cell = cell.name, .code = cell.code, .number = request_.number};
      auto printed = print(archive, cell.code);
      if (!printed.ok() && printed.error().kind == ErrorKind::Input && ended_before(cell)) continue;
      if (printed.ok() && request_.store) {
        if (auto stored = store(archive, printed.value()); !stored.ok()) printed = stored.error();
      }
      if (!printed.ok()) {
        // The other cells get their books all the same; the register says who has none.
        session_.console().end_progress();
        code = worse(code, session_.fail(printed.error()));
        line.failure = printed.error().what;
        all.push_back({{"cell", cell.code}, {"error", line.failure->in(session_.language())}});
        books.push_back(std::move(line));
        continue;
      }
      const PrintedBook& book = printed.value();
      const std::string path = path_of(book, {}).in_folder(request_.output, cell.folder);
      if (auto written = write(book, path); !written.ok()) {
        session_.console().end_progress();
        return session_.fail(written.error());
      }
      all.push_back(as_json(book, path));
      if (session_.common().verbose && !session_.common().json) say(book, path);
      if (!is_complete(book)) code = worse(code, ExitCode::RuleFindings);
      line.cell = book.order.cell_name;
      line.minutes = static_cast<int>(book.book.places.size());
      line.pages = book.book.counts.front + book.book.counts.body;
      line.gaps = static_cast<int>(book.gaps.size() + book.reprint.size());
      books.push_back(std::move(line));
    }
    session_.console().end_progress();
    if (session_.common().json) session_.console().line(all.dump(1));
    // Single sheets are no books to be registered.
    if (!prints_whole()) return code;
    if (auto written = write_register(books); !written.ok()) return session_.fail(written.error());
    return code;
  }

 private:
  struct OfficePath {
    std::string file;
    std::string name;

    std::string in_folder(const std::string& folder, const std::string& cell) const {
      return folder.empty() ? file : join_path(folder, cell + "-" + name);
    }
  };

  // Such a cell needs no book when it has no minutes.
  bool ended_before(const run::OfficeCell& cell) const {
    const std::string first =
        request_.year > 0 ? std::to_string(request_.year) : request_.term.substr(0, 4);
    return cell.closed && to_iso(*cell.closed).substr(0, 4) < first;
  }

  Result<PrintedBook> print(const archive::Archive& archive, const std::string& cell) {
    return press_.print(archive, request_for(request_, cell), vietnam_date(session_.clock().now()));
  }

  OfficePath path_of(const PrintedBook& book, const std::string& output) const {
    const std::string name = file_name_of(request_, book);
    const run::OfficeCell* cell = workspace_.cell(book.order.cell_code);
    const std::string folder = cell != nullptr ? cell->folder : book.order.cell_code;
    return {.file = output.empty() ? workspace_.path("out/" + folder + "/" + name) : output,
            .name = name};
  }

  // A book from cover to cover, not some of its sheets.
  bool prints_whole() const { return !request_.since_last_print && !request_.reprint; }

  bool is_complete(const PrintedBook& book) const {
    return book.gaps.empty() && (book.reprint.empty() || request_.reprint);
  }

  Result<Done> write(const PrintedBook& book, const std::string& path) {
    if (session_.common().dry_run) return Done{};
    if (!book.pdf.empty()) {
      if (auto done = write_file(session_, path, book.pdf); !done.ok()) return done;
    }
    if (request_.gaps) {
      auto page = press_.print_gaps(book);
      if (!page.ok()) return page.error();
      if (auto done = write_file(session_, gaps_path(path), page.value()); !done.ok()) return done;
    }
    if (book.ledger.empty()) return Done{};
    return write_file(session_, book.ledger_path, book.ledger);
  }

  static std::string gaps_path(const std::string& path) {
    const std::string stem = path.ends_with(".pdf") ? path.substr(0, path.size() - 4) : path;
    return stem + "-con-thieu.pdf";
  }

  // A closed book is signed for good: one that lacks minutes is not closed unless told so.
  bool may_close(const PrintedBook& book) const {
    return request_.despite_gaps || missing_minutes(book) == 0;
  }

  Result<Done> store(archive::Archive& archive, PrintedBook& book) {
    if (!may_close(book)) {
      session_.console().end_progress();
      session_.console().complain(open_words(book).in(session_.language()));
      return Done{};
    }
    if (session_.common().dry_run) return Done{};
    auto stored = run::store_book(archive, book, press_.engine(), *signer_, session_.clock().now());
    if (!stored.ok()) return stored.error();
    book.pdf = std::move(stored.value().pdf);
    const archive::Receipt& receipt = stored.value().receipt;
    session_.console().note({"Đã ký và lưu sổ vào kho: " + receipt.object_id,
                             "Signed and archived: " + receipt.object_id});
    return Done{};
  }

  void say(const PrintedBook& book, const std::string& path) {
    const int pages = book.book.counts.front + book.book.counts.body;
    if (session_.common().json) return session_.console().line(as_json(book, path).dump(1));
    for (const book::ReprintLeaf& leaf : book.reprint) {
      session_.console().complain(words_of(leaf).in(session_.language()));
    }
    if (!book.reprint.empty() && !request_.reprint) {
      session_.console().note(
          {"Chỉ in những tờ này: thêm --reprint", "To print only these sheets: add --reprint"});
    }
    // They were named where the book was not closed.
    const bool stays_open = request_.store && !may_close(book);
    for (const book::Gap& gap : book.gaps) {
      if (!stays_open) session_.console().complain(gap.what.in(session_.language()));
    }
    if (request_.gaps && !session_.common().dry_run) {
      session_.console().note({"Trang việc còn thiếu: " + gaps_path(path),
                               "The page of what is missing: " + gaps_path(path)});
    }
    if (book.pdf.empty()) {
      session_.console().line(Bilingual{"Không có tờ nào cần in.", "There is nothing to print."});
      return;
    }
    const std::string printed = std::to_string(book.pdf_pages);
    if (session_.common().dry_run) {
      session_.console().note({"Làm thử: sẽ ghi " + path + " (" + printed + " trang)",
                               "Dry run: would write " + path + " (" + printed + " pages)"});
      return;
    }
    if (!prints_whole()) {
      const std::string first = std::to_string(book.first_page);
      session_.console().line(
          Bilingual{path + ": " + printed + " trang đánh số, từ trang " + first,
                    path + ": " + printed + " numbered pages, from page " + first});
      return;
    }
    const std::string minutes = std::to_string(book.book.places.size());
    const std::string numbered = std::to_string(pages);
    session_.console().line(
        Bilingual{path + ": " + minutes + " biên bản, " + numbered + " trang đánh số",
                  path + ": " + minutes + " minutes, " + numbered + " numbered pages"});
    // Above 80 sheets a glued or stapled back opens badly with the usual margin.
    constexpr int kManyPages = 160;
    if (pages > kManyPages && request_.binding != "sewn") {
      session_.console().note(
          {"Sổ dày hơn 80 tờ: nên đóng khâu chỉ, in với --binding sewn (lề trong 35 mm)",
           "More than 80 sheets: better sewn, print with --binding sewn (35 mm inside)"});
    }
  }

  nlohmann::ordered_json as_json(const PrintedBook& book, const std::string& path) const {
    auto gaps = nlohmann::ordered_json::array();
    for (const book::Gap& gap : book.gaps) {
      gaps.push_back({{"subject", gap.subject}, {"vi", gap.what.vi}, {"en", gap.what.en}});
    }
    auto leaves = nlohmann::ordered_json::array();
    for (const book::ReprintLeaf& leaf : book.reprint) {
      const bool added = leaf.action == book::ReprintLeaf::Action::Add;
      leaves.push_back({{"action", added ? "add" : "replace"},
                        {"front", leaf.front},
                        {"back", leaf.back},
                        {"meeting", leaf.meeting_id},
                        {"printed_version", leaf.printed_version},
                        {"version", leaf.version},
                        {"why", words_of(leaf).in(session_.language())}});
    }
    auto minutes = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < book.entries.size(); ++i) {
      minutes.push_back({{"meeting", book.entries[i].record.id},
                         {"version", book.entries[i].version},
                         {"first", book.book.places[i].first},
                         {"last", book.book.places[i].last}});
    }
    return nlohmann::ordered_json{{"file", book.pdf.empty() ? "" : path},
                                  {"cell", book.order.cell_code},
                                  {"period", book.order.period},
                                  {"pdf_pages", book.pdf_pages},
                                  {"front_pages", book.book.counts.front},
                                  {"body_pages", book.book.counts.body},
                                  {"blank_pages", book.book.counts.blank},
                                  {"minutes", std::move(minutes)},
                                  {"gaps", std::move(gaps)},
                                  {"reprint", std::move(leaves)}};
  }

  Result<Done> write_register(const std::vector<run::RegisteredBook>& books) {
    const std::string folder = request_.output.empty() ? workspace_.path("out") : request_.output;
    const std::string stem = join_path(folder, "dang-ky-so-bien-ban-" + period_of(request_));
    std::string csv(kCsvByteOrderMark);
    csv += "STT,Mã chi bộ,Chi bộ,Quyển số,Số biên bản,Số trang,Còn thiếu,Ghi chú\r\n";
    int number = 0;
    for (const run::RegisteredBook& book : books) {
      csv += std::to_string(++number) + "," + csv_field(book.code) + "," +
             csv_field(book.cell.view()) + ",";
      csv += book.failure ? ",,,," + csv_field("chưa có sổ: " + book.failure->vi)
                          : std::to_string(book.number) + "," + std::to_string(book.minutes) + "," +
                                std::to_string(book.pages) + "," + std::to_string(book.gaps) + ",";
      csv += "\r\n";
    }
    auto pdf = press_.print_register(books, request_for(request_, {}));
    if (!pdf.ok()) return pdf.error();
    if (!session_.common().dry_run) {
      if (auto done = write_file(session_, stem + ".csv", csv); !done.ok()) return done;
      if (auto done = write_file(session_, stem + ".pdf", pdf.value()); !done.ok()) return done;
    }
    if (!session_.common().json) say_register(books, stem);
    return Done{};
  }

  void say_register(const std::vector<run::RegisteredBook>& books, const std::string& stem) {
    const auto count_if = [&books](const auto& is) {
      return std::to_string(std::count_if(books.begin(), books.end(), is));
    };
    const std::string made = count_if([](const auto& one) { return !one.failure; });
    const std::string gaps = count_if([](const auto& one) { return one.gaps > 0; });
    const std::string none = count_if([](const auto& one) { return one.failure.has_value(); });
    if (session_.common().dry_run) {
      session_.console().note(
          {"Làm thử: sẽ ghi " + made + " quyển sổ và " + stem + ".pdf, .csv",
           "Dry run: would write " + made + " books and " + stem + ".pdf, .csv"});
      return;
    }
    session_.console().line(Bilingual{made + " quyển sổ; bảng đăng ký: " + stem + ".pdf, .csv",
                                      made + " books; register: " + stem + ".pdf, .csv"});
    if (gaps != "0") {
      session_.console().note({gaps + " quyển còn chỗ thiếu: xem cột “Còn thiếu” của bảng đăng ký; "
                                      "từng chỗ: thêm --verbose hoặc --gaps",
                               gaps + " books have gaps: see the register's column “Còn thiếu”; "
                                      "each of them: add --verbose or --gaps"});
    }
    if (none != "0") {
      session_.console().note(
          {none + " chi bộ chưa có sổ: lý do ở trên và trong bảng đăng ký",
           none + " cells have no book: why is said above and in the register"});
    }
  }

  const BookPrintRequest& request_;
  Session& session_;
  const run::Workspace& workspace_;
  const run::BookPress& press_;
  // Null when nothing is stored.
  const sign::Signer* signer_;
};

}  // namespace

ExitCode run_book(const BookPrintRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const bool writes = request.store && !session.common().dry_run;
  StoreKeys keys(workspace.value(), session);
  std::unique_ptr<sign::Signer> signer;
  if (writes) {
    auto opened = run::open_office_key(session.files(), workspace.value(), keys.passphrase);
    if (!opened.ok()) return session.fail(opened.error());
    signer = std::move(opened).value();
  }
  auto archive = writes ? session.open_archive_to_store(workspace.value(), keys.files)
                        : session.open_archive(workspace.value(), archive::Access::Read);
  if (!archive.ok()) return session.fail(archive.error());
  auto press = run::BookPress::open(session.files(), data.value(), workspace.value());
  if (!press.ok()) return session.fail(press.error());
  BookCommand command(request, session, workspace.value(), press.value(), signer.get());
  return request.ward ? command.ward(archive.value()) : command.one(archive.value());
}

}  // namespace vanthu::cli
