// How long a record asks its dossier to be kept (thời hạn bảo quản, keeping/@retention). The model
// has “permanent” where a record is silent; for keeping papers the difference counts.
#pragma once

#include <optional>
#include <string>

namespace vanthu::run {

// Years; 0 for ever. Nothing where the record does not say, or is none.
std::optional<int> asked_retention(std::string record);

}  // namespace vanthu::run
