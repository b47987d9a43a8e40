#include "deflate/quick_deflate.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/check.h"
#include "deflate/bit_writer.h"
#include "deflate/matches.h"
#include "deflate/symbols.h"

namespace vanthu::deflate {
namespace {

// RFC 1951, 3.2.4: the type, filled up to a byte, the length and its complement.
constexpr std::size_t kStoredHeader = 5;
constexpr std::size_t kLongestStored = 65535;

class Writing {
 public:
  Writing(char* out, const TrainedCode& code) : out_(out), code_(code) {}

  void literal(unsigned char byte) {
    out_.put(code_.literal(byte));
    if (out_.waiting() > 32) out_.settle();
  }

  void match(std::size_t length, std::size_t distance) {
    if (out_.waiting() > 8) out_.settle();
    const std::size_t index = distance_index(distance);
    out_.put(code_.length(length));
    out_.put(code_.distance(index));
    out_.settle();
    out_.put(distance - kDistanceBase[index], kDistanceExtra[index]);
  }

  void begin() { out_.put(code_.header_end()); }

  char* finish() {
    out_.settle();
    out_.put(code_.end_of_block());
    return out_.finish();
  }

 private:
  BitWriter out_;
  const TrainedCode& code_;
};

class Counting {
 public:
  explicit Counting(SymbolCounts& counts) : counts_(counts) {}

  void literal(unsigned char byte) { ++counts_.literals[byte]; }
  void match(std::size_t length, std::size_t distance) {
    ++counts_.literals[kFirstLength + length_index(length)];
    ++counts_.distances[distance_index(distance)];
  }

 private:
  SymbolCounts& counts_;
};

std::size_t stored_size(std::string_view text) {
  const std::size_t parts = (text.size() + kLongestStored - 1) / kLongestStored;
  return text.size() + kStoredHeader * std::max<std::size_t>(parts, 1);
}

void append_stored(std::string& out, std::string_view text) {
  do {
    const std::string_view part = text.substr(0, kLongestStored);
    text.remove_prefix(part.size());
    const auto length = static_cast<std::uint16_t>(part.size());
    const auto put16 = [&](unsigned value) {
      out += static_cast<char>(value & 0xffU);
      out += static_cast<char>(value >> 8U & 0xffU);
    };
    out += text.empty() ? '\1' : '\0';
    put16(length);
    put16(~unsigned{length});
    out += part;
  } while (!text.empty());
}

}  // namespace

void append_deflated(std::string& out, std::string_view text, const TrainedCode& code) {
  VANTHU_CHECK(text.size() < std::size_t{1} << 30U,
               "what is deflated at once is shorter than 1 GiB");
  // A literal takes up to fifteen bits, a match less than the four bytes it stands for would.
  const std::size_t room_size = code.header().size() + 2 * text.size() + 32;
  // Not cleared first.
  const std::unique_ptr<char[]> room(new char[room_size]);
  std::memcpy(room.get(), code.header().data(), code.header().size());
  Writing writing(room.get() + code.header().size(), code);
  writing.begin();
  tell_apart(text, writing);
  const auto size = static_cast<std::size_t>(writing.finish() - room.get());
  if (size < stored_size(text)) {
    out.append(room.get(), size);
  } else {
    append_stored(out, text);
  }
}

void count_symbols(std::string_view text, SymbolCounts& counts) {
  Counting counting(counts);
  tell_apart(text, counting);
  ++counts.literals[kEndOfBlock];
}

}  // namespace vanthu::deflate
