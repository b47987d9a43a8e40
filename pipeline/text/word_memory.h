// The forms of words that were read before (tokens.h): all papers of an office use the same few
// thousand, and finding one here is far quicker than making its forms again. For one thread.
//   WordMemory memory;
//   TokenReader reader(text, &memory);
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace vanthu::text {

class WordMemory {
 public:
  // Bytes of a chunk; longer ones are not kept.
  static constexpr std::size_t kLongest = 16;

  struct Word {
    std::string_view exact;
    std::string_view folded;
    // How many of the chunk's bytes it was made of.
    std::size_t bytes = 0;
    // Token::remark; kept as 0.
    std::uint8_t* remark = nullptr;
  };

  WordMemory() : places_(kPlaces) {}

  // The word that a chunk begins with; no bytes when it is not known. Valid until keep(). No chunk
  // is empty or longer than kLongest.
  Word find(std::string_view chunk) {
    const Key key = key_of(chunk);
    Place& place = places_[place_of(key)];
    if (place.key != key) return {};
    return {.exact = {place.exact.data(), place.exact_size},
            .folded = {place.folded.data(), place.folded_size},
            .bytes = place.bytes,
            .remark = &place.remark};
  }

  // In the place of another, if need be. Not when a form is too long.
  void keep(std::string_view chunk, const Word& word) {
    if (word.exact.size() > kLongest || word.folded.size() > kLongest) return;
    const Key key = key_of(chunk);
    Place& place = places_[place_of(key)];
    place.key = key;
    word.exact.copy(place.exact.data(), kLongest);
    word.folded.copy(place.folded.data(), kLongest);
    place.exact_size = static_cast<std::uint8_t>(word.exact.size());
    place.folded_size = static_cast<std::uint8_t>(word.folded.size());
    place.bytes = static_cast<std::uint8_t>(word.bytes);
    place.remark = 0;
  }

 private:
  static constexpr unsigned kPlaceBits = 11;
  static constexpr std::size_t kPlaces = std::size_t{1} << kPlaceBits;

  // All bytes of a chunk, some of them twice. No chunk's size is 0.
  struct Key {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint8_t size = 0;

    bool operator==(const Key&) const = default;
  };

  // One line of the processor's cache.
  struct alignas(64) Place {
    Key key;
    std::array<char, kLongest> exact{};
    std::array<char, kLongest> folded{};
    std::uint8_t exact_size = 0;
    std::uint8_t folded_size = 0;
    std::uint8_t bytes = 0;
    std::uint8_t remark = 0;
  };

  template <typename Number>
  static std::uint64_t load(const char* bytes) {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
  }

  static Key key_of(std::string_view chunk) {
    const char* begin = chunk.data();
    const char* end = begin + chunk.size();
    const auto size = static_cast<std::uint8_t>(chunk.size());
    if (size >= 8) return {load<std::uint64_t>(begin), load<std::uint64_t>(end - 8), size};
    if (size >= 4) return {load<std::uint32_t>(begin), load<std::uint32_t>(end - 4), size};
    return {load<std::uint8_t>(begin) | load<std::uint8_t>(begin + size / 2) << 8U,
            load<std::uint8_t>(end - 1), size};
  }

  static std::size_t place_of(const Key& key) {
    const std::uint64_t mixed = (key.first ^ (key.last << 29U | key.last >> 35U)) + key.size;
    return mixed * 0x9E3779B97F4A7C15U >> (64U - kPlaceBits);
  }

  std::vector<Place> places_;
};

}  // namespace vanthu::text
