#include "care/hold_statement.h"

#include <algorithm>
#include <array>

#include "archive/layout.h"

namespace vanthu::care {
namespace {

constexpr std::string_view kHoldLine = "vanthu-archive/hold/v1\n";
constexpr std::string_view kReleaseLine = "vanthu-archive/release/v1\n";
constexpr std::string_view kNothing = "-";

Error damaged() {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"văn bản tạm giữ này đã bị sửa hoặc hỏng",
                        "this statement of a hold was altered or is damaged"},
               .where = {},
               .remedy = {"khôi phục tệp này từ bản sao lưu", "restore this file from a backup"}};
}

}  // namespace

std::string to_text(const Statement& statement) {
  std::string text(statement.kind == Statement::Kind::Hold ? kHoldLine : kReleaseLine);
  text += "object " + statement.object_id + "\n";
  text += "releases " + (statement.releases.empty() ? std::string(kNothing) : statement.releases);
  text += "\ntime " + statement.time + "\nby " + statement.by.str() + "\n";
  return text + "reason " + statement.reason.str() + "\n";
}

Result<Statement> parse_statement(std::string_view text) {
  Statement statement;
  if (text.starts_with(kReleaseLine)) statement.kind = Statement::Kind::Release;
  std::string_view rest = text;
  rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
  constexpr std::array<std::string_view, 5> kLabels{"object ", "releases ", "time ", "by ",
                                                    "reason "};
  std::array<std::string, 5> values;
  for (std::size_t i = 0; i < kLabels.size(); ++i) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos || !rest.starts_with(kLabels[i])) return damaged();
    values[i] = rest.substr(kLabels[i].size(), end - kLabels[i].size());
    rest.remove_prefix(end + 1);
  }
  auto by = text::normalize(values[3]);
  auto reason = text::normalize(values[4]);
  if (!by.ok() || !reason.ok() || !archive::is_object_id(values[0])) return damaged();
  statement.object_id = values[0];
  if (values[1] != kNothing) statement.releases = values[1];
  statement.time = values[2];
  statement.by = std::move(by).value();
  statement.reason = std::move(reason).value();
  if (to_text(statement) != text) return damaged();
  return statement;
}

}  // namespace vanthu::care
