// What documents call the words of the record format: templates/vocabulary.xml. Every word of every
// closed list has a term, so that no document can meet a word it cannot say.
//   <terms for="vote_method"><term word="show_of_hands">giơ tay</term>…
// A list may have further forms besides the plain one: <terms for="office" form="signature">.
// Findings TPL-30 to TPL-33, and those of xml::parse_strict.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "compose/value.h"
#include "findings/checked.h"
#include "text/nfc_string.h"

namespace vanthu::compose {

class Vocabulary {
 public:
  // The terms of one list in one form, by word.
  struct Terms {
    WordListRef list = nullptr;
    // Empty for the plain form.
    std::string form;
    std::vector<text::NfcString> labels;
  };

  // Without any term.
  Vocabulary() = default;
  explicit Vocabulary(std::vector<Terms> terms) : terms_(std::move(terms)) {}

  // To be used with label(); nothing if the list has no such form.
  std::optional<std::size_t> find(WordListRef list, std::string_view form) const;
  std::vector<std::string_view> forms(WordListRef list) const;
  const text::NfcString& label(std::size_t terms, std::size_t word) const {
    return terms_[terms].labels[word];
  }

 private:
  std::vector<Terms> terms_;
};

findings::Checked<Vocabulary> parse_vocabulary(const SourceText& source);

}  // namespace vanthu::compose
