#include "pdf/record_code.h"

#include <algorithm>
#include <string_view>

#include "base/check.h"
#include "pdf/pdf_text.h"
#include "pdf/qr_code.h"
#include "pdf/small_text.h"

namespace vanthu::pdf {
namespace {

constexpr double kMm = 72.0 / 25.4;
// In the bottom margin of 20 mm: 2 mm below the text, 5 mm above the edge, which printers leave
// blank. With its quiet zone the code is about 15 mm wide.
constexpr double kSide = 13 * kMm;
constexpr double kAboveEdge = 5 * kMm;
constexpr double kTextGap = 2.5 * kMm;
constexpr double kTextSize = 7;
constexpr double kTextPitch = 9;
// Below 0.33 mm a module is lost on office printers and in photographs of the page.
constexpr double kSmallestModule = 0.33 * kMm;

// All modules as one path, runs of a row as one rectangle, in units of a module.
void append_modules(std::string& out, const QrCode& code) {
  for (std::size_t row = 0; row < code.side; ++row) {
    for (std::size_t begin = 0; begin < code.side;) {
      std::size_t end = begin;
      while (end < code.side && code.at(row, end)) ++end;
      if (end > begin) {
        append_number(out, static_cast<std::int64_t>(begin));
        out += ' ';
        append_number(out, static_cast<std::int64_t>(code.side - 1 - row));
        out += ' ';
        append_number(out, static_cast<std::int64_t>(end - begin));
        out += " 1 re\n";
      }
      begin = end + 1;
    }
  }
  out += "f\n";
}

std::string code_text(const std::string& record_id, const std::string& digest) {
  return record_id + " sha256:" + digest;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

Error refused(const std::string& record_id) {
  return Error{
      .kind = ErrorKind::Rendering,
      .what = {"mã hồ sơ không đưa được vào mã QR", "the record's id cannot be put into a QR code"},
      .where = record_id,
      .remedy = {"dùng mã hồ sơ ngắn, chỉ gồm chữ không dấu, số và dấu gạch",
                 "use a short id of plain letters, digits and hyphens"}};
}

}  // namespace

std::string record_code_text(const layout::PagedDocument& document, const RecordCode& code) {
  return code_text(document.record_id, code.digest);
}

std::optional<QrCode> try_encode_record_code(const std::string& record_id,
                                             const std::string& digest) {
  const std::string text = code_text(record_id, digest);
  if (!is_printable_ascii(record_id) || text.size() > kLongestQrText) return std::nullopt;
  return make_qr_code(text);
}

Result<std::string> record_code_content(const layout::PagedDocument& document,
                                        const RecordCode& code,
                                        const layout::FontMetrics& metrics) {
  const auto encoded =
      code.encoded ? code.encoded : try_encode_record_code(document.record_id, code.digest);
  if (!encoded) return refused(document.record_id);
  const QrCode& qr = *encoded;
  const std::int64_t module = to_hundredths(kSide) / static_cast<std::int64_t>(qr.side);
  if (module < to_hundredths(kSmallestModule)) return refused(document.record_id);
  std::string out = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nq ";
  append_hundredths(out, module);
  out += " 0 0 ";
  append_hundredths(out, module);
  out += ' ';
  append_hundredths(out, to_hundredths(code.left));
  out += ' ';
  append_hundredths(out, to_hundredths(kAboveEdge));
  out += " cm\n";
  append_modules(out, qr);
  out += "Q\n";
  const SmallText small(metrics);
  const std::string lines[] = {document.record_id, "SHA-256 " + code.digest};
  double baseline = kAboveEdge + kSide / 2 + 2;
  for (const std::string& line : lines) {
    if (auto known = small.check(line, layout::Face::Regular); !known.ok()) return known.error();
    const double end =
        code.left + kSide + kTextGap + small.width(line, layout::Face::Regular, kTextSize);
    if (end > document.page_width - kAboveEdge) return refused(document.record_id);
    small.show(out, line, layout::Face::Regular, kTextSize, code.left + kSide + kTextGap, baseline);
    baseline -= kTextPitch;
  }
  return out + "EMC\n";
}

}  // namespace vanthu::pdf
