#include "tlog/checkpoint.h"

#include "base/check.h"
#include "tlog/note.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {

std::string write_checkpoint(const Checkpoint& checkpoint) {
  VANTHU_CHECK(!checkpoint.origin.empty(), "a checkpoint names its log");
  std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
                     to_base64(checkpoint.root) + "\n";
  for (const std::string& line : checkpoint.extensions) text += line + "\n";
  return text;
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  if (!is_plain_text(text))
    return malformed(
        {"điểm chốt không phải văn bản UTF-8 sạch", "the checkpoint is not clean UTF-8 text"});
  LineReader reader(text);
  const auto origin = reader.next();
  if (!origin || origin->empty()) {
    return malformed({"điểm chốt không có tên nhật ký", "the checkpoint does not name its log"}, 1);
  }
  Checkpoint checkpoint{.origin = std::string(*origin), .size = 0, .root = {}, .extensions = {}};
  const auto size_line = reader.next();
  const auto size = size_line ? try_parse_decimal(*size_line) : std::nullopt;
  if (!size) {
    return malformed({"không phải là độ dài của nhật ký", "this is not the length of a log"}, 2);
  }
  checkpoint.size = *size;
  const auto root_line = reader.next();
  const auto root = root_line ? try_parse_hash(*root_line) : std::nullopt;
  if (!root) return malformed({"không phải là mã băm gốc", "this is not a root hash"}, 3);
  checkpoint.root = *root;
  while (const auto line = reader.next()) {
    if (line->empty()) {
      return malformed({"dòng thêm không được để trống", "an extension line may not be empty"},
                       reader.number());
    }
    checkpoint.extensions.emplace_back(*line);
  }
  if (!reader.rest().empty())
    return malformed({"dòng cuối bị cắt", "the last line is cut off"}, reader.number() + 1);
  return checkpoint;
}

Result<Checkpoint> checkpoint_in(std::string_view signed_note) {
  const auto note = parse_note(signed_note);
  if (!note.ok()) return note.error();
  return parse_checkpoint(note.value().text);
}

}  // namespace vanthu::tlog
