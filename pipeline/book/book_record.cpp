#include "book/book_record.h"

#include "book/book_names.h"
#include "xml/markup.h"

namespace vanthu::book {

std::string write_book_record(const Book& book, const std::vector<Entry>& entries,
                              const BookOrder& order) {
  xml::MarkupWriter out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.open("book", {{"xmlns", "urn:vanthu:book-record:1"},
                    {"cell", order.cell_code},
                    {"period", order.period},
                    {"number", std::to_string(order.number)},
                    {"from", to_iso(order.from)},
                    {"to", to_iso(order.to)},
                    {"size", vanthu::name_of(order.size, kSizeNames)},
                    {"binding", vanthu::name_of(order.binding, kBindingNames)},
                    {"front_pages", std::to_string(book.counts.front)},
                    {"body_pages", std::to_string(book.counts.body)},
                    {"blank_pages", std::to_string(book.counts.blank)}});
  out.line();
  if (order.log) {
    out.raw("  ").empty("log", {{"origin", order.log->origin},
                                {"size", std::to_string(order.log->size)},
                                {"root", order.log->root_base64},
                                {"time", order.log->time}});
    out.line();
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    out.raw("  ").empty("minutes", {{"first", std::to_string(book.places[i].first)},
                                    {"last", std::to_string(book.places[i].last)},
                                    {"object", entry.object_id},
                                    {"meeting", entry.record.id},
                                    {"version", std::to_string(entry.version)},
                                    {"record_sha256", entry.record_sha256}});
    out.line();
  }
  for (std::size_t i = 0; i < book.page_digests.size(); ++i) {
    out.raw("  ").empty("page",
                        {{"number", std::to_string(i + 1)}, {"sha256", book.page_digests[i]}});
    out.line();
  }
  out.close().line();
  return out.take();
}

}  // namespace vanthu::book
