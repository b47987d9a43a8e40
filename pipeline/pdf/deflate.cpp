#include "pdf/deflate.h"

#include <libdeflate.h>

#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/check.h"
#include "deflate/quick_deflate.h"
#include "deflate/trained_codes.h"

namespace vanthu::pdf {

void Deflater::Release::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater(int level) : level_(level) {
  VANTHU_CHECK(level >= 1 && level <= 12, "a deflate level is 1 to 12");
}

Deflater::Compressor Deflater::borrow() const {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Compressor compressor = std::move(idle_.back());
      idle_.pop_back();
      return compressor;
    }
  }
  Compressor compressor(libdeflate_alloc_compressor(level_));
  VANTHU_CHECK(compressor != nullptr, "memory for a compressor");
  return compressor;
}

void Deflater::give_back(Compressor compressor) const {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(compressor));
}

void Deflater::append_deflated(std::string& out, std::string_view bytes) const {
  Compressor compressor = borrow();
  const std::size_t before = out.size();
  const std::size_t bound = libdeflate_zlib_compress_bound(compressor.get(), bytes.size());
  out.resize(before + bound);
  const std::size_t written = libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                                       out.data() + before, bound);
  VANTHU_CHECK(written != 0, "compressed bytes fit their bound");
  out.resize(before + written);
  give_back(std::move(compressor));
}

void append_page_deflated(std::string& out, std::string_view operators) {
  // RFC 1950, 2.2: deflated with a window of 32 kB, fastest; the sum of both bytes divides by 31.
  out += "\x78\x01";
  deflate::append_deflated(out, operators, deflate::page_code());
  const std::uint32_t sum = libdeflate_adler32(1, operators.data(), operators.size());
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(sum >> shift & 0xffU);
}

}  // namespace vanthu::pdf
