#include "archive/text_packing.h"

#include <libdeflate.h>
#include <sqlite3.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

#include "archive/sqlite_statement.h"
#include "base/check.h"

namespace vanthu::archive {
namespace {

// With the dictionary, looking further for a longer match (level 4 on) costs time and gains
// nothing.
constexpr int kLevel = 3;
// All that deflate looks back on.
constexpr std::size_t kDictionarySize = 32U << 10U;
constexpr std::size_t kShareOfOneText = 8U << 10U;
// No paper is as long; a damaged row must not take all memory.
constexpr std::size_t kLongestText = 64U << 20U;
// Before the packed bytes: the length of the text, for one allocation.
constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kChecksumBytes = 4;

const Bytef* as_bytes(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());
}

struct EndDeflate {
  void operator()(z_stream* stream) const {
    deflateEnd(stream);
    delete stream;
  }
};
struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};
using Deflating = std::unique_ptr<z_stream, EndDeflate>;
using Inflating = std::unique_ptr<libdeflate_decompressor, FreeDecompressor>;

// Of one connection.
class TextPacker {
 public:
  // Finds the dictionary; false when there is none.
  bool ready(sqlite3* db) {
    if (primed_) return true;
    auto stored = Statement::prepare(db, "SELECT v FROM meta WHERE k = 'dictionary'");
    if (!stored.ok()) return false;
    const auto row = stored.value().step();
    if (!row.ok() || !row.value()) return false;
    dictionary_ = stored.value().text(0);
    Deflating stream(new z_stream{});
    VANTHU_CHECK(deflateInit(stream.get(), kLevel) == Z_OK, "zlib has memory");
    deflateSetDictionary(stream.get(), as_bytes(dictionary_), size_of(dictionary_));
    dictionary_checksum_ = checksum(dictionary_);
    store_dictionary();
    inflating_.reset(libdeflate_alloc_decompressor());
    VANTHU_CHECK(inflating_ != nullptr, "libdeflate has memory for a decompressor");
    primed_ = std::move(stream);
    return true;
  }

  // A copy of the primed state is far cheaper than reading the dictionary again.
  std::string pack(std::string_view text) const {
    Deflating stream(new z_stream{});
    VANTHU_CHECK(deflateCopy(stream.get(), primed_.get()) == Z_OK, "zlib has memory");
    std::string out(kLengthBytes + deflateBound(stream.get(), text.size()), '\0');
    for (std::size_t i = 0; i < kLengthBytes; ++i) {
      out[i] = static_cast<char>((text.size() >> (8 * i)) & 0xFFU);
    }
    stream->next_in = const_cast<Bytef*>(as_bytes(text));
    stream->avail_in = size_of(text);
    stream->next_out = reinterpret_cast<Bytef*>(out.data() + kLengthBytes);
    stream->avail_out = static_cast<uInt>(out.size() - kLengthBytes);
    VANTHU_CHECK(deflate(stream.get(), Z_FINISH) == Z_STREAM_END, "packed bytes fit their bound");
    out.resize(kLengthBytes + stream->total_out);
    return out;
  }

  // Nothing: not what pack() gave with this dictionary. Valid until the next call.
  //
  // libdeflate is far quicker than zlib but knows no dictionaries. It is handed a deflate stream
  // that begins with one: a stored block (RFC 1951, 3.2.4) that ends where a byte does, so that the
  // packed text follows as it is and looks back on the block.
  std::optional<std::string_view> unpack(std::string_view packed) {
    if (packed.size() < kLengthBytes) return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i) {
      size |= static_cast<std::size_t>(static_cast<unsigned char>(packed[i])) << (8 * i);
    }
    if (size > kLongestText) return std::nullopt;
    packed.remove_prefix(kLengthBytes);
    const auto deflated = skip_header(packed);
    if (!deflated) return std::nullopt;
    const std::string_view known =
        deflated->with_dictionary ? std::string_view(dictionary_) : std::string_view();
    std::string_view stream = deflated->bytes;
    if (deflated->with_dictionary) {
      stream_.resize(stored_dictionary_size_);
      stream = stream_.append(stream);
    }
    if (texts_.size() < known.size() + size) texts_.resize(known.size() + size);
    std::size_t taken = 0;
    if (libdeflate_deflate_decompress_ex(inflating_.get(), stream.data(), stream.size(),
                                         texts_.data(), known.size() + size, &taken,
                                         nullptr) != LIBDEFLATE_SUCCESS) {
      return std::nullopt;
    }
    const std::string_view text = std::string_view(texts_).substr(known.size(), size);
    const std::string_view rest = stream.substr(taken);
    const bool whole = rest.size() >= kChecksumBytes && big_endian(rest) == checksum(text);
    return whole ? std::optional(text) : std::nullopt;
  }

 private:
  struct Deflated {
    std::string_view bytes;
    bool with_dictionary = false;
  };

  static uInt size_of(std::string_view text) { return static_cast<uInt>(text.size()); }
  static std::uint32_t checksum(std::string_view text) {
    constexpr std::uint32_t kOfNothing = 1;
    return libdeflate_adler32(kOfNothing, text.data(), text.size());
  }
  // At least four bytes.
  static std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < kChecksumBytes; ++i) {
      value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    return value;
  }

  void store_dictionary() {
    // None of ours is longer; zlib would not look back further either.
    if (dictionary_.size() > kDictionarySize) {
      dictionary_.erase(0, dictionary_.size() - kDictionarySize);
    }
    const auto size = static_cast<unsigned>(dictionary_.size());
    stream_.assign(1, '\0');
    for (const unsigned number : {size, ~size}) {
      stream_ += static_cast<char>(number & 0xFFU);
      stream_ += static_cast<char>((number >> 8U) & 0xFFU);
    }
    stream_ += dictionary_;
    stored_dictionary_size_ = stream_.size();
  }

  // Nothing when it is not packed by zlib, or with another dictionary.
  std::optional<Deflated> skip_header(std::string_view packed) const {
    constexpr std::size_t kHeaderBytes = 2;
    constexpr unsigned kDictionaryFlag = 0x20;
    if (packed.size() < kHeaderBytes) return std::nullopt;
    const auto method = static_cast<unsigned char>(packed[0]);
    const auto flags = static_cast<unsigned char>(packed[1]);
    if ((method & 0x0FU) != Z_DEFLATED || (method * 256U + flags) % 31U != 0) return std::nullopt;
    packed.remove_prefix(kHeaderBytes);
    if ((flags & kDictionaryFlag) == 0) return Deflated{.bytes = packed};
    if (packed.size() < kChecksumBytes || big_endian(packed) != dictionary_checksum_) {
      return std::nullopt;
    }
    return Deflated{.bytes = packed.substr(kChecksumBytes), .with_dictionary = true};
  }

  std::string dictionary_;
  std::uint32_t dictionary_checksum_ = 0;
  // Has read the dictionary; null until there is one.
  Deflating primed_;
  Inflating inflating_;
  // The dictionary as a stored block, and behind it what is being unpacked.
  std::string stream_;
  std::size_t stored_dictionary_size_ = 0;
  // The dictionary, and behind it the text.
  std::string texts_;
};

std::string_view bytes_of(sqlite3_value* value) {
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
  return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

TextPacker* packer_of(sqlite3_context* context) {
  auto* packer = static_cast<std::shared_ptr<TextPacker>*>(sqlite3_user_data(context))->get();
  if (packer->ready(sqlite3_context_db_handle(context))) return packer;
  sqlite3_result_error(context, "no dictionary for texts", -1);
  return nullptr;
}

void packed(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  TextPacker* packer = packer_of(context);
  if (packer == nullptr) return;
  const std::string bytes = packer->pack(bytes_of(values[0]));
  sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

void unpacked(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  TextPacker* packer = packer_of(context);
  if (packer == nullptr) return;
  const auto text = packer->unpack(bytes_of(values[0]));
  if (!text) {
    sqlite3_result_error(context, "a text of the index is damaged", -1);
    return;
  }
  sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void forget(void* packer) {
  delete static_cast<std::shared_ptr<TextPacker>*>(packer);
}

}  // namespace

Result<Done> register_text_packing(sqlite3* db) {
  // Both functions live as long as SQLite keeps them, each with a share.
  const auto packer = std::make_shared<TextPacker>();
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
  const auto define = [&](const char* name,
                          void (*function)(sqlite3_context*, int, sqlite3_value**)) {
    return sqlite3_create_function_v2(db, name, 1, kFlags, new std::shared_ptr<TextPacker>(packer),
                                      function, nullptr, nullptr, forget) == SQLITE_OK;
  };
  if (!define("packed", packed) || !define("unpacked", unpacked)) return sqlite_error(db);
  return Done{};
}

std::string make_dictionary(std::span<const std::string_view> texts) {
  std::string out;
  for (const std::string_view text : texts) {
    if (out.size() >= kDictionarySize) break;
    out += text.substr(0, std::min(kShareOfOneText, kDictionarySize - out.size()));
  }
  return out;
}

}  // namespace vanthu::archive
