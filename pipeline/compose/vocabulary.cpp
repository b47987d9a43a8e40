#include "compose/vocabulary.h"

#include <algorithm>

#include "compose/body_parser.h"
#include "compose/located_text.h"
#include "compose/template_findings.h"
#include "compose/word_lists.h"
#include "text/text_problems.h"

namespace vanthu::compose {
namespace {

constexpr std::string_view kNamespace = "urn:vanthu:template:1";

class VocabularyReader {
 public:
  VocabularyReader(const SourceText& source, findings::Findings& findings)
      : source_(source), findings_(findings) {}

  std::vector<Vocabulary::Terms> read(const xml::Element& root) {
    if (root.name() != "vocabulary" || root.namespace_uri() != kNamespace) {
      findings_.push_back(wrong_root(root.span(), root.name(), "vocabulary"));
      return {};
    }
    for (const xml::Element& element : root.children()) {
      if (element.name() == "terms") {
        terms(element);
      } else {
        findings_.push_back(unknown_element(element.span(), element.name(), {"terms"}));
      }
    }
    for (const WordListRef list : word_lists()) {
      if (!has(list, {})) {
        findings_.push_back(words_without_term(root.span(), list().name,
                                               {list().words.begin(), list().words.end()}));
      }
    }
    return std::move(all_);
  }

 private:
  bool has(WordListRef list, std::string_view form) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Vocabulary::Terms& one) {
      return one.list == list && one.form == form;
    });
  }

  void terms(const xml::Element& element) {
    Attributes attributes(element, findings_);
    const auto name = attributes.required("for");
    const auto form = attributes.optional("form");
    attributes.finish();
    if (!name) return;
    const auto& lists = word_lists();
    const auto list = std::find_if(lists.begin(), lists.end(),
                                   [&](WordListRef one) { return one().name == name->value; });
    if (list == lists.end()) {
      findings_.push_back(unknown_list(name->span, name->value));
      return;
    }
    const std::string_view form_name = form ? form->value : std::string_view{};
    if (has(*list, form_name)) {
      findings_.push_back(list_repeated(name->span, name->value));
      return;
    }
    Vocabulary::Terms out{.list = *list, .form = std::string(form_name), .labels = {}};
    out.labels.resize((*list)().words.size());
    for (const xml::Element& child : element.children()) term(child, out);
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < out.labels.size(); ++i) {
      if (out.labels[i].empty()) missing.emplace_back((*list)().words[i]);
    }
    if (!missing.empty()) {
      findings_.push_back(words_without_term(element.span(), name->value, missing));
    }
    all_.push_back(std::move(out));
  }

  void term(const xml::Element& element, Vocabulary::Terms& out) {
    if (element.name() != "term") {
      findings_.push_back(unknown_element(element.span(), element.name(), {"term"}));
      return;
    }
    Attributes attributes(element, findings_);
    const auto word = attributes.required("word");
    attributes.finish();
    if (!word) return;
    const auto& words = out.list().words;
    const auto found = std::find(words.begin(), words.end(), word->value);
    if (found == words.end()) {
      findings_.push_back(unknown_word(word->span, word->value, out.list()));
      return;
    }
    auto& label = out.labels[static_cast<std::size_t>(found - words.begin())];
    if (!label.empty()) {
      findings_.push_back(word_repeated(word->span, word->value));
      return;
    }
    const LocatedText located(source_, element.text_span());
    const auto problems = text::inspect(located.text());
    for (const auto& problem : problems) {
      findings_.push_back(
          wrong_letter(located.span(problem.offset, problem.offset + problem.length),
                       problem.message, problem.hint));
    }
    const auto normal = text::normalize(whole(located).trimmed().text());
    // What cannot be normalised has been reported as a wrong letter.
    label = normal.ok() ? normal.value() : text::nfc("?");
  }

  const SourceText& source_;
  findings::Findings& findings_;
  std::vector<Vocabulary::Terms> all_;
};

}  // namespace

std::optional<std::size_t> Vocabulary::find(WordListRef list, std::string_view form) const {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    if (terms_[i].list == list && terms_[i].form == form) return i;
  }
  return std::nullopt;
}

std::vector<std::string_view> Vocabulary::forms(WordListRef list) const {
  std::vector<std::string_view> out;
  for (const auto& terms : terms_) {
    if (terms.list == list && !terms.form.empty()) out.push_back(terms.form);
  }
  return out;
}

findings::Checked<Vocabulary> parse_vocabulary(const SourceText& source) {
  auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<Vocabulary>(tree.findings());
  findings::Findings findings;
  auto terms = VocabularyReader(source, findings).read(tree.value().root());
  if (findings::has_violation(findings)) return findings::Checked<Vocabulary>(findings);
  return findings::Checked<Vocabulary>(Vocabulary(std::move(terms)), findings);
}

}  // namespace vanthu::compose
