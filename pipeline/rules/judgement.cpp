#include "rules/judgement.h"

#include <algorithm>

#include "text/dates.h"
#include "text/numbers.h"

namespace vanthu::rules {
namespace {

std::string fill_in(std::string_view pattern, const Facts& facts, Language language) {
  std::string out;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    const auto name = pattern.substr(open + 1, close - open - 1);
    const Bilingual* fact = facts.find(name);
    out +=
        fact != nullptr ? fact->in(language) : std::string(pattern.substr(open, close - open + 1));
    pattern.remove_prefix(close + 1);
  }
  return out.append(pattern);
}

}  // namespace

Facts& Facts::add(std::string_view name, std::int64_t value) {
  const std::string digits = std::to_string(value);
  return add(name, Bilingual{digits, digits});
}

Facts& Facts::add(std::string_view name, const text::NfcString& value) {
  return add(name, Bilingual{value.str(), value.str()});
}

Facts& Facts::add(std::string_view name, const Date& value) {
  return add(name, Bilingual{text::short_date(value).str(), to_iso(value)});
}

Facts& Facts::add(std::string_view name, Bilingual value) {
  facts_.emplace_back(name, std::move(value));
  return *this;
}

const Bilingual* Facts::find(std::string_view name) const {
  for (const auto& [key, value] : facts_) {
    if (key == name) return &value;
  }
  return nullptr;
}

Bilingual Facts::fill(const Bilingual& pattern) const {
  return {fill_in(pattern.vi, *this, Language::Vi), fill_in(pattern.en, *this, Language::En)};
}

Bilingual percent_words(std::int64_t part, std::int64_t base) {
  if (base <= 0) return {"0", "0"};
  const std::string vi = text::percent_text(part, base, 2).str();
  std::string en = vi;
  std::replace(en.begin(), en.end(), ',', '.');
  return {vi, en};
}

Judgement not_applicable(std::string_view say) {
  Judgement judgement;
  judgement.outcome = findings::Outcome::NotApplicable;
  judgement.say = say;
  return judgement;
}

Judgement indeterminate(std::string_view say) {
  Judgement judgement;
  judgement.outcome = findings::Outcome::Indeterminate;
  judgement.say = say;
  return judgement;
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
