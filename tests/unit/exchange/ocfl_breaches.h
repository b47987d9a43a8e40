// One way to break each rule of OCFL that can be seen from files: the codes a check must give, all
// of them and no others, in the order of the alphabet.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "good_store.h"

namespace vanthu::exchange {

struct Breach {
  // "E003 E063"
  std::string codes;
  // Before the sidecars are made again.
  std::function<void(GoodStore&)> change;
  // Afterwards; may be empty.
  std::function<void(GoodStore&)> late = {};
  // On disk, for what is no file: gets the folder. May be empty.
  std::function<void(const std::string&)> on_disk = {};
};

std::vector<Breach> inventory_breaches();
std::vector<Breach> object_breaches();
std::vector<Breach> root_breaches();
// Both.
std::vector<Breach> folder_breaches();

}  // namespace vanthu::exchange
