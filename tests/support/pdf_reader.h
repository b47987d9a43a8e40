// A small, strict PDF reader of our own for tests: it knows nothing of pipeline/pdf and complains
// about what tolerant programs repair. Reads files with classic cross-reference tables, updates
// included. Faults are thrown as std::runtime_error with the place.
//   const PdfReader pdf(bytes);  pdf.catalog().at("Lang").text();
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vanthu::support {

class PdfValue;
using PdfArray = std::vector<PdfValue>;
using PdfDictionary = std::map<std::string, PdfValue>;

struct PdfName {
  std::string name;
  bool operator==(const PdfName&) const = default;
};
struct PdfReference {
  int number = 0;
  auto operator<=>(const PdfReference&) const = default;
};
// The content as it stands in the file; PdfReader::stream_bytes() takes the filter off.
struct PdfStream {
  std::string raw;
  std::size_t begin = 0;
};

class PdfValue {
 public:
  // A value holds values: behind pointers, because an incomplete type fits no variant.
  struct Items;
  struct Entries;
  using SharedArray = std::shared_ptr<const Items>;
  using SharedDictionary = std::shared_ptr<const Entries>;

  bool is_null() const { return std::holds_alternative<std::monostate>(value); }
  bool is_reference() const { return std::holds_alternative<PdfReference>(value); }
  bool is_array() const { return std::holds_alternative<SharedArray>(value); }
  bool is_dictionary() const { return std::holds_alternative<SharedDictionary>(value); }
  bool is_name(std::string_view name) const;
  bool is_stream() const { return stream != nullptr; }

  // These throw when the value is of another kind.
  bool boolean() const;
  double number() const;
  int integer() const;
  const std::string& name() const;
  // The bytes of a string object.
  const std::string& bytes() const;
  // A text string (UTF-16BE with mark, or ASCII) as UTF-8.
  std::string text() const;
  const PdfArray& array() const;
  const PdfDictionary& dictionary() const;
  PdfReference reference() const;

  std::variant<std::monostate, bool, double, std::string, PdfName, SharedArray, SharedDictionary,
               PdfReference>
      value;
  // Of a stream object: value is its dictionary.
  std::shared_ptr<const PdfStream> stream;
};

struct PdfValue::Items {
  PdfArray values;
};
struct PdfValue::Entries {
  PdfDictionary values;
};

class PdfReader {
 public:
  explicit PdfReader(std::string bytes);

  const std::string& bytes() const { return bytes_; }
  const PdfDictionary& trailer() const { return trailer_; }
  const PdfDictionary& catalog() const;
  // In page order.
  const std::vector<PdfReference>& pages() const { return pages_; }
  std::size_t object_count() const { return objects_.size(); }
  const std::map<int, PdfValue>& objects() const { return objects_; }

  // Follows references.
  const PdfValue& resolve(const PdfValue& value) const;
  const PdfValue& object(PdfReference reference) const;
  const PdfDictionary& dictionary(PdfReference reference) const {
    return object(reference).dictionary();
  }
  // Entry of a dictionary, resolved; Null when it is missing.
  const PdfValue& entry(const PdfDictionary& dictionary, const std::string& key) const;
  std::string stream_bytes(const PdfValue& stream) const;

 private:
  void read_tables();
  std::size_t read_table(std::size_t at);
  void read_objects();
  void list_pages(PdfReference node);

  std::string bytes_;
  std::map<int, std::size_t> offsets_;
  std::map<int, PdfValue> objects_;
  PdfDictionary trailer_;
  std::vector<PdfReference> pages_;
};

// Parses the objects and operators of a content stream: calls visit(operator, operands).
class PdfTokens {
 public:
  explicit PdfTokens(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}

  // Next object, or a PdfName-less operator word; false at the end.
  struct Token {
    bool is_operator = false;
    std::string word;
    PdfValue value;
  };
  bool next(Token& token);
  PdfValue value();
  void skip_space();
  bool take(std::string_view word);
  std::size_t at() const { return at_; }

 private:
  PdfValue number_or_reference();
  PdfValue literal_string();
  PdfValue hex_string();
  PdfValue name();
  [[noreturn]] void fail(const std::string& what) const;

  std::string_view bytes_;
  std::size_t at_ = 0;
};

std::string inflated(std::string_view zlib_bytes);

}  // namespace vanthu::support
