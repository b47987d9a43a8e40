#include "docx/read_back.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <utility>

#include "docx/record_part.h"
#include "docx/zip_reader.h"
#include "xml/element.h"

namespace vanthu::docx {
namespace {

// Word nests deeper and writes longer than people who write records.
constexpr xml::Limits kWordLimits{.bytes = 64U << 20U, .depth = 256, .nodes = 4'000'000};

Error no_record() {
  return Error{
      .kind = ErrorKind::Input,
      .what = {"tệp DOCX này không mang theo hồ sơ", "this DOCX file does not carry a record"},
      .where = {},
      .remedy = {"chọn tệp biên bản do vanthu làm ra và chưa lưu sang kiểu tệp khác",
                 "choose minutes that vanthu has made and that were not saved as another "
                 "kind of file"}};
}

Error two_answers(const std::string& place, const std::string& one, const std::string& other) {
  return Error{.kind = ErrorKind::Input,
               .what = {"cùng một mục của hồ sơ được sửa thành hai nội dung: “" + one + "” và “" +
                            other + "”",
                        "one place of the record was changed to two things: “" + one + "” and “" +
                            other + "”"},
               .where = place,
               .remedy = {"sửa cho các ô giống nhau trong tệp DOCX rồi làm lại",
                          "make the controls alike in the DOCX file and try again"}};
}

Result<std::unique_ptr<SourceText>> source_of(ZipReader& zip, const std::string& name) {
  auto bytes = zip.read(name);
  if (!bytes.ok()) return bytes.error();
  return std::make_unique<SourceText>(name, std::move(bytes).value());
}

Result<xml::Tree> parsed(const SourceText& source) {
  auto tree = xml::parse_strict(source, kWordLimits);
  if (tree.ok()) return std::move(tree).value();
  const findings::Finding& finding = tree.findings().front();
  return Error{.kind = ErrorKind::Input,
               .what = finding.message,
               .where = source.locate(finding.at),
               .remedy = finding.hint};
}

// "word/", "../customXml/item1.xml" -> "customXml/item1.xml". What leads out of the file leads
// nowhere.
std::string resolved(std::string folder, std::string target) {
  if (!target.empty() && target.front() == '/') return target.substr(1);
  constexpr std::string_view kUp = "../";
  while (target.compare(0, kUp.size(), kUp) == 0) {
    target.erase(0, kUp.size());
    if (folder.empty()) return {};
    folder.erase(folder.find_last_of('/', folder.size() - 2) + 1);
  }
  return folder + target;
}

std::string value_of(const xml::Element& element, std::string_view attribute) {
  const auto found = element.attribute(attribute);
  return found ? std::string(found->value) : std::string();
}

// Targets of a part's relationships of one kind ("customXml"), in order.
Result<std::vector<std::string>> related(ZipReader& zip, const std::string& part,
                                         std::string_view kind) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<std::string> out;
  if (!zip.has(name)) return out;
  auto source = source_of(zip, name);
  if (!source.ok()) return source.error();
  auto tree = parsed(*source.value());
  if (!tree.ok()) return tree.error();
  const std::string ending = "/" + std::string(kind);
  for (const xml::Element& one : tree.value().root().children()) {
    const std::string type = value_of(one, "Type");
    const bool meant = type.size() > ending.size() &&
                       type.compare(type.size() - ending.size(), ending.size(), ending) == 0;
    if (!meant || value_of(one, "TargetMode") == "External") continue;
    const std::string target = resolved(folder, value_of(one, "Target"));
    if (zip.has(target)) out.push_back(target);
  }
  return out;
}

// No-break spaces are a matter of the paper, not of the record.
std::string with_plain_spaces(std::string words) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  for (std::size_t at = 0; (at = words.find(kNoBreakSpace, at)) != std::string::npos; ++at) {
    words.replace(at, kNoBreakSpace.size(), " ");
  }
  return words;
}

// What a control shows: w:t, w:noBreakHyphen, breaks; not what tracked changes have deleted.
void add_shown(const xml::Element& element, std::string& out) {
  for (const xml::Element& child : element.children()) {
    const std::string_view name = child.name();
    if (name == "t") {
      out += child.text();
    } else if (name == "noBreakHyphen") {
      out += '-';
    } else if (name == "br" || name == "cr" || name == "tab") {
      out += ' ';
    } else if (name != "del" && name != "moveFrom" && name != "rPr" && name != "sdtPr") {
      add_shown(child, out);
    }
  }
}

// What the controls of each place show, each wording once.
using Shown = std::map<std::string, std::set<std::string>>;

void collect_controls(const xml::Element& element, Shown& shown) {
  for (const xml::Element& child : element.children()) {
    if (child.name() == "sdt") {
      const auto properties = child.child("sdtPr");
      const auto binding = properties ? properties->child("dataBinding") : std::nullopt;
      const auto content = child.child("sdtContent");
      if (binding && content) {
        std::string words;
        // Word's own words that ask for some stand in an empty control.
        if (!properties->child("showingPlcHdr")) add_shown(*content, words);
        shown[value_of(*binding, "w:xpath")].insert(with_plain_spaces(words));
      }
    }
    collect_controls(child, shown);
  }
}

// One value of the record's XML.
class Node {
 public:
  // By a place as ingest::TextPlaces writes it; nothing for any other path.
  static std::optional<Node> at(const pugi::xml_document& xml, std::string_view place) {
    pugi::xml_node node = xml;
    while (!place.empty()) {
      if (place.substr(0, 2) == "/@") {
        Node found;
        found.attribute_ = node.attribute(std::string(place.substr(2)).c_str());
        return found.attribute_ ? std::optional(found) : std::nullopt;
      }
      const std::size_t bracket = place.find('[');
      const std::size_t close = place.find(']');
      if (place.substr(0, 3) != "/r:" || close == std::string_view::npos || bracket > close) {
        return std::nullopt;
      }
      node = step(node, std::string(place.substr(3, bracket - 3)),
                  place.substr(bracket + 1, close - bracket - 1));
      if (!node) return std::nullopt;
      place.remove_prefix(close + 1);
    }
    Node found;
    found.element_ = node;
    return found;
  }

  std::string value() const { return attribute_ ? attribute_.value() : element_.text().get(); }
  void set(const std::string& words) {
    if (attribute_) {
      attribute_.set_value(words.c_str());
    } else {
      element_.text().set(words.c_str());
    }
  }

 private:
  // Prefixes are the writer's choice: only local names count.
  static pugi::xml_node step(const pugi::xml_node& parent, const std::string& name,
                             std::string_view ordinal) {
    std::size_t left = 0;
    for (const char digit : ordinal) {
      if (digit < '0' || digit > '9' || left > 100'000) return {};
      left = left * 10 + static_cast<std::size_t>(digit - '0');
    }
    for (const pugi::xml_node& child : parent.children()) {
      const std::string_view full = child.name();
      const std::size_t colon = full.find(':');
      const std::string_view local =
          colon == std::string_view::npos ? full : full.substr(colon + 1);
      if (local == name && left-- == 1) return child;
    }
    return {};
  }

  pugi::xml_attribute attribute_;
  pugi::xml_node element_;
};

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

// The two parts that write_docx puts into a file, and the text.
struct Found {
  std::unique_ptr<SourceText> record;
  std::map<std::string, std::string> written;
  Shown shown;
};

Result<Done> take_item(ZipReader& zip, const std::string& name, Found& found) {
  auto source = source_of(zip, name);
  if (!source.ok()) return source.error();
  auto tree = parsed(*source.value());
  // Other programs keep parts of their own here.
  if (!tree.ok()) return Done{};
  const xml::Element root = tree.value().root();
  if (root.namespace_uri() == kRecordNamespace && root.name() == "record") {
    found.record = std::move(source).value();
  } else if (root.namespace_uri() == kWrittenNamespace && root.name() == "written") {
    for (const xml::Element& field : root.children("field")) {
      found.written[value_of(field, "place")] = field.text();
    }
  }
  return Done{};
}

Result<Found> find_parts(ZipReader& zip) {
  Found found;
  auto documents = related(zip, "", "officeDocument");
  if (!documents.ok()) return documents.error();
  if (documents.value().empty()) return no_record();
  const std::string& document = documents.value().front();
  auto items = related(zip, document, "customXml");
  if (!items.ok()) return items.error();
  for (const std::string& item : items.value()) {
    if (auto taken = take_item(zip, item, found); !taken.ok()) return taken.error();
  }
  if (found.record == nullptr) return no_record();
  auto source = source_of(zip, document);
  if (!source.ok()) return source.error();
  auto tree = parsed(*source.value());
  if (!tree.ok()) return tree.error();
  collect_controls(tree.value().root(), found.shown);
  return found;
}

}  // namespace

Result<ReadBack> read_back(std::string_view docx) {
  auto zip = ZipReader::open(docx);
  if (!zip.ok()) return zip.error();
  auto parts = find_parts(zip.value());
  if (!parts.ok()) return parts.error();
  const Found& found = parts.value();

  pugi::xml_document record;
  const std::string& bytes = found.record->bytes();
  if (!record.load_buffer(bytes.data(), bytes.size(),
                          pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_comments)) {
    return no_record();
  }
  ReadBack back{.record_xml = {}, .changes = {}, .fields = found.written.size()};
  for (const auto& [place, written] : found.written) {
    auto node = Node::at(record, place);
    if (!node) continue;
    std::string now = node->value();
    if (now == written) {
      // Nobody has changed the part: what the controls show counts.
      const auto controls = found.shown.find(place);
      if (controls == found.shown.end()) continue;
      std::set<std::string> edited = controls->second;
      edited.erase(with_plain_spaces(written));
      if (edited.empty()) continue;
      if (edited.size() > 1) return two_answers(place, *edited.begin(), *edited.rbegin());
      now = *edited.begin();
      node->set(now);
    }
    back.changes.push_back({.place = place, .written = written, .now = now});
  }
  StringWriter writer;
  record.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
  back.record_xml = std::move(writer.text);
  return back;
}

}  // namespace vanthu::docx
