#include <algorithm>
#include <charconv>

#include "compose/expression_parser.h"
#include "compose/template_findings.h"

namespace vanthu::compose {
namespace {

struct Token {
  enum class Kind { Name, Operator, Open, Close, End };
  Kind kind = Kind::End;
  Piece piece;
};

bool is_operator(char c) {
  return c == '=' || c == '!' || c == '<' || c == '>';
}

std::vector<Token> tokens(const Piece& piece) {
  std::vector<Token> out;
  const std::string_view text = piece.text();
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t from = at;
    if (is_white(text[at])) {
      ++at;
      continue;
    }
    Token::Kind kind = Token::Kind::Name;
    if (text[at] == '(' || text[at] == ')') {
      kind = text[at] == '(' ? Token::Kind::Open : Token::Kind::Close;
      ++at;
    } else if (is_operator(text[at])) {
      kind = Token::Kind::Operator;
      while (at < text.size() && is_operator(text[at])) ++at;
    } else {
      const auto ends = [](char c) {
        return is_white(c) || is_operator(c) || c == '(' || c == ')';
      };
      while (at < text.size() && !ends(text[at])) ++at;
    }
    out.push_back({.kind = kind, .piece = piece.part(from, at)});
  }
  out.push_back({.kind = Token::Kind::End, .piece = piece.part(text.size(), text.size())});
  return out;
}

std::optional<Comparison> comparison(std::string_view sign) {
  if (sign == "=") return Comparison::Equal;
  if (sign == "!=") return Comparison::NotEqual;
  if (sign == ">") return Comparison::Greater;
  if (sign == ">=") return Comparison::GreaterOrEqual;
  if (sign == "<") return Comparison::Less;
  if (sign == "<=") return Comparison::LessOrEqual;
  return std::nullopt;
}

Facts both(const Facts& a, const Facts& b) {
  Facts out = a;
  out.insert(b.begin(), b.end());
  return out;
}

Facts common(const Facts& a, const Facts& b) {
  Facts out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

// A name that holds is there, and so is everything on the way to it.
Facts presence(const Expression& expression) {
  Facts facts;
  PathKey key = std::to_string(expression.slot);
  facts.insert(key);
  for (const Field* field : expression.path) {
    key += "." + std::string(field->name);
    facts.insert(key);
  }
  return facts;
}

// Deeper than any test a person writes; keeps what a file can make the reader recurse in bounds.
constexpr int kDeepest = 16;

class ConditionReader {
 public:
  ConditionReader(const Piece& piece, const Surroundings& around)
      : around_(around), tokens_(tokens(piece)) {}

  std::optional<ParsedCondition> read() {
    auto out = any_of();
    if (out && next().kind != Token::Kind::End) {
      return unclear(next(), {"phần này thừa trong điều kiện", "the test should have ended here"});
    }
    return out;
  }

 private:
  const Token& next() const { return tokens_[at_]; }
  bool next_is(std::string_view word, std::string_view vi) const {
    return next().kind == Token::Kind::Name &&
           (next().piece.text() == word || next().piece.text() == vi);
  }

  std::nullopt_t unclear(const Token& token, const Bilingual& what) {
    around_.findings.push_back(condition_unclear(token.piece.span(), what));
    return std::nullopt;
  }

  std::optional<ParsedCondition> any_of() {
    auto first = all_of();
    if (!first || !next_is("or", "hoặc")) return first;
    AnyOf any{.parts = {std::move(first->condition)}};
    ParsedCondition out{.condition = {}, .if_true = first->if_true, .if_false = first->if_false};
    while (next_is("or", "hoặc")) {
      ++at_;
      auto part = all_of();
      if (!part) return part;
      out.if_true = common(out.if_true, part->if_true);
      out.if_false = both(out.if_false, part->if_false);
      any.parts.push_back(std::move(part->condition));
    }
    out.condition.test = std::move(any);
    return out;
  }

  std::optional<ParsedCondition> all_of() {
    auto first = negation();
    if (!first || !next_is("and", "và")) return first;
    AllOf all{.parts = {std::move(first->condition)}};
    ParsedCondition out{.condition = {}, .if_true = first->if_true, .if_false = first->if_false};
    while (next_is("and", "và")) {
      ++at_;
      auto part = negation();
      if (!part) return part;
      out.if_true = both(out.if_true, part->if_true);
      out.if_false = common(out.if_false, part->if_false);
      all.parts.push_back(std::move(part->condition));
    }
    out.condition.test = std::move(all);
    return out;
  }

  std::optional<ParsedCondition> negation() {
    if (++depth_ > kDeepest) {
      return unclear(next(), {"điều kiện lồng nhau quá sâu", "the test is nested too deep"});
    }
    auto out = negated_or_plain();
    --depth_;
    return out;
  }

  std::optional<ParsedCondition> negated_or_plain() {
    if (next_is("not", "không")) {
      ++at_;
      auto inner = negation();
      if (!inner) return inner;
      std::swap(inner->if_true, inner->if_false);
      Not negated{.part = {std::move(inner->condition)}};
      inner->condition.test = std::move(negated);
      return inner;
    }
    if (next().kind != Token::Kind::Open) return comparison_or_name();
    ++at_;
    auto inner = any_of();
    if (!inner) return inner;
    if (next().kind != Token::Kind::Close) {
      return unclear(next(), {"thiếu dấu ) trong điều kiện", "a ) is missing in the test"});
    }
    ++at_;
    return inner;
  }

  std::optional<ParsedCondition> comparison_or_name() {
    if (next().kind != Token::Kind::Name) {
      return unclear(next(), {"ở đây cần tên một trường", "the name of a field is needed here"});
    }
    const Piece name = next().piece;
    ++at_;
    auto left = parse_expression(name, around_);
    if (!left) return std::nullopt;
    if (next().kind == Token::Kind::Operator) return compare(std::move(*left));
    const bool always = !left->optional && left->type.kind != Kind::Truth &&
                        left->type.kind != Kind::List && left->type.kind != Kind::Text;
    // Inside an <if> that has asked already, asking again is no mistake.
    if (always && !may_ever_be_absent(*left)) {
      around_.findings.push_back(number_needs_comparison(name.span(), name.text()));
      return std::nullopt;
    }
    ParsedCondition out{.condition = {}, .if_true = presence(*left), .if_false = {}};
    out.condition.test = Holds{.value = std::move(*left)};
    return out;
  }

  bool may_ever_be_absent(const Expression& expression) const {
    const auto local = std::find_if(
        around_.scope.names().begin(), around_.scope.names().end(),
        [&](const Scope::Name& name) { return name.slot == expression.slot && name.optional; });
    return local != around_.scope.names().end() ||
           std::any_of(expression.path.begin(), expression.path.end(),
                       [](const Field* field) { return field->optional; });
  }

  std::optional<ParsedCondition> compare(Expression left) {
    const Token sign = next();
    const auto how = comparison(sign.piece.text());
    if (!how) {
      return unclear(sign, {"dấu so sánh dùng được: =, !=, >, >=, <, <=",
                            "comparisons are written =, !=, >, >=, <, <="});
    }
    ++at_;
    const Token right = next();
    if (right.kind != Token::Kind::Name) {
      return unclear(right, {"sau dấu so sánh cần một số, một từ hoặc tên một trường",
                             "a number, a word or a field is needed after the comparison"});
    }
    ++at_;
    ParsedCondition out{.condition = {}, .if_true = presence(left), .if_false = {}};
    const bool done = left.type.kind == Kind::Word
                          ? compare_word(std::move(left), *how, sign, right, out.condition)
                          : compare_number(std::move(left), *how, right, out.condition);
    return done ? std::optional(std::move(out)) : std::nullopt;
  }

  bool compare_word(Expression left, Comparison how, const Token& sign, const Token& right,
                    Condition& out) {
    if (how != Comparison::Equal && how != Comparison::NotEqual) {
      around_.findings.push_back(not_comparable(sign.piece.span(), left.type));
      return false;
    }
    const auto& words = left.type.words().words;
    const auto found = std::find(words.begin(), words.end(), right.piece.text());
    if (found == words.end()) {
      around_.findings.push_back(
          unknown_word(right.piece.span(), right.piece.text(), left.type.words()));
      return false;
    }
    out.test = WordComparison{.left = std::move(left),
                              .equal = how == Comparison::Equal,
                              .word = static_cast<std::size_t>(found - words.begin())};
    return true;
  }

  bool compare_number(Expression left, Comparison how, const Token& right, Condition& out) {
    if (left.type.kind != Kind::Integer) {
      around_.findings.push_back(not_comparable(right.piece.span(), left.type));
      return false;
    }
    NumberComparison test{.left = std::move(left), .comparison = how, .number = 0, .right = {}};
    const std::string_view text = right.piece.text();
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), test.number);
    if (fault != std::errc{} || end != text.data() + text.size()) {
      auto other = parse_expression(right.piece, around_);
      if (!other) return false;
      if (other->type.kind != Kind::Integer) {
        around_.findings.push_back(not_comparable(right.piece.span(), other->type));
        return false;
      }
      test.right.push_back(std::move(*other));
    }
    out.test = std::move(test);
    return true;
  }

  const Surroundings& around_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<ParsedCondition> parse_condition(const Piece& piece, const Surroundings& around) {
  return ConditionReader(piece.trimmed(), around).read();
}

}  // namespace vanthu::compose
