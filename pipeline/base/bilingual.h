// Text shown to people: Vietnamese first, English complete. Both languages are built at the same
// place, so neither can be forgotten. UTF-8, NFC. Not for the wording of documents (templates/).
#pragma once

#include <string>

namespace vanthu {

enum class Language { Vi, En };

struct Bilingual {
  std::string vi;
  std::string en;

  const std::string& in(Language language) const { return language == Language::Vi ? vi : en; }
  bool empty() const { return vi.empty() && en.empty(); }
  bool operator==(const Bilingual&) const = default;
};

}  // namespace vanthu
