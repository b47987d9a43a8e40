#include "text/names.h"

#include <unicode/coll.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "base/check.h"
#include "text/letter_case.h"
#include "text/tone_placement.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

// Const collators may be shared by threads.
const icu::Collator& vietnamese_collator() {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
    VANTHU_CHECK(U_SUCCESS(status) && made != nullptr, "ICU holds the Vietnamese collation");
    return made;
  }();
  return *collator;
}

NfcString comparable(const NfcString& text) {
  return place_tones(to_lower(text), TonePlacement::New);
}

std::string sort_key(std::string_view text) {
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::Collator& collator = vietnamese_collator();
  std::string key(64, '\0');
  for (;;) {
    const int32_t needed = collator.getSortKey(source, reinterpret_cast<std::uint8_t*>(key.data()),
                                               static_cast<int32_t>(key.size()));
    const auto size = static_cast<std::size_t>(needed);
    const bool fits = size <= key.size();
    key.resize(size);
    if (fits) return key;
  }
}

bool is_blank(char32_t code) {
  return code == U' ' || code == 0xA0 || code == U'\n';
}

// Blanks at the ends and repeated ones do not count.
std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    if (is_blank(c.value)) {
      if (at > begin) words.push_back(name.substr(begin, at - begin));
      begin = at + c.length;
    }
    at += c.length;
  }
  if (begin < name.size()) words.push_back(name.substr(begin));
  return words;
}

template <typename Name, typename KeyOf>
std::vector<std::size_t> order_by(std::span<const Name> names, KeyOf key_of) {
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const Name& name : names) keys.push_back(key_of(name));
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  return order;
}

std::string key_of_name(const NfcString& name) {
  const NfcString folded = comparable(name);
  std::vector<std::string_view> words = words_of(folded.view());
  if (words.empty()) return {};
  const std::string_view given = words.back();
  words.pop_back();
  std::string rest;
  for (const std::string_view word : words) rest.append(word).append(" ");
  // A sort key ends in a zero byte and holds none before: the given name decides first.
  return sort_key(given) + sort_key(rest);
}

}  // namespace

std::weak_ordering collate(const NfcString& a, const NfcString& b) {
  return sort_key(comparable(a).view()) <=> sort_key(comparable(b).view());
}

std::string given_name_sort_key(const SortableName& name) {
  return key_of_name(name.sort_name.empty() ? name.full_name : name.sort_name);
}

std::vector<std::size_t> order_by_given_name(std::span<const SortableName> names) {
  return order_by(names, given_name_sort_key);
}

std::vector<std::size_t> order_by_given_name(std::span<const NfcString> full_names) {
  return order_by(full_names, key_of_name);
}

NfcString given_name(const NfcString& full_name) {
  const std::vector<std::string_view> words = words_of(full_name.view());
  return words.empty() ? NfcString() : nfc(words.back());
}

}  // namespace vanthu::text
