#include "support/pdf_files.h"

#include <cmath>
#include <functional>
#include <set>

namespace vanthu::support {
namespace {

class Faults {
 public:
  void expect(bool holds, const std::string& fault) {
    if (!holds) list.push_back(fault);
  }
  std::vector<std::string> list;
};

using Visit = std::function<void(const PdfValue&)>;

// The value and all that stands in it, without following references.
void visit_values(const PdfValue& value, const Visit& visit) {
  visit(value);
  if (value.is_array()) {
    for (const PdfValue& item : value.array()) visit_values(item, visit);
  } else if (value.is_dictionary()) {
    for (const auto& [key, entry] : value.dictionary()) visit_values(entry, visit);
  }
}

void judge_limits(const PdfValue& value, Faults& faults) {
  if (const auto* number = std::get_if<double>(&value.value)) {
    faults.expect(std::abs(*number) <= 2147483647.0, "A-2 6.1.13 number out of range");
  } else if (const auto* text = std::get_if<std::string>(&value.value)) {
    faults.expect(text->size() <= 32767, "A-2 6.1.13 string too long");
  } else if (const auto* name = std::get_if<PdfName>(&value.value)) {
    faults.expect(name->name.size() <= 127, "A-2 6.1.13 name too long");
  } else if (value.is_dictionary()) {
    for (const auto& [key, entry] : value.dictionary()) {
      faults.expect(key.size() <= 127, "A-2 6.1.13 name too long");
    }
  }
}

std::set<int> reached_from(const PdfReader& pdf, const PdfDictionary& trailer) {
  std::set<int> reached;
  std::vector<int> open;
  const Visit note = [&](const PdfValue& value) {
    if (value.is_reference() && reached.insert(value.reference().number).second) {
      open.push_back(value.reference().number);
    }
  };
  for (const auto& [key, value] : trailer) visit_values(value, note);
  while (!open.empty()) {
    const int number = open.back();
    open.pop_back();
    visit_values(pdf.object({number}), note);
  }
  return reached;
}

bool is_one_of(const PdfValue& value, const std::set<std::string>& names) {
  const PdfName* name = std::get_if<PdfName>(&value.value);
  return name != nullptr && names.count(name->name) != 0;
}

void judge_specification(const PdfReader& pdf, const PdfDictionary& entries, Faults& faults) {
  faults.expect(is_one_of(pdf.entry(entries, "AFRelationship"),
                          {"Source", "Data", "Alternative", "Supplement", "Unspecified"}),
                "A-3 6.8 AFRelationship");
  const PdfValue& name = pdf.entry(entries, "F");
  const PdfValue& unicode = pdf.entry(entries, "UF");
  faults.expect(!name.is_null() && !unicode.is_null() && name.text() == unicode.text(),
                "A-3 6.8 / UA-1 7.11 F and UF");
  faults.expect(!pdf.entry(entries, "Desc").is_null(), "own rule: Desc of an attachment");
  const PdfValue& file = pdf.entry(pdf.entry(entries, "EF").dictionary(), "F");
  if (!file.is_stream()) {
    faults.list.emplace_back("A-3 6.8 EF");
    return;
  }
  const PdfDictionary& stream = file.dictionary();
  faults.expect(pdf.entry(stream, "Type").is_name("EmbeddedFile"), "A-3 6.8 EmbeddedFile");
  const PdfValue& media = pdf.entry(stream, "Subtype");
  faults.expect(!media.is_null() && media.name().find('/') != std::string::npos,
                "A-3 6.8 media type");
  const PdfValue& parameters = pdf.entry(stream, "Params");
  if (!parameters.is_dictionary()) {
    faults.list.emplace_back("A-3 6.8 Params");
    return;
  }
  const PdfDictionary& facts = parameters.dictionary();
  faults.expect(!pdf.entry(facts, "ModDate").is_null() &&
                    pdf.entry(facts, "ModDate").text().substr(0, 2) == "D:",
                "A-3 6.8 ModDate");
  faults.expect(!pdf.entry(facts, "Size").is_null() &&
                    static_cast<std::size_t>(pdf.entry(facts, "Size").integer()) ==
                        pdf.stream_bytes(file).size(),
                "own rule: Size of an attachment");
  faults.expect(
      !pdf.entry(facts, "CheckSum").is_null() && pdf.entry(facts, "CheckSum").bytes().size() == 16,
      "own rule: CheckSum of an attachment");
}

}  // namespace

std::vector<std::string> syntax_faults(const PdfReader& pdf) {
  Faults faults;
  const std::string& bytes = pdf.bytes();
  faults.expect(bytes.substr(0, 9) == "%PDF-1.7\n", "A-2 6.1.2 header");
  bool binary = bytes.size() > 14 && bytes[9] == '%';
  for (std::size_t i = 10; binary && i < 14; ++i) {
    binary = static_cast<unsigned char>(bytes[i]) > 127;
  }
  faults.expect(binary, "A-2 6.1.2 binary comment");
  const PdfDictionary& trailer = pdf.trailer();
  faults.expect(trailer.count("Encrypt") == 0, "A-2 6.1.3 Encrypt");
  const PdfValue& id = pdf.entry(trailer, "ID");
  faults.expect(id.is_array() && id.array().size() == 2 && id.array()[0].bytes().size() == 16 &&
                    id.array()[0].bytes() == id.array()[1].bytes(),
                "A-2 6.1.3 ID");
  faults.expect(pdf.entry(trailer, "Size").integer() == pdf.objects().rbegin()->first + 1,
                "A-2 6.1.4 Size");
  // Without an Info dictionary nothing can disagree with the metadata.
  faults.expect(trailer.count("Info") == 0, "own rule: no Info");
  const std::set<int> reached = reached_from(pdf, trailer);
  for (const auto& [number, object] : pdf.objects()) {
    faults.expect(reached.count(number) != 0,
                  "own rule: nothing leads to object " + std::to_string(number));
    visit_values(object, [&](const PdfValue& value) { judge_limits(value, faults); });
    if (!object.is_stream()) continue;
    const PdfDictionary& entries = object.dictionary();
    for (const char* key : {"F", "FFilter", "FDecodeParms"}) {
      faults.expect(entries.count(key) == 0, "A-2 6.1.7.1 external stream");
    }
    const PdfValue& filter = pdf.entry(entries, "Filter");
    faults.expect(filter.is_null() || filter.is_name("FlateDecode"), "A-2 6.1.7.2 filter");
  }
  return std::move(faults.list);
}

std::vector<std::string> behaviour_faults(const PdfReader& pdf) {
  Faults faults;
  const PdfDictionary& catalog = pdf.catalog();
  for (const char* key : {"AA", "OpenAction", "URI"}) {
    faults.expect(catalog.count(key) == 0, std::string("A-2 6.5.2 catalog ") + key);
  }
  faults.expect(catalog.count("OCProperties") == 0, "A-2 6.9 layers");
  faults.expect(catalog.count("Requirements") == 0, "A-2 6.11 Requirements");
  faults.expect(catalog.count("Perms") == 0, "A-2 6.1.12 Perms");
  faults.expect(catalog.count("Version") == 0, "A-2 6.1.2 one version");
  const PdfValue& form = pdf.entry(catalog, "AcroForm");
  if (form.is_dictionary()) {
    faults.expect(form.dictionary().count("XFA") == 0, "A-2 6.4.2 XFA");
    faults.expect(form.dictionary().count("NeedAppearances") == 0, "A-2 6.4.1 NeedAppearances");
  }
  for (const auto& [number, object] : pdf.objects()) {
    visit_values(object, [&](const PdfValue& value) {
      if (!value.is_dictionary()) return;
      const PdfDictionary& entries = value.dictionary();
      const auto is = [&](const char* key, const std::set<std::string>& names) {
        const auto found = entries.find(key);
        return found != entries.end() && is_one_of(found->second, names);
      };
      faults.expect(entries.count("JS") == 0 && !is("S", {"JavaScript"}), "A-2 6.5.1 JavaScript");
      faults.expect(!is("S", {"Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide",
                              "SetOCGState", "Rendition", "Trans", "GoTo3DView", "SubmitForm",
                              "Named", "URI", "GoToR", "GoToE"}),
                    "A-2 6.5.1 action");
      faults.expect(entries.count("AA") == 0, "A-2 6.5.2 AA");
      faults.expect(entries.count("SMask") == 0 && !is("S", {"Transparency"}),
                    "A-2 6.2.10 transparency");
      faults.expect(!is("Subtype", {"PS"}), "A-2 6.2.9.3 PostScript");
      faults.expect(entries.count("Ref") == 0 && entries.count("OPI") == 0 &&
                        entries.count("Alternates") == 0,
                    "A-2 6.2.9 outside content");
      faults.expect(entries.count("AlternatePresentations") == 0 && entries.count("PresSteps") == 0,
                    "A-2 6.10 presentations");
    });
  }
  return std::move(faults.list);
}

std::vector<std::string> attachment_faults(const PdfReader& pdf, int part) {
  Faults faults;
  const PdfDictionary& catalog = pdf.catalog();
  std::set<int> specifications;
  for (const auto& [number, object] : pdf.objects()) {
    if (!object.is_dictionary() || object.is_stream()) continue;
    if (pdf.entry(object.dictionary(), "EF").is_null()) continue;
    specifications.insert(number);
    faults.expect(pdf.entry(object.dictionary(), "Type").is_name("Filespec"), "A-3 6.8 Filespec");
    judge_specification(pdf, object.dictionary(), faults);
  }
  if (part == 2) {
    faults.expect(specifications.empty(), "A-2 6.8 attachment in part 2");
    faults.expect(catalog.count("Names") == 0 && catalog.count("AF") == 0,
                  "A-2 6.8 names of attachments in part 2");
    return std::move(faults.list);
  }
  faults.expect(!specifications.empty(), "own rule: part 3 without attachment");
  std::set<int> associated;
  if (const PdfValue& list = pdf.entry(catalog, "AF"); list.is_array()) {
    for (const PdfValue& one : list.array()) associated.insert(one.reference().number);
  }
  faults.expect(associated == specifications, "A-3 6.8 AF");
  std::set<int> named;
  const PdfValue& names = pdf.entry(catalog, "Names");
  if (names.is_dictionary() && names.dictionary().count("EmbeddedFiles") != 0) {
    const PdfArray& list =
        pdf.entry(pdf.entry(names.dictionary(), "EmbeddedFiles").dictionary(), "Names").array();
    for (std::size_t i = 1; i < list.size(); i += 2) named.insert(list[i].reference().number);
  }
  faults.expect(named == specifications, "A-3 6.8 EmbeddedFiles");
  return std::move(faults.list);
}

}  // namespace vanthu::support
