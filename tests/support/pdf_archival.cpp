#include "support/pdf_archival.h"

#include <cmath>
#include <exception>
#include <set>

#include "support/pdf_page_text.h"
#include "support/pdf_structure.h"

namespace vanthu::support {
namespace {

class Judge {
 public:
  explicit Judge(const PdfReader& pdf) : pdf_(pdf) {}

  std::vector<std::string> judge() {
    for (const auto part :
         {&Judge::file, &Judge::catalog, &Judge::metadata, &Judge::output_intent, &Judge::fonts,
          &Judge::annotations, &Judge::strings_and_actions, &Judge::structure}) {
      try {
        (this->*part)();
      } catch (const std::exception& missing) {
        // What is needed to judge at all is not there.
        faults_.push_back(missing.what());
      }
    }
    return std::move(faults_);
  }

 private:
  void expect(bool holds, const std::string& fault) {
    if (!holds) faults_.push_back(fault);
  }
  bool has(const PdfDictionary& dictionary, const std::string& key) const {
    return !pdf_.entry(dictionary, key).is_null();
  }

  void file() {
    const std::string& bytes = pdf_.bytes();
    expect(bytes.substr(0, 9) == "%PDF-1.7\n" && bytes[9] == '%', "A-2 6.1.2 header");
    for (std::size_t i = 10; i < 14; ++i) {
      expect(static_cast<unsigned char>(bytes.at(i)) > 127, "A-2 6.1.2 binary comment");
    }
    const PdfDictionary& trailer = pdf_.trailer();
    expect(trailer.count("Encrypt") == 0, "A-2 6.1.3 Encrypt");
    const PdfArray& id = pdf_.entry(trailer, "ID").array();
    expect(id.size() == 2 && id[0].bytes().size() == 16 && id[0].bytes() == id[1].bytes(),
           "A-2 6.1.3 ID");
    // Without an Info dictionary nothing can disagree with the metadata.
    expect(trailer.count("Info") == 0, "own rule: no Info");
    for (const auto& [number, object] : pdf_.objects()) {
      if (!object.is_stream()) continue;
      const PdfDictionary& entries = object.dictionary();
      expect(entries.count("F") == 0 && entries.count("FFilter") == 0, "A-2 6.1.7.1 external");
      const PdfValue& filter = pdf_.entry(entries, "Filter");
      expect(filter.is_null() || filter.is_name("FlateDecode"), "A-2 6.1.7.2 filter");
    }
  }

  void catalog() {
    const PdfDictionary& catalog = pdf_.catalog();
    expect(pdf_.entry(catalog, "Type").is_name("Catalog"), "catalog Type");
    expect(pdf_.entry(catalog, "Lang").text() == "vi-VN", "UA-1 7.2 Lang");
    expect(has(catalog, "MarkInfo") &&
               pdf_.entry(pdf_.entry(catalog, "MarkInfo").dictionary(), "Marked").boolean(),
           "A-2 6.7.2.2 MarkInfo");
    expect(has(catalog, "ViewerPreferences") &&
               pdf_.entry(pdf_.entry(catalog, "ViewerPreferences").dictionary(), "DisplayDocTitle")
                   .boolean(),
           "UA-1 7.1 DisplayDocTitle");
    for (const char* key : {"AA", "OpenAction", "Names", "OCProperties", "Requirements"}) {
      expect(catalog.count(key) == 0, std::string("A-2 6.5/6.9/6.11 catalog ") + key);
    }
    expect(has(catalog, "Outlines"), "own rule: outline of the headings");
    if (has(catalog, "AcroForm")) {
      const PdfDictionary& form = pdf_.entry(catalog, "AcroForm").dictionary();
      expect(form.count("XFA") == 0 && form.count("NeedAppearances") == 0, "A-2 6.4 AcroForm");
    }
  }

  void metadata() {
    const PdfValue& stream = pdf_.entry(pdf_.catalog(), "Metadata");
    expect(stream.is_stream() && pdf_.entry(stream.dictionary(), "Type").is_name("Metadata") &&
               pdf_.entry(stream.dictionary(), "Subtype").is_name("XML"),
           "A-2 6.6.2.1 Metadata");
    expect(pdf_.entry(stream.dictionary(), "Filter").is_null(), "own rule: readable metadata");
    const std::string xmp = pdf_.stream_bytes(stream);
    for (const char* part :
         {"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
          "<pdfuaid:part>1</pdfuaid:part>",
          "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
          "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "<dc:creator>", "<xmp:CreateDate>",
          "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li>"}) {
      expect(xmp.find(part) != std::string::npos, std::string("A-2 6.6.2 / UA-1 5 XMP ") + part);
    }
    expect(xmp.find("encoding=") == std::string::npos && xmp.find("bytes=") == std::string::npos,
           "A-2 6.6.2.1 packet header");
  }

  void output_intent() {
    const PdfArray& intents = pdf_.entry(pdf_.catalog(), "OutputIntents").array();
    expect(intents.size() == 1, "A-2 6.2.3 one OutputIntent");
    const PdfDictionary& intent = pdf_.resolve(intents.at(0)).dictionary();
    expect(intent.at("S").is_name("GTS_PDFA1"), "A-2 6.2.3 subtype");
    expect(has(intent, "OutputConditionIdentifier"), "A-2 6.2.3 condition");
    const PdfValue& profile = pdf_.entry(intent, "DestOutputProfile");
    expect(pdf_.entry(profile.dictionary(), "N").integer() == 3, "A-2 6.2.3 N");
    const std::string icc = pdf_.stream_bytes(profile);
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(icc.at(at)); };
    expect(icc.size() > 132 &&
               byte(0) * 16777216U + byte(1) * 65536U + byte(2) * 256U + byte(3) == icc.size(),
           "ICC size");
    expect(byte(8) == 2 && icc.substr(12, 12) == "mntrRGB XYZ " && icc.substr(36, 4) == "acsp",
           "A-2 6.2.3 ICC header");
  }

  void fonts() {
    std::set<std::string> seen;
    for (const PdfReference page : pdf_.pages()) {
      const PdfPageText text = read_page_text(pdf_, page);
      const PdfDictionary& resources = pdf_.entry(pdf_.dictionary(page), "Resources").dictionary();
      for (const PdfRun& run : text.runs) {
        for (const int glyph : run.glyphs) expect(glyph != 0, "A-2 6.2.11.8 .notdef");
      }
      for (const auto& [name, font] : pdf_.entry(resources, "Font").dictionary()) {
        if (seen.insert(name).second) judge_font(pdf_.resolve(font).dictionary());
      }
    }
  }

  void judge_font(const PdfDictionary& font) {
    expect(font.at("Subtype").is_name("Type0") && font.at("Encoding").is_name("Identity-H"),
           "A-2 6.2.11.3.1 Type0");
    const PdfDictionary& cid =
        pdf_.resolve(pdf_.entry(font, "DescendantFonts").array().at(0)).dictionary();
    expect(cid.at("Subtype").is_name("CIDFontType2"), "CIDFontType2");
    expect(cid.at("CIDToGIDMap").is_name("Identity"), "A-2 6.2.11.3.2 CIDToGIDMap");
    const PdfDictionary& system = pdf_.entry(cid, "CIDSystemInfo").dictionary();
    expect(system.at("Registry").text() == "Adobe" && system.at("Ordering").text() == "Identity",
           "CIDSystemInfo");
    const PdfDictionary& descriptor = pdf_.entry(cid, "FontDescriptor").dictionary();
    expect(font.at("BaseFont").name() == cid.at("BaseFont").name() &&
               font.at("BaseFont").name() == descriptor.at("FontName").name(),
           "A-2 6.2.11.2 font names");
    for (const char* key :
         {"Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"}) {
      expect(has(descriptor, key), std::string("font descriptor ") + key);
    }
    expect(descriptor.count("CIDSet") == 0, "own rule: no CIDSet");
    expect(has(descriptor, "FontFile2"), "A-2 6.2.11.4.1 embedded");
    judge_widths(pdf_.stream_bytes(descriptor.at("FontFile2")), read_widths(pdf_, cid));
    const auto letters = read_to_unicode(pdf_.stream_bytes(font.at("ToUnicode")));
    for (const auto& [code, letter] : letters) {
      expect(code > 0 && !letter.empty() && letter != std::string(1, '\0') &&
                 letter != "\xEF\xBB\xBF" && letter != "\xEF\xBF\xBE",
             "A-2 6.2.11.7.2 ToUnicode");
    }
  }

  // hmtx of the embedded program against W (A-2 6.2.11.5: no more than one thousandth apart).
  void judge_widths(const std::string& program, const std::map<int, double>& widths) {
    const auto u16 = [&](std::size_t at) {
      return static_cast<unsigned>(static_cast<unsigned char>(program.at(at)) * 256 +
                                   static_cast<unsigned char>(program.at(at + 1)));
    };
    const auto table = [&](const std::string& tag) -> std::size_t {
      for (unsigned i = 0; i < u16(4); ++i) {
        const std::size_t at = 12 + i * 16U;
        if (program.substr(at, 4) == tag) return u16(at + 8) * 65536U + u16(at + 10);
      }
      expect(false, "font program has no " + tag);
      return 0;
    };
    for (const char* tag : {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}) table(tag);
    const double per_em = u16(table("head") + 18);
    const unsigned count = u16(table("maxp") + 4);
    expect(u16(table("hhea") + 34) == count && widths.size() == count,
           "A-2 6.2.11.5 W is complete");
    const std::size_t hmtx = table("hmtx");
    for (const auto& [code, width] : widths) {
      const double advance = u16(hmtx + static_cast<std::size_t>(code) * 4) * 1000 / per_em;
      expect(std::abs(advance - width) <= 1, "A-2 6.2.11.5 width of glyph " + std::to_string(code));
    }
  }

  void annotations() {
    for (const PdfReference page : pdf_.pages()) {
      const PdfDictionary& entries = pdf_.dictionary(page);
      expect(pdf_.entry(entries, "Tabs").is_name("S"), "UA-1 7.18.3 Tabs");
      if (!has(entries, "Annots")) continue;
      for (const PdfValue& reference : pdf_.entry(entries, "Annots").array()) {
        const PdfDictionary& widget = pdf_.resolve(reference).dictionary();
        expect(widget.at("Subtype").is_name("Widget"), "own rule: widgets only");
        const int flags = widget.at("F").integer();
        expect((flags & 4) != 0 && (flags & (1 | 2 | 32)) == 0, "A-2 6.3.2 flags");
        expect(has(widget, "TU") && !widget.at("TU").text().empty(), "UA-1 7.18.1 TU");
        expect(pdf_.entry(pdf_.entry(widget, "AP").dictionary(), "N").is_stream(),
               "A-2 6.3.3 appearance");
        expect(widget.at("P").reference() == page, "widget page");
        expect(widget.count("A") == 0 && widget.count("AA") == 0, "A-2 6.4.1 actions");
      }
    }
  }

  void strings_and_actions() {
    for (const auto& [number, object] : pdf_.objects()) {
      if (!object.is_dictionary()) continue;
      const PdfDictionary& entries = object.dictionary();
      expect(entries.count("JS") == 0 && entries.count("AA") == 0, "A-2 6.5 actions");
      expect(entries.count("SMask") == 0 && entries.count("Group") == 0,
             "own rule: no transparency");
    }
  }

  void structure() {
    for (std::string& fault : structure_faults(pdf_)) faults_.push_back(std::move(fault));
  }

  const PdfReader& pdf_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> archival_faults(const PdfReader& pdf) {
  return Judge(pdf).judge();
}

}  // namespace vanthu::support
