#include "cli/option_checks.h"

#include <algorithm>
#include <charconv>

namespace vanthu::cli {

OptionCheck one_of(Language language, std::vector<std::string> words) {
  return [language, words = std::move(words)](const std::string& given) {
    if (std::find(words.begin(), words.end(), given) != words.end()) return std::string();
    std::string known;
    for (const std::string& word : words) known += (known.empty() ? "" : ", ") + word;
    return Bilingual{"“" + given + "” không có trong: " + known,
                     "“" + given + "” is not one of: " + known}
        .in(language);
  };
}

OptionCheck filled(Language language) {
  return [language](const std::string& given) {
    if (!given.empty()) return std::string();
    return Bilingual{"không được để trống", "may not be empty"}.in(language);
  };
}

OptionCheck count(Language language) {
  return [language](const std::string& given) {
    std::uint64_t number = 0;
    const char* end = given.data() + given.size();
    const auto read = std::from_chars(given.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && !given.empty()) return std::string();
    return Bilingual{"“" + given + "” không phải là số nguyên từ 0",
                     "“" + given + "” is not a whole number from 0 on"}
        .in(language);
  };
}

OptionCheck between(Language language, int least, int most) {
  return [language, least, most](const std::string& given) {
    int number = 0;
    const char* end = given.data() + given.size();
    const auto read = std::from_chars(given.data(), end, number);
    const bool whole = read.ec == std::errc() && read.ptr == end;
    if (whole && number >= least && number <= most) return std::string();
    const std::string from = std::to_string(least);
    const std::string to = std::to_string(most);
    return Bilingual{"“" + given + "” không phải là số từ " + from + " đến " + to,
                     "“" + given + "” is not a number from " + from + " to " + to}
        .in(language);
  };
}

}  // namespace vanthu::cli
