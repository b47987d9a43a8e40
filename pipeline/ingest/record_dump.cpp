#include <utility>

#include "ingest/format_record.h"
#include "ingest/printed_fields.h"
#include "ingest/record.h"

namespace vanthu::ingest {
namespace {

// Text on one line: a line feed shows as \n and a backslash as \\.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out;
}

class RecordDump : public PrintedFields<RecordDump> {
 public:
  // prefix is empty or ends with a dot.
  RecordDump(std::string& out, std::string prefix) : out_(out), prefix_(std::move(prefix)) {}

  void attribute(std::string_view name, const std::string& value) { line(name, value); }

  void content(const text::NfcString& value) { line("text", value.str()); }
  void content(const std::optional<text::NfcString>& value) {
    if (value) content(*value);
  }
  void text_child(std::string_view name, const text::NfcString& value) { line(name, value.str()); }
  void text_child(std::string_view name, const std::optional<text::NfcString>& value) {
    if (value) text_child(name, *value);
  }
  void texts(std::string_view name, const std::vector<text::NfcString>& values, Occurs) {
    for (std::size_t i = 0; i < values.size(); ++i) line(numbered(name, i), values[i].str());
  }
  void paragraphs(std::string_view name, const std::vector<text::NfcString>& values, Presence) {
    texts(name, values, Occurs::Any);
  }
  template <typename T>
  void child(std::string_view name, const T& value) {
    RecordDump inner(out_, prefix_ + std::string(name) + ".");
    describe(inner, value);
  }
  template <typename T>
  void child(std::string_view name, const std::optional<T>& value) {
    if (value) child(name, *value);
  }
  template <typename T>
  void children(std::string_view name, const std::vector<T>& values, Occurs) {
    for (std::size_t i = 0; i < values.size(); ++i) child(numbered(name, i), values[i]);
  }

 private:
  static std::string numbered(std::string_view name, std::size_t index) {
    return std::string(name) + "[" + std::to_string(index + 1) + "]";
  }
  void line(std::string_view name, const std::string& value) {
    out_ += prefix_ + std::string(name) + " = " + on_one_line(value) + "\n";
  }

  std::string& out_;
  std::string prefix_;
};

}  // namespace

std::string dump(const model::MeetingRecord& record) {
  std::string out;
  RecordDump visitor(out, "");
  describe(visitor, record);
  return out;
}

}  // namespace vanthu::ingest
