#include "sign/pdf_objects.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "sign/pdf_dictionary_reader.h"

namespace vanthu::sign {
namespace {

constexpr std::size_t kMaxTables = 256;
constexpr std::size_t kEntryWidth = 20;
constexpr int kMaxObjects = 1000000;

// Words and numbers one after another, from a place on.
class Words {
 public:
  Words(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  void skip_space() {
    while (at_ < bytes_.size() && is_pdf_space(bytes_[at_])) ++at_;
  }
  bool take(std::string_view word) {
    skip_space();
    if (bytes_.substr(std::min(at_, bytes_.size()), word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  std::optional<std::size_t> number() {
    skip_space();
    std::size_t value = 0;
    const char* const begin = bytes_.data() + std::min(at_, bytes_.size());
    const auto [end, code] = std::from_chars(begin, bytes_.data() + bytes_.size(), value);
    if (code != std::errc()) return std::nullopt;
    at_ += static_cast<std::size_t>(end - begin);
    return value;
  }
  std::string_view next(std::size_t count) {
    const std::string_view found = bytes_.substr(std::min(at_, bytes_.size()), count);
    at_ += found.size();
    return found;
  }
  std::size_t at() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_;
};

std::optional<std::size_t> try_last_table(std::string_view pdf) {
  constexpr std::size_t kTail = 2048;
  const std::size_t tail = pdf.size() > kTail ? pdf.size() - kTail : 0;
  const auto at = pdf.rfind("startxref");
  if (at == std::string_view::npos || at < tail) return std::nullopt;
  Words words(pdf, at);
  if (!words.take("startxref")) return std::nullopt;
  const auto table = words.number();
  if (!table || !words.take("%%EOF")) return std::nullopt;
  words.skip_space();
  return words.at() == pdf.size() ? table : std::nullopt;
}

// "0000000015 00000 n" and two bytes of line end.
struct Entry {
  std::size_t offset = 0;
  bool in_use = false;
  int generation = 0;
};

std::optional<Entry> try_entry(std::string_view line) {
  if (line.size() != kEntryWidth || line[10] != ' ' || line[16] != ' ') return std::nullopt;
  const char kind = line[17];
  if ((kind != 'n' && kind != 'f') || !is_pdf_space(line[18]) || !is_pdf_space(line[19])) {
    return std::nullopt;
  }
  std::size_t offset = 0;
  const auto [end, code] = std::from_chars(line.data(), line.data() + 10, offset);
  if (code != std::errc() || end != line.data() + 10) return std::nullopt;
  const bool in_use = kind == 'n';
  int generation = 0;
  const auto [last, answer] = std::from_chars(line.data() + 11, line.data() + 16, generation);
  if (answer != std::errc() || last != line.data() + 16) return std::nullopt;
  return Entry{.offset = offset, .in_use = in_use, .generation = generation};
}

}  // namespace

std::optional<PdfObjects> PdfObjects::read(std::string_view pdf) {
  PdfObjects objects(pdf);
  if (!objects.read_tables()) return std::nullopt;
  return objects;
}

bool PdfObjects::read_tables() {
  const auto last = try_last_table(pdf_);
  if (!last || *last >= pdf_.size()) return false;
  last_table_ = *last;
  std::size_t at = *last;
  for (std::size_t tables = 0; tables < kMaxTables; ++tables) {
    const auto previous = read_table(at);
    if (!previous) return false;
    if (*previous == 0) {
      for (auto entry = offsets_.begin(); entry != offsets_.end();) {
        // What was freed last.
        entry = entry->second == 0 ? offsets_.erase(entry) : std::next(entry);
      }
      const PdfValue* const root = trailer_.find("Root");
      const auto number = root != nullptr ? root->try_reference() : std::nullopt;
      root_ = number.value_or(0);
      return root_ > 0 && object(root_).kind == PdfValue::Kind::Dictionary;
    }
    // Tables stand one behind the other, so this ends.
    if (*previous >= at) return false;
    at = *previous;
  }
  return false;
}

// The offset of the table before this one, 0 for none.
std::optional<std::size_t> PdfObjects::read_table(std::size_t at) {
  Words words(pdf_, at);
  if (!words.take("xref")) return std::nullopt;
  while (!words.take("trailer")) {
    const auto first = words.number();
    const auto count = words.number();
    if (!first || !count || *first > kMaxObjects || *count > kMaxObjects) return std::nullopt;
    words.skip_space();
    for (std::size_t i = 0; i < *count; ++i) {
      const auto entry = try_entry(words.next(kEntryWidth));
      if (!entry || (entry->in_use && (entry->offset == 0 || entry->offset >= pdf_.size()))) {
        return std::nullopt;
      }
      const int number = static_cast<int>(*first + i);
      const bool newest = offsets_.emplace(number, entry->in_use ? entry->offset : 0).second;
      if (newest && entry->generation != 0) generations_.emplace(number, entry->generation);
    }
  }
  const auto trailer = read_pdf_value(pdf_, words.at());
  if (!trailer || trailer->value.kind != PdfValue::Kind::Dictionary) return std::nullopt;
  if (trailer->value.find("Encrypt") != nullptr || trailer->value.find("XRefStm") != nullptr) {
    return std::nullopt;
  }
  if (trailer_.kind == PdfValue::Kind::Null) {
    trailer_ = trailer->value;
    const PdfValue* const size = trailer_.find("Size");
    size_ = size != nullptr ? size->try_integer().value_or(0) : 0;
    if (size_ <= 0 || size_ > kMaxObjects) return std::nullopt;
  }
  const PdfValue* const previous = trailer->value.find("Prev");
  if (previous == nullptr) return 0;
  const auto offset = previous->try_integer();
  if (!offset || *offset <= 0) return std::nullopt;
  return static_cast<std::size_t>(*offset);
}

std::optional<PdfObjects::Place> PdfObjects::try_place(int number) const {
  const auto found = offsets_.find(number);
  if (found == offsets_.end() || exhausted()) return std::nullopt;
  Words words(pdf_, found->second);
  if (words.number() != static_cast<std::size_t>(number) || !words.number() || !words.take("obj")) {
    return std::nullopt;
  }
  auto read = read_pdf_value(pdf_, words.at());
  // What is not well-formed may have been read to its end.
  constexpr std::size_t kCostOfFailure = std::size_t{1} << 20U;
  spent_ += read ? read->end - found->second : std::min(pdf_.size(), kCostOfFailure);
  if (!read) return std::nullopt;
  return Place{.value = std::move(read->value), .end = read->end};
}

PdfValue PdfObjects::object(int number) const {
  auto place = try_place(number);
  return place ? std::move(place->value) : PdfValue{};
}

PdfValue PdfObjects::resolve(const PdfValue& value) const {
  if (value.kind != PdfValue::Kind::Reference) return value;
  const auto number = value.try_reference();
  if (!number) return {};
  const auto other = generations_.find(*number);
  const int generation = other == generations_.end() ? 0 : other->second;
  const bool current = value.text == std::to_string(*number) + " " + std::to_string(generation);
  return current ? object(*number) : PdfValue{};
}

PdfValue PdfObjects::entry(const PdfValue& dictionary, std::string_view key) const {
  const PdfValue* const found = dictionary.find(key);
  return found != nullptr ? resolve(*found) : PdfValue{};
}

std::optional<std::string_view> PdfObjects::stream(int number) const {
  const auto place = try_place(number);
  if (!place) return std::nullopt;
  const auto length = entry(place->value, "Length").try_integer();
  Words words(pdf_, place->end);
  if (!length || *length < 0 || !words.take("stream")) return std::nullopt;
  std::size_t at = words.at();
  if (pdf_.substr(at, 2) == "\r\n") {
    at += 2;
  } else if (pdf_.substr(at, 1) == "\n") {
    at += 1;
  } else {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(*length);
  if (size > pdf_.size() - at) return std::nullopt;
  return pdf_.substr(at, size);
}

}  // namespace vanthu::sign
