// The members of a ZIP file as a tree. The file is refused as a whole when it is not plainly what
// it should be (zip/zip_reader.h); members are inflated one at a time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "exchange/file_tree.h"
#include "zip/zip_reader.h"

namespace vanthu::exchange {

class ZipTree final : public FileTree {
 public:
  // Keeps a view of the bytes.
  static Result<std::unique_ptr<ZipTree>> open(std::string_view bytes);

  Result<std::vector<TreeEntry>> list(const std::string& folder) const override;
  std::optional<TreeEntry> find(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::size_t most) const override;
  Result<Done> stream(const std::string& path,
                      const std::function<void(std::string_view)>& use) const override;

 private:
  explicit ZipTree(zip::ZipReader reader) : reader_(std::move(reader)) {}

  // Reading counts against the reader's limits.
  mutable zip::ZipReader reader_;
  // By folder.
  std::map<std::string, std::map<std::string, TreeEntry>> folders_;
};

}  // namespace vanthu::exchange
