#include "compose/wording.h"

#include <algorithm>

#include "base/check.h"
#include "base/enum_name.h"
#include "base/sha.h"
#include "compose/body_parser.h"
#include "compose/reach.h"
#include "compose/template_findings.h"

namespace vanthu::compose {
namespace {

constexpr std::string_view kNamespace = "urn:vanthu:template:1";
constexpr EnumName<Place> kPlaces[] = {
    {"blocks", Place::Blocks}, {"inline", Place::Inline}, {"items", Place::Items}};
constexpr EnumName<bool> kYesNo[] = {{"yes", true}, {"no", false}};

// The simple types a parameter can have besides the names of objects.
constexpr EnumName<Kind> kSimpleTypes[] = {{"text", Kind::Text},   {"number", Kind::Integer},
                                           {"date", Kind::Date},   {"moment", Kind::Moment},
                                           {"month", Kind::Month}, {"truth", Kind::Truth}};
constexpr std::string_view kListOf = "list of ";

std::optional<Type> type_named(std::string_view name) {
  if (name.starts_with(kListOf)) {
    const auto item = type_named(name.substr(kListOf.size()));
    if (!item) return std::nullopt;
    return Type{.kind = Kind::List, .item = item->kind, .object = item->object, .words = nullptr};
  }
  if (const auto simple = try_parse_name(name, kSimpleTypes)) return Type{.kind = *simple};
  if (const ObjectTypeRef object = find_object_type(name)) {
    return Type{.kind = Kind::Object, .object = object};
  }
  return std::nullopt;
}

Names type_names() {
  Names names;
  for (const auto& simple : kSimpleTypes) names.push_back(simple.name);
  for (const ObjectTypeRef object : object_types()) names.push_back(object().name);
  return names;
}

// One block's element, kept until all names are known.
struct Definition {
  xml::Element element;
  std::size_t source = 0;
};

class WordingReader {
 public:
  WordingReader(const std::vector<SourceText>& sources, ParsedWording& out)
      : sources_(sources), out_(out) {}

  void read() {
    out_.findings.resize(sources_.size());
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      auto tree = xml::parse_strict(sources_[i]);
      if (!tree.ok()) {
        out_.findings[i] = tree.findings();
        continue;
      }
      trees_.push_back(std::move(tree).value());
      signatures(trees_.back().root(), i);
    }
    for (std::size_t i = 0; i < definitions_.size(); ++i) body(i);
    report_circles();
    for (auto& list : out_.findings) findings::sort_by_place(list);
  }

 private:
  findings::Findings& findings(std::size_t block) {
    return out_.findings[definitions_[block].source];
  }

  void signatures(const xml::Element& root, std::size_t source) {
    findings::Findings& found = out_.findings[source];
    if (root.name() != "blocks" || root.namespace_uri() != kNamespace) {
      found.push_back(wrong_root(root.span(), root.name(), "blocks"));
      return;
    }
    for (const xml::Element& element : root.children()) {
      if (element.name() == "block") {
        signature(element, source);
      } else {
        found.push_back(unknown_element(element.span(), element.name(), {"block"}));
      }
    }
  }

  void signature(const xml::Element& element, std::size_t source) {
    findings::Findings& found = out_.findings[source];
    Attributes attributes(element, found);
    const auto name = attributes.required("name");
    const auto also = attributes.optional("also");
    const auto content = attributes.required("content");
    attributes.finish();
    if (!name || !content) return;
    Block block;
    block.name = name->value;
    block.source = source;
    block.at = name->span;
    if (also) block.also = also->value;
    for (const auto& one : {name, also}) {
      if (one &&
          (out_.wording.find(one->value) != nullptr || find_formatter(one->value) != nullptr)) {
        found.push_back(block_repeated(one->span, one->value));
      }
    }
    if (const auto place = try_parse_name(content->value, kPlaces)) {
      block.place = *place;
    } else {
      found.push_back(not_in_list(content->span, content->value, {"blocks", "inline", "items"}));
    }
    for (const xml::Element& one : element.children("param")) parameter(one, found, block);
    out_.wording.blocks.push_back(std::move(block));
    definitions_.push_back({.element = element, .source = source});
  }

  void parameter(const xml::Element& element, findings::Findings& found, Block& block) {
    Attributes attributes(element, found);
    const auto name = attributes.required("name");
    const auto type = attributes.required("type");
    const auto optional = attributes.optional("optional");
    attributes.finish();
    if (!name || !type) return;
    const auto named = type_named(type->value);
    if (!named) {
      found.push_back(not_in_list(type->span, type->value, type_names()));
      return;
    }
    Block::Parameter out{.name = std::string(name->value), .type = *named, .at = name->span};
    if (optional) {
      const auto yes = try_parse_name(optional->value, kYesNo);
      if (!yes) found.push_back(not_in_list(optional->span, optional->value, {"yes", "no"}));
      out.optional = yes.value_or(false);
    }
    const bool taken = root_type().find(name->value) != nullptr ||
                       std::any_of(block.parameters.begin(), block.parameters.end(),
                                   [&](const Block::Parameter& p) { return p.name == out.name; });
    if (taken) found.push_back(name_taken(name->span, name->value));
    block.parameters.push_back(std::move(out));
  }

  void body(std::size_t index) {
    Block& block = out_.wording.blocks[index];
    Scope scope(block.slots);
    for (const auto& parameter : block.parameters) {
      scope.add(parameter.name, parameter.type, parameter.optional);
    }
    BodyParser parser(sources_[definitions_[index].source], out_.wording, findings(index));
    block.content = parser.block_content(definitions_[index].element, block.place, scope);
    for (std::size_t i = 0; i < block.parameters.size(); ++i) {
      // A name that is taken has been reported, and stands for something else.
      const bool taken = root_type().find(block.parameters[i].name) != nullptr;
      if (taken || reads_slot(block.content, i + 1)) continue;
      findings(index).push_back(
          parameter_unread(block.parameters[i].at, block.name, block.parameters[i].name));
    }
  }

  // Blocks that use no block of the rest, or are used by none of it, are on no circle: what is left
  // when no more can be taken away is.
  void report_circles() {
    const std::size_t count = definitions_.size();
    std::vector<std::vector<std::size_t>> uses(count);
    std::vector<std::vector<std::size_t>> used_by(count);
    for (std::size_t i = 0; i < count; ++i) {
      uses[i] = used_blocks(out_.wording.blocks[i].content);
      for (const std::size_t used : uses[i]) used_by[used].push_back(i);
    }
    std::vector<bool> gone(count, false);
    take_away(uses, used_by, gone);
    take_away(used_by, uses, gone);
    for (std::size_t i = 0; i < count; ++i) {
      if (gone[i]) continue;
      findings(i).push_back(
          blocks_in_circle(definitions_[i].element.span(), out_.wording.blocks[i].name));
    }
  }

  // Marks, one after the other, all that lead to nothing left.
  static void take_away(const std::vector<std::vector<std::size_t>>& forward,
                        const std::vector<std::vector<std::size_t>>& backward,
                        std::vector<bool>& gone) {
    std::vector<std::size_t> left(forward.size());
    std::vector<std::size_t> done;
    for (std::size_t i = 0; i < forward.size(); ++i) {
      left[i] = static_cast<std::size_t>(std::count_if(
          forward[i].begin(), forward[i].end(), [&](std::size_t next) { return !gone[next]; }));
      if (left[i] == 0 && !gone[i]) done.push_back(i);
    }
    while (!done.empty()) {
      const std::size_t last = done.back();
      done.pop_back();
      gone[last] = true;
      for (const std::size_t before : backward[last]) {
        if (--left[before] == 0 && !gone[before]) done.push_back(before);
      }
    }
  }

  const std::vector<SourceText>& sources_;
  ParsedWording& out_;
  std::vector<xml::Tree> trees_;
  std::vector<Definition> definitions_;
};

}  // namespace

const Block* Wording::find(std::string_view name) const {
  for (const Block& block : blocks) {
    if (block.name == name || (!block.also.empty() && block.also == name)) return &block;
  }
  return nullptr;
}

ParsedWording parse_wording(Vocabulary vocabulary, const std::vector<SourceText>& blocks) {
  ParsedWording out;
  out.wording.vocabulary = std::move(vocabulary);
  WordingReader(blocks, out).read();
  return out;
}

}  // namespace vanthu::compose
