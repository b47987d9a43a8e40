// Any bytes as a record: what must hold for all of them. A libFuzzer target (preset fuzz);
// tests/unit/ingest replays the samples and the broken gallery through the same function.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "ingest/diagnostic.h"
#include "ingest/record.h"
#include "xml/element.h"

namespace vanthu::ingest {
namespace {

// Both parsers agree about every element and attribute, and places lie inside their element.
void check_element(const xml::Element& element, const SourceText& source) {
  const std::string& bytes = source.bytes();
  const SourceSpan name = element.span();
  const SourceSpan content = element.content_span();
  VANTHU_CHECK(name.begin < name.end && name.end <= content.begin, "a name before its content");
  VANTHU_CHECK(content.begin <= content.end && content.end <= bytes.size(), "content in the file");
  for (const xml::Attribute& attribute : element.attributes()) {
    VANTHU_CHECK(element.source(attribute.name_span) == attribute.name, "names where they stand");
    VANTHU_CHECK(attribute.span.end < content.begin, "values inside the start tag");
    const std::string_view raw = element.source(attribute.span);
    const bool plain = raw.find_first_of("&\t\r\n") == std::string_view::npos;
    VANTHU_CHECK(!plain || raw == attribute.value, "plain values are what the source says");
  }
  for (const auto& item : element.items()) {
    if (item.element) {
      check_element(*item.element, source);
    } else {
      VANTHU_CHECK(content.begin <= item.span.begin && item.span.end <= content.end,
                   "text inside its element");
    }
  }
}

void check_findings(const SourceText& source, const findings::Findings& findings) {
  for (const auto& finding : findings) {
    VANTHU_CHECK(finding.at.begin <= finding.at.end && finding.at.begin <= source.bytes().size(),
                 "places inside the file");
    VANTHU_CHECK(!finding.message.vi.empty() && !finding.message.en.empty(), "both languages");
    const std::string screen = render_diagnostic(source, finding, Language::Vi, Paint::Plain);
    VANTHU_CHECK(text::normalize(screen).ok(), "nothing of the file commands the terminal");
  }
}

}  // namespace
}  // namespace vanthu::ingest

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  const vanthu::SourceText source(
      "fuzz.xml", size == 0 ? "" : std::string(reinterpret_cast<const char*>(input), size));
  const auto tree = vanthu::xml::parse_strict(source);
  if (tree.ok()) vanthu::ingest::check_element(tree.value().root(), source);
  const auto record = vanthu::ingest::parse_record(source);
  vanthu::ingest::check_findings(source, record.findings());
  if (!record.ok()) return 0;
  const vanthu::SourceText written("written.xml", vanthu::ingest::write_record(record.value()));
  const auto again = vanthu::ingest::parse_record(written);
  VANTHU_CHECK(again.ok() && again.value() == record.value(), "parse(write(r)) == r");
  VANTHU_CHECK(vanthu::ingest::write_record(again.value()) == written.bytes(),
               "one canonical form");
  return 0;
}
