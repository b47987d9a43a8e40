// A small OCFL storage root without fault, in memory, to be broken in one place and written down:
// one object of two versions, sha512, a fixity block, a file kept once under two names.
//   GoodStore store;  store.files["notes.txt"] = "…";  store.seal();  store.write_to(folder);
#pragma once

#include <map>
#include <string>
#include <vector>

namespace vanthu::exchange {

class GoodStore {
 public:
  GoodStore();

  // Path in the storage root to bytes; a path that ends with '/' is an empty folder.
  std::map<std::string, std::string> files;

  // A path in the object.
  static std::string in_object(const std::string& path);
  static const std::string& object_id();

  // In the root's inventory and its copy in v2. Throws when `from` is not there.
  void edit_head(const std::string& from, const std::string& to);
  // In all inventories.
  void edit_all(const std::string& from, const std::string& to);
  void edit(const std::string& path, const std::string& from, const std::string& to);
  void rename(const std::string& from, const std::string& to);
  // All files whose path begins so.
  void rename_all(const std::string& from, const std::string& to);
  void remove(const std::string& path);
  // Makes the sidecars of all inventories again.
  void seal();
  // Seals and writes below the folder.
  void write_to(const std::string& folder) const;

  static std::string digest_a();
  static std::string digest_b();
};

}  // namespace vanthu::exchange
