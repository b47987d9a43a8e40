#include "tlog/note.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "text/utf8.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

constexpr std::string_view kMark = "\u2014 ";
constexpr std::size_t kKeyIdSize = 4;

// White_Space of Unicode 15 outside ASCII and its controls.
bool is_unicode_space(char32_t c) {
  constexpr std::array<char32_t, 9> kSpaces{0x20,   0x85,   0xA0,   0x1680, 0x2028,
                                            0x2029, 0x202F, 0x205F, 0x3000};
  return (c >= 0x2000 && c <= 0x200A) ||
         std::find(kSpaces.begin(), kSpaces.end(), c) != kSpaces.end();
}

// Controls and letters that nobody sees or that turn others around: two names that look alike would
// not be one.
bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::optional<NoteSignature> try_parse_signature(std::string_view line) {
  if (!line.starts_with(kMark)) return std::nullopt;
  line.remove_prefix(kMark.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  auto bytes = try_parse_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kKeyIdSize) return std::nullopt;
  NoteSignature signature{
      .key_name = std::string(line.substr(0, space)), .key_id = 0, .signature = {}};
  for (std::size_t i = 0; i < kKeyIdSize; ++i) {
    signature.key_id = signature.key_id << 8U | static_cast<unsigned char>((*bytes)[i]);
  }
  signature.signature = bytes->substr(kKeyIdSize);
  return signature;
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = 0; at < name.size();) {
    const text::CodePoint c = text::code_point_at(name, at);
    if (c.value == text::kIllFormed || c.value == '+' || is_hidden(c.value) ||
        is_unicode_space(c.value))
      return false;
    at += c.length;
  }
  return true;
}

std::string write_signature(const NoteSignature& signature) {
  VANTHU_CHECK(is_key_name(signature.key_name), "key names have no spaces");
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(signature.key_id >> static_cast<unsigned>(shift) & 0xFFU);
  }
  return std::string(kMark) + signature.key_name + " " + to_base64(bytes + signature.signature) +
         "\n";
}

Result<std::vector<NoteSignature>> parse_signatures(std::string_view lines) {
  std::vector<NoteSignature> signatures;
  LineReader reader(lines);
  while (const auto line = reader.next()) {
    auto signature = try_parse_signature(*line);
    if (!signature || signatures.size() == kMostSignatures) {
      return malformed({"không phải là dòng chữ ký, hoặc có quá nhiều chữ ký",
                        "this is no signature line, or there are too many"},
                       reader.number());
    }
    signatures.push_back(std::move(*signature));
  }
  if (!reader.rest().empty() || signatures.empty()) {
    return malformed({"thiếu dòng chữ ký hoặc dòng cuối bị cắt",
                      "there is no signature line, or the last one is cut off"});
  }
  return signatures;
}

std::string write_note(const Note& note) {
  VANTHU_CHECK(note.text.ends_with('\n') && is_plain_text(note.text), "a note's text is lines");
  VANTHU_CHECK(!note.signatures.empty(), "a note is signed");
  std::string bytes = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) bytes += write_signature(signature);
  return bytes;
}

Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > kLongestNote || !is_plain_text(bytes)) {
    return malformed({"không phải văn bản UTF-8 sạch, hoặc quá dài",
                      "this is not clean UTF-8 text, or it is too long"});
  }
  // Signature lines are not empty, so the last empty line ends the text.
  const auto blank = bytes.rfind("\n\n");
  if (blank == std::string_view::npos) {
    return malformed({"không có dòng trống ngăn nội dung với chữ ký",
                      "no empty line parts the text from the signatures"});
  }
  auto signatures = parse_signatures(bytes.substr(blank + 2));
  if (!signatures.ok()) return signatures.error();
  return Note{.text = std::string(bytes.substr(0, blank + 1)),
              .signatures = std::move(signatures).value()};
}

}  // namespace vanthu::tlog
