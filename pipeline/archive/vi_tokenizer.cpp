#include "archive/vi_tokenizer.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "archive/common_words.h"
#include "archive/sqlite_statement.h"
#include "text/tokens.h"

namespace vanthu::archive {
namespace {

// Of one table on one connection.
text::WordMemory& memory_of(Fts5Tokenizer* tokenizer) {
  return *reinterpret_cast<text::WordMemory*>(tokenizer);
}

int create(void* /*context*/, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** out) {
  *out = reinterpret_cast<Fts5Tokenizer*>(std::make_unique<text::WordMemory>().release());
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* tokenizer) {
  const std::unique_ptr<text::WordMemory> last(&memory_of(tokenizer));
}

using Emit = int (*)(void*, int, const char*, int, int, int);

enum class Use {
  Query,
  Document,
  // Words are looked up in a text again, by their places only.
  Places,
};

Use use_of(int flags) {
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return Use::Query;
  return (flags & FTS5_TOKENIZE_AUX) != 0 ? Use::Places : Use::Document;
}

// Hands the tokens of one text to FTS5 and remembers its first refusal.
class TokenSink {
 public:
  TokenSink(void* context, Emit emit, Use use, std::string_view text)
      : context_(context),
        emit_(emit),
        use_(use),
        widens_(!is_marked(text, kExactOnly)),
        of_values_(text.substr(0, 1) == std::string_view(&kValueSeparator, 1) ||
                   is_marked(text, kOfValues)) {}

  void add(const text::Token& token, std::size_t base) {
    const auto begin = static_cast<int>(base + token.begin);
    const auto end = static_cast<int>(base + token.end);
    // A query takes FTS5's colocated tokens for alternatives; a number means its parts in their
    // order.
    if (use_ == Use::Query && token.joined) return;
    put_word(token.joined ? FTS5_TOKEN_COLOCATED : 0, token.exact, begin, end);
    if (use_ == Use::Query && !token.has_marks() && widens_) {
      const std::string_view common = common_word(token.folded);
      if (!common.empty()) put_word(FTS5_TOKEN_COLOCATED, common, begin, end);
    }
    if (use_ == Use::Document && !stands_for_itself(token)) {
      put_word(FTS5_TOKEN_COLOCATED, token.folded, begin, end);
    }
  }
  void add_separator(std::size_t at) {
    put(0, std::string_view(&kValueSeparator, 1), static_cast<int>(at), static_cast<int>(at + 1));
  }
  int code() const { return code_; }

 private:
  // A word without marks and the common word of its form: who types the form finds them anyway.
  static bool stands_for_itself(const text::Token& token) {
    enum : std::uint8_t { kUnknown, kYes, kNo };
    if (*token.remark == kUnknown) {
      const bool yes = !token.has_marks() || token.exact == common_word(token.folded);
      *token.remark = yes ? kYes : kNo;
    }
    return *token.remark == kYes;
  }

  // Before its first word, a text of a query may have marks of ours.
  static bool is_marked(std::string_view text, char mark) {
    return std::string_view(text.data(), std::min<std::size_t>(text.size(), 2)).find(mark) !=
           std::string_view::npos;
  }

  void put_word(int flags, std::string_view word, int begin, int end) {
    if (!of_values_) return put(flags, word, begin, end);
    marked_.assign(1, kOfValues).append(word);
    put(flags, marked_, begin, end);
  }

  void put(int flags, std::string_view token, int begin, int end) {
    if (code_ == SQLITE_OK) {
      code_ = emit_(context_, flags, token.data(), static_cast<int>(token.size()), begin, end);
    }
  }

  void* context_;
  Emit emit_;
  Use use_;
  bool widens_;
  bool of_values_;
  std::string marked_;
  int code_ = SQLITE_OK;
};

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size,
             Emit emit) {
  const std::string_view whole(text, static_cast<std::size_t>(size));
  TokenSink sink(context, emit, use_of(flags), whole);
  std::size_t from = 0;
  while (sink.code() == SQLITE_OK) {
    const std::size_t separator = whole.find(kValueSeparator, from);
    text::TokenReader reader(whole.substr(from, separator - from), &memory_of(tokenizer));
    while (const text::Token* token = reader.next()) sink.add(*token, from);
    if (separator == std::string_view::npos) break;
    sink.add_separator(separator);
    from = separator + 1;
  }
  return sink.code();
}

}  // namespace

std::string tokenizer_version() {
  return "vi-3." + std::to_string(text::kTokenRules);
}

Result<Done> register_vi_tokenizer(sqlite3* db) {
  // FTS5 hands out its interface through a pointer bound to a query, so that SQL text cannot reach
  // it.
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK)
    return sqlite_error(db);
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (api == nullptr) return sqlite_error(db);
  fts5_tokenizer tokenizer{create, destroy, tokenize};
  if (api->xCreateTokenizer(api, "vi", nullptr, &tokenizer, nullptr) != SQLITE_OK)
    return sqlite_error(db);
  return Done{};
}

}  // namespace vanthu::archive
