#include "compose/scope.h"

#include <algorithm>

namespace vanthu::compose {

std::size_t Scope::add(std::string_view name, const Type& type, bool optional) {
  const std::size_t slot = names_.size() + 1;
  names_.push_back({.name = std::string(name), .slot = slot, .type = type, .optional = optional});
  *slots_ = std::max(*slots_, slot + 1);
  return slot;
}

const Scope::Name* Scope::find(std::string_view name) const {
  const auto found =
      std::find_if(names_.begin(), names_.end(), [&](const Name& one) { return one.name == name; });
  return found == names_.end() ? nullptr : &*found;
}

}  // namespace vanthu::compose
