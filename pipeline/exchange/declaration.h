// NAMASTE declarations of objects and storage roots, "0=ocfl_object_1.1" and "0=ocfl_1.1": the same
// rules under two sets of codes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/file_tree.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

struct DeclarationCodes {
  std::string_view label;
  // None there, several there.
  std::string_view missing;
  std::string_view several;
  // "T=" is not "0="; the label is another; the version is none.
  std::string_view tag;
  std::string_view name;
  std::string_view version;
  std::string_view content;
};

inline constexpr DeclarationCodes kObjectDeclarationCodes{.label = "ocfl_object_",
                                                          .missing = "E003",
                                                          .several = "E003",
                                                          .tag = "E005",
                                                          .name = "E006",
                                                          .version = "E004",
                                                          .content = "E007"};
inline constexpr DeclarationCodes kRootDeclarationCodes{.label = "ocfl_",
                                                        .missing = "E069",
                                                        .several = "E076",
                                                        .tag = "E078",
                                                        .name = "E079",
                                                        .version = "E077",
                                                        .content = "E080"};

struct Declared {
  // "1.0" or "1.1"; empty when none could be made out.
  std::string spec;
  // Of a version that this program does not know.
  bool later = false;
};

// entries: of the folder.
Declared check_declaration(const FileTree& tree, const std::string& folder,
                           const std::vector<TreeEntry>& entries, const DeclarationCodes& codes,
                           Problems& problems);

}  // namespace vanthu::exchange
