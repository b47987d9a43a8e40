#include "archive/log_statement.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/enum_name.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kFirstLine = "vanthu-archive/shard/v1\n";
constexpr std::string_view kFirstCloseLine = "vanthu-archive/close/v1\n";
constexpr std::string_view kNothing = "-";

constexpr EnumName<ShardReason> kReasons[] = {{"first", ShardReason::First},
                                              {"year", ShardReason::Year},
                                              {"rotation", ShardReason::Rotation},
                                              {"lost", ShardReason::Lost},
                                              {"stolen", ShardReason::Stolen}};

// The values of lines with these labels, which are taken off the text.
template <std::size_t N>
std::optional<std::array<std::string_view, N>> try_split(
    std::string_view& text, const std::array<std::string_view, N>& labels) {
  std::array<std::string_view, N> values;
  for (std::size_t i = 0; i < N; ++i) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(labels[i])) return std::nullopt;
    values[i] = text.substr(labels[i].size(), end - labels[i].size());
    text.remove_prefix(end + 1);
  }
  return values;
}

Error not_a_statement() {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"phiếu khóa của nhật ký không đúng dạng",
                        "the key statement of the log is malformed"},
               .where = {},
               .remedy = {"khôi phục tệp này từ bản sao lưu", "restore this file from a backup"}};
}

}  // namespace

bool is_by_key_before(ShardReason reason) {
  return reason == ShardReason::Year || reason == ShardReason::Rotation;
}

std::string to_text(const ShardStatement& statement) {
  std::string text(kFirstLine);
  text += "archive " + statement.archive + "\n";
  text += "shard " + to_text(statement.shard) + "\n";
  text += "key " + tlog::to_text(statement.key) + "\n";
  text += "reason " + std::string(name_of(statement.reason, kReasons)) + "\n";
  text += "previous " + (statement.previous.empty() ? std::string(kNothing) : statement.previous);
  text += "\nsize " + std::to_string(statement.size) + "\n";
  return text + "checkpoint\n" + statement.checkpoint;
}

Result<ShardStatement> parse_shard_statement(std::string_view text) {
  if (!text.starts_with(kFirstLine)) return not_a_statement();
  std::string_view rest = text.substr(kFirstLine.size());
  const auto found =
      try_split(rest, std::array<std::string_view, 7>{"archive ", "shard ", "key ", "reason ",
                                                      "previous ", "size ", "checkpoint"});
  if (!found) return not_a_statement();
  const auto& values = *found;
  const auto shard = try_parse_shard_name(values[1]);
  auto key = tlog::parse_verifier_key(values[2]);
  const auto reason = try_parse_name(values[3], kReasons);
  if (!shard || !key.ok() || !reason) return not_a_statement();
  ShardStatement statement{.archive = std::string(values[0]),
                           .shard = *shard,
                           .key = std::move(key).value(),
                           .reason = *reason,
                           .previous = values[4] == kNothing ? "" : std::string(values[4]),
                           .size = 0,
                           .checkpoint = std::string(rest)};
  const char* end = values[5].data() + values[5].size();
  if (std::from_chars(values[5].data(), end, statement.size).ptr != end) return not_a_statement();
  if (to_text(statement) != text) return not_a_statement();
  return statement;
}

std::string to_text(const CloseStatement& statement) {
  return std::string(kFirstCloseLine) + "archive " + statement.archive + "\nshard " +
         to_text(statement.closed) + "\nnext " + to_text(statement.next) + "\nkey " +
         tlog::to_text(statement.next_key) + "\n";
}

Result<CloseStatement> parse_close_statement(std::string_view text) {
  if (!text.starts_with(kFirstCloseLine)) return not_a_statement();
  std::string_view rest = text.substr(kFirstCloseLine.size());
  const auto values =
      try_split(rest, std::array<std::string_view, 4>{"archive ", "shard ", "next ", "key "});
  if (!values) return not_a_statement();
  const auto closed = try_parse_shard_name((*values)[1]);
  const auto next = try_parse_shard_name((*values)[2]);
  auto key = tlog::parse_verifier_key((*values)[3]);
  if (!closed || !next || !key.ok()) return not_a_statement();
  CloseStatement statement{.archive = std::string((*values)[0]),
                           .closed = *closed,
                           .next = *next,
                           .next_key = std::move(key).value()};
  if (to_text(statement) != text) return not_a_statement();
  return statement;
}

}  // namespace vanthu::archive
