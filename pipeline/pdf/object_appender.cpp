#include "pdf/object_appender.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "pdf/pdf_text.h"

namespace vanthu::pdf {
namespace {

// Twenty bytes an entry (ISO 32000-1, 7.5.4).
void append_entry(std::string& out, std::size_t offset) {
  char line[] = "0000000000 00000 n \n";
  for (int i = 9; offset != 0; --i, offset /= 10) line[i] = static_cast<char>('0' + offset % 10);
  out.append(line, 20);
}

}  // namespace

ObjectAppender::ObjectAppender(std::string start, std::span<const std::size_t> offsets)
    : bytes_(std::move(start)) {
  for (const std::size_t offset : offsets) {
    entries_.push_back({.number = next_number_++, .offset = offset});
  }
}

ObjectAppender::ObjectAppender(std::string file, std::size_t previous_table, int next_number)
    : bytes_(std::move(file)), previous_table_(previous_table), next_number_(next_number) {}

ObjectAppender ObjectAppender::continuation() const {
  ObjectAppender out(std::string(), {});
  out.begin_ = position();
  out.entries_ = entries_;
  out.previous_table_ = previous_table_;
  out.next_number_ = next_number_;
  return out;
}

void ObjectAppender::begin(int number) {
  entries_.push_back({.number = number, .offset = position()});
  FastText text(bytes_, 32);
  text.put_number(number);
  text.put(" 0 obj\n");
}

void ObjectAppender::end() {
  bytes_ += "\nendobj\n";
}

void ObjectAppender::stream(int number, std::string_view entries, std::string_view content) {
  begin(number);
  bytes_ += "<<";
  bytes_ += entries;
  bytes_ += "/Length ";
  append_number(bytes_, static_cast<std::int64_t>(content.size()));
  bytes_ += ">>\nstream\n";
  bytes_ += content;
  bytes_ += "\nendstream";
  end();
}

// Of a new file: every object, found by its number rather than by sorting.
void ObjectAppender::write_table() {
  // No object begins at 0: there is the file's header.
  std::vector<std::size_t> offsets(static_cast<std::size_t>(next_number_), 0);
  for (const Entry& entry : entries_) {
    std::size_t& offset = offsets[static_cast<std::size_t>(entry.number)];
    VANTHU_CHECK(offset == 0, "no object is written twice");
    offset = entry.offset;
  }
  bytes_ += "0 ";
  append_number(bytes_, next_number_);
  bytes_ += "\n0000000000 65535 f \n";
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    VANTHU_CHECK(offsets[i] != 0, "every reserved object is written");
    append_entry(bytes_, offsets[i]);
  }
}

// Of an update: the objects that are new, in runs of following numbers.
void ObjectAppender::write_sections() {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.number < b.number; });
  for (std::size_t first = 0; first < entries_.size();) {
    std::size_t last = first + 1;
    while (last < entries_.size() && entries_[last].number == entries_[last - 1].number + 1) {
      ++last;
    }
    append_number(bytes_, entries_[first].number);
    bytes_ += ' ';
    append_number(bytes_, static_cast<std::int64_t>(last - first));
    bytes_ += '\n';
    for (std::size_t i = first; i < last; ++i) append_entry(bytes_, entries_[i].offset);
    first = last;
  }
}

void ObjectAppender::finish(std::string_view trailer_entries) {
  const std::size_t table = position();
  bytes_ += "xref\n";
  previous_table_ ? write_sections() : write_table();
  bytes_ += "trailer\n<</Size ";
  append_number(bytes_, next_number_);
  if (previous_table_) {
    bytes_ += "/Prev ";
    append_number(bytes_, static_cast<std::int64_t>(*previous_table_));
  }
  bytes_ += trailer_entries;
  bytes_ += ">>\nstartxref\n";
  append_number(bytes_, static_cast<std::int64_t>(table));
  bytes_ += "\n%%EOF\n";
}

}  // namespace vanthu::pdf
