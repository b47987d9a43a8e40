#include "cli/words.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace vanthu::cli_tests {
namespace {

bool is_ornament(const std::string& word) {
  return word == "*" || word == "-----";
}

Words words_among(const std::vector<std::string>& all) {
  Words words;
  std::remove_copy_if(all.begin(), all.end(), std::inserter(words, words.end()), is_ornament);
  return words;
}

Words without(const Words& all, const Words& removed) {
  Words rest;
  std::set_difference(all.begin(), all.end(), removed.begin(), removed.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

Words without_header_rows(Words words, const std::vector<Words>& headers) {
  for (const Words& header : headers) {
    while (!header.empty() &&
           std::includes(words.begin(), words.end(), header.begin(), header.end())) {
      words = without(words, header);
    }
  }
  return words;
}

void collect_text(const pugi::xml_node& node, std::string& text) {
  const std::string name = node.name();
  if (name == "w:t") text += node.text().get();
  if (name == "w:br" || name == "w:p") text += '\n';
  for (const pugi::xml_node& child : node.children()) collect_text(child, text);
}

void collect_header_rows(const pugi::xml_node& node, std::vector<Words>& rows) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.child("w:trPr").child("w:tblHeader")) {
      std::string text;
      collect_text(child, text);
      rows.push_back(words_among(support::split_words(text)));
    } else {
      collect_header_rows(child, rows);
    }
  }
}

}  // namespace

std::vector<std::string> pages_of(const std::string& extracted) {
  std::vector<std::string> pages;
  std::istringstream in(extracted);
  for (std::string page; std::getline(in, page, '\f');) {
    const std::string number = std::to_string(pages.size() + 1) + "\n";
    const std::size_t start = std::min(page.find_first_not_of(" \n"), page.size());
    if (page.compare(start, number.size(), number) == 0) page.erase(0, start + number.size());
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<std::string> without_certification(std::vector<std::string> pages,
                                               const std::string& office) {
  std::string& page = pages.at(0);
  const std::string shown = office + "\nThời gian ký: ";
  const std::size_t at = page.find(shown);
  if (at == std::string::npos || page.find(shown, at + 1) != std::string::npos) {
    throw std::runtime_error("the page does not show the certification once: " + page);
  }
  page.erase(at, page.find('\n', at + shown.size()) - at);
  return pages;
}

Words words_on(const std::vector<std::string>& pages) {
  Words words;
  for (const std::string& page : pages) words.merge(words_among(support::split_words(page)));
  return words;
}

Words words_in(const support::DocxFile& docx) {
  return words_among(support::words_of(docx));
}

std::vector<Words> header_rows(const support::DocxFile& docx) {
  std::vector<Words> rows;
  collect_header_rows(docx.body(), rows);
  std::sort(rows.begin(), rows.end(),
            [](const Words& a, const Words& b) { return a.size() > b.size(); });
  return rows;
}

std::string difference(const Words& a, const Words& b, const std::vector<Words>& headers) {
  std::string told;
  for (const auto& word : without_header_rows(without(a, b), headers)) told += " first:" + word;
  for (const auto& word : without_header_rows(without(b, a), headers)) told += " second:" + word;
  return told;
}

}  // namespace vanthu::cli_tests
