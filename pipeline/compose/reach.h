// What the names of a template or block lead to: which fields are printed, which parameters are
// read. For warnings about what is missing or of no use. Private to this module.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "compose/nodes.h"
#include "compose/wording.h"

namespace vanthu::compose {

// Every field that is printed or handed to a block that prints it, "meeting.start", the items of a
// list as "content.assignments.task". What is only asked about in a condition is not among them.
std::set<std::string> printed_fields(const Nodes& nodes, const Wording& wording);

// Whether anything, conditions included, reads the parameter in this slot.
bool reads_slot(const Nodes& nodes, std::size_t slot);

}  // namespace vanthu::compose
