#include "pdf/xmp_metadata.h"

#include "base/civil_time.h"
#include "pdf/pdf_text.h"
#include "xml/markup.h"

namespace vanthu::pdf {
namespace {

// The id is fixed by the XMP specification, part 1, 7.3.2.
constexpr std::string_view kBegin =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>";
constexpr std::string_view kBehindPart =
    "</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

// PDF/A allows only schemas that it knows or that the packet describes (ISO 19005-2, 6.6.2.3).
constexpr std::string_view kEnd =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>";

}  // namespace

std::string xmp_packet(const layout::PagedDocument& document, const XmpFacts& facts) {
  const std::string title = xml::escaped(document.title.view());
  const std::string program = xml::escaped(facts.producer);
  // The day of the paper, in Vietnam; the hour is nowhere in the record's heading.
  const std::string moment = to_iso(document.date) + "T00:00:00+07:00";
  std::string out(kBegin);
  out += static_cast<char>('0' + facts.part);
  out += kBehindPart;
  out +=
      "<dc:format>application/pdf</dc:format>\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
      title + "</rdf:li><rdf:li xml:lang=\"vi-VN\">" + title +
      "</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:creator><rdf:Seq><rdf:li>" +
      xml::escaped(document.author.view()) +
      "</rdf:li></rdf:Seq></dc:creator>\n"
      "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>\n"
      "<dc:identifier>" +
      xml::escaped(document.record_id) + "</dc:identifier>\n";
  if (!facts.source.empty()) {
    out += "<dc:source>" + xml::escaped(facts.source) + "</dc:source>\n";
  }
  out += "<xmp:CreateDate>" + moment + "</xmp:CreateDate>\n<xmp:ModifyDate>" + moment +
         "</xmp:ModifyDate>\n<xmp:CreatorTool>" + program + "</xmp:CreatorTool>\n<pdf:Producer>" +
         program + "</pdf:Producer>\n";
  out += kEnd;
  return out;
}

}  // namespace vanthu::pdf
