// The format profiles of templates/profiles/, and which of them a paper's date asks for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_store.h"
#include "layout/format_profile.h"

namespace vanthu::run {

class FormatProfiles {
 public:
  // The first problem of a file as an Error with its place. With a body size those profiles whose
  // rule allows it have it.
  static Result<FormatProfiles> read(const FileStore& files, const std::string& data,
                                     std::optional<layout::Length> body_size = std::nullopt);

  const std::vector<layout::FormatProfile>& all() const { return profiles_; }
  // The profile of an id, or when it is empty the one in force on the day. A paper older than every
  // profile, or an unknown id, is an Error: nothing is printed in a guessed format.
  Result<std::size_t> choose(std::string_view id, const Date& day) const;

 private:
  std::vector<layout::FormatProfile> profiles_;
};

}  // namespace vanthu::run
