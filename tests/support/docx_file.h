// A .docx file opened for tests: its parts as XML, found by following the relationships as Word
// does, and the words that Word would show. Shares no code with pipeline/docx.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "support/zip_reader.h"

namespace vanthu::support {

class DocxFile {
 public:
  // Throws std::runtime_error where a part is missing or not well-formed.
  explicit DocxFile(const std::string& bytes);

  const ZipMembers& members() const { return members_; }
  // By name: "word/document.xml". Throws when there is no such XML part.
  pugi::xml_node part(const std::string& name) const;
  pugi::xml_node body() const;
  // The n-th paragraph or table of the body, from 0.
  pugi::xml_node block(std::size_t index) const;

 private:
  ZipMembers members_;
  std::map<std::string, pugi::xml_document> parts_;
};

struct ShownParagraph {
  std::string style;
  // "IV." as the numbering prints it; empty without numbering.
  std::string marker;
  // A no-break hyphen is a hyphen, a break is a line feed.
  std::string text;
};

// All paragraphs in reading order, those of tables too, with Word's numbering worked out
// (ECMA-376 part 1, 17.9: instances of one definition share counters, lvlOverride restarts them).
std::vector<ShownParagraph> shown_paragraphs(const DocxFile& file);

// The words of the paper in order: split at white space and no-break spaces, markers included;
// without the asterisk and the five hyphens, which are ornaments.
std::vector<std::string> words_of(const DocxFile& file);
std::vector<std::string> split_words(const std::string& text);

}  // namespace vanthu::support
