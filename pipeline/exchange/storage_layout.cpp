#include "exchange/storage_layout.h"

#include <charconv>
#include <string_view>

#include "exchange/digests.h"

namespace vanthu::exchange {
namespace {

using archive::JsonValue;

std::optional<int> read_number(const JsonValue& config, std::string_view key, int otherwise) {
  const JsonValue* value = config.find(key);
  if (value == nullptr) return otherwise;
  int number = 0;
  const char* end = value->text.data() + value->text.size();
  const auto [rest, error] = std::from_chars(value->text.data(), end, number);
  const bool good = value->kind == JsonValue::Kind::Number && error == std::errc{} && rest == end;
  if (!good || number < 0 || number > 32) return std::nullopt;
  return number;
}

// As extension 0003 says: letters, digits, "-" and "_" stand for themselves, long names are cut.
std::string encoded(const std::string& id, const std::string& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr std::size_t kLongest = 100;
  std::string name;
  for (const char c : id) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (plain) {
      name += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    name += '%';
    name += kDigits[byte >> 4U];
    name += kDigits[byte & 0x0FU];
  }
  return name.size() <= kLongest ? name : name.substr(0, kLongest) + "-" + digest;
}

}  // namespace

std::optional<StorageLayout> try_make_layout(const std::string& extension,
                                             const JsonValue* config) {
  StorageLayout layout;
  if (extension == "0002-flat-direct-storage-layout") {
    layout.kind = StorageLayout::Kind::FlatDirect;
    return layout;
  }
  const bool hash_and_id = extension == "0003-hash-and-id-n-tuple-storage-layout";
  if (!hash_and_id && extension != "0004-hashed-n-tuple-storage-layout") return std::nullopt;
  layout.kind = hash_and_id ? StorageLayout::Kind::HashAndId : StorageLayout::Kind::Hashed;
  if (config == nullptr) return layout;
  layout.algorithm = config->find_string("digestAlgorithm").value_or(layout.algorithm);
  const auto size = read_number(*config, "tupleSize", layout.tuple_size);
  const auto count = read_number(*config, "numberOfTuples", layout.tuples);
  const JsonValue* brief = config->find("shortObjectRoot");
  layout.short_object_root = brief != nullptr && brief->kind == JsonValue::Kind::True;
  const std::size_t digits = digest_digits(layout.algorithm);
  // Either both or neither is zero, and the digest must be long enough.
  if (!size || !count || digits == 0 || (*size == 0) != (*count == 0) ||
      static_cast<std::size_t>(*size) * static_cast<std::size_t>(*count) > digits) {
    return std::nullopt;
  }
  layout.tuple_size = *size;
  layout.tuples = *count;
  return layout;
}

std::string object_place(const StorageLayout& layout, const std::string& object_id) {
  if (layout.kind == StorageLayout::Kind::FlatDirect) return object_id;
  DigestSet digests({layout.algorithm});
  digests.update(object_id);
  const std::string digest = digests.finish()[layout.algorithm];
  std::string path;
  const auto size = static_cast<std::size_t>(layout.tuple_size);
  const auto count = static_cast<std::size_t>(layout.tuples);
  for (std::size_t i = 0; i < count; ++i) path.append(digest, i * size, size).append("/");
  if (layout.kind == StorageLayout::Kind::HashAndId) return path + encoded(object_id, digest);
  return path + (layout.short_object_root ? digest.substr(size * count) : digest);
}

}  // namespace vanthu::exchange
