// The schema and the description that reads and writes records say the same, element by element,
// and xmllint agrees with the reader about the samples.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/format_record.h"
#include "ingest/record.h"
#include "support/golden.h"
#include "support/source_folder.h"
#include "support/tool.h"
#include "xml/element.h"

namespace vanthu::ingest {
namespace {

std::string schema_path() {
  return support::source_folder() + "/schema/record-1.xsd";
}

// One line for each attribute (sorted) and child (in order) below each element.
class Outline {
 public:
  void attribute(const std::string& name, const std::string& type, const std::string& use) {
    attributes_.insert("@" + name + " " + type + " " + use);
  }
  void content(const std::string& type) { content_ = "text " + type; }
  void child(const std::string& name, const std::string& occurs, const std::string& inside) {
    children_.push_back("<" + name + "> " + occurs);
    std::istringstream lines(inside);
    for (std::string line; std::getline(lines, line);) children_.push_back(name + "/" + line);
  }
  std::string str() const {
    std::string all;
    for (const auto& line : attributes_) all += line + "\n";
    if (!content_.empty()) all += content_ + "\n";
    for (const auto& line : children_) all += line + "\n";
    return all;
  }

 private:
  std::set<std::string> attributes_;
  std::string content_;
  std::vector<std::string> children_;
};

template <typename T>
constexpr const char* kUse = "required";
template <typename T>
constexpr const char* kUse<std::optional<T>> = "optional";

// The outline of what record_format.h describes.
class DescribedOutline {
 public:
  void id(std::string_view name, const std::string&, IdSpace) { put(name, "id", "required"); }
  template <typename T>
  void reference(std::string_view name, const T&, IdSpace) {
    put(name, "id", kUse<T>);
  }
  template <typename T>
  void word(std::string_view name, const T&, Word form) {
    put(name, type_of(form), kUse<T>);
  }
  template <typename T>
  void text(std::string_view name, const T&) {
    put(name, "text", kUse<T>);
  }
  template <typename T>
  void count(std::string_view name, const T&) {
    put(name, "count", kUse<T>);
  }
  void count(std::string_view name, std::int64_t, std::int64_t otherwise) {
    put(name, "count", "=" + std::to_string(otherwise));
  }
  void flag(std::string_view name, bool) { put(name, "xs:boolean", "required"); }
  void flag(std::string_view name, bool, bool otherwise) {
    put(name, "xs:boolean", otherwise ? "=true" : "=false");
  }
  template <typename T>
  void date(std::string_view name, const T&) {
    put(name, "date", kUse<T>);
  }
  template <typename T>
  void time(std::string_view name, const T&) {
    put(name, "time", kUse<T>);
  }
  template <typename T>
  void moment(std::string_view name, const T&) {
    put(name, "date_time", kUse<T>);
  }
  template <typename T, typename E, std::size_t N>
  void one_of(std::string_view name, const T&, const EnumName<E> (&names)[N]) {
    put(name, list(names), kUse<T>);
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, E, const EnumName<E> (&names)[N], E otherwise) {
    put(name, list(names), "=" + std::string(name_of(otherwise, names)));
  }
  void content(const text::NfcString&) { outline_.content("text"); }
  void content(const std::optional<text::NfcString>&) { outline_.content("xs:string"); }
  void text_child(std::string_view name, const text::NfcString&) {
    outline_.child(std::string(name), "1..1", "text text");
  }
  void text_child(std::string_view name, const std::optional<text::NfcString>&) {
    outline_.child(std::string(name), "0..1", "text text");
  }
  void texts(std::string_view name, const std::vector<text::NfcString>&, Occurs occurs) {
    outline_.child(std::string(name), range(occurs), "text text");
  }
  void paragraphs(std::string_view name, const std::vector<text::NfcString>&, Presence presence) {
    outline_.child(std::string(name), presence == Presence::Required ? "1..1" : "0..1",
                   "<p> 1..unbounded\np/text text");
  }
  template <typename T>
  void child(std::string_view name, const T&) {
    outline_.child(std::string(name), "1..1", of<T>());
  }
  template <typename T>
  void child(std::string_view name, const std::optional<T>&) {
    outline_.child(std::string(name), "0..1", of<T>());
  }
  template <typename T>
  void children(std::string_view name, const std::vector<T>&, Occurs occurs) {
    outline_.child(std::string(name), range(occurs), of<T>());
  }

  template <typename T>
  static std::string of() {
    DescribedOutline visitor;
    const T value;
    describe(visitor, value);
    return visitor.outline_.str();
  }

 private:
  static std::string type_of(Word form) {
    switch (form) {
      case Word::Token:
        return "token";
      case Word::Month:
        return "month";
      case Word::Period:
        return "period";
      case Word::Digest:
        return "sha256";
      case Word::Percent:
        return "percent";
    }
    return {};
  }
  static std::string range(Occurs occurs) {
    return occurs == Occurs::AtLeastOnce ? "1..unbounded" : "0..unbounded";
  }
  template <typename E, std::size_t N>
  static std::string list(const EnumName<E> (&names)[N]) {
    std::string all;
    for (const auto& entry : names) all += "|" + std::string(entry.name);
    return all;
  }
  void put(std::string_view name, const std::string& type, const std::string& use) {
    outline_.attribute(std::string(name), type, use);
  }

  Outline outline_;
};

// The outline of what the schema says.
class SchemaOutline {
 public:
  explicit SchemaOutline(const xml::Element& schema) {
    for (const auto& element : schema.children()) {
      if (const auto name = element.attribute("name")) {
        types_.emplace(std::string(name->value), element);
      }
    }
  }

  std::string of(const std::string& type) const {
    Outline outline;
    const auto found = types_.find(type);
    if (found == types_.end() || found->second.name() == "simpleType") {
      outline.content(type);
    } else {
      add(outline, found->second);
    }
    return outline.str();
  }

 private:
  static std::string value(const xml::Element& element, std::string_view name,
                           const std::string& otherwise) {
    const auto found = element.attribute(name);
    return found ? std::string(found->value) : otherwise;
  }

  void add(Outline& outline, const xml::Element& group) const {
    for (const auto& element : group.children()) {
      if (element.name() == "attribute") {
        const std::string use = value(element, "use", "optional");
        const auto fallback = element.attribute("default");
        outline.attribute(value(element, "name", ""), simple_type(value(element, "type", "")),
                          fallback ? "=" + std::string(fallback->value) : use);
      } else if (element.name() == "element") {
        outline.child(value(element, "name", ""),
                      value(element, "minOccurs", "1") + ".." + value(element, "maxOccurs", "1"),
                      of(value(element, "type", "")));
      } else if (element.name() == "extension") {
        outline.content(value(element, "base", ""));
        add(outline, element);
      } else if (element.name() == "sequence" || element.name() == "simpleContent") {
        add(outline, element);
      }
    }
  }

  // A word list stands for itself, so that its words are compared and not its name.
  std::string simple_type(const std::string& type) const {
    const auto found = types_.find(type);
    if (found == types_.end()) return type;
    std::string words;
    for (const auto& word : found->second.child("restriction")->children("enumeration")) {
      words += "|" + std::string(word.attribute("value")->value);
    }
    return words.empty() ? type : words;
  }

  std::map<std::string, xml::Element> types_;
};

TEST(Schema, SaysTheSameAsTheDescriptionThatReadsAndWrites) {
  const SourceText source("record-1.xsd", support::source_file("schema/record-1.xsd"));
  const auto tree = xml::parse_strict(source);
  ASSERT_TRUE(tree.ok());
  const std::string schema = SchemaOutline(tree.value().root()).of("meeting_record");
  const std::string described = DescribedOutline::of<model::MeetingRecord>();
  EXPECT_GT(std::count(schema.begin(), schema.end(), '\n'), 400);
  EXPECT_EQ(described, schema);
}

// What a schema can know: the shape, the words and the keys, not the calendar or the letters.
bool is_structural(const findings::Finding& finding) {
  static const std::set<std::string> kBeyondSchema = {
      "TXT-02", "TXT-03", "TXT-04", "TXT-05", "TXT-06", "TXT-07", "TXT-08", "XML-33", "REC-07"};
  return !kBeyondSchema.contains(finding.id);
}

// What the gate forbids although XML allows it: a schema has no say in these.
bool is_beyond_xml(const findings::Finding& finding) {
  static const std::set<std::string> kOfTheGate = {"XML-01", "XML-02", "XML-03",
                                                   "XML-04", "XML-05", "XML-06"};
  return kOfTheGate.contains(finding.id);
}

std::vector<std::string> record_files() {
  std::vector<std::string> files;
  const std::string root = support::source_folder() + "/samples";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string path = entry.path().string();
    const bool record =
        path.find("/records/") != std::string::npos || path.find("/broken/") != std::string::npos;
    if (record && entry.path().extension() == ".xml") files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Names of files that xmllint calls valid.
std::set<std::string> valid_by_xmllint(const std::vector<std::string>& files) {
  std::vector<std::string> command = {"xmllint", "--nonet", "--noout", "--schema", schema_path()};
  command.insert(command.end(), files.begin(), files.end());
  std::istringstream lines(support::run_tool(command).output);
  std::set<std::string> valid;
  const std::string verdict = " validates";
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with(verdict)) valid.insert(line.substr(0, line.size() - verdict.size()));
  }
  return valid;
}

TEST(Schema, AgreesWithTheReaderAboutEverySample) {
  const auto files = record_files();
  ASSERT_FALSE(files.empty());
  const auto valid = valid_by_xmllint(files);
  for (const std::string& path : files) {
    const SourceText source(path,
                            support::source_file(path.substr(support::source_folder().size())));
    const auto record = parse_record(source);
    const auto& findings = record.findings();
    if (std::any_of(findings.begin(), findings.end(), is_beyond_xml)) continue;
    std::string reasons;
    for (const auto& finding : findings) {
      if (is_structural(finding)) reasons += finding.id + " " + finding.message.vi + "\n";
    }
    EXPECT_EQ(valid.contains(path), reasons.empty()) << path << "\n" << reasons;
  }
}

}  // namespace
}  // namespace vanthu::ingest
