#include "cli/conversion_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace vanthu::cli {
namespace {

constexpr std::size_t kShownPlaces = 20;
constexpr std::size_t kReportedPlaces = 1000;
constexpr std::size_t kShownBytes = 8;

std::string share(const text::EncodingScore& score) {
  return std::to_string(score.syllables) + "/" + std::to_string(score.words);
}

std::string name_of(text::TextEncoding encoding) {
  return std::string(text::encoding_name(encoding));
}

Bilingual runner_up_words(const text::Conversion& done) {
  if (!done.runner_up || done.runner_up->words == 0) return {};
  const std::string second = name_of(done.runner_up->encoding) + " " + share(*done.runner_up);
  return {", kế đó là " + second, ", next " + second};
}

Bilingual chosen_words(text::ChosenBy by) {
  switch (by) {
    case text::ChosenBy::User:
      return {"theo --from", "by --from"};
    case text::ChosenBy::Font:
      return {"theo tên phông chữ", "by the font's name"};
    case text::ChosenBy::Words:
      return {"nhận ra theo các từ", "told by its words"};
    case text::ChosenBy::Nobody:
      break;
  }
  return {"chưa rõ", "not known"};
}

std::string chosen_name(text::ChosenBy by) {
  switch (by) {
    case text::ChosenBy::User:
      return "user";
    case text::ChosenBy::Font:
      return "font";
    case text::ChosenBy::Words:
      return "words";
    case text::ChosenBy::Nobody:
      break;
  }
  return "nobody";
}

// "81 8D" of bytes, "U+0081" of text; the first few.
std::string shown_bytes(std::string_view input, const text::LostBytes& lost, text::ByteForm form) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::string_view bytes = input.substr(lost.offset, lost.length);
  std::string out;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!out.empty()) out += ' ';
    if (shown++ == kShownBytes) return out + "…";
    const text::CodePoint c = text::code_point_at(bytes, at);
    if (form == text::ByteForm::MisreadUtf8 && c.value != text::kIllFormed) {
      out += text::code_point_name(c.value);
      at += c.length;
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    out += kHex[byte / 16];
    out += kHex[byte % 16];
  }
  return out;
}

nlohmann::ordered_json score_json(const text::EncodingScore& score) {
  return {{"encoding", name_of(score.encoding)},
          {"syllables", score.syllables},
          {"words", score.words}};
}

}  // namespace

Bilingual describe_choice(const std::string& file, const text::Conversion& done) {
  const std::string name = name_of(*done.encoding);
  const bool copied = *done.encoding != text::TextEncoding::Unicode &&
                      done.form == text::ByteForm::MisreadUtf8 && done.score.words > 0;
  Bilingual line{file + ": " + name + (copied ? " bị lưu nhầm thành UTF-8" : ""),
                 file + ": " + name + (copied ? " saved as UTF-8 by mistake" : "")};
  if (done.score.words == 0) {
    line.vi += ", không có chữ nào có dấu";
    line.en += ", no letters outside ASCII";
  } else {
    const Bilingual how = chosen_words(done.chosen_by);
    const Bilingual second = runner_up_words(done);
    line.vi += " (" + how.vi + "; " + share(done.score) + " từ có dấu đúng âm tiết tiếng Việt" +
               second.vi + ")";
    line.en += " (" + how.en + "; " + share(done.score) +
               " of its marked words are Vietnamese syllables" + second.en + ")";
  }
  if (done.capitalized > 0) {
    const std::string count = std::to_string(done.capitalized);
    line.vi += "; đã viết hoa lại " + count + " từ";
    line.en += "; " + count + " words put back into capitals";
  }
  return line;
}

Bilingual describe_doubt(const text::Conversion& done) {
  if (!done.encoding || !done.runner_up || done.runner_up->syllables <= done.score.syllables) {
    return {};
  }
  const std::string other = name_of(done.runner_up->encoding);
  return {"  cảnh báo: chữ trong tệp giống " + other + " hơn (" + share(*done.runner_up) +
              " từ so với " + share(done.score) + "); hãy đọc lại kết quả, hoặc thử --from auto",
          "  warning: its words look more like " + other + " (" + share(*done.runner_up) +
              " against " + share(done.score) + "); read the result again, or try --from auto"};
}

Bilingual describe_losses(const std::string& file, std::string_view input,
                          const text::Conversion& done) {
  const auto& lost = done.text.lost;
  const std::string count = std::to_string(lost.size());
  const std::string name = name_of(*done.encoding);
  Bilingual text{"  " + count + " chỗ không có nghĩa trong " + name +
                     ", được thay bằng dấu \uFFFD; hãy đối chiếu bản gốc và gõ lại:\n",
                 "  " + count + " places mean nothing in " + name +
                     " and have become \uFFFD; compare the original and type them again:\n"};
  for (std::size_t i = 0; i < std::min(lost.size(), kShownPlaces); ++i) {
    const std::string place = "    " + file + ":" + std::to_string(lost[i].line) + ":" +
                              std::to_string(lost[i].column) + "  " +
                              shown_bytes(input, lost[i], done.form) + "\n";
    text.vi += place;
    text.en += place;
  }
  if (lost.size() > kShownPlaces) {
    const std::string more = std::to_string(lost.size() - kShownPlaces);
    text.vi += "    và " + more + " chỗ nữa (xem bằng --json)\n";
    text.en += "    and " + more + " more (see them with --json)\n";
  }
  return text;
}

Error cannot_tell(const std::string& file, const text::Conversion& done) {
  const std::string best = name_of(done.score.encoding) + " " + share(done.score);
  const Bilingual second = runner_up_words(done);
  const bool nothing_fits = done.score.syllables == 0;
  return Error{
      .kind = ErrorKind::Input,
      .what =
          nothing_fits
              ? Bilingual{"chưa biết bảng mã: không bảng mã nào cho ra âm tiết tiếng Việt",
                          "its encoding cannot be told: none of them gives Vietnamese syllables"}
              : Bilingual{"chưa đủ căn cứ để biết bảng mã; giống nhất là " + best +
                              " từ đúng âm tiết tiếng Việt" + second.vi,
                          "its encoding cannot be told; closest is " + best +
                              " words that are Vietnamese syllables" + second.en},
      .where = file,
      .remedy = {"hãy nêu bảng mã (ví dụ --from tcvn3) hoặc tên phông chữ của văn bản gốc (ví dụ "
                 "--font .VnTime)",
                 "name the encoding (such as --from tcvn3) or the font of the original (such as "
                 "--font .VnTime)"}};
}

std::string conversion_json(const std::string& file, std::string_view input,
                            const text::Conversion& done, const ConversionOutput& output) {
  nlohmann::ordered_json object{{"file", file}, {"encoding", nullptr}};
  if (done.encoding) object["encoding"] = name_of(*done.encoding);
  object["chosen_by"] = chosen_name(done.chosen_by);
  object["form"] = done.form == text::ByteForm::Raw ? "bytes" : "utf8";
  object["score"] = score_json(done.score);
  object["runner_up"] = done.runner_up ? score_json(*done.runner_up) : nullptr;
  object["capitalized"] = done.capitalized;
  object["lost_places"] = done.text.lost.size();
  auto& places = object["lost"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < std::min(done.text.lost.size(), kReportedPlaces); ++i) {
    const text::LostBytes& lost = done.text.lost[i];
    places.push_back({{"line", lost.line},
                      {"column", lost.column},
                      {"bytes", shown_bytes(input, lost, done.form)}});
  }
  if (!output.path.empty()) object["output"] = output.path;
  if (output.with_text) object["text"] = done.text.text;
  return object.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace vanthu::cli
