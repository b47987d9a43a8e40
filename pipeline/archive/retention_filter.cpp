#include "archive/retention_filter.h"

#include <sqlite3.h>

#include <algorithm>

#include "text/tokens.h"

namespace vanthu::archive {
namespace {

// "Vĩnh viễn" and "vinh vien" are the same.
std::string folded(std::string_view text) {
  std::string words;
  text::for_each_token(text, [&](const text::Token& token) {
    if (token.joined) return;
    words.append(words.empty() ? "" : " ").append(token.folded);
  });
  return words;
}

std::string text_of(sqlite3_value* value) {
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

void kept_as(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* classes = static_cast<const RetentionClasses*>(sqlite3_user_data(context));
  const std::string code = classes->of(text_of(values[0]), text_of(values[1]));
  sqlite3_result_text(context, code.c_str(), static_cast<int>(code.size()), SQLITE_TRANSIENT);
}

void forget(void* classes) {
  delete static_cast<RetentionClasses*>(classes);
}

Error no_such_class(const RetentionClasses* classes, const std::string& wanted) {
  std::string known;
  if (classes != nullptr) {
    for (const auto& one : classes->classes) {
      known += (known.empty() ? "" : ", ") + one.code + " (" + one.name + ")";
    }
  }
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có mức bảo quản “" + wanted + "”",
                        "there is no class of keeping “" + wanted + "”"},
               .where = {},
               .remedy = {known.empty() ? "tìm trong một vùng làm việc, nơi có bảng thời hạn"
                                        : "dùng một trong các mức: " + known,
                          known.empty() ? "search in a workspace, which has a table of periods"
                                        : "use one of: " + known}};
}

}  // namespace

Result<Done> prepare_retention(sqlite3* db, const RetentionClasses* classes, ParsedQuery& query) {
  if (query.retention.empty()) return Done{};
  if (classes == nullptr) return no_such_class(classes, query.retention);
  const std::string wanted = folded(query.retention);
  const auto known = std::find_if(
      classes->classes.begin(), classes->classes.end(),
      [&](const auto& one) { return folded(one.code) == wanted || folded(one.name) == wanted; });
  if (known == classes->classes.end()) return no_such_class(classes, query.retention);
  query.retention = known->code;
  // A copy, as the function stays defined on the connection.
  const int defined =
      sqlite3_create_function_v2(db, kKeptAs.data(), 2, SQLITE_UTF8, new RetentionClasses(*classes),
                                 kept_as, nullptr, nullptr, forget);
  if (defined != SQLITE_OK) return sqlite_error(db);
  return Done{};
}

}  // namespace vanthu::archive
