// A fresh folder below the system's temporary one, gone with the object.
#pragma once

#include <string>

namespace vanthu::bench {

class TemporaryFolder {
 public:
  // Throws std::runtime_error when there is no place for it.
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace vanthu::bench
