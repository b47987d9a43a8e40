// The minute books of a workspace: entries read back from the archive, made into books, written as
// PDF. Opened once for any number of cells; one cell's records are in memory at a time.
//   auto press = run::BookPress::open(files, data, workspace);
//   auto book = press.value().print(archive, {.cell = "38.168.053.001", .year = 2026}, today);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/file_store.h"
#include "base/result.h"
#include "book/gaps.h"
#include "book/make_book.h"
#include "layout/format_profile.h"
#include "rules/rulebook.h"
#include "run/paper_press.h"
#include "run/workspace.h"

namespace vanthu::run {

struct BookRequest {
  // A cell's code.
  std::string cell;
  // One of both.
  int year = 0;
  std::string term{};
  int number = 1;
  book::Size size = book::Size::A4;
  book::Binding binding = book::Binding::Sheets;
  bool recto = false;
  enum class What {
    Whole,
    // The sheets of minutes that are not on paper yet.
    NewSheets,
    // The printed sheets that the archive has otherwise now.
    Reprint,
    // A book to write in by hand.
    Forms,
  };
  What what = What::Whole;
  // Forms only.
  int forms = 12;
};

struct PrintedBook {
  // Empty where there is nothing to print.
  std::string pdf;
  int pdf_pages = 0;
  // Number of the first page of the body in the PDF.
  int first_page = 1;
  book::BookOrder order;
  book::Book book;
  // In the order of the book; without their records' papers.
  std::vector<book::Entry> entries;
  std::vector<book::Gap> gaps;
  std::vector<book::ReprintLeaf> reprint;
  // What to write to ledger_path once this is printed; empty: nothing changes.
  std::string ledger{};
  std::string ledger_path{};
};

// One line of a ward's register of books.
struct RegisteredBook {
  text::NfcString cell;
  std::string code;
  int number = 1;
  int minutes = 0;
  int pages = 0;
  int gaps = 0;
  // Why there is no book.
  std::optional<Bilingual> failure{};
};

class BookPress {
 public:
  // All must outlive the press.
  static Result<BookPress> open(FileStore& files, const std::string& data,
                                const Workspace& workspace);

  Result<PrintedBook> print(const archive::Archive& archive, const BookRequest& request,
                            const Date& today) const;
  // The page for the secretary: gaps and sheets to be printed again.
  Result<std::string> print_gaps(const PrintedBook& book) const;
  // All books of a ward as one table, with the cells that have none.
  Result<std::string> print_register(const std::vector<RegisteredBook>& books,
                                     const BookRequest& request) const;

  const pdf::PdfEngine& engine() const { return press_.engine(); }

 private:
  BookPress(FileStore& files, const Workspace& workspace, PaperPress press)
      : files_(&files), workspace_(&workspace), press_(std::move(press)) {}
  Result<std::vector<book::Entry>> read_entries(const archive::Archive& archive,
                                                const BookRequest& request) const;
  Result<book::Entry> read_entry(const archive::Archive& archive, const std::string& id,
                                 const BookRequest& request) const;
  // Meetings after the book's last; one that cannot be read is left to verify.
  Result<std::vector<model::MeetingRecord>> read_later(const archive::Archive& archive,
                                                       const PrintedBook& book) const;
  // Error: a cell that neither the workspace nor the archive has.
  Result<Done> know_cell(const archive::Archive& archive, const std::string& cell) const;
  // Names the years and terms that there are.
  static Error nothing_there(const archive::Archive& archive, const BookRequest& request);
  // Of the cell, whatever the year: how it calls itself today.
  Result<std::optional<model::MeetingRecord>> newest_record(const archive::Archive& archive,
                                                            const BookRequest& request) const;
  static Result<std::optional<book::LogPosition>> log_position(
      const archive::Archive& archive, const std::vector<book::Entry>& entries);
  Result<std::optional<book::PrintLedger>> read_ledger(const std::string& path) const;
  book::BookOrder order_of(const BookRequest& request,
                           const std::vector<book::Entry>& entries) const;
  Result<document::Document> model_minutes() const;
  Result<Done> print_forms(const book::FactSources& sources, const BookRequest& request,
                           const std::vector<book::Entry>& entries, PrintedBook& out) const;
  Result<Done> print_records(const book::FactSources& sources, const BookRequest& request,
                             const std::optional<book::PrintLedger>& ledger,
                             PrintedBook& out) const;
  Result<std::string> print_apart(const std::string& section, const book::Facts& facts) const;
  const layout::FormatProfile& profile(book::Size size) const {
    return size == book::Size::A4 ? a4_ : a5_;
  }
  std::string data_;

  FileStore* files_;
  const Workspace* workspace_;
  PaperPress press_;
  rules::Rulebook rulebook_;
  book::BookWording wording_;
  layout::FormatProfile a4_;
  layout::FormatProfile a5_;
};

}  // namespace vanthu::run
