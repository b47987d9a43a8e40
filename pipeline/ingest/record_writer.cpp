#include "ingest/record_writer.h"

#include <limits>

#include "base/check.h"
#include "ingest/format_record.h"
#include "text/display.h"
#include "xml/markup.h"

namespace vanthu::ingest {
namespace {

// Lines are broken for people who edit and compare records.
constexpr std::size_t kLineWidth = 100;
constexpr std::size_t kStep = 2;

constexpr std::size_t kUnwrapped = std::numeric_limits<std::size_t>::max();

// The words of one paragraph in lines of at most `line_width` columns; breaks at U+0020 only.
void append_wrapped(std::string& out, std::string_view paragraph, std::size_t indent,
                    std::size_t line_width) {
  const std::size_t width = line_width > indent + 40 ? line_width - indent : 40;
  std::size_t column = 0;
  while (!paragraph.empty()) {
    const std::size_t space = paragraph.find(' ');
    const std::string word = xml::escaped(paragraph.substr(0, space));
    const std::size_t columns = text::display_columns(word);
    if (column > 0 && column + 1 + columns > width) {
      out += '\n';
      column = 0;
    }
    if (column > 0) {
      out += ' ';
      ++column;
    } else {
      out.append(indent, ' ');
    }
    out += word;
    column += columns;
    paragraph = space == std::string_view::npos ? std::string_view{} : paragraph.substr(space + 1);
  }
  out += '\n';
}

}  // namespace

void RecordWriter::attribute(std::string_view name, const std::string& value) {
  VANTHU_CHECK(state_ == State::Attributes, "attributes are described before content");
  const bool is_blank = is_blank_ != nullptr && is_blank_(name_, name, value);
  // Where no line is broken between them, all stand in one string.
  const bool together = width_ == kUnwrapped && !attributes_.empty();
  std::string& written = together ? attributes_.back() : attributes_.emplace_back();
  if (together) {
    written += ' ';
  } else if (width_ == kUnwrapped) {
    constexpr std::size_t kUsualTag = 200;
    written.reserve(kUsualTag);
  }
  written += name;
  written += "=\"";
  if (!is_blank) xml::append_escaped(written, value);
  written += '"';
}

void RecordWriter::write_start_tag(std::string_view end) {
  out_.append(indent_, ' ');
  if (width_ == kUnwrapped) {
    out_ += '<';
    out_ += name_;
    for (const std::string& attribute : attributes_) {
      out_ += ' ';
      out_ += attribute;
    }
    out_ += end;
    return;
  }
  std::string line = "<" + name_;
  std::size_t column = indent_ + line.size();
  for (const std::string& attribute : attributes_) {
    const std::size_t columns = text::display_columns(attribute);
    if (column + 1 + columns + end.size() > width_ && column > indent_ + 1 + name_.size()) {
      line += '\n' + std::string(indent_ + 2 * kStep, ' ');
      column = indent_ + 2 * kStep;
    } else {
      line += ' ';
      ++column;
    }
    line += attribute;
    column += columns;
  }
  out_ += line;
  out_ += end;
}

void RecordWriter::content(const text::NfcString& value) {
  VANTHU_CHECK(state_ == State::Attributes, "an element holds text or children");
  const std::size_t start = out_.size();
  write_start_tag(">");
  state_ = State::Text;
  const std::string_view words = value.view();
  if (width_ == kUnwrapped && words.find('\n') == std::string_view::npos) {
    xml::append_escaped(out_, words);
    return;
  }
  const std::size_t line = out_.rfind('\n') == std::string::npos ? 0 : out_.rfind('\n') + 1;
  const std::string first = out_.substr(line) + xml::escaped(words) + "</" + name_ + ">";
  const bool one_line = line <= start && words.find('\n') == std::string_view::npos &&
                        text::display_columns(first) <= width_;
  if (one_line) {
    out_ += xml::escaped(words);
    return;
  }
  out_ += '\n';
  std::size_t begin = 0;
  while (begin <= words.size()) {
    const std::size_t end = std::min(words.find('\n', begin), words.size());
    if (begin > 0) out_ += '\n';
    append_wrapped(out_, words.substr(begin, end - begin), indent_ + kStep, width_);
    begin = end + 1;
  }
  out_.append(indent_, ' ');
}

RecordWriter RecordWriter::begin_child(std::string_view name) {
  VANTHU_CHECK(state_ != State::Text, "an element holds text or children");
  if (state_ == State::Attributes) write_start_tag(">\n");
  state_ = State::Children;
  return {out_, name, indent_ + kStep, width_, is_blank_};
}

void RecordWriter::text_child(std::string_view name, const text::NfcString& value) {
  RecordWriter inner = begin_child(name);
  inner.content(value);
  inner.finish();
}

void RecordWriter::paragraphs(std::string_view name, const std::vector<text::NfcString>& values,
                              Presence) {
  if (values.empty()) return;
  RecordWriter inner = begin_child(name);
  inner.texts("p", values, Occurs::AtLeastOnce);
  inner.finish();
}

void RecordWriter::finish() {
  switch (state_) {
    case State::Attributes:
      write_start_tag("/>\n");
      break;
    case State::Children:
      out_.append(indent_, ' ');
      [[fallthrough]];
    case State::Text:
      out_ += "</" + name_ + ">\n";
      break;
  }
}

namespace {

std::string write(const model::MeetingRecord& record, std::size_t width,
                  IsBlank is_blank = nullptr) {
  std::string out;
  constexpr std::size_t kUsual = std::size_t{32} << 10U;
  out.reserve(kUsual);
  out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  RecordWriter writer(out, "record", 0, width, is_blank);
  writer.attribute("xmlns", kRecordNamespace);
  describe(writer, record);
  writer.finish();
  return out;
}

}  // namespace

std::string write_record(const model::MeetingRecord& record) {
  return write(record, kLineWidth);
}

std::string write_draft(const model::MeetingRecord& record, IsBlank is_blank) {
  return write(record, kLineWidth, is_blank);
}

std::string write_record_unwrapped(const model::MeetingRecord& record) {
  return write(record, kUnwrapped);
}

}  // namespace vanthu::ingest
