#include "pdf/attachment.h"

#include <string>

#include "base/check.h"
#include "base/hex.h"
#include "base/md5.h"
#include "pdf/attached_record.h"
#include "pdf/pdf_text.h"

namespace vanthu::pdf {
namespace {

// The day of the paper, in Vietnam, as in the metadata (ISO 32000-1, 7.9.4).
std::string pdf_day(Date date) {
  std::string digits;
  for (const char c : to_iso(date)) {
    if (c != '-') digits += c;
  }
  return "D:" + digits + "000000+07'00'";
}

bool is_plain_name(std::string_view name) {
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (!letter && !other) return false;
  }
  return !name.empty();
}

}  // namespace

int append_attachment(ObjectAppender& objects, const AttachedRecord& record, Date date,
                      const Deflater& deflater) {
  VANTHU_CHECK(is_plain_name(record.name), "an attachment's name is plain ASCII");
  const int file = objects.reserve();
  const int specification = objects.reserve();
  std::string deflated;
  deflater.append_deflated(deflated, record.bytes);
  // read_attached_record() reads exactly this form.
  std::string entries(kAttachedRecordStart);
  append_number(entries, static_cast<std::int64_t>(record.bytes.size()));
  entries += "/ModDate(" + pdf_day(date) + ")/CheckSum<" + to_hex(md5(record.bytes)) +
             ">>>/Filter/FlateDecode";
  objects.stream(file, entries, deflated);
  std::string& out = objects.bytes();
  objects.begin(specification);
  out += "<</Type/Filespec/AFRelationship/Source/F(";
  out += record.name;
  out += ")/UF ";
  append_text_string(out, record.name);
  out += "/Desc ";
  append_text_string(out, record.description.view());
  out += "/EF<</F ";
  append_reference(out, file);
  out += "/UF ";
  append_reference(out, file);
  out += ">>>>";
  objects.end();
  return specification;
}

void append_attachment_entries(std::string& out, int specification, const AttachedRecord& record) {
  out += "/AF[";
  append_reference(out, specification);
  out += "]/Names<</EmbeddedFiles<</Names[(";
  out += record.name;
  out += ')';
  append_reference(out, specification);
  out += "]>>>>";
}

}  // namespace vanthu::pdf
