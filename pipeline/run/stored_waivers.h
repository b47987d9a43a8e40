// The waivers that a dossier keeps beside its record, under the names they had in the workspace,
// which its findings tell.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "run/waivers.h"

namespace vanthu::run {

// stored: all files of one version by name.
WaiverShelf stored_waivers(const std::map<std::string, std::string, std::less<>>& stored,
                           const sign::TrustList& trusted, const rules::Rulebook& rulebook);

}  // namespace vanthu::run
