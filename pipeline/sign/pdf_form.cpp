#include "sign/pdf_form.h"

#include "text/other_files.h"

namespace vanthu::sign {

std::vector<FormField> signature_form_fields(const PdfObjects& objects) {
  constexpr std::size_t kMaxFields = 512;
  std::vector<FormField> found;
  const PdfValue form = objects.entry(objects.object(objects.root()), "AcroForm");
  const PdfValue fields = objects.entry(form, "Fields");
  for (const PdfValue& item : fields.items) {
    if (found.size() == kMaxFields) break;
    FormField field{.object = item.try_reference().value_or(0), .value = objects.resolve(item)};
    if (objects.entry(field.value, "FT").is_name("Sig")) found.push_back(std::move(field));
  }
  return found;
}

Error unreadable_objects(std::string_view file) {
  // Readers take a PDF that begins later than its first byte.
  constexpr std::size_t kHeaderReach = 1024;
  if (file.substr(0, kHeaderReach).find("%PDF-") == std::string_view::npos) {
    const auto other = text::recognize_other_file(file);
    return Error{.kind = ErrorKind::Input,
                 .what = {"tệp này không phải PDF" + (other ? ", đây là " + other->what.vi : ""),
                          "this is no PDF" + (other ? ", but " + other->what.en : "")},
                 .where = {},
                 .remedy = {"chọn văn bản .pdf mà vanthu đã làm ra (trong out/, hoặc lấy từ kho "
                            "bằng: vanthu archive export)",
                            "choose a .pdf that vanthu has made (below out/, or from the archive "
                            "with: vanthu archive export)"}};
  }
  return Error{
      .kind = ErrorKind::Input,
      .what = {"không đọc được cấu trúc của tệp PDF này",
               "the structure of this PDF cannot be read"},
      .where = {},
      .remedy = {"tệp có thể đã hỏng, bị mã hóa hoặc do công cụ khác ghi lại toàn bộ; hãy lấy lại "
                 "bản gốc từ kho lưu và chỉ ký thêm, không lưu lại tệp bằng chương trình khác",
                 "it may be damaged, encrypted or written anew by another program; take the "
                 "original from the archive and only sign it, without saving it elsewhere"}};
}

}  // namespace vanthu::sign
