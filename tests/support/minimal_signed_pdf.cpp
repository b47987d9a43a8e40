#include "support/minimal_signed_pdf.h"

#include <map>
#include <stdexcept>

namespace vanthu::support {
namespace {

// Appends objects and remembers where they are.
class PdfBytes {
 public:
  explicit PdfBytes(std::string start) : bytes_(std::move(start)) {}

  void append(const std::string& text) { bytes_ += text; }
  std::size_t size() const { return bytes_.size(); }
  void object(int number, const std::string& body) {
    begin_object(number);
    append(body + "\nendobj\n");
  }
  void begin_object(int number) {
    offsets_[number] = size();
    append(std::to_string(number) + " 0 obj\n");
  }
  void signature(int number, const MinimalPdfOptions& options, sign::SignatureHole& hole) {
    begin_object(number);
    append("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/" + options.sub_filter + "/M(" +
           options.date + ")/ByteRange ");
    hole.byte_range_begin = size();
    append("[0 0000000000 0000000000 0000000000]");
    hole.byte_range_end = size();
    append("/Contents ");
    hole.contents_begin = size();
    append("<" + std::string(options.contents_digits, '0') + ">");
    hole.contents_end = size();
    append(">>\nendobj\n");
  }
  void finish(const std::string& trailer_entries) {
    const std::size_t table = size();
    append("xref\n");
    if (offsets_.count(1) != 0) append("0 1\n0000000000 65535 f \n");
    for (const auto& [number, offset] : offsets_) {
      const std::string digits = std::to_string(offset);
      append(std::to_string(number) + " 1\n" + std::string(10 - digits.size(), '0') + digits +
             " 00000 n \n");
    }
    append("trailer\n<<" + trailer_entries + ">>\nstartxref\n" + std::to_string(table) +
           "\n%%EOF\n");
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::map<int, std::size_t> offsets_;
};

std::string widget(const std::string& name, int value) {
  return "<</Type/Annot/Subtype/Widget/FT/Sig/T(" + name + ")/F 132/Rect[0 0 0 0]/P 3 0 R/V " +
         std::to_string(value) + " 0 R>>";
}

std::string catalog(const std::string& fields) {
  return "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[" + fields + "]>>>>";
}

std::string page(const std::string& annotations) {
  return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Annots[" + annotations +
         "]>>";
}

}  // namespace

PdfWithHole minimal_pdf_with_hole(const MinimalPdfOptions& options) {
  PdfWithHole out;
  PdfBytes pdf("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
  pdf.object(1, catalog("4 0 R"));
  pdf.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
  pdf.object(3, page("4 0 R"));
  pdf.object(4, widget("nguoi-ky-1", 5));
  pdf.signature(5, options, out.hole);
  pdf.finish("/Size 6/Root 1 0 R");
  out.bytes = pdf.take();
  return out;
}

std::string minimal_signed_pdf(const sign::Signer& signer) {
  auto pdf = minimal_pdf_with_hole({.contents_digits = sign::contents_digits(signer)});
  const auto sealed = sign::seal_pdf(pdf.bytes, pdf.hole, signer);
  if (!sealed.ok()) throw std::runtime_error(describe(sealed.error(), Language::En));
  return pdf.bytes;
}

PdfWithHole add_second_hole(const std::string& signed_pdf, std::size_t contents_digits) {
  const auto last_table = signed_pdf.rfind("startxref\n") + std::string("startxref\n").size();
  const std::string previous =
      signed_pdf.substr(last_table, signed_pdf.find('\n', last_table) - last_table);
  PdfWithHole out;
  PdfBytes pdf(signed_pdf);
  pdf.object(1, catalog("4 0 R 6 0 R"));
  pdf.object(3, page("4 0 R 6 0 R"));
  pdf.object(6, widget("nguoi-ky-2", 7));
  pdf.signature(7, {.contents_digits = contents_digits, .date = "D:20261106080000+07'00'"},
                out.hole);
  pdf.finish("/Size 8/Root 1 0 R/Prev " + previous);
  out.bytes = pdf.take();
  return out;
}

}  // namespace vanthu::support
