#include "support/docx_file.h"

#include <set>
#include <stdexcept>
#include <string_view>

namespace vanthu::support {
namespace {

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string value(const pugi::xml_node& node) {
  return node.attribute("w:val").value();
}

pugi::xml_node find_by(const pugi::xml_node& parent, const char* name, const char* attribute,
                       const std::string& wanted) {
  return parent.find_child_by_attribute(name, attribute, wanted.c_str());
}

std::string in_format(const std::string& format, int number) {
  if (format == "decimal") return std::to_string(number);
  if (format == "lowerLetter") {
    return std::string(static_cast<std::size_t>((number - 1) / 26 + 1),
                       static_cast<char>('a' + (number - 1) % 26));
  }
  if (format != "upperRoman") throw std::runtime_error("unknown number format " + format);
  static constexpr std::pair<int, const char*> kDigits[] = {
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  std::string out;
  for (const auto& [digit, letters] : kDigits) {
    for (; number >= digit; number -= digit) out += letters;
  }
  return out;
}

// Counts list paragraphs the way Word does.
class ListCounter {
 public:
  explicit ListCounter(const pugi::xml_node& numbering) : numbering_(numbering) {}

  std::string marker(const std::string& num_id, int level) {
    const pugi::xml_node instance = find_by(numbering_, "w:num", "w:numId", num_id);
    const std::string definition_id = value(instance.child("w:abstractNumId"));
    const pugi::xml_node definition =
        find_by(numbering_, "w:abstractNum", "w:abstractNumId", definition_id);
    std::map<int, int>& counters = counters_[definition_id];
    for (int above = 0; above < level; ++above) {
      if (counters.count(above) == 0) counters[above] = start(instance, definition, above);
    }
    const bool restarts = override_of(instance, level) && seen_.insert({num_id, level}).second;
    if (restarts || counters.count(level) == 0) {
      counters[level] = start(instance, definition, level);
    } else {
      ++counters[level];
    }
    counters.erase(counters.upper_bound(level), counters.end());
    return shown(definition, level, counters);
  }

 private:
  static pugi::xml_node override_of(const pugi::xml_node& instance, int level) {
    return find_by(instance, "w:lvlOverride", "w:ilvl", std::to_string(level))
        .child("w:startOverride");
  }
  static pugi::xml_node level_of(const pugi::xml_node& definition, int level) {
    return find_by(definition, "w:lvl", "w:ilvl", std::to_string(level));
  }
  static int start(const pugi::xml_node& instance, const pugi::xml_node& definition, int level) {
    const pugi::xml_node overridden = override_of(instance, level);
    return (overridden ? overridden : level_of(definition, level).child("w:start"))
        .attribute("w:val")
        .as_int();
  }
  static std::string shown(const pugi::xml_node& definition, int level,
                           const std::map<int, int>& counters) {
    std::string text = value(level_of(definition, level).child("w:lvlText"));
    for (const auto& [counted, number] : counters) {
      const std::string place = "%" + std::to_string(counted + 1);
      const std::size_t at = text.find(place);
      if (at == std::string::npos) continue;
      const std::string format = value(level_of(definition, counted).child("w:numFmt"));
      text.replace(at, place.size(), in_format(format, number));
    }
    return text;
  }

  pugi::xml_node numbering_;
  std::map<std::string, std::map<int, int>> counters_;
  std::set<std::pair<std::string, int>> seen_;
};

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children()) {
    const std::string name = child.name();
    if (name == "w:t") out += child.text().get();
    if (name == "w:noBreakHyphen") out += '-';
    if (name == "w:br") out += '\n';
    if (name == "w:tab") out += ' ';
    if (name == "w:r" || name == "w:hyperlink") out += text_of(child);
    if (name == "w:sdt") out += text_of(child.child("w:sdtContent"));
  }
  return out;
}

class Reader {
 public:
  explicit Reader(const DocxFile& file)
      : styles_(file.part("word/styles.xml")), counter_(file.part("word/numbering.xml")) {}

  void read(const pugi::xml_node& parent) {
    for (const pugi::xml_node& child : parent.children()) {
      const std::string_view name = child.name();
      if (name == "w:p") paragraph(child);
      if (name == "w:tbl" || name == "w:tr" || name == "w:tc") read(child);
    }
  }
  std::vector<ShownParagraph> take() { return std::move(paragraphs_); }

 private:
  void paragraph(const pugi::xml_node& node) {
    const pugi::xml_node properties = node.child("w:pPr");
    const std::string style = value(properties.child("w:pStyle"));
    pugi::xml_node numbering = properties.child("w:numPr");
    if (!numbering) {
      numbering = find_by(styles_, "w:style", "w:styleId", style).child("w:pPr").child("w:numPr");
    }
    const std::string num_id = value(numbering.child("w:numId"));
    std::string marker;
    if (!num_id.empty() && num_id != "0") {
      marker = counter_.marker(num_id, numbering.child("w:ilvl").attribute("w:val").as_int());
    }
    paragraphs_.push_back({style, marker, text_of(node)});
  }

  pugi::xml_node styles_;
  ListCounter counter_;
  std::vector<ShownParagraph> paragraphs_;
};

}  // namespace

DocxFile::DocxFile(const std::string& bytes) : members_(read_zip(bytes)) {
  for (const auto& [name, content] : members_) {
    if (!ends_with(name, ".xml") && !ends_with(name, ".rels")) continue;
    const pugi::xml_parse_result parsed = parts_[name].load_buffer(
        content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!parsed) throw std::runtime_error(name + ": " + parsed.description());
  }
}

pugi::xml_node DocxFile::part(const std::string& name) const {
  const auto found = parts_.find(name);
  if (found == parts_.end()) throw std::runtime_error("no part " + name);
  return found->second.document_element();
}

pugi::xml_node DocxFile::body() const {
  return part("word/document.xml").child("w:body");
}

pugi::xml_node DocxFile::block(std::size_t index) const {
  pugi::xml_node node = body().first_child();
  for (; node && index > 0; --index) node = node.next_sibling();
  return node;
}

std::vector<ShownParagraph> shown_paragraphs(const DocxFile& file) {
  Reader reader(file);
  reader.read(file.body());
  return reader.take();
}

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool no_break_space = text.compare(i, 2, "\u00A0") == 0;
    if (i == text.size() || text[i] == ' ' || text[i] == '\n' || text[i] == '\f' ||
        no_break_space) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
      if (no_break_space) ++i;
    } else {
      word += text[i];
    }
  }
  return words;
}

std::vector<std::string> words_of(const DocxFile& file) {
  std::vector<std::string> words;
  for (const ShownParagraph& paragraph : shown_paragraphs(file)) {
    if (paragraph.style == "DauSao" || paragraph.style == "GachDuoiTrichYeu") continue;
    for (std::string& word : split_words(paragraph.marker + " " + paragraph.text)) {
      words.push_back(std::move(word));
    }
  }
  return words;
}

}  // namespace vanthu::support
