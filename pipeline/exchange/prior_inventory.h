// An older version's inventory against the object's present one.
#pragma once

#include "exchange/loose_inventory.h"
#include "exchange/stored_inventory.h"

namespace vanthu::exchange {

// version: of whose folder the prior inventory is.
void compare_prior_inventory(const StoredInventory& prior, const LooseVersion& version,
                             const StoredInventory& root, Problems& problems);

}  // namespace vanthu::exchange
