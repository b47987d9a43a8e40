#include "support/fielded_pdf.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "sign/pdf_signature.h"

namespace vanthu::support {
namespace {

std::string ten_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(10 - digits.size(), '0') + digits;
}

std::string field(const std::string& name, const std::string& tool_tip, const std::string& rest) {
  return "<</Type/Annot/Subtype/Widget/FT/Sig/T(" + name + ")/TU " + tool_tip +
         "/F 132/Rect[50 100 250.5 180]/P 3 0 R/AP<</N 9 0 R>>" + rest + ">>";
}

// Objects, table and end; offsets are of the whole file.
void finish(std::string& pdf, const std::map<int, std::size_t>& offsets,
            const std::string& trailer) {
  const std::size_t table = pdf.size();
  pdf += "xref\n0 1\n0000000000 65535 f \n";
  for (const auto& [number, offset] : offsets) {
    pdf += std::to_string(number) + " 1\n" + ten_digits(offset) + " 00000 n \n";
  }
  pdf += "trailer\n<<" + trailer + ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace

std::string sealed_pdf_with_fields(const sign::Signer& office) {
  std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  std::map<int, std::size_t> offsets;
  const auto add = [&](int number, const std::string& value) {
    offsets[number] = pdf.size();
    pdf += std::to_string(number) + " 0 obj\n" + value + "\nendobj\n";
  };
  add(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>");
  add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
  add(3,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 10 0 R"
      "/Annots[5 0 R 6 0 R 7 0 R]>>");
  add(4, "<</Fields[5 0 R 6 0 R 7 0 R]/SigFlags 3>>");
  add(5, field("Signature1", "(Thu ky)", ""));
  // "Bí thư: Lê Văn Bắc"
  add(6, field("Signature2",
               "<FEFF004200ED002000740068 01B0003A0020004C00EA0020005601030"
               "06E002000421EAF0063>",
               ""));
  add(7, field("Certification", "(Co quan)", "/V 8 0 R"));
  add(9,
      "<</Type/XObject/Subtype/Form/BBox[0 0 200.5 80]/Resources<<>>/Length "
      "0>>stream\n\nendstream");
  add(10, "<</Length 23>>stream\n10 10 m 90 90 l 0 0 m S \nendstream");
  offsets[8] = pdf.size();
  sign::SignatureHole hole;
  pdf +=
      "8 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
      "/M(D:20261105193000+07'00')/ByteRange ";
  hole.byte_range_begin = pdf.size();
  pdf += "[0 0000000000 0000000000 0000000000]";
  hole.byte_range_end = pdf.size();
  pdf += "/Contents ";
  hole.contents_begin = pdf.size();
  pdf += "<" + std::string(sign::contents_digits(office), '0') + ">";
  hole.contents_end = pdf.size();
  pdf += ">>\nendobj\n";
  finish(pdf, offsets, "/Size 11/Root 1 0 R/ID[<00><00>]");
  const auto sealed = sign::seal_pdf(pdf, hole, office);
  if (!sealed.ok()) throw std::runtime_error(describe(sealed.error(), Language::En));
  return pdf;
}

std::string append_object(const std::string& pdf, int number, const std::string& value) {
  const auto last_table = pdf.rfind("startxref\n") + std::string("startxref\n").size();
  const std::string previous = pdf.substr(last_table, pdf.find('\n', last_table) - last_table);
  const auto last_size = pdf.rfind("/Size ") + std::string("/Size ").size();
  const int size = std::max(std::stoi(pdf.substr(last_size, 9)), number + 1);
  const auto root = pdf.rfind("/Root ");
  const std::string kept = pdf.substr(root, pdf.find(']', root) + 1 - root);
  std::string out = pdf;
  const std::size_t offset = out.size();
  out += std::to_string(number) + " 0 obj\n" + value + "\nendobj\n";
  finish(out, {{number, offset}}, "/Size " + std::to_string(size) + kept + "/Prev " + previous);
  return out;
}

}  // namespace vanthu::support
