#include "zip/inflate.h"

#include <libdeflate.h>

#include <memory>

namespace vanthu::zip {
namespace {

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

}  // namespace

std::optional<std::string> try_inflate(std::string_view deflated, std::size_t size,
                                       DeflateForm form) {
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
      libdeflate_alloc_decompressor());
  if (decompressor == nullptr) return std::nullopt;
  const auto inflate =
      form == DeflateForm::Raw ? libdeflate_deflate_decompress_ex : libdeflate_zlib_decompress_ex;
  std::string out(size, '\0');
  std::size_t used = 0;
  std::size_t made = 0;
  const libdeflate_result done = inflate(decompressor.get(), deflated.data(), deflated.size(),
                                         out.data(), out.size(), &used, &made);
  if (done != LIBDEFLATE_SUCCESS || used != deflated.size() || made != size) return std::nullopt;
  return out;
}

}  // namespace vanthu::zip
