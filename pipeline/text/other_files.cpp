#include "text/other_files.h"

namespace vanthu::text {
namespace {

OtherFile word_file(OtherFile::Kind kind, Bilingual what) {
  return {
      kind,
      std::move(what),
      {"hãy mở bằng Word hoặc LibreOffice, chép từng phần cùng phông chữ sang tệp văn bản thuần "
       "(.txt), lưu bằng UTF-8, rồi chuyển tệp đó với --font",
       "open it in Word or LibreOffice, copy each part with one font into a plain text file "
       "(.txt), save it as UTF-8, and convert that with --font"}};
}

OtherFile utf16_file() {
  return {OtherFile::Kind::Utf16,
          {"văn bản UTF-16", "UTF-16 text"},
          {"hãy mở bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8",
           "open it in an editor and save it as UTF-8"}};
}

}  // namespace

std::optional<OtherFile> recognize_other_file(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("PK\x03\x04")) {
    return word_file(OtherFile::Kind::Package, {"tệp Word (.docx) hoặc một gói nén",
                                                "a Word file (.docx) or another package"});
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    return word_file(OtherFile::Kind::OldWord,
                     {"tệp Word đời cũ (.doc)", "an old Word file (.doc)"});
  }
  if (bytes.starts_with("{\\rtf"))
    return word_file(OtherFile::Kind::Rtf, {"tệp RTF", "an RTF file"});
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return utf16_file();
  if (bytes.starts_with("%PDF-")) {
    return OtherFile{OtherFile::Kind::Pdf,
                     {"tệp PDF", "a PDF"},
                     {"hãy lấy phần chữ ra tệp văn bản thuần (.txt) trước",
                      "extract its text into a plain text file (.txt) first"}};
  }
  if (bytes.starts_with("<?xml")) {
    return OtherFile{
        OtherFile::Kind::Xml,
        {"tệp XML: dòng đầu của nó tự khai bảng mã, chuyển chữ mà giữ dòng ấy thì tệp hỏng",
         "an XML file: its first line names its encoding, and converting the letters "
         "under that line would break it"},
        {"hãy lưu lại bằng UTF-8 trong trình soạn thảo XML; vanthu chỉ chuyển văn bản thuần",
         "save it as UTF-8 with an XML editor; vanthu converts plain text only"}};
  }
  return std::nullopt;
}

}  // namespace vanthu::text
