#include "xml/encoding_gate.h"

#include <cstddef>
#include <string_view>

#include "text/other_files.h"
#include "text/utf8.h"

namespace vanthu::xml {
namespace {

bool looks_like_utf16(std::string_view bytes) {
  const bool marked = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  const bool unmarked = bytes.size() >= 2 && (bytes[0] == '\0') != (bytes[1] == '\0');
  return marked || unmarked;
}

const Bilingual kSaveAsUtf8 = {
    "hãy mở tệp bằng trình soạn thảo, chọn lưu lại với bảng mã UTF-8; chữ gõ bằng phông TCVN3, VNI "
    "phải chuyển sang Unicode trước",
    "open the file in an editor and save it as UTF-8; text typed with TCVN3 or VNI fonts has to be "
    "converted to Unicode first"};

// A paper or package in place of a record.
std::optional<findings::Finding> find_other_file(std::string_view bytes) {
  using Kind = text::OtherFile::Kind;
  const auto other = text::recognize_other_file(bytes);
  if (!other || other->kind == Kind::Utf16 || other->kind == Kind::Xml) return std::nullopt;
  const bool may_carry_record = other->kind == Kind::Package || other->kind == Kind::Pdf;
  return findings::Finding{
      .id = "XML-02",
      .message = {"không phải hồ sơ XML: đây là " + other->what.vi,
                  "no record in XML: this is " + other->what.en},
      .at = {},
      .label = {},
      .hint =
          may_carry_record
              ? Bilingual{"lấy lại hồ sơ từ văn bản mà vanthu đã làm ra: vanthu record from TỆP",
                          "get the record back from a paper that vanthu has made: vanthu record "
                          "from FILE"}
              : Bilingual{
                    "chọn tệp hồ sơ .xml; lập hồ sơ kỳ sau bằng: vanthu record next",
                    "choose a record's .xml file; begin the next one with: vanthu record next"}};
}

}  // namespace

std::optional<findings::Finding> find_encoding_fault(const SourceText& source) {
  const std::string_view bytes = source.bytes();
  if (auto other = find_other_file(bytes)) return other;
  if (looks_like_utf16(bytes)) {
    return findings::Finding{.id = "XML-02",
                             .message = {"tệp được lưu bằng bảng mã UTF-16, không phải UTF-8",
                                         "the file is saved as UTF-16, not as UTF-8"},
                             .at = {},
                             .label = {},
                             .hint = kSaveAsUtf8};
  }
  for (std::size_t i = 0; i < bytes.size();) {
    // Most of a file is markup.
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const text::CodePoint point = text::code_point_at(bytes, i);
    if (point.value == text::kIllFormed) {
      return findings::Finding{
          .id = "XML-02",
          .message = {"tệp không phải UTF-8: có byte không đọc được thành chữ",
                      "the file is not UTF-8: a byte here is no part of any letter"},
          .at = {.begin = i, .end = i + point.length},
          .label = {"từ đây", "from here"},
          .hint = kSaveAsUtf8};
    }
    i += point.length;
  }
  return std::nullopt;
}

}  // namespace vanthu::xml
