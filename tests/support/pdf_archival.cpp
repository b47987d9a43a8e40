#include "support/pdf_archival.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <set>

#include "support/pdf_files.h"
#include "support/pdf_page_text.h"
#include "support/pdf_structure.h"

namespace vanthu::support {
namespace {

class Judge {
 public:
  explicit Judge(const PdfReader& pdf) : pdf_(pdf) {}

  std::vector<std::string> judge() {
    for (const auto part : {&Judge::file, &Judge::catalog, &Judge::metadata, &Judge::output_intent,
                            &Judge::pages, &Judge::fonts, &Judge::annotations, &Judge::signatures,
                            &Judge::outline, &Judge::structure}) {
      try {
        (this->*part)();
      } catch (const std::exception& missing) {
        // What is needed to judge at all is not there.
        faults_.push_back(missing.what());
      }
    }
    // One finding a clause, however often it is broken.
    std::vector<std::string> out;
    for (std::string& fault : faults_) {
      if (std::find(out.begin(), out.end(), fault) == out.end()) out.push_back(std::move(fault));
    }
    return out;
  }

 private:
  void take(std::vector<std::string> faults) {
    for (std::string& fault : faults) faults_.push_back(std::move(fault));
  }
  void expect(bool holds, const std::string& fault) {
    if (!holds) faults_.push_back(fault);
  }
  bool has(const PdfDictionary& dictionary, const std::string& key) const {
    return !pdf_.entry(dictionary, key).is_null();
  }

  bool is_true(const PdfValue& dictionary, const std::string& key) const {
    if (!dictionary.is_dictionary()) return false;
    const PdfValue& value = pdf_.entry(dictionary.dictionary(), key);
    return !value.is_null() && value.boolean();
  }

  void file() {
    take(syntax_faults(pdf_));
    take(behaviour_faults(pdf_));
    take(attachment_faults(pdf_, pdf_.catalog().count("AF") != 0 ? 3 : 2));
  }

  void catalog() {
    const PdfDictionary& catalog = pdf_.catalog();
    expect(pdf_.entry(catalog, "Type").is_name("Catalog"), "catalog Type");
    expect(has(catalog, "Lang") && pdf_.entry(catalog, "Lang").text() == "vi-VN",
           "A-2 6.7.4 / UA-1 7.2 Lang");
    expect(is_true(pdf_.entry(catalog, "MarkInfo"), "Marked"), "A-2 6.7.2.2 MarkInfo");
    expect(is_true(pdf_.entry(catalog, "ViewerPreferences"), "DisplayDocTitle"),
           "UA-1 7.1 DisplayDocTitle");
    const PdfValue& marks = pdf_.entry(catalog, "MarkInfo");
    expect(!marks.is_dictionary() || marks.dictionary().count("Suspects") == 0,
           "UA-1 7.1 Suspects");
    expect(has(catalog, "PageLabels"), "UA-1 7.17 PageLabels");
  }

  void metadata() {
    const PdfValue& stream = pdf_.entry(pdf_.catalog(), "Metadata");
    expect(stream.is_stream() && pdf_.entry(stream.dictionary(), "Type").is_name("Metadata") &&
               pdf_.entry(stream.dictionary(), "Subtype").is_name("XML"),
           "A-2 6.6.2.1 Metadata");
    expect(pdf_.entry(stream.dictionary(), "Filter").is_null(), "own rule: readable metadata");
    const std::string xmp = pdf_.stream_bytes(stream);
    const std::string part = pdf_.catalog().count("AF") != 0 ? "3" : "2";
    struct Needed {
      const char* clause;
      std::string words;
    };
    for (const Needed& needed : std::vector<Needed>{
             {"A-2 6.6.4 part", "<pdfaid:part>" + part + "</pdfaid:part>"},
             {"A-2 6.6.4 conformance", "<pdfaid:conformance>A</pdfaid:conformance>"},
             {"UA-1 5 part", "<pdfuaid:part>1</pdfuaid:part>"},
             {"A-2 6.6.2.3 extension schema",
              "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</"
              "pdfaSchema:namespaceURI>"},
             {"UA-1 7.1 title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"},
             {"own rule: author", "<dc:creator><rdf:Seq><rdf:li>"},
             {"own rule: language", "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li>"}}) {
      expect(xmp.find(needed.words) != std::string::npos, needed.clause);
    }
    expect(xmp.find("x-default\"></rdf:li>") == std::string::npos, "UA-1 7.1 empty title");
    for (const char* tag : {"xmp:CreateDate", "xmp:ModifyDate"}) {
      expect(is_moment(xmp, tag), std::string("A-2 6.6.2.2 ") + tag);
    }
    expect(xmp.find("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>") == 0 &&
               xmp.find("encoding=") == std::string::npos &&
               xmp.find("bytes=") == std::string::npos,
           "A-2 6.6.2.1 packet header");
  }

  // "2026-05-05T00:00:00+07:00" in an element.
  static bool is_moment(const std::string& xmp, const std::string& tag) {
    const std::size_t at = xmp.find("<" + tag + ">");
    if (at == std::string::npos) return false;
    const std::string form = "dddd-dd-ddTdd:dd:dd+07:00</";
    for (std::size_t i = 0; i < form.size(); ++i) {
      const char c = xmp.at(at + tag.size() + 2 + i);
      if (form[i] == 'd' ? c < '0' || c > '9' : c != form[i]) return false;
    }
    return true;
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

  void pages() {
    for (const PdfReference page : pdf_.pages()) {
      const PdfDictionary& entries = pdf_.dictionary(page);
      expect(has(entries, "Resources"), "A-2 6.2.2 Resources of the page itself");
      const PdfArray& box = pdf_.entry(entries, "MediaBox").array();
      for (std::size_t i = 2; i < 4; ++i) {
        expect(box.at(i).number() >= 3 && box.at(i).number() <= 14400, "A-2 6.1.13 page size");
      }
      expect(pdf_.entry(entries, "Tabs").is_name("S"), "UA-1 7.18.3 Tabs");
    }
  }

  void fonts() {
    std::set<std::string> seen;
    for (const PdfReference page : pdf_.pages()) {
      judge_glyphs(read_page_text(pdf_, page));
      const PdfDictionary& resources = pdf_.entry(pdf_.dictionary(page), "Resources").dictionary();
      for (const auto& [name, font] : pdf_.entry(resources, "Font").dictionary()) {
        if (seen.insert(name).second) judge_font(pdf_.resolve(font).dictionary());
      }
    }
  }

  void judge_glyphs(const PdfPageText& text) {
    for (const PdfRun& run : text.runs) {
      for (const int glyph : run.glyphs) expect(glyph != 0, "A-2 6.2.11.8 .notdef");
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
      // U+E000 … U+F8FF.
      const auto byte = [&, &said = letter](std::size_t i) {
        return i < said.size() ? static_cast<unsigned char>(said[i]) : 0U;
      };
      expect(byte(0) != 0xEE && !(byte(0) == 0xEF && byte(1) <= 0xA3 && byte(1) >= 0x80),
             "UA-1 7.21.7 private letter");
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
      expect(std::abs(advance - width) <= 1, "A-2 6.2.11.5 widths of the program");
    }
  }

  void annotations() {
    for (const PdfReference page : pdf_.pages()) {
      const PdfDictionary& entries = pdf_.dictionary(page);
      if (!has(entries, "Annots")) continue;
      for (const PdfValue& reference : pdf_.entry(entries, "Annots").array()) {
        const PdfDictionary& widget = pdf_.resolve(reference).dictionary();
        expect(widget.at("Subtype").is_name("Widget"), "own rule: widgets only");
        const int flags = widget.at("F").integer();
        expect((flags & 4) != 0 && (flags & (1 | 2 | 32)) == 0, "A-2 6.3.2 flags");
        expect(has(widget, "TU") && !widget.at("TU").text().empty(), "UA-1 7.18.1 TU");
        expect(has(widget, "StructParent"), "UA-1 7.18.4 StructParent");
        judge_appearance(widget);
        expect(widget.at("P").reference() == page, "widget page");
        expect(widget.count("A") == 0 && widget.count("AA") == 0, "A-2 6.4.1 actions");
      }
    }
  }

  // Normal only, drawn in the room of the field and nowhere else.
  void judge_appearance(const PdfDictionary& widget) {
    const PdfValue& appearance = pdf_.entry(widget, "AP");
    if (!appearance.is_dictionary() || !pdf_.entry(appearance.dictionary(), "N").is_stream() ||
        appearance.dictionary().size() != 1) {
      faults_.emplace_back("A-2 6.3.3 appearance");
      return;
    }
    const PdfValue& form = pdf_.entry(appearance.dictionary(), "N");
    const PdfArray& box = pdf_.entry(form.dictionary(), "BBox").array();
    const PdfArray& rect = pdf_.entry(widget, "Rect").array();
    expect(std::abs(box.at(2).number() - (rect.at(2).number() - rect.at(0).number())) < 0.02 &&
               std::abs(box.at(3).number() - (rect.at(3).number() - rect.at(1).number())) < 0.02,
           "own rule: appearance as large as its field");
    const PdfPageText shown = read_form_text(pdf_, form);
    judge_glyphs(shown);
    for (const PdfRun& run : shown.runs) {
      expect(run.x >= 0 && run.x + run.width <= box.at(2).number() + 0.02 && run.y >= 0 &&
                 run.y + 0.7 * run.size <= box.at(3).number(),
             "own rule: appearance inside its field");
    }
  }

  // A signature that is made covers the file from end to end but for its own hole (a later one may
  // stand behind it).
  void signatures() {
    for (const auto& [number, object] : pdf_.objects()) {
      if (!object.is_dictionary()) continue;
      const PdfDictionary& entries = object.dictionary();
      if (!pdf_.entry(entries, "Type").is_name("Sig")) continue;
      expect(pdf_.entry(entries, "SubFilter").is_name("ETSI.CAdES.detached"), "PAdES SubFilter");
      const PdfArray& range = pdf_.entry(entries, "ByteRange").array();
      expect(range.size() == 4 && range[0].number() == 0, "A-2 6.4.3 ByteRange");
      if (range.size() != 4 || range[1].number() == 0) continue;
      const auto at = [&](std::size_t i) { return static_cast<std::size_t>(range[i].number()); };
      expect(at(2) + at(3) <= pdf_.bytes().size() && at(1) < at(2) &&
                 pdf_.bytes().at(at(1)) == '<' && pdf_.bytes().at(at(2) - 1) == '>',
             "A-2 6.4.3 ByteRange");
    }
  }

  void outline() {
    const PdfValue& root = pdf_.entry(pdf_.catalog(), "Outlines");
    if (root.is_null()) return;
    std::vector<PdfReference> open{root.dictionary().at("First").reference()};
    std::size_t items = 0;
    while (!open.empty()) {
      const PdfDictionary& item = pdf_.dictionary(open.back());
      open.pop_back();
      if (++items > pdf_.object_count()) break;
      expect(has(item, "Title") && !item.at("Title").text().empty(), "UA-1 7.17 outline title");
      const PdfArray& place = pdf_.entry(item, "Dest").array();
      expect(std::find(pdf_.pages().begin(), pdf_.pages().end(), place.at(0).reference()) !=
                 pdf_.pages().end(),
             "own rule: outline leads to a page");
      for (const char* key : {"Next", "First"}) {
        if (item.count(key) != 0) open.push_back(item.at(key).reference());
      }
    }
    expect(pdf_.entry(root.dictionary(), "Count").integer() == static_cast<int>(items),
           "own rule: outline count");
  }

  void structure() { take(structure_faults(pdf_)); }

  const PdfReader& pdf_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> archival_faults(const PdfReader& pdf) {
  return Judge(pdf).judge();
}

std::vector<std::string> archival_faults(const std::string& bytes) {
  try {
    return archival_faults(PdfReader(bytes));
  } catch (const std::exception& unreadable) {
    return {std::string("A-2 6.1 ") + unreadable.what()};
  }
}

}  // namespace vanthu::support
