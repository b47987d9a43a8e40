// Internal to pdf/*.cpp: small pieces of PDF syntax appended to a byte string, without the locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vanthu::pdf {

void append_number(std::string& out, std::int64_t value);
// value / 100 with at most two decimals: "12.5", "-0.25", "7".
void append_hundredths(std::string& out, std::int64_t value);
std::int64_t to_hundredths(double value);

// "12 0 R"
void append_reference(std::string& out, int object);
// A text string: <FEFF…> in UTF-16BE, so that Vietnamese is never guessed at. utf8 must
// be well-formed: anything else is a Bug.
void append_text_string(std::string& out, std::string_view utf8);

// Writes a piece of known largest length without asking the string for room at each step; what is
// written stands in the string when the writer goes.
class FastText {
 public:
  // most: no more bytes will be written.
  FastText(std::string& out, std::size_t most) : out_(out), begin_(out.size()) {
    out_.resize(begin_ + most);
    at_ = out_.data() + begin_;
  }
  FastText(const FastText&) = delete;
  FastText& operator=(const FastText&) = delete;
  ~FastText() { out_.resize(static_cast<std::size_t>(at_ - out_.data())); }

  template <std::size_t N>
  void put(const char (&literal)[N]) {
    std::memcpy(at_, literal, N - 1);
    at_ += N - 1;
  }
  void put(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void put(char c) { *at_++ = c; }
  // For loops over letters: write from here() on, then say where that ended.
  char* here() const { return at_; }
  void go_on_at(char* at) { at_ = at; }
  void put_number(std::int64_t value);
  // "12 0 R"
  void put_reference(int object) {
    put_number(object);
    put(" 0 R");
  }

 private:
  std::string& out_;
  std::size_t begin_;
  char* at_ = nullptr;
};

}  // namespace vanthu::pdf
