#include "archive/receipt.h"

#include <array>
#include <charconv>

#include "archive/layout.h"
#include "archive/log_entry.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kFirstLine = "vanthu-receipt 1\n";
// With a place in the log.
constexpr std::string_view kFirstLoggedLine = "vanthu-receipt 2\n";

Error not_a_receipt() {
  return Error{.kind = ErrorKind::Input,
               .what = {"đây không phải là biên nhận lưu trữ của vanthu",
                        "this is not a receipt of a vanthu archive"},
               .where = {},
               .remedy = {"hãy lấy lại biên nhận bằng lệnh vanthu archive show",
                          "get the receipt again with vanthu archive show"}};
}

}  // namespace

std::string to_text(const Receipt& receipt) {
  const bool is_logged = !receipt.log.empty();
  std::string text(is_logged ? kFirstLoggedLine : kFirstLine);
  text += "object " + receipt.object_id + "\n";
  text += "version " + version_name(receipt.version) + "\n";
  text += "content sha256:" + receipt.content_key + "\n";
  text += "inventory sha512:" + receipt.inventory_sha512 + "\n";
  text += "created " + receipt.created + "\n";
  if (is_logged) text += "log " + receipt.log + "/" + std::to_string(receipt.log_index) + "\n";
  return text;
}

Result<Receipt> parse_receipt(std::string_view text) {
  const bool is_logged = text.starts_with(kFirstLoggedLine);
  if (!is_logged && !text.starts_with(kFirstLine)) return not_a_receipt();
  text.remove_prefix(kFirstLine.size());
  constexpr std::array<std::string_view, 6> kLabels{
      "object ", "version ", "content sha256:", "inventory sha512:", "created ", "log "};
  std::array<std::string, 6> values;
  for (std::size_t i = 0; i < (is_logged ? 6 : 5); ++i) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || text.substr(0, kLabels[i].size()) != kLabels[i]) {
      return not_a_receipt();
    }
    values[i] = std::string(text.substr(kLabels[i].size(), end - kLabels[i].size()));
    text.remove_prefix(end + 1);
  }
  const auto version = try_parse_version_name(values[1]);
  if (!text.empty() || !version || !is_object_id(values[0])) return not_a_receipt();
  Receipt receipt{.object_id = values[0],
                  .version = *version,
                  .content_key = values[2],
                  .inventory_sha512 = values[3],
                  .created = values[4]};
  if (!is_logged) return receipt;
  const auto slash = values[5].find('/');
  if (slash == std::string::npos) return not_a_receipt();
  receipt.log = values[5].substr(0, slash);
  const char* end = values[5].data() + values[5].size();
  const auto [rest, error] = std::from_chars(values[5].data() + slash + 1, end, receipt.log_index);
  if (error != std::errc{} || rest != end || !try_parse_shard_name(receipt.log))
    return not_a_receipt();
  return receipt;
}

}  // namespace vanthu::archive
