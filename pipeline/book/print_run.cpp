// What a printing leaves behind, and what it must not change.
#include <algorithm>

#include "book/make_book.h"

namespace vanthu::book {
namespace {

bool is_earlier(const Entry& a, const Entry& b) {
  const model::Meeting& left = a.record.meeting;
  const model::Meeting& right = b.record.meeting;
  if (left.start != right.start) return left.start < right.start;
  return a.record.id < b.record.id;
}

// The minutes that a page belongs to: those that begin on it or before it.
const PrintedMinutes* minutes_on(const PrintLedger& printed, int page) {
  const PrintedMinutes* found = nullptr;
  for (const PrintedMinutes& one : printed.minutes) {
    if (one.pages.first <= page) found = &one;
  }
  return found;
}

// The last minutes up to a page that were superseded are what changed or moved it.
void say_why(ReprintLeaf& leaf, const PrintedMinutes* own, int page,
             const std::vector<Entry>& entries, const PrintLedger& printed) {
  const PrintedMinutes* cause = nullptr;
  int version = 0;
  for (const PrintedMinutes& one : printed.minutes) {
    if (one.pages.first > page) break;
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& candidate) {
      return candidate.object_id == one.object_id;
    });
    if (entry == entries.end() || entry->version == one.version) continue;
    cause = &one;
    version = entry->version;
  }
  if (cause != nullptr) {
    leaf.reason = cause == own ? ReprintLeaf::Reason::Superseded : ReprintLeaf::Reason::Moved;
    leaf.meeting_id = cause->meeting_id;
    leaf.printed_version = cause->version;
    leaf.version = version;
  } else if (own != nullptr) {
    leaf.meeting_id = own->meeting_id;
    leaf.printed_version = leaf.version = own->version;
  }
}

}  // namespace

Result<std::vector<Entry>> in_book_order(std::vector<Entry> entries, const PrintLedger* printed) {
  std::vector<Entry> out;
  for (std::size_t i = 0; printed != nullptr && i < printed->minutes.size(); ++i) {
    const PrintedMinutes& one = printed->minutes[i];
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
      return entry.object_id == one.object_id;
    });
    if (found == entries.end()) {
      return Error{
          .kind = ErrorKind::Integrity,
          .what = {"biên bản đã in ở trang " + std::to_string(one.pages.first) +
                       " không còn trong kho lưu",
                   "the minutes printed on page " + std::to_string(one.pages.first) +
                       " are not in the archive any more"},
          .where = one.meeting_id,
          .remedy = {
              "kiểm tra kho bằng vanthu verify; nếu in cho kho khác thì đổi tên tệp theo dõi "
              "in trong books/",
              "check the archive with vanthu verify; for another archive, rename the file in "
              "books/"}};
    }
    out.push_back(std::move(*found));
    entries.erase(found);
  }
  std::stable_sort(entries.begin(), entries.end(), is_earlier);
  for (Entry& entry : entries) out.push_back(std::move(entry));
  return out;
}

std::vector<ReprintLeaf> leaves_to_reprint(const Book& book, const std::vector<Entry>& entries,
                                           const PrintLedger& printed) {
  std::vector<ReprintLeaf> out;
  const auto pages = static_cast<int>(printed.page_digests.size());
  const auto differs = [&](int page) {
    if (page > pages) return false;
    const auto index = static_cast<std::size_t>(page - 1);
    return index >= book.page_digests.size() ||
           book.page_digests[index] != printed.page_digests[index];
  };
  for (int front = 1; front <= pages; front += 2) {
    if (!differs(front) && !differs(front + 1)) continue;
    const int page = differs(front) ? front : front + 1;
    ReprintLeaf leaf{.front = front, .back = front + 1 <= pages ? front + 1 : 0};
    say_why(leaf, minutes_on(printed, page), page, entries, printed);
    out.push_back(std::move(leaf));
  }
  if (printed.minutes.empty()) return out;
  const int last = book.places[printed.minutes.size() - 1].last;
  for (int front = pages + 1; front <= last; front += 2) {
    ReprintLeaf leaf{.front = front, .back = front + 1, .action = ReprintLeaf::Action::Add};
    // As the book has them now: what was printed does not reach this page.
    const PrintedMinutes* own = nullptr;
    for (std::size_t i = 0; i < printed.minutes.size(); ++i) {
      if (book.places[i].first <= front + 1) own = &printed.minutes[i];
    }
    say_why(leaf, own, front, entries, printed);
    out.push_back(std::move(leaf));
  }
  return out;
}

PrintLedger ledger_after(const Book& book, const std::vector<Entry>& entries,
                         const BookOrder& order, const PrintLedger* printed) {
  PrintLedger out{.cell_code = order.cell_code,
                  .period = order.period,
                  .number = order.number,
                  .size = order.size,
                  .binding = order.binding,
                  .recto = order.recto};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool last = i + 1 == entries.size();
    const bool ended =
        printed != nullptr && i < printed->minutes.size() && printed->minutes[i].ends_printing;
    PageRange pages = book.places[i];
    // Pages that were left empty by a shorter version stay with the minutes.
    if (printed != nullptr && i < printed->minutes.size()) {
      const PageRange& before = printed->minutes[i].pages;
      pages.last = std::max(pages.last, pages.first + before.last - before.first);
    }
    out.minutes.push_back({.object_id = entries[i].object_id,
                           .meeting_id = entries[i].record.id,
                           .version = entries[i].version,
                           .pages = pages,
                           .ends_printing = last || ended});
  }
  const auto sheets = static_cast<std::size_t>(book.last_sheet_page);
  out.page_digests.assign(book.page_digests.begin(),
                          book.page_digests.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                          sheets, book.page_digests.size())));
  return out;
}

}  // namespace vanthu::book
