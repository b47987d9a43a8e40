#include "compose/body_parser.h"

#include <algorithm>

#include "compose/form_mix.h"
#include "compose/template_findings.h"
#include "text/text_problems.h"

namespace vanthu::compose {
namespace {

const Names& elements_of(Place place) {
  static const Names kBlocks = {"p",     "section",    "list",     "table",    "letterhead",
                                "title", "signatures", "if",       "choose",   "each",
                                "use",   "addressees", "division", "appendix", "blank_lines"};
  static const Names kInline = {"b", "i", "u", "if", "choose", "each", "use"};
  static const Names kItems = {"item", "list", "if", "choose", "each", "use"};
  static const Names kRows = {"row", "if", "choose", "each"};
  static const Names kRecipients = {"recipient", "if", "choose", "each"};
  switch (place) {
    case Place::Blocks:
      return kBlocks;
    case Place::Inline:
      return kInline;
    case Place::Items:
      return kItems;
    case Place::Rows:
      return kRows;
    case Place::Recipients:
      return kRecipients;
  }
  return kBlocks;
}

// Line breaks around the words of an inline block are not part of them.
void trim(Nodes& nodes) {
  const auto is_space = [](const Node& node) {
    const auto* literal = std::get_if<Literal>(&node.content);
    return literal != nullptr && literal->words.empty();
  };
  while (!nodes.empty() && is_space(nodes.front())) nodes.erase(nodes.begin());
  while (!nodes.empty() && is_space(nodes.back())) nodes.pop_back();
  if (nodes.empty()) return;
  if (auto* first = std::get_if<Literal>(&nodes.front().content)) first->space_before = false;
  if (auto* last = std::get_if<Literal>(&nodes.back().content)) last->space_after = false;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_white);
}

}  // namespace

std::optional<xml::Attribute> Attributes::optional(std::string_view name) {
  asked_.push_back(name);
  return element_.attribute(name);
}

std::optional<xml::Attribute> Attributes::required(std::string_view name) {
  auto found = optional(name);
  if (!found) findings_.push_back(missing_attribute(element_.span(), element_.name(), name));
  return found;
}

void Attributes::finish() {
  for (const xml::Attribute& one : element_.attributes()) {
    if (std::find(asked_.begin(), asked_.end(), one.name) == asked_.end()) {
      findings_.push_back(unknown_attribute(one.name_span, one.name, asked_));
    }
  }
}

Nodes BodyParser::content(const xml::Element& element, Place place, const Scope& scope) {
  return content_without(element, {}, place, scope);
}

Nodes BodyParser::block_content(const xml::Element& element, Place place, const Scope& scope) {
  Nodes nodes = content_without(element, "param", place, scope);
  if (place == Place::Inline) trim(nodes);
  return nodes;
}

Nodes BodyParser::template_content(const xml::Element& root, const Scope& scope) {
  return content_without(root, "properties", Place::Blocks, scope);
}

Nodes BodyParser::content_without(const xml::Element& element, std::string_view left_out,
                                  Place place, const Scope& scope) {
  Nodes out;
  for (const auto& item : element.items()) {
    if (item.element && item.element->name() == left_out) continue;
    if (item.element) {
      this->element(*item.element, place, scope, out);
    } else if (place == Place::Inline) {
      text(item.span, scope, out);
    } else if (!is_blank(item.text)) {
      const LocatedText located(source_, item.span);
      findings_.push_back(stray_text(whole(located).trimmed().span(), element.name()));
    }
  }
  return out;
}

Nodes BodyParser::words(const xml::Attribute& attribute, const Scope& scope) {
  Nodes out;
  text(attribute.span, scope, out);
  return out;
}

Nodes BodyParser::words(const std::optional<xml::Attribute>& attribute, const Scope& scope) {
  return attribute ? words(*attribute, scope) : Nodes{};
}

void BodyParser::element(const xml::Element& element, Place place, const Scope& scope, Nodes& out) {
  const Names& known = elements_of(place);
  const std::string_view name = element.name();
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    findings_.push_back(unknown_element(element.span(), name, known));
    return;
  }
  if (control(element, place, scope, out)) return;
  if (place == Place::Inline) return styled(element, scope, out);
  if (name == "p") return paragraph(element, scope, out);
  if (name == "section") return section(element, scope, out);
  if (name == "list") return list(element, scope, out);
  if (name == "item") return item(element, scope, out);
  if (name == "table") return table(element, scope, out);
  if (name == "row") return row(element, scope, out);
  if (name == "letterhead") return letterhead(element, scope, out);
  if (name == "title") return title(element, scope, out);
  if (name == "signatures") return signatures(element, scope, out);
  if (name == "addressees") return addressees(element, scope, out);
  if (name == "division") return division(element, scope, out);
  if (name == "appendix") return appendix(element, scope, out);
  if (name == "blank_lines") return blank_lines(element, out);
  recipient(element, scope, out);
}

bool BodyParser::control(const xml::Element& element, Place place, const Scope& scope, Nodes& out) {
  const std::string_view name = element.name();
  if (name == "if") {
    choice(element, place, scope, out);
  } else if (name == "choose") {
    chain(element, place, scope, out);
  } else if (name == "each") {
    loop(element, place, scope, out);
  } else if (name == "use") {
    use(element, place, scope, out);
  } else {
    return false;
  }
  return true;
}

void BodyParser::text(const SourceSpan& raw, const Scope& scope, Nodes& out) {
  const LocatedText located(source_, raw);
  for (const auto& problem : text::inspect(located.text())) {
    findings_.push_back(wrong_letter(located.span(problem.offset, problem.offset + problem.length),
                                     problem.message, problem.hint));
  }
  for (const FormMix& mix : find_state_forms(located.text())) {
    findings_.push_back(state_form(located.span(mix.begin, mix.end),
                                   located.text().substr(mix.begin, mix.end - mix.begin),
                                   mix.instead));
  }
  braces(whole(located), scope, out);
}

void BodyParser::braces(const Piece& piece, const Scope& scope, Nodes& out) {
  const std::string_view text = piece.text();
  std::string words;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    const bool doubled = at + 1 < text.size() && text[at + 1] == c;
    if (c != '{' && c != '}') {
      words += c;
      ++at;
    } else if (doubled) {
      words += c;
      at += 2;
    } else if (c == '}') {
      findings_.push_back(never_opened(piece.part(at, at + 1).span()));
      ++at;
    } else {
      const std::size_t end = text.find_first_of("{}", at + 1);
      if (end == std::string_view::npos || text[end] == '{') {
        findings_.push_back(never_closed(piece.part(at, at + 1).span()));
        at = end == std::string_view::npos ? text.size() : end;
        continue;
      }
      literal(words, out);
      words.clear();
      print(piece.part(at + 1, end), scope, out);
      at = end + 1;
    }
  }
  literal(words, out);
}

void BodyParser::literal(std::string_view words, Nodes& out) {
  if (words.empty()) return;
  const std::string line = one_line(words);
  std::string_view inner = line;
  Literal literal;
  literal.space_before = inner.starts_with(' ');
  if (literal.space_before) inner.remove_prefix(1);
  literal.space_after = inner.ends_with(' ');
  if (literal.space_after) inner.remove_suffix(1);
  // What cannot be normalised has been reported as a wrong letter.
  auto normal = text::normalize(inner);
  if (normal.ok()) literal.words = std::move(normal).value();
  out.push_back({.content = std::move(literal)});
}

void BodyParser::print(const Piece& piece, const Scope& scope, Nodes& out) {
  auto printable = parse_printable(piece, {scope, wording_, findings_});
  if (!printable) return;
  if (printable->block == nullptr) {
    out.push_back({.content = Print{.value = std::move(printable->value)}});
    return;
  }
  Use use{.block = static_cast<std::size_t>(printable->block - wording_.blocks.data()),
          .arguments = {}};
  use.arguments.push_back(std::move(printable->value));
  out.push_back({.content = std::move(use)});
}

void BodyParser::styled(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes(element, findings_).finish();
  const std::string_view name = element.name();
  out.push_back({.content = Styled{.bold = name == "b",
                                   .italic = name == "i",
                                   .underline = name == "u",
                                   .content = inlines(element, scope)}});
}

std::optional<ParsedCondition> BodyParser::condition(const std::optional<xml::Attribute>& attribute,
                                                     const Scope& scope) {
  if (!attribute) return std::nullopt;
  const LocatedText located(source_, attribute->span);
  return parse_condition(whole(located), {scope, wording_, findings_});
}

void BodyParser::choice(const xml::Element& element, Place place, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  auto test = condition(attributes.required("test"), scope);
  attributes.finish();
  Scope inside = scope;
  if (test) inside.assume(test->if_true);
  Nodes nodes = content(element, place, inside);
  if (!test) return;
  Choice choice;
  choice.branches.push_back({.test = std::move(test->condition), .content = std::move(nodes)});
  out.push_back({.content = std::move(choice)});
}

void BodyParser::chain(const xml::Element& element, Place place, const Scope& scope, Nodes& out) {
  Attributes(element, findings_).finish();
  only_parts(element, {"when", "otherwise"});
  Choice choice;
  Scope left = scope;
  const auto branches = element.children("when");
  if (branches.empty()) findings_.push_back(missing_part(element.span(), "choose", "when"));
  for (const xml::Element& branch : branches) {
    Attributes attributes(branch, findings_);
    auto test = condition(attributes.required("test"), left);
    attributes.finish();
    Scope inside = left;
    if (test) inside.assume(test->if_true);
    Nodes nodes = content(branch, place, inside);
    if (!test) continue;
    left.assume(test->if_false);
    choice.branches.push_back({.test = std::move(test->condition), .content = std::move(nodes)});
  }
  if (const auto otherwise = element.child("otherwise")) {
    Attributes(*otherwise, findings_).finish();
    choice.otherwise = content(*otherwise, place, left);
  }
  out.push_back({.content = std::move(choice)});
}

std::optional<std::size_t> BodyParser::bind(const xml::Attribute& name, const Type& type,
                                            Scope& scope) {
  if (scope.find(name.value) != nullptr || root_type().find(name.value) != nullptr) {
    findings_.push_back(name_taken(name.span, name.value));
    return std::nullopt;
  }
  return scope.add(name.value, type, false);
}

void BodyParser::loop(const xml::Element& element, Place place, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  const auto item = attributes.required("item");
  const auto in = attributes.required("in");
  const auto number = attributes.optional("number");
  const auto where = attributes.optional("where");
  Loop loop;
  if (place == Place::Inline) {
    loop.separator = words(attributes.optional("separator"), scope);
    const auto last = attributes.optional("last_separator");
    loop.last_separator = last ? words(*last, scope) : loop.separator;
  }
  attributes.finish();
  if (!item || !in) return;
  const LocatedText located(source_, in->span);
  auto list = parse_expression(whole(located), {scope, wording_, findings_});
  if (!list) return;
  if (list->type.kind != Kind::List) {
    findings_.push_back(no_list(in->span, in->value, list->type));
    return;
  }
  Scope inside = scope;
  const auto item_slot = bind(*item, item_type(list->type), inside);
  if (!item_slot) return;
  if (number) loop.number_slot = bind(*number, Type{.kind = Kind::Integer}, inside);
  if (where) {
    auto test = condition(where, inside);
    if (!test) return;
    inside.assume(test->if_true);
    loop.where = std::move(test->condition);
  }
  loop.list = std::move(*list);
  loop.item_slot = *item_slot;
  loop.content = content(element, place, inside);
  out.push_back({.content = std::move(loop)});
}

void BodyParser::use(const xml::Element& element, Place place, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  const auto name = attributes.required("block");
  if (!name) return;
  const Block* block = wording_.find(name->value);
  if (block == nullptr || block->place != place) {
    Names known;
    for (const Block& one : wording_.blocks) {
      if (one.place == place) known.push_back(one.name);
    }
    findings_.push_back(block == nullptr ? unknown_block(name->span, name->value, known)
                                         : block_elsewhere(name->span, name->value));
    return;
  }
  Use use{.block = static_cast<std::size_t>(block - wording_.blocks.data()), .arguments = {}};
  bool complete = true;
  for (const auto& parameter : block->parameters) {
    const auto given = attributes.optional(parameter.name);
    if (!given) {
      findings_.push_back(parameter_missing(element.span(), block->name, parameter.name));
      complete = false;
      continue;
    }
    const LocatedText located(source_, given->span);
    auto argument = parse_expression(whole(located), {scope, wording_, findings_});
    if (!argument) {
      complete = false;
    } else if (argument->type != parameter.type) {
      findings_.push_back(
          parameter_unfit(given->span, parameter.name, parameter.type, argument->type));
      complete = false;
    } else if (argument->optional && !parameter.optional) {
      findings_.push_back(may_be_absent(given->span, given->value));
      complete = false;
    } else {
      use.arguments.push_back(std::move(*argument));
    }
  }
  attributes.finish();
  if (complete) out.push_back({.content = std::move(use)});
}

}  // namespace vanthu::compose
