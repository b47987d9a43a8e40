// Reading everything that lies in a bag or package, whoever made it: each ordinary file once, in
// the order of names, links told and not followed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "exchange/file_tree.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

// Calls use with the path of every file below the folder of the tree, relative to the folder.
// link_code: of the problem that a link is. What cannot be listed is a problem too.
void walk_files(const FileTree& tree, const std::string& folder, std::string_view link_code,
                Problems& problems, const std::function<void(const std::string&)>& use);

struct FileFacts {
  std::uint64_t size = 0;
  // Lower-case hexadecimal, by algorithm.
  std::map<std::string, std::string, std::less<>> digests;
};

// Reads a file of the tree to its end; what cannot be read is a problem.
std::optional<FileFacts> read_facts(const FileTree& tree, const std::string& path,
                                    const std::set<std::string>& algorithms, Problems& problems);

}  // namespace vanthu::exchange
