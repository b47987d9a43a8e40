// Internal to pdf/*.cpp: writes PDF objects one behind the other and their classic cross-reference
// table, a whole new file behind a prototype's bytes or an update behind a finished file.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::pdf {

class ObjectAppender {
 public:
  // A new file: `start` holds objects 1 … offsets.size(), beginning there.
  ObjectAppender(std::string start, std::span<const std::size_t> offsets);
  // An update: the file's last startxref value and its Size.
  ObjectAppender(std::string file, std::size_t previous_table, int next_number);

  // The next free object number; each is to be written exactly once.
  int reserve() { return next_number_++; }
  int reserve(int count) {
    next_number_ += count;
    return next_number_ - count;
  }

  // Between the two the caller appends the object's value to bytes().
  void begin(int number);
  void end();
  // A stream of bytes that are final; entries are further dictionary entries, "/Type/XObject".
  void stream(int number, std::string_view entries, std::string_view bytes);
  std::string& bytes() { return bytes_; }
  const std::string& bytes() const { return bytes_; }
  // Where the next byte stands in the file.
  std::size_t position() const { return begin_ + bytes_.size(); }
  // Another one that goes on from here without what was written: its bytes() begin at position().
  ObjectAppender continuation() const;

  // Table, trailer and end of file; nothing may follow. entries: everything of the trailer but Size
  // and Prev.
  void finish(std::string_view entries);

 private:
  struct Entry {
    int number = 0;
    std::size_t offset = 0;
  };
  void write_table();
  void write_sections();

  std::string bytes_;
  // Of bytes_ in the file.
  std::size_t begin_ = 0;
  std::vector<Entry> entries_;
  std::optional<std::size_t> previous_table_;
  int next_number_ = 1;
};

}  // namespace vanthu::pdf
