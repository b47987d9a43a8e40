#include "archive/index_rows.h"

namespace vanthu::archive {

Error damaged_index(const std::string& detail) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"chỉ mục không trả lời được: " + detail, "the index cannot answer: " + detail},
      .where = "index.sqlite",
      .remedy = {"lập lại chỉ mục từ các tệp: vanthu archive rebuild-index",
                 "make the index again from the files: vanthu archive rebuild-index"}};
}

Rows::Rows(const IndexDatabase& index, std::string_view sql) : question_(index.kept(sql)) {
  if (!question_.ok()) failure_ = question_.error();
}

Rows& Rows::bind(std::int64_t value) {
  if (!failure_) question_.value()->bind(++bound_, value);
  return *this;
}

Rows& Rows::bind(const std::string& value) {
  if (!failure_) question_.value()->bind(++bound_, value);
  return *this;
}

Rows& Rows::bind_bytes(const std::string& value) {
  if (!failure_) question_.value()->bind_bytes(++bound_, value);
  return *this;
}

bool Rows::next() {
  if (failure_) return false;
  auto has_row = question_.value()->step();
  if (!has_row.ok()) failure_ = has_row.error();
  return has_row.ok() && has_row.value();
}

std::string_view Rows::view(int column) {
  check(column);
  return question_.value()->view(column);
}

std::int64_t Rows::number(int column) {
  check(column);
  return question_.value()->number(column);
}

text::NfcString Rows::human(int column) {
  auto normal = text::normalize(view(column));
  if (normal.ok()) return std::move(normal).value();
  damage("text");
  return {};
}

Date Rows::date(int column) {
  const auto parsed = try_parse_date(view(column));
  if (!parsed) damage("date");
  return parsed.value_or(Date{});
}

void Rows::damage(const char* what) {
  if (!failure_) failure_ = damaged_index(std::string("Bad data format: ") + what);
}

void Rows::check(int column) {
  if (question_.value()->is_null(column)) damage("NULL in the index");
}

}  // namespace vanthu::archive
