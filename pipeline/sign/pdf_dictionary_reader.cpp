#include "sign/pdf_dictionary_reader.h"

namespace vanthu::sign {
namespace {

constexpr int kMaxDepth = 32;
// A signature dictionary with Contents of several hundred kilobytes fits.
constexpr std::size_t kMaxLength = std::size_t{1} << 20U;

// Every read_* starts at `at`, answers whether it understood, and leaves `at` behind what it read.
class Reader {
 public:
  Reader(std::string_view pdf, std::size_t from)
      : bytes_(pdf.substr(0, std::min(pdf.size() - from, kMaxLength) + from)), at_(from) {}

  std::optional<PdfDictionaries> read() {
    skip_space();
    if (!starts_with("<<") || !read_dictionary(0)) return std::nullopt;
    found_.end = at_;
    return std::move(found_);
  }

 private:
  bool at_end() const { return at_ >= bytes_.size(); }
  bool starts_with(std::string_view text) const { return bytes_.substr(at_, text.size()) == text; }

  void skip_space() {
    while (!at_end()) {
      if (is_pdf_space(bytes_[at_])) {
        ++at_;
      } else if (bytes_[at_] == '%') {
        at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
      } else {
        return;
      }
    }
  }

  bool read_dictionary(int depth) {
    if (depth > kMaxDepth) return false;
    PdfDictionary dictionary;
    dictionary.at.begin = at_;
    at_ += 2;
    while (true) {
      skip_space();
      if (starts_with(">>")) break;
      if (!starts_with("/")) return false;
      const std::string_view key = read_name();
      skip_space();
      const std::size_t begin = at_;
      if (!read_value(depth)) return false;
      dictionary.entries.push_back({.key = key, .value = {.begin = begin, .end = at_}});
    }
    at_ += 2;
    dictionary.at.end = at_;
    found_.dictionaries.push_back(std::move(dictionary));
    return true;
  }

  bool read_value(int depth) {
    if (at_end()) return false;
    if (starts_with("<<")) return read_dictionary(depth + 1);
    switch (bytes_[at_]) {
      case '<':
        return read_until('>');
      case '(':
        return read_literal();
      case '[':
        return read_array(depth + 1);
      case '/':
        read_name();
        return true;
      default:
        return read_words();
    }
  }

  bool read_array(int depth) {
    if (depth > kMaxDepth) return false;
    ++at_;
    while (true) {
      skip_space();
      if (at_end()) return false;
      if (bytes_[at_] == ']') break;
      if (!read_value(depth)) return false;
    }
    ++at_;
    return true;
  }

  bool read_until(char last) {
    const std::size_t end = bytes_.find(last, at_);
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    return true;
  }

  bool read_literal() {
    int open = 0;
    for (; !at_end(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '(') {
        ++open;
      } else if (c == ')' && --open == 0) {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view read_name() {
    const std::size_t begin = ++at_;
    while (!at_end() && is_pdf_regular(bytes_[at_])) ++at_;
    return bytes_.substr(begin, at_ - begin);
  }

  // Numbers, true, false, null, or "5 0 R": all words up to the next delimiter.
  bool read_words() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (!at_end() && is_pdf_regular(bytes_[at_])) {
      while (!at_end() && is_pdf_regular(bytes_[at_])) ++at_;
      end = at_;
      skip_space();
    }
    at_ = end;
    return end != begin;
  }

  std::string_view bytes_;
  std::size_t at_;
  PdfDictionaries found_;
};

}  // namespace

bool is_pdf_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_pdf_regular(char c) {
  return !is_pdf_space(c) && std::string_view("()<>[]{}/%").find(c) == std::string_view::npos;
}

std::optional<SourceSpan> PdfDictionary::find_single(std::string_view key) const {
  std::optional<SourceSpan> found;
  for (const auto& entry : entries) {
    if (entry.key != key) continue;
    if (found) return std::nullopt;
    found = entry.value;
  }
  return found;
}

std::optional<PdfDictionaries> read_pdf_dictionaries(std::string_view pdf, std::size_t from) {
  if (from > pdf.size()) return std::nullopt;
  return Reader(pdf, from).read();
}

}  // namespace vanthu::sign
