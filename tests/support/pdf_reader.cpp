#include "support/pdf_reader.h"

#include <libdeflate.h>

#include <memory>
#include <stdexcept>

namespace vanthu::support {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(what);
}

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

template <typename T>
const T& as(const PdfValue& value, const char* kind) {
  const T* found = std::get_if<T>(&value.value);
  if (found == nullptr) fail(std::string("not a ") + kind);
  return *found;
}

}  // namespace

bool PdfValue::is_name(std::string_view wanted) const {
  const PdfName* found = std::get_if<PdfName>(&value);
  return found != nullptr && found->name == wanted;
}
bool PdfValue::boolean() const {
  return as<bool>(*this, "boolean");
}
double PdfValue::number() const {
  return as<double>(*this, "number");
}
int PdfValue::integer() const {
  return static_cast<int>(number());
}
const std::string& PdfValue::name() const {
  return as<PdfName>(*this, "name").name;
}
const std::string& PdfValue::bytes() const {
  return as<std::string>(*this, "string");
}
const PdfArray& PdfValue::array() const {
  return as<SharedArray>(*this, "array")->values;
}
const PdfDictionary& PdfValue::dictionary() const {
  return as<SharedDictionary>(*this, "dictionary")->values;
}
PdfReference PdfValue::reference() const {
  return as<PdfReference>(*this, "reference");
}

std::string PdfValue::text() const {
  const std::string& raw = bytes();
  if (raw.substr(0, 2) != "\xFE\xFF") {
    for (const char c : raw) {
      if (static_cast<unsigned char>(c) >= 0x80) fail("text string is neither UTF-16 nor ASCII");
    }
    return raw;
  }
  std::string out;
  for (std::size_t i = 2; i + 1 < raw.size(); i += 2) {
    const unsigned high = static_cast<unsigned char>(raw[i]);
    const unsigned low = static_cast<unsigned char>(raw[i + 1]);
    append_utf8(out, high * 256U + low);
  }
  return out;
}

std::string inflated(std::string_view bytes) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>
      decompressor(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  std::string out(1U << 20U, '\0');
  std::size_t length = 0;
  if (libdeflate_zlib_decompress(decompressor.get(), bytes.data(), bytes.size(), out.data(),
                                 out.size(), &length) != LIBDEFLATE_SUCCESS) {
    fail("stream does not inflate");
  }
  out.resize(length);
  return out;
}

PdfReader::PdfReader(std::string bytes) : bytes_(std::move(bytes)) {
  read_tables();
  read_objects();
  list_pages(catalog().at("Pages").reference());
}

void PdfReader::read_tables() {
  const std::size_t mark = bytes_.rfind("startxref\n");
  if (mark == std::string::npos) fail("no startxref");
  PdfTokens tokens(bytes_, mark + 10);
  const auto start = static_cast<std::size_t>(tokens.value().number());
  if (bytes_.substr(tokens.at()) != "\n%%EOF\n") fail("bytes behind %%EOF");
  for (std::size_t at = start; at != 0;) at = read_table(at);
}

// Returns where the previous table is, 0 for none. Newer entries win.
std::size_t PdfReader::read_table(std::size_t at) {
  PdfTokens tokens(bytes_, at);
  if (!tokens.take("xref\n")) fail("no xref table at " + std::to_string(at));
  while (!tokens.take("trailer\n")) {
    const int first = tokens.value().integer();
    const int count = tokens.value().integer();
    if (!tokens.take("\n")) fail("xref section header");
    for (int i = 0; i < count; ++i) {
      const std::string entry = bytes_.substr(tokens.at(), 20);
      if (!tokens.take(entry) || entry.size() != 20 || entry.substr(18) != " \n") {
        fail("xref entry is not 20 bytes");
      }
      if (entry[17] == 'n') {
        offsets_.emplace(first + i, std::stoull(entry.substr(0, 10)));
      } else if (first + i != 0 || entry != "0000000000 65535 f \n") {
        fail("free xref entry " + std::to_string(first + i));
      }
    }
  }
  const PdfDictionary trailer = tokens.value().dictionary();
  if (trailer_.empty()) trailer_ = trailer;
  const auto previous = trailer.find("Prev");
  return previous == trailer.end() ? 0 : static_cast<std::size_t>(previous->second.number());
}

void PdfReader::read_objects() {
  // Lengths may be objects of their own: those first.
  for (const auto& [number, offset] : offsets_) {
    PdfTokens tokens(bytes_, offset);
    if (!tokens.take(std::to_string(number) + " 0 obj\n")) {
      fail("object " + std::to_string(number) + " is not where the table says");
    }
    objects_[number] = tokens.value();
  }
  for (const auto& [number, offset] : offsets_) {
    PdfTokens tokens(bytes_, offset);
    tokens.take(std::to_string(number) + " 0 obj\n");
    static_cast<void>(tokens.value());
    if (tokens.take("\nstream\n") || tokens.take("\nstream\r\n")) {
      PdfValue& object = objects_[number];
      const auto length = static_cast<std::size_t>(entry(object.dictionary(), "Length").number());
      object.stream = std::make_shared<PdfStream>(
          PdfStream{.raw = bytes_.substr(tokens.at(), length), .begin = tokens.at()});
      tokens = PdfTokens(bytes_, tokens.at() + length);
      if (!tokens.take("\nendstream")) fail("Length of stream " + std::to_string(number));
    }
    if (!tokens.take("\nendobj\n")) fail("end of object " + std::to_string(number));
  }
}

const PdfDictionary& PdfReader::catalog() const {
  return resolve(trailer_.at("Root")).dictionary();
}

const PdfValue& PdfReader::object(PdfReference reference) const {
  const auto found = objects_.find(reference.number);
  if (found == objects_.end()) fail("no object " + std::to_string(reference.number));
  return found->second;
}

const PdfValue& PdfReader::resolve(const PdfValue& value) const {
  return value.is_reference() ? object(value.reference()) : value;
}

const PdfValue& PdfReader::entry(const PdfDictionary& dictionary, const std::string& key) const {
  static const PdfValue kNull;
  const auto found = dictionary.find(key);
  return found == dictionary.end() ? kNull : resolve(found->second);
}

std::string PdfReader::stream_bytes(const PdfValue& value) const {
  const PdfValue& stream = resolve(value);
  if (!stream.is_stream()) fail("not a stream");
  const PdfValue& filter = entry(stream.dictionary(), "Filter");
  if (filter.is_null()) return stream.stream->raw;
  if (!filter.is_name("FlateDecode")) fail("unknown filter");
  return inflated(stream.stream->raw);
}

void PdfReader::list_pages(PdfReference node) {
  const PdfDictionary& entries = dictionary(node);
  if (entries.at("Type").is_name("Page")) {
    pages_.push_back(node);
    return;
  }
  const std::size_t before = pages_.size();
  for (const PdfValue& kid : entry(entries, "Kids").array()) {
    if (dictionary(kid.reference()).at("Parent").reference() != node) fail("page tree parent");
    list_pages(kid.reference());
  }
  if (static_cast<std::size_t>(entries.at("Count").integer()) != pages_.size() - before) {
    fail("page count");
  }
}

}  // namespace vanthu::support
