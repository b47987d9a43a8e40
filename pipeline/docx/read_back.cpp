#include "docx/read_back.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <utility>

#include "docx/record_part.h"
#include "docx/record_places.h"
#include "xml/element.h"
#include "zip/zip_reader.h"

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

Error two_parts(const std::string& part) {
  return Error{.kind = ErrorKind::Input,
               .what = {"tệp DOCX này mang theo nhiều hơn một hồ sơ",
                        "this DOCX file carries more than one record"},
               .where = part,
               .remedy = {"lấy lại tệp biên bản do vanthu làm ra rồi sửa trên tệp ấy",
                          "take the minutes that vanthu has made again, and edit those"}};
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

Result<std::unique_ptr<SourceText>> source_of(zip::ZipReader& zip, const std::string& name) {
  auto bytes = zip.read(name);
  if (!bytes.ok()) return bytes.error();
  return std::make_unique<SourceText>(name, std::move(bytes).value());
}

Result<xml::Tree> parsed(const SourceText& source, const xml::Limits& limits) {
  auto tree = xml::parse_strict(source, limits);
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
Result<std::vector<std::string>> related(zip::ZipReader& zip, const std::string& part,
                                         std::string_view kind) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<std::string> out;
  if (!zip.has(name)) return out;
  auto source = source_of(zip, name);
  if (!source.ok()) return source.error();
  auto tree = parsed(*source.value(), kWordLimits);
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
std::string with_plain_spaces(std::string_view words) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  std::string out;
  out.reserve(words.size());
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t space = std::min(words.find(kNoBreakSpace, at), words.size());
    out += words.substr(at, space - at);
    if (space == words.size()) break;
    out += ' ';
    at = space + kNoBreakSpace.size();
  }
  return out;
}

// What a control shows: w:t, w:noBreakHyphen, breaks; not what tracked changes have deleted, nor
// what a control inside shows, which answers for itself.
void add_shown(const xml::Element& element, std::string& out) {
  for (const xml::Element& child : element.children()) {
    const std::string_view name = child.name();
    if (name == "t") {
      out += child.text();
    } else if (name == "noBreakHyphen") {
      out += '-';
    } else if (name == "br" || name == "cr" || name == "tab") {
      out += ' ';
    } else if (name != "del" && name != "moveFrom" && name != "rPr" && name != "sdtPr" &&
               name != "sdt") {
      add_shown(child, out);
    }
  }
}

// What the controls of each place show, each wording once.
using Shown = std::map<std::string, std::set<std::string>>;

// The parts that write_docx puts into a file, and the text.
struct Found {
  std::unique_ptr<SourceText> record;
  // As it was written; files of before have none.
  std::unique_ptr<SourceText> kept;
  std::optional<std::map<std::string, std::string>> written;
  // Of the first item that is no XML as we read it.
  std::optional<Error> unreadable;
  Shown shown;
};

void collect_controls(const xml::Element& element, Found& found) {
  for (const xml::Element& child : element.children()) {
    if (child.name() == "sdt") {
      const auto properties = child.child("sdtPr");
      const auto binding = properties ? properties->child("dataBinding") : std::nullopt;
      const auto content = child.child("sdtContent");
      const std::string place = binding ? value_of(*binding, "w:xpath") : std::string();
      if (content && found.written->contains(place)) {
        std::string words;
        // Word's own words that ask for some stand in an empty control.
        if (!properties->child("showingPlcHdr")) add_shown(*content, words);
        found.shown[place].insert(with_plain_spaces(words));
      }
    }
    collect_controls(child, found);
  }
}

Result<Done> take_item(zip::ZipReader& zip, const std::string& name, Found& found) {
  auto source = source_of(zip, name);
  if (!source.ok()) return source.error();
  // As strict as a record is read anywhere.
  auto tree = parsed(*source.value(), xml::Limits{});
  if (!tree.ok()) {
    // Other programs keep parts of their own here: this one matters when ours are missing.
    if (!found.unreadable) found.unreadable = tree.error();
    return Done{};
  }
  const xml::Element root = tree.value().root();
  if (root.namespace_uri() == kRecordNamespace && root.name() == "record") {
    if (found.record != nullptr) return two_parts(name);
    found.record = std::move(source).value();
  } else if (root.namespace_uri() == kKeptNamespace && root.name() == "kept") {
    if (found.kept != nullptr) return two_parts(name);
    found.kept = std::move(source).value();
  } else if (root.namespace_uri() == kWrittenNamespace && root.name() == "written") {
    if (found.written) return two_parts(name);
    found.written.emplace();
    for (const xml::Element& field : root.children("field")) {
      found.written->insert_or_assign(value_of(field, "place"), field.text());
    }
  }
  return Done{};
}

Result<Found> find_parts(zip::ZipReader& zip) {
  Found found;
  auto documents = related(zip, "", "officeDocument");
  if (!documents.ok()) return documents.error();
  if (documents.value().empty()) return no_record();
  const std::string& document = documents.value().front();
  auto items = related(zip, document, "customXml");
  if (!items.ok()) return items.error();
  // A part that is named twice is one part.
  const std::set<std::string> names(items.value().begin(), items.value().end());
  for (const std::string& item : names) {
    if (auto taken = take_item(zip, item, found); !taken.ok()) return taken.error();
  }
  if ((found.record == nullptr || !found.written) && found.unreadable) return *found.unreadable;
  if (found.record == nullptr) return no_record();
  // Minutes whose places were thrown out still are a record.
  if (!found.written) found.written.emplace();
  auto source = source_of(zip, document);
  if (!source.ok()) return source.error();
  auto tree = parsed(*source.value(), kWordLimits);
  if (!tree.ok()) return tree.error();
  collect_controls(tree.value().root(), found);
  return found;
}

bool load(const SourceText& source, pugi::xml_document& document) {
  const std::string& bytes = source.bytes();
  return static_cast<bool>(
      document.load_buffer(bytes.data(), bytes.size(),
                           pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_comments));
}

// The record as it was written; of a file of before, the bound one.
bool load_kept(const Found& found, pugi::xml_document& record) {
  if (found.kept == nullptr) return load(*found.record, record);
  pugi::xml_document kept;
  if (!load(*found.kept, kept)) return false;
  const pugi::xml_node root = kept.document_element();
  const pugi::xml_node inside =
      root.find_child([](const pugi::xml_node& node) { return node.type() == pugi::node_element; });
  return static_cast<bool>(record.append_copy(inside));
}

}  // namespace

Result<ReadBack> read_back(std::string_view docx) {
  auto file = zip::ZipReader::open(
      docx, {.refusal = {"tệp DOCX không đọc được", "the DOCX file cannot be read"},
             .remedy = {"mở tệp bằng Word hoặc LibreOffice rồi lưu lại dưới dạng .docx",
                        "open the file in Word or LibreOffice and save it as .docx again"}});
  if (!file.ok()) return file.error();
  auto parts = find_parts(file.value());
  if (!parts.ok()) return parts.error();
  const Found& found = parts.value();

  // The one that controls write into says what has become of their places; of everything else the
  // other one knows.
  pugi::xml_document bound;
  pugi::xml_document record;
  if (!load(*found.record, bound) || !load_kept(found, record)) return no_record();
  const auto& places = *found.written;
  ReadBack back{.record_xml = {}, .changes = {}, .fields = places.size()};
  const auto bound_values = find_values(bound, places);
  auto values = find_values(record, places);
  for (auto& [place, value] : values) {
    const std::string& written = places.at(place);
    const auto in_bound = bound_values.find(place);
    std::string now = in_bound != bound_values.end() ? in_bound->second.text() : written;
    std::set<std::string> edited;
    if (const auto controls = found.shown.find(place); controls != found.shown.end()) {
      edited = controls->second;
    }
    edited.erase(with_plain_spaces(written));
    edited.erase(with_plain_spaces(now));
    // Whoever wrote into the part, and whoever then wrote into a control only, both want their
    // words in the record.
    if (now != written) edited.insert(now);
    if (edited.size() > 1) return two_answers(place, *edited.begin(), *edited.rbegin());
    if (edited.empty()) continue;
    if (now == written) now = *edited.begin();
    value.set(now);
    back.changes.push_back({.place = place, .written = written, .now = now});
  }
  std::ostringstream record_xml;
  record_xml << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  record.save(record_xml, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  back.record_xml = std::move(record_xml).str();
  return back;
}

}  // namespace vanthu::docx
