#include "archive/query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "archive/common_words.h"
#include "archive/description.h"
#include "archive/vi_tokenizer.h"
#include "base/error.h"
#include "base/hex.h"
#include "text/tokens.h"

namespace vanthu::archive {
namespace {

enum class Field { Words, Cell, Type, Year, Number, Person, Rule, Digest, Retention };

struct FieldName {
  std::string_view name;
  Field field;
  // In whose list of filters it stands; nothing: a clerk may type marks, and means the same.
  std::optional<Language> listed;
};

constexpr std::array kFieldNames{
    FieldName{"cell", Field::Cell, Language::En},
    FieldName{"chibo", Field::Cell, Language::Vi},
    FieldName{"chibộ", Field::Cell, {}},
    FieldName{"type", Field::Type, Language::En},
    FieldName{"loai", Field::Type, Language::Vi},
    FieldName{"loại", Field::Type, {}},
    FieldName{"year", Field::Year, Language::En},
    FieldName{"nam", Field::Year, Language::Vi},
    FieldName{"năm", Field::Year, {}},
    FieldName{"number", Field::Number, Language::En},
    FieldName{"so", Field::Number, Language::Vi},
    FieldName{"số", Field::Number, {}},
    FieldName{"person", Field::Person, Language::En},
    FieldName{"nguoi", Field::Person, Language::Vi},
    FieldName{"người", Field::Person, {}},
    FieldName{"rule", Field::Rule, Language::En},
    FieldName{"quytac", Field::Rule, Language::Vi},
    FieldName{"quytắc", Field::Rule, {}},
    FieldName{"sha256", Field::Digest, Language::En},
    FieldName{"bam", Field::Digest, Language::Vi},
    FieldName{"băm", Field::Digest, {}},
    FieldName{"retention", Field::Retention, Language::En},
    FieldName{"baoquan", Field::Retention, Language::Vi},
    FieldName{"bảoquản", Field::Retention, {}},
};

// The field that the text begins with, with its colon; null when there is none.
const FieldName* field_at(std::string_view text) {
  const auto found =
      std::find_if(kFieldNames.begin(), kFieldNames.end(), [&](const FieldName& known) {
        const std::size_t size = known.name.size();
        return text.size() > size && text[size] == ':' && text.substr(0, size) == known.name;
      });
  return found == kFieldNames.end() ? nullptr : &*found;
}

// One word, phrase or filter as typed.
struct Piece {
  Field field = Field::Words;
  bool is_excluded = false;
  std::string value;
};

Error cannot_search(Bilingual what, Bilingual remedy) {
  return Error{
      .kind = ErrorKind::Usage, .what = std::move(what), .where = {}, .remedy = std::move(remedy)};
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Papers are numbered "08-NQ/CB"; whoever looks for one types "8".
std::string padded_number(const std::string& typed) {
  const auto is_digit = [&](std::size_t at) {
    return at < typed.size() && typed[at] >= '0' && typed[at] <= '9';
  };
  return is_digit(0) && typed[0] != '0' && !is_digit(1) ? "0" + typed : typed;
}

// Reads pieces off a query. Straight and typographic quotes mean the same.
class QueryScanner {
 public:
  explicit QueryScanner(std::string_view query) : rest_(query) {}

  std::optional<Piece> next() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    if (rest_.empty()) return std::nullopt;
    Piece piece;
    if (rest_.size() > 1 && rest_.front() == '-' && !is_space(rest_[1])) {
      piece.is_excluded = true;
      rest_.remove_prefix(1);
    }
    if (const FieldName* known = field_at(rest_)) {
      piece.field = known->field;
      rest_.remove_prefix(known->name.size() + 1);
    }
    piece.value = take_value();
    if (piece.field == Field::Number) piece.value = padded_number(piece.value);
    return piece;
  }

 private:
  // Length of the quotation mark at the front; 0 when there is none.
  static std::size_t quote_at(std::string_view text) {
    if (text.empty()) return 0;
    if (text.front() == '"') return 1;
    return text.substr(0, 3) == "“" || text.substr(0, 3) == "”" ? 3 : 0;
  }

  std::string take_value() {
    const std::size_t quote = quote_at(rest_);
    rest_.remove_prefix(quote);
    std::size_t end = 0;
    while (end < rest_.size()) {
      if (quote != 0 ? quote_at(rest_.substr(end)) != 0 : is_space(rest_[end])) break;
      ++end;
    }
    std::string value(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (quote != 0) rest_.remove_prefix(quote_at(rest_));
    return value;
  }

  std::string_view rest_;
};

// Nothing: all columns of text.
std::string_view column_of(Field field) {
  switch (field) {
    case Field::Cell:
      return "cell : ";
    case Field::Type:
      return "kind : ";
    case Field::Number:
      return "number : ";
    case Field::Person:
      return "person : ";
    case Field::Words:
    case Field::Year:
    case Field::Rule:
    case Field::Digest:
    case Field::Retention:
      return {};
  }
  return {};
}

std::optional<int> try_parse_year(std::string_view text) {
  int year = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool whole = error == std::errc{} && rest == text.data() + text.size() && text.size() == 4;
  return whole && year >= 1900 && year < 2200 ? std::optional<int>(year) : std::nullopt;
}

Result<Done> take_year(const Piece& piece, ParsedQuery& query) {
  const auto dash = piece.value.find('-');
  const auto first = try_parse_year(std::string_view(piece.value).substr(0, dash));
  const auto last = dash == std::string::npos
                        ? first
                        : try_parse_year(std::string_view(piece.value).substr(dash + 1));
  if (!first || !last || *last < *first || piece.is_excluded) {
    return cannot_search({"năm “" + piece.value + "” không dùng được",
                          "the year “" + piece.value + "” cannot be used"},
                         {"viết năm bốn chữ số, ví dụ year:2026 hoặc year:2025-2026",
                          "write four digits, for example year:2026 or year:2025-2026"});
  }
  query.first_year = *first;
  query.last_year = *last;
  return Done{};
}

Result<Done> take_rule(const Piece& piece, ParsedQuery& query) {
  const auto equals = piece.value.find('=');
  query.rule = piece.value.substr(0, equals);
  query.outcomes.clear();
  if (equals != std::string::npos) query.outcomes.push_back(piece.value.substr(equals + 1));
  const bool known =
      query.outcomes.empty() || try_parse_outcome(query.outcomes.front()).has_value();
  if (query.rule.empty() || !known || piece.is_excluded) {
    return cannot_search(
        {"bộ lọc quy tắc “" + piece.value + "” không dùng được",
         "the rule filter “" + piece.value + "” cannot be used"},
        {"viết rule:DL-09.5a (không đạt) hoặc rule:DL-09.5a=pass, fail, waived, indeterminate, "
         "not-applicable",
         "write rule:DL-09.5a (not passed) or rule:DL-09.5a=pass, fail, waived, indeterminate, "
         "not-applicable"});
  }
  return Done{};
}

// Shorter beginnings would mean thousands of files.
constexpr std::size_t kLeastDigestDigits = 6;
constexpr std::size_t kDigestDigits = 64;

Result<Done> take_digest(const Piece& piece, ParsedQuery& query) {
  query.digest.clear();
  for (const char c : piece.value)
    query.digest += c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
  if (!is_hex(query.digest, query.digest.size()) || query.digest.size() < kLeastDigestDigits ||
      query.digest.size() > kDigestDigits || piece.is_excluded) {
    return cannot_search(
        {"mã băm “" + piece.value + "” không dùng được",
         "the digest “" + piece.value + "” cannot be used"},
        {"chép ít nhất 6 chữ số đầu (0-9, a-f) mà lệnh sha256sum in ra, ví dụ sha256:9f86d081",
         "copy at least the first 6 digits (0-9, a-f) that sha256sum prints, for example "
         "sha256:9f86d081"});
  }
  return Done{};
}

Result<Done> take_retention(const Piece& piece, ParsedQuery& query) {
  query.retention = piece.value;
  if (!words_of(piece.value).empty() && !piece.is_excluded) return Done{};
  return cannot_search(
      {"bộ lọc thời hạn bảo quản “" + piece.value + "” không dùng được",
       "the filter of keeping “" + piece.value + "” cannot be used"},
      {"viết mã hoặc tên, ví dụ retention:06 hoặc retention:\"10 năm\"",
       "write a code or a name, for example retention:06 or retention:\"10 năm\""});
}

// A filter that is not words; nothing when it is.
std::optional<Result<Done>> take_filter(const Piece& piece, ParsedQuery& query) {
  switch (piece.field) {
    case Field::Year:
      return take_year(piece, query);
    case Field::Rule:
      return take_rule(piece, query);
    case Field::Digest:
      return take_digest(piece, query);
    case Field::Retention:
      return take_retention(piece, query);
    case Field::Words:
    case Field::Cell:
    case Field::Type:
    case Field::Number:
    case Field::Person:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_of_values(Field field) {
  return field == Field::Cell || field == Field::Type || field == Field::Person;
}

// What FTS5 is to look for. A single word without marks is written as the choice that the tokenizer
// would make of it: FTS5 then compares documents only, not places in them.
std::string expression_of(Field field, std::string_view words) {
  std::string_view common;
  int count = 0;
  text::for_each_token(words, [&](const text::Token& token) {
    if (++count == 1 && !token.has_marks()) common = common_word(token.folded);
  });
  const std::string quote = is_of_values(field) ? std::string("\"") + kOfValues : "\"";
  if (count != 1 || common.empty()) return quote + std::string(words) + "\"";
  const std::string alone = quote + kExactOnly;
  return "(" + alone + std::string(words) + "\" OR " + alone + std::string(common) + "\")";
}

void append_joined(std::string& out, std::string_view joiner, const std::string& part) {
  if (!out.empty()) out.append(joiner);
  out.append(part);
}

}  // namespace

std::string_view field_prefix(std::string_view word) {
  const FieldName* known = field_at(word);
  return known == nullptr ? std::string_view{} : word.substr(0, known->name.size() + 1);
}

bool is_of_one_word(std::string_view prefix) {
  const FieldName* known = field_at(std::string(prefix) + "x");
  return known != nullptr && (known->field == Field::Year || known->field == Field::Number ||
                              known->field == Field::Rule || known->field == Field::Digest);
}

std::vector<std::string> filter_names(Language language) {
  std::vector<std::string> names;
  for (const FieldName& known : kFieldNames) {
    if (known.listed == language) names.emplace_back(known.name);
  }
  return names;
}

std::string unknown_filter(std::string_view query) {
  QueryScanner scanner(query);
  while (const auto piece = scanner.next()) {
    const auto colon = piece->value.find(':');
    if (piece->field != Field::Words || colon == std::string::npos) continue;
    const std::string name = piece->value.substr(0, colon);
    const bool has_value = colon + 1 < piece->value.size();
    // Hours and addresses on the web are no filters.
    const bool is_word = !name.empty() && name.find_first_of("0123456789/.\" ") == name.npos &&
                         piece->value.compare(colon, 3, "://") != 0;
    if (has_value && is_word) return name;
  }
  return {};
}

std::string words_of(std::string_view text) {
  std::string words;
  text::for_each_token(text, [&](const text::Token& token) {
    if (token.joined) return;
    if (!words.empty()) words += ' ';
    words += text.substr(token.begin, token.end - token.begin);
  });
  return words;
}

std::vector<ValueFilter> value_filters(std::string_view query) {
  std::vector<ValueFilter> filters;
  QueryScanner scanner(query);
  while (auto piece = scanner.next()) {
    if (piece->is_excluded) continue;
    for (const auto& [field, name] :
         {std::pair(Field::Cell, "cell"), {Field::Type, "type"}, {Field::Rule, "rule"}}) {
      if (piece->field == field) filters.push_back({name, std::move(piece->value)});
    }
  }
  return filters;
}

Result<ParsedQuery> parse_query(std::string_view text) {
  ParsedQuery query;
  std::string wanted;
  std::string excluded;
  QueryScanner scanner(text);
  while (const auto piece = scanner.next()) {
    if (const auto taken = take_filter(*piece, query)) {
      if (!taken->ok()) return taken->error();
      continue;
    }
    const std::string words = words_of(piece->value);
    if (words.empty()) continue;
    const std::string term =
        std::string(column_of(piece->field)) + expression_of(piece->field, words);
    if (piece->is_excluded) {
      append_joined(excluded, " OR ", term);
    } else {
      append_joined(wanted, " AND ", term);
    }
  }
  if (wanted.empty() && !excluded.empty()) {
    return cannot_search({"chỉ có từ cần loại ra, chưa có từ cần tìm",
                          "there are only words to leave out, none to find"},
                         {"gõ thêm ít nhất một từ cần tìm", "add at least one word to find"});
  }
  if (wanted.empty() && query.first_year == 0 && query.rule.empty() && query.digest.empty() &&
      query.retention.empty()) {
    return cannot_search(
        {"câu tìm không có từ nào", "the query has no words"},
        {"gõ ít nhất một từ, ví dụ: vanthu search \"kết nạp đảng viên\"",
         "type at least one word, for example: vanthu search \"kết nạp đảng viên\""});
  }
  query.match = excluded.empty() ? wanted : "(" + wanted + ") NOT (" + excluded + ")";
  return query;
}

}  // namespace vanthu::archive
