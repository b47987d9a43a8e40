#include "exchange/inventory_paths.h"

#include <algorithm>
#include <set>

#include "exchange/digests.h"
#include "exchange/file_tree.h"

namespace vanthu::exchange {
namespace {

using archive::JsonMember;
using archive::JsonValue;

std::string_view malformed_digest_code(const std::string& digest, const std::string& algorithm) {
  // Whole and of the other algorithm for content: the inventory names the wrong one.
  if (algorithm == "sha512" && is_digest(digest, "sha256")) return "E039";
  if (algorithm == "sha256" && is_digest(digest, "sha512")) return "E039";
  if (algorithm == "sha1") return "E029";
  if (algorithm == "sha256") return "E030";
  if (algorithm == "sha512") return "E031";
  if (algorithm == "blake2b-512") return "E032";
  return "E057";
}

bool check_path(const JsonValue& value, const BlockCodes& codes, const std::string& at,
                Problems& problems) {
  if (!value.is_string() || value.text.empty()) {
    problems.add(codes.text, at);
    return false;
  }
  std::string_view path = value.text;
  bool good = true;
  if (path.front() == '/' || path.back() == '/') {
    problems.add(codes.ends, at, path);
    good = false;
    path.remove_prefix(path.front() == '/' ? 1 : 0);
    path.remove_suffix(!path.empty() && path.back() == '/' ? 1 : 0);
    if (path.empty()) return false;
  }
  if (!has_only_names(path)) {
    problems.add(codes.part, at, value.text);
    good = false;
  }
  return good;
}

// Sorted so that what lies in a folder follows at once on the folder's name.
bool before_as_tree(const DigestedPath& a, const DigestedPath& b) {
  return std::lexicographical_compare(
      a.path.begin(), a.path.end(), b.path.begin(), b.path.end(), [](char x, char y) {
        const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c) + 1; };
        return rank(x) < rank(y);
      });
}

void check_conflicts(std::vector<DigestedPath>& entries, std::string_view code,
                     const std::string& at, Problems& problems) {
  std::sort(entries.begin(), entries.end(), before_as_tree);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const std::string& before = entries[i - 1].path;
    const std::string& path = entries[i].path;
    const bool inside = path.size() > before.size() && path[before.size()] == '/' &&
                        path.compare(0, before.size(), before) == 0;
    if (path == before || inside) problems.add(code, at, path);
  }
}

}  // namespace

std::vector<DigestedPath> read_block(const JsonValue& block, const std::string& algorithm,
                                     const BlockCodes& codes, const std::string& at,
                                     Problems& problems) {
  std::vector<DigestedPath> entries;
  std::set<std::string> digests;
  for (const JsonMember& member : block.members) {
    const std::string digest = lower_case(member.key);
    if (!is_digest(digest, algorithm)) {
      problems.add(malformed_digest_code(digest, algorithm), at, member.key);
    }
    if (!codes.digest_twice.empty() && !digests.insert(digest).second) {
      problems.add(codes.digest_twice, at, member.key);
    }
    if (!member.value.is_array()) {
      problems.add(codes.list, at, member.key);
      continue;
    }
    for (const JsonValue& path : member.value.elements) {
      if (check_path(path, codes, at, problems)) {
        entries.push_back({.path = path.text, .digest = digest});
      }
    }
  }
  if (!codes.conflict.empty()) check_conflicts(entries, codes.conflict, at, problems);
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace vanthu::exchange
