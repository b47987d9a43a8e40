#include "pdf/attached_record.h"

#include <charconv>
#include <optional>

#include "base/hex.h"
#include "base/md5.h"
#include "zip/inflate.h"

namespace vanthu::pdf {
namespace {

// Walks over what it expects; once something else stands there, everything after is refused.
class Walk {
 public:
  Walk(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  bool expect(std::string_view text) {
    if (failed_ || bytes_.substr(at_, text.size()) != text) return fail();
    at_ += text.size();
    return true;
  }

  std::size_t number(std::size_t largest) {
    std::size_t value = 0;
    const char* const begin = bytes_.data() + at_;
    const auto [end, fault] = std::from_chars(begin, bytes_.data() + bytes_.size(), value);
    if (failed_ || fault != std::errc() || value > largest) {
      fail();
      return 0;
    }
    at_ += static_cast<std::size_t>(end - begin);
    return value;
  }

  std::string_view take(std::size_t count) {
    if (failed_ || count > bytes_.size() - at_) {
      fail();
      return {};
    }
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }

  bool failed() const { return failed_; }

 private:
  bool fail() {
    failed_ = true;
    return false;
  }

  std::string_view bytes_;
  std::size_t at_;
  bool failed_ = false;
};

std::optional<std::string> try_read(std::string_view pdf, std::size_t at) {
  constexpr std::size_t kDateWidth = 23;  // D:20260505000000+07'00'
  constexpr std::size_t kMd5Digits = 32;
  Walk walk(pdf, at);
  walk.expect(kAttachedRecordStart);
  const std::size_t size = walk.number(kMaxAttachedRecord);
  walk.expect("/ModDate(");
  walk.take(kDateWidth);
  walk.expect(")/CheckSum<");
  const std::string_view checksum = walk.take(kMd5Digits);
  walk.expect(">>>/Filter/FlateDecode/Length ");
  const std::size_t length = walk.number(pdf.size());
  walk.expect(">>\nstream\n");
  const std::string_view deflated = walk.take(length);
  walk.expect("\nendstream");
  if (walk.failed()) return std::nullopt;
  auto bytes = zip::try_inflate(deflated, size, zip::DeflateForm::Zlib);
  if (!bytes || to_hex(md5(*bytes)) != checksum) return std::nullopt;
  return bytes;
}

Error refused(Bilingual what) {
  return Error{
      .kind = ErrorKind::Input,
      .what = std::move(what),
      .where = {},
      .remedy = {"dùng tệp hồ sơ XML gốc, hoặc bản PDF do vanthu xuất kèm hồ sơ",
                 "use the record's own XML, or the PDF that vanthu wrote with the record"}};
}

}  // namespace

Result<std::string> read_attached_record(std::string_view pdf) {
  const std::size_t at = pdf.find(kAttachedRecordStart);
  if (at == std::string_view::npos) {
    return refused({"tệp PDF này không mang theo hồ sơ", "this PDF carries no record"});
  }
  if (pdf.find(kAttachedRecordStart, at + 1) != std::string_view::npos) {
    return refused({"tệp PDF này mang theo hơn một hồ sơ, không biết hồ sơ nào là thật",
                    "this PDF carries more than one record; which is the true one is unknown"});
  }
  auto bytes = try_read(pdf, at);
  if (!bytes) {
    return refused({"hồ sơ trong tệp PDF đã bị hỏng", "the record inside the PDF is damaged"});
  }
  return std::move(*bytes);
}

}  // namespace vanthu::pdf
