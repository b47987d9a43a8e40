// Any bytes as a DOCX that comes back: what must hold for all of them. A libFuzzer target (preset
// fuzz); tests/unit/docx replays good and damaged files through the same function. The first byte
// says whether the rest is a whole file or one part of a sound one, because chance makes no CRC-32.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"
#include "docx/read_back.h"
#include "zip/zip_writer.h"

namespace vanthu::docx {
namespace {

constexpr const char* kRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationship(const std::string& kind, const std::string& target) {
  return "<Relationship Id=\"r" + target + "\" Type=\"" + kRelation + kind + "\" Target=\"" +
         target + "\"/>";
}

using Parts = std::vector<std::pair<std::string, std::string>>;

// Three bindings of one place: an attribute, an element, and one that leads nowhere.
Parts sound_parts() {
  const std::string control =
      "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/r:record[1]/@id\"/></w:sdtPr><w:sdtContent><w:r>"
      "<w:t>a</w:t></w:r></w:sdtContent></w:sdt>";
  return {{"_rels/.rels",
           "<Relationships>" + relationship("officeDocument", "d.xml") + "</Relationships>"},
          {"_rels/d.xml.rels", "<Relationships>" + relationship("customXml", "i.xml") +
                                   relationship("customXml", "w.xml") + "</Relationships>"},
          {"d.xml", "<w:document xmlns:w=\"w\"><w:p>" + control + control + "</w:p></w:document>"},
          {"i.xml", "<record xmlns=\"urn:vanthu:record:1\" id=\"a\"><x>b</x></record>"},
          {"w.xml",
           "<written xmlns=\"urn:vanthu:written:1\"><field place=\"/r:record[1]/@id\">a</field>"
           "<field place=\"/r:record[1]/r:x[1]\">b</field><field place=\"/r:y[2]/@z\">c</field>"
           "</written>"}};
}

std::string file_with(std::size_t part, const std::string& bytes) {
  Parts parts = sound_parts();
  parts[part].second = bytes;
  std::vector<zip::ZipMember> members;
  for (const auto& [name, content] : parts) members.push_back(zip::deflate_member(name, content));
  std::vector<const zip::ZipMember*> order;
  for (const zip::ZipMember& member : members) order.push_back(&member);
  return zip::write_zip(order);
}

void check_file(const std::string& file) {
  const auto back = read_back(file);
  if (!back.ok()) {
    VANTHU_CHECK(!back.error().what.vi.empty() && !back.error().what.en.empty(),
                 "a refusal says why in both languages");
    return;
  }
  VANTHU_CHECK(!back.value().record_xml.empty(), "a file that is read gives a record");
  VANTHU_CHECK(back.value().changes.size() <= back.value().fields, "only fields change");
  for (const FieldChange& change : back.value().changes) {
    VANTHU_CHECK(change.now != change.written, "a change changes something");
  }
}

}  // namespace
}  // namespace vanthu::docx

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes(size - 1, '\0');
  for (std::size_t i = 1; i < size; ++i) bytes[i - 1] = static_cast<char>(input[i]);
  const std::size_t choice = input[0] % 6;
  vanthu::docx::check_file(choice == 5 ? bytes : vanthu::docx::file_with(choice, bytes));
  return 0;
}
