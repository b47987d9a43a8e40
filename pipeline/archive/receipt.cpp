#include "archive/receipt.h"

#include <array>

#include "archive/layout.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kFirstLine = "vanthu-receipt 1\n";

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
  std::string text(kFirstLine);
  text += "object " + receipt.object_id + "\n";
  text += "version " + version_name(receipt.version) + "\n";
  text += "content sha256:" + receipt.content_key + "\n";
  text += "inventory sha512:" + receipt.inventory_sha512 + "\n";
  text += "created " + receipt.created + "\n";
  return text;
}

Result<Receipt> parse_receipt(std::string_view text) {
  if (text.substr(0, kFirstLine.size()) != kFirstLine) return not_a_receipt();
  text.remove_prefix(kFirstLine.size());
  constexpr std::array<std::string_view, 5> kLabels{
      "object ", "version ", "content sha256:", "inventory sha512:", "created "};
  std::array<std::string, 5> values;
  for (std::size_t i = 0; i < kLabels.size(); ++i) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || text.substr(0, kLabels[i].size()) != kLabels[i]) {
      return not_a_receipt();
    }
    values[i] = std::string(text.substr(kLabels[i].size(), end - kLabels[i].size()));
    text.remove_prefix(end + 1);
  }
  const auto version = try_parse_version_name(values[1]);
  if (!text.empty() || !version || !is_object_id(values[0])) return not_a_receipt();
  return Receipt{.object_id = values[0],
                 .version = *version,
                 .content_key = values[2],
                 .inventory_sha512 = values[3],
                 .created = values[4]};
}

}  // namespace vanthu::archive
