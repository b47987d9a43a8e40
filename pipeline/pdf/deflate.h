// zlib-format compression (RFC 1950); the same bytes for the same input and level.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace vanthu::pdf {

// Through libdeflate. Compressors are large to set up and not to be shared while in use, so threads
// borrow them.
class Deflater {
 public:
  // level: 1 to 12.
  explicit Deflater(int level);

  int level() const { return level_; }
  // Appends the compressed bytes.
  void append_deflated(std::string& out, std::string_view bytes) const;

 private:
  struct Release {
    void operator()(libdeflate_compressor* compressor) const;
  };
  using Compressor = std::unique_ptr<libdeflate_compressor, Release>;

  Compressor borrow() const;
  void give_back(Compressor compressor) const;

  int level_;
  mutable std::mutex mutex_;
  mutable std::vector<Compressor> idle_;
};

// A page's operators, quickly: deflate/quick_deflate.h.
void append_page_deflated(std::string& out, std::string_view operators);

}  // namespace vanthu::pdf
