// Who made the papers of a stored version (nơi lập): the program's version and a digest of what
// papers depend on beside their record. Kept as the address of the version's user in the inventory,
// so that the log binds it, but no paper and no content key changes with the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/check.h"
#include "run/paper_press.h"

namespace vanthu::run {

struct Maker {
  // "0.1.0"
  std::string program;
  // Hexadecimal.
  std::string digest;

  bool operator==(const Maker&) const = default;
};

Maker maker_of(std::string program, const PaperPress& press, const rules::LocalProfiles& local);

// "urn:vanthu:maker:0.1.0:5f0c…", for archive::OpenOptions::user_address.
std::string to_address(const Maker& maker);
// Nothing for addresses of another form, as older versions have them.
std::optional<Maker> try_parse_maker(std::string_view address);

}  // namespace vanthu::run
