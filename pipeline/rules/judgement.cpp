#include "rules/judgement.h"

#include <algorithm>

#include "text/dates.h"
#include "text/numbers.h"

namespace vanthu::rules {
namespace {

struct ToWords {
  Bilingual operator()(std::int64_t value) const { return same_words(std::to_string(value)); }
  Bilingual operator()(const Date& value) const {
    return {text::short_date(value).str(), to_iso(value)};
  }
  Bilingual operator()(const text::NfcString& value) const { return same_words(value.str()); }
  Bilingual operator()(const Bilingual& value) const { return value; }
};

std::string fill_in(std::string_view pattern, const Facts& facts, Language language) {
  std::string out;
  // One allocation for most sentences.
  constexpr std::size_t kFacts = 32;
  if (!pattern.empty()) out.reserve(pattern.size() + kFacts);
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    const auto fact = facts.find(pattern.substr(open + 1, close - open - 1));
    if (fact) {
      out += fact->in(language);
    } else {
      out += pattern.substr(open, close - open + 1);
    }
    pattern.remove_prefix(close + 1);
  }
  return out.append(pattern);
}

}  // namespace

template <typename T>
Facts& Facts::put(std::string_view name, T&& value) {
  // As many as a counted vote has.
  if (facts_.empty()) facts_.reserve(8);
  facts_.emplace_back(name, std::forward<T>(value));
  return *this;
}

Facts& Facts::add(std::string_view name, std::int64_t value) {
  return put(name, value);
}

Facts& Facts::add(std::string_view name, const Date& value) {
  return put(name, value);
}

Facts& Facts::add(std::string_view name, text::NfcString value) {
  return put(name, std::move(value));
}

Facts& Facts::add(std::string_view name, Bilingual value) {
  return put(name, std::move(value));
}

std::optional<Bilingual> Facts::find(std::string_view name) const {
  for (auto fact = facts_.rbegin(); fact != facts_.rend(); ++fact) {
    if (fact->first == name) return std::visit(ToWords{}, fact->second);
  }
  return std::nullopt;
}

std::optional<Date> Facts::find_day(std::string_view name) const {
  for (auto fact = facts_.rbegin(); fact != facts_.rend(); ++fact) {
    if (fact->first != name) continue;
    const Date* day = std::get_if<Date>(&fact->second);
    return day != nullptr ? std::optional(*day) : std::nullopt;
  }
  return std::nullopt;
}

Bilingual Facts::fill(const Bilingual& pattern) const {
  return {fill_in(pattern.vi, *this, Language::Vi), fill_in(pattern.en, *this, Language::En)};
}

Judgement passed(Facts facts, SourceSpan at) {
  return judged(true, std::move(facts), at);
}

Judgement failed(std::string_view say, Facts facts, SourceSpan at, std::string_view attribute) {
  return judged(false, std::move(facts), at, attribute, say);
}

Judgement judged(bool good, Facts facts, SourceSpan at, std::string_view attribute,
                 std::string_view say_if_not) {
  Judgement judgement;
  judgement.outcome = good ? findings::Outcome::Pass : findings::Outcome::Fail;
  judgement.say = say_if_not;
  judgement.facts = std::move(facts);
  judgement.at = at;
  judgement.attribute = attribute;
  return judgement;
}

Judgement not_applicable(std::string_view say) {
  Judgement judgement;
  judgement.outcome = findings::Outcome::NotApplicable;
  judgement.say = say;
  return judgement;
}

Judgement indeterminate(Bilingual input, SourceSpan at) {
  Judgement judgement;
  judgement.outcome = findings::Outcome::Indeterminate;
  judgement.say = "missing";
  judgement.facts.add("input", std::move(input));
  judgement.at = at;
  return judgement;
}

Bilingual percent_words(std::int64_t part, std::int64_t base) {
  if (base <= 0) return {"0", "0"};
  // Numbers of a record can be any; a share that nobody can read is left as it is.
  if (part < 0 || part / base > 1000)
    return same_words(std::to_string(part) + "/" + std::to_string(base));
  const std::string vi = text::percent_text(part, base, 2).str();
  std::string en = vi;
  std::replace(en.begin(), en.end(), ',', '.');
  return {vi, en};
}

Bilingual same_words(std::string words) {
  Bilingual both;
  both.vi = words;
  both.en = std::move(words);
  return both;
}

void add_to_list(Bilingual& list, const Bilingual& item) {
  const char* separator = list.vi.empty() ? "" : "; ";
  list.vi += separator + item.vi;
  list.en += separator + item.en;
}

std::vector<std::string> placeholders(std::string_view pattern) {
  std::vector<std::string> names;
  while (true) {
    const auto open = pattern.find('{');
    if (open == std::string_view::npos) return names;
    const auto close = pattern.find('}', open);
    if (close == std::string_view::npos) return names;
    names.emplace_back(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

}  // namespace vanthu::rules
