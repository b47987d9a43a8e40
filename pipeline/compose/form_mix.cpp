#include "compose/form_mix.h"

#include <algorithm>
#include <optional>

#include "compose/located_text.h"

namespace vanthu::compose {
namespace {

struct Sign {
  std::string_view words;
  std::string_view vi;
  std::string_view en;
};

constexpr Sign kSigns[] = {
    {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "tiêu đề là ĐẢNG CỘNG SẢN VIỆT NAM",
     "the heading is ĐẢNG CỘNG SẢN VIỆT NAM"},
    {"CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "tiêu đề là ĐẢNG CỘNG SẢN VIỆT NAM",
     "the heading is ĐẢNG CỘNG SẢN VIỆT NAM"},
    {"Độc lập - Tự do - Hạnh phúc", "bỏ dòng này", "leave this line out"},
    {"Độc lập – Tự do – Hạnh phúc", "bỏ dòng này", "leave this line out"},
    {"Số:", "viết “Số 05-NQ/CB”, không có dấu hai chấm", "write “Số 05-NQ/CB” without a colon"},
    {"V/v", "viết “về việc”", "write “về việc”"},
    {"TM.", "viết “T/M”", "write “T/M”"},
    {"KT.", "chi bộ không ký thay; phó bí thư cũng ký “T/M CHI BỘ”",
     "nobody signs in place of another for a cell; a deputy signs “T/M CHI BỘ” too"},
    {"K/T", "chi bộ không ký thay; phó bí thư cũng ký “T/M CHI BỘ”",
     "nobody signs in place of another for a cell; a deputy signs “T/M CHI BỘ” too"},
    {"TL.", "viết “T/L”", "write “T/L”"},
    {"TUQ.", "viết “T/M CHI BỘ”", "write “T/M CHI BỘ”"},
    {"T/M CHI ỦY", "viết “T/M CHI BỘ”", "write “T/M CHI BỘ”"},
    {"T/M CHI UỶ", "viết “T/M CHI BỘ”", "write “T/M CHI BỘ”"},
    {"T/M BAN CHẤP HÀNH", "viết “T/M CHI BỘ”", "write “T/M CHI BỘ”"},
    {"./.", "kết thúc bằng dấu chấm", "end with a full stop"},
};

// Letters with marks have bytes of 0x80 and up.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Where the words end when they start here.
std::optional<std::size_t> match(std::string_view text, std::size_t at, std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (at == text.size()) return std::nullopt;
    if (words[i] == ' ') {
      if (!is_white(text[at])) return std::nullopt;
      while (at < text.size() && is_white(text[at])) ++at;
    } else if (text[at] == words[i]) {
      ++at;
    } else {
      return std::nullopt;
    }
  }
  return at;
}

}  // namespace

std::vector<FormMix> find_state_forms(std::string_view text) {
  std::vector<FormMix> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inside_word = at > 0 && is_letter(text[at - 1]) && is_letter(text[at]);
    if (inside_word) continue;
    for (const Sign& sign : kSigns) {
      const auto end = match(text, at, sign.words);
      if (!end) continue;
      const bool cut_short =
          is_letter(sign.words.back()) && *end < text.size() && is_letter(text[*end]);
      if (cut_short) continue;
      out.push_back(
          {.begin = at, .end = *end, .instead = {std::string(sign.vi), std::string(sign.en)}});
      at = *end - 1;
      break;
    }
  }
  return out;
}

}  // namespace vanthu::compose
