// What names mean at one place of a template while it is checked: loop items and parameters by
// slot, and which absent things are known to be there because an <if> has asked. Private to this
// module.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compose/value.h"

namespace vanthu::compose {

// "0.meeting.mode_authority": slot and path.
using PathKey = std::string;
using Facts = std::set<PathKey>;

class Scope {
 public:
  struct Name {
    std::string name;
    std::size_t slot = 0;
    Type type;
    bool optional = false;
  };

  // Only the record, in slot 0. slots counts how many a frame will need; it must outlive the scope
  // and its copies, which share it.
  explicit Scope(std::size_t& slots) : slots_(&slots) {}

  std::size_t add(std::string_view name, const Type& type, bool optional);
  const Name* find(std::string_view name) const;
  const std::vector<Name>& names() const { return names_; }

  void assume(const Facts& facts) { known_.insert(facts.begin(), facts.end()); }
  bool knows(const PathKey& path) const { return known_.count(path) > 0; }

 private:
  std::vector<Name> names_;
  Facts known_;
  std::size_t* slots_;
};

}  // namespace vanthu::compose
