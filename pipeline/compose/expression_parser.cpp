#include "compose/expression_parser.h"

#include <algorithm>

#include "compose/template_findings.h"

namespace vanthu::compose {
namespace {

// The pieces between the separators, untrimmed.
std::vector<Piece> split(const Piece& piece, char separator) {
  std::vector<Piece> parts;
  const std::string_view text = piece.text();
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != separator) continue;
    parts.push_back(piece.part(from, at));
    from = at + 1;
  }
  return parts;
}

Names field_names(const ObjectType& type) {
  Names names;
  for (const Field& field : type.fields) names.push_back(field.name);
  return names;
}

// Reads one name with dots into an expression.
class PathReader {
 public:
  explicit PathReader(const Surroundings& around) : around_(around) {}

  // Whether the name can stand for an empty list here.
  bool may_be_empty() const {
    const bool never = !out_.path.empty() && out_.path.back()->never_empty;
    return out_.type.kind == Kind::List && !never && !around_.scope.knows(key_);
  }

  std::optional<Expression> read(const Piece& piece) {
    const std::vector<Piece> parts = split(piece, '.');
    if (piece.text().empty()) {
      around_.findings.push_back(nothing_named(piece.span()));
      return std::nullopt;
    }
    if (!start(parts.front().trimmed())) return std::nullopt;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (!step(parts[i].trimmed(), piece.part(0, parts[i].begin - piece.begin - 1))) {
        return std::nullopt;
      }
    }
    return out_;
  }

 private:
  bool start(const Piece& piece) {
    if (const Scope::Name* local = around_.scope.find(piece.text())) {
      out_.slot = local->slot;
      out_.type = local->type;
      key_ = std::to_string(local->slot);
      note_presence(local->optional);
      return true;
    }
    const Field* field = root_type().find(piece.text());
    if (field == nullptr) {
      Names known;
      for (const auto& name : around_.scope.names()) known.push_back(name.name);
      for (const std::string_view name : field_names(root_type())) known.push_back(name);
      around_.findings.push_back(unknown_field(piece.span(), piece.text(), {}, known));
      return false;
    }
    key_ = "0";
    follow(*field);
    return true;
  }

  bool step(const Piece& piece, const Piece& before) {
    if (out_.type.kind != Kind::Object) {
      around_.findings.push_back(nothing_inside(before.span(), before.text(), out_.type));
      return false;
    }
    const ObjectType& type = out_.type.object();
    const Field* field = type.find(piece.text());
    if (field == nullptr) {
      around_.findings.push_back(
          unknown_field(piece.span(), piece.text(), before.text(), field_names(type)));
      return false;
    }
    follow(*field);
    return true;
  }

  void follow(const Field& field) {
    out_.path.push_back(&field);
    out_.type = field.type;
    key_ += "." + std::string(field.name);
    note_presence(field.optional);
  }

  void note_presence(bool optional) {
    if (optional && !around_.scope.knows(key_)) out_.optional = true;
  }

  const Surroundings& around_;
  Expression out_;
  PathKey key_;
};

// Applies what stands behind the bars, one after the other.
class FormatReader {
 public:
  FormatReader(Printable& out, bool may_be_empty, const Surroundings& around)
      : out_(out), may_be_empty_(may_be_empty), around_(around) {}

  bool read(const Piece& piece) {
    const std::size_t colon = piece.text().find(':');
    const bool has_argument = colon != std::string_view::npos;
    const Piece name = (has_argument ? piece.part(0, colon) : piece).trimmed();
    if (out_.block != nullptr) {
      around_.findings.push_back(block_not_last(name.span(), out_.block->name));
      return false;
    }
    const Formatter* formatter = find_formatter(one_line(name.text()));
    if (formatter == nullptr) return use_block(name, has_argument);
    const auto result = result_type(formatter->format, out_.value.type);
    if (!result) {
      around_.findings.push_back(
          unfit_formatter(name.span(), name.text(), formatter->accepts, out_.value.type));
      return false;
    }
    Expression::Call call{.format = {.format = formatter->format, .text = {}}, .base = {}};
    const Piece argument =
        has_argument ? piece.part(colon + 1, piece.text().size()).trimmed() : piece.part(0, 0);
    if (!read_argument(*formatter, name, argument, call)) return false;
    out_.value.type = *result;
    // An empty list would leave a hole in the sentence, as something absent does.
    if (formatter->format == Format::Listed && may_be_empty_) out_.value.optional = true;
    if (formatter->format == Format::Otherwise) out_.value.optional = false;
    out_.value.calls.push_back(std::move(call));
    return true;
  }

 private:
  bool use_block(const Piece& name, bool has_argument) {
    const Block* block = around_.wording.find(one_line(name.text()));
    const bool usable =
        block != nullptr && block->place == Place::Inline && block->parameters.size() == 1;
    if (!usable) {
      Names known;
      for (const Formatter& one : formatters()) {
        known.push_back(one.vi);
        known.push_back(one.ascii);
      }
      for (const Block& one : around_.wording.blocks) {
        if (one.place == Place::Inline && one.parameters.size() == 1) known.push_back(one.name);
      }
      around_.findings.push_back(unknown_formatter(name.span(), one_line(name.text()), known));
      return false;
    }
    if (has_argument) {
      around_.findings.push_back(argument_unwanted(name.span(), name.text()));
      return false;
    }
    const Block::Parameter& parameter = block->parameters.front();
    if (parameter.type != out_.value.type) {
      around_.findings.push_back(
          parameter_unfit(name.span(), parameter.name, parameter.type, out_.value.type));
      return false;
    }
    out_.block = block;
    return true;
  }

  bool read_argument(const Formatter& formatter, const Piece& name, const Piece& argument,
                     Expression::Call& call) {
    const bool given = !argument.text().empty();
    switch (formatter.argument) {
      case Argument::None:
        if (given) around_.findings.push_back(argument_unwanted(argument.span(), name.text()));
        return !given;
      case Argument::Text:
        if (!given) around_.findings.push_back(argument_missing(name.span(), name.text()));
        if (given) call.format.text = text::nfc(one_line(argument.text()));
        return given;
      case Argument::OptionalForm:
        return read_form(argument, call);
      case Argument::Number:
        if (!given) around_.findings.push_back(argument_missing(name.span(), name.text()));
        return given && read_base(name, argument, call);
    }
    return false;
  }

  bool read_form(const Piece& form, Expression::Call& call) {
    const WordListRef list = out_.value.type.words;
    const auto terms = around_.wording.vocabulary.find(list, form.text());
    if (!terms) {
      around_.findings.push_back(
          not_in_list(form.span(), form.text(), around_.wording.vocabulary.forms(list)));
      return false;
    }
    call.format.terms = *terms;
    return true;
  }

  bool read_base(const Piece& name, const Piece& argument, Expression::Call& call) {
    auto base = parse_expression(argument, around_);
    if (!base) return false;
    if (base->type.kind != Kind::Integer) {
      around_.findings.push_back(argument_unfit(argument.span(), name.text(), base->type));
      return false;
    }
    if (base->optional) out_.value.optional = true;
    call.base.push_back(std::move(*base));
    return true;
  }

  Printable& out_;
  bool may_be_empty_;
  const Surroundings& around_;
};

std::optional<Printable> read_all(const Piece& piece, const Surroundings& around) {
  const std::vector<Piece> parts = split(piece, '|');
  PathReader path(around);
  auto named = path.read(parts.front().trimmed());
  if (!named) return std::nullopt;
  Printable out{.value = std::move(*named)};
  FormatReader formats(out, path.may_be_empty(), around);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (!formats.read(parts[i].trimmed())) return std::nullopt;
  }
  return out;
}

}  // namespace

std::optional<Expression> parse_expression(const Piece& piece, const Surroundings& around) {
  auto read = read_all(piece.trimmed(), around);
  if (!read) return std::nullopt;
  if (read->block != nullptr) {
    around.findings.push_back(block_elsewhere(piece.trimmed().span(), read->block->name));
    return std::nullopt;
  }
  return std::move(read->value);
}

std::optional<Printable> parse_printable(const Piece& piece, const Surroundings& around) {
  const Piece text = piece.trimmed();
  auto out = read_all(text, around);
  if (!out) return std::nullopt;
  Expression& value = out->value;
  const bool wants_absent = out->block != nullptr && out->block->parameters.front().optional;
  if (value.optional && !wants_absent) {
    around.findings.push_back(may_be_absent(text.span(), text.text()));
    return std::nullopt;
  }
  if (out->block != nullptr) return out;
  if (value.type.kind == Kind::Word) {
    const auto terms = around.wording.vocabulary.find(value.type.words, {});
    VANTHU_CHECK(terms.has_value(), "a vocabulary has the plain terms of every list");
    value.calls.push_back(
        {.format = {.format = Format::Term, .text = {}, .terms = *terms}, .base = {}});
    value.type = Type{.kind = Kind::Text};
  }
  const bool has_list_left = value.type.kind == Kind::List;
  if ((value.type.kind != Kind::Text && value.type.kind != Kind::Integer) || has_list_left) {
    around.findings.push_back(not_printable(text.span(), text.text(), value.type));
    return std::nullopt;
  }
  return out;
}

}  // namespace vanthu::compose
