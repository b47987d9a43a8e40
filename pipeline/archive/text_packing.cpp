#include "archive/text_packing.h"

#include <sqlite3.h>
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "archive/sqlite_statement.h"
#include "base/check.h"

namespace vanthu::archive {
namespace {

// The quickest that looks for short and long matches; the next one that packs better takes four
// times as long.
constexpr int kLevel = 3;
constexpr std::size_t kDictionarySize = 32U << 10U;
constexpr std::size_t kShareOfOneText = 8U << 10U;
// What ZDICT_finalizeDictionary puts before the texts.
constexpr std::size_t kTablesSize = 1U << 10U;
// From fewer texts, how often bytes and matches stand in a text cannot be told.
constexpr std::size_t kFewestSamples = 10;
constexpr std::size_t kMostSamples = 100;
// No paper is as long; a damaged row must not take all memory.
constexpr std::size_t kLongestText = 64U << 20U;

struct FreeZstd {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

// Of one connection.
class TextPacker {
 public:
  // Finds the dictionary; false when there is none.
  bool ready(sqlite3* db) {
    if (packing_with_) return true;
    auto stored = Statement::prepare(db, "SELECT v FROM meta WHERE k = 'dictionary'");
    if (!stored.ok()) return false;
    const auto row = stored.value().step();
    if (!row.ok() || !row.value()) return false;
    const std::string dictionary = stored.value().text(0);
    unpacking_with_.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
    packing_with_.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), kLevel));
    // It begins like one of zstd's own and is none.
    if (!packing_with_ || !unpacking_with_) return false;
    VANTHU_CHECK(packing_ != nullptr && unpacking_ != nullptr, "zstd has memory");
    // The archive has one dictionary at a time.
    ZSTD_CCtx_setParameter(packing_.get(), ZSTD_c_dictIDFlag, 0);
    ZSTD_CCtx_setParameter(packing_.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_refCDict(packing_.get(), packing_with_.get());
    return true;
  }

  // Valid until the next call, as below.
  std::string_view pack(std::string_view text) {
    buffer_.resize(std::max(buffer_.size(), ZSTD_compressBound(text.size())));
    const std::size_t size =
        ZSTD_compress2(packing_.get(), buffer_.data(), buffer_.size(), text.data(), text.size());
    VANTHU_CHECK(ZSTD_isError(size) == 0, "packed bytes fit their bound");
    return std::string_view(buffer_).substr(0, size);
  }

  // Nothing: not what pack() gave with this dictionary.
  std::optional<std::string_view> unpack(std::string_view packed) {
    // Errors are numbers beyond all sizes.
    const auto promised = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (promised > kLongestText) return std::nullopt;
    // zstd wants a place even for nothing.
    buffer_.resize(std::max<std::size_t>({buffer_.size(), promised, 1}));
    const std::size_t size =
        ZSTD_decompress_usingDDict(unpacking_.get(), buffer_.data(), promised, packed.data(),
                                   packed.size(), unpacking_with_.get());
    if (ZSTD_isError(size) != 0) return std::nullopt;
    return std::string_view(buffer_).substr(0, size);
  }

 private:
  std::unique_ptr<ZSTD_CCtx, FreeZstd> packing_{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_DCtx, FreeZstd> unpacking_{ZSTD_createDCtx()};
  // Null until there is a dictionary.
  std::unique_ptr<ZSTD_CDict, FreeZstd> packing_with_;
  std::unique_ptr<ZSTD_DDict, FreeZstd> unpacking_with_;
  // For the answers; it only grows.
  std::string buffer_;
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
  const std::string_view bytes = packer->pack(bytes_of(values[0]));
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
  std::string beginnings;
  while (!texts.empty() && beginnings.size() < kDictionarySize) {
    const std::size_t share = std::min(kShareOfOneText, kDictionarySize - beginnings.size());
    beginnings += texts.front().substr(0, share);
    texts = texts.subspan(1);
  }
  if (texts.size() < kFewestSamples) return beginnings;
  std::string samples;
  std::vector<std::size_t> sizes;
  for (const std::string_view text : texts.first(std::min(texts.size(), kMostSamples))) {
    samples += text;
    sizes.push_back(text.size());
  }
  std::string dictionary(beginnings.size() + kTablesSize, '\0');
  ZDICT_params_t settings{};
  settings.compressionLevel = kLevel;
  const std::size_t size = ZDICT_finalizeDictionary(
      dictionary.data(), dictionary.size(), beginnings.data(), beginnings.size(), samples.data(),
      sizes.data(), static_cast<unsigned>(sizes.size()), settings);
  // Texts too short to learn from serve as they are.
  if (ZDICT_isError(size) != 0) return beginnings;
  dictionary.resize(size);
  return dictionary;
}

}  // namespace vanthu::archive
