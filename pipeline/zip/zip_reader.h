// Reads a ZIP file from outside, which may be anybody's: what the central directory says is checked
// against the local headers and against the bytes, and a file that is not plainly what it should be
// is refused as a whole. Reads what a word processor writes: stored and deflated members, data
// descriptors, a comment at the end. Refuses encryption, Zip64, several disks, names that lead out
// of the file or occur twice, links, members that overlap, sizes that lie, and bombs.
//   auto zip = zip::ZipReader::open(bytes);
//   auto xml = zip.value().read("word/document.xml");
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace vanthu::zip {

struct ZipLimits {
  std::size_t members = 1000;
  // Of one member and of all that is read, inflated.
  std::uint64_t member_bytes = 64U << 20U;
  std::uint64_t total_bytes = 128U << 20U;
  // Inflated to packed, for members of more than a megabyte.
  std::uint64_t ratio = 200;
  // How a refusal begins, and what it advises.
  Bilingual refusal = {"tệp ZIP không đọc được", "the ZIP file cannot be read"};
  Bilingual remedy = {"xin gửi lại tệp", "ask for the file again"};
};

class ZipReader {
 public:
  // Keeps a view of the bytes. Errors name what is wrong, not where the file is.
  static Result<ZipReader> open(std::string_view bytes, const ZipLimits& limits = {});

  std::size_t member_count() const { return members_.size(); }
  bool has(const std::string& name) const { return members_.count(name) != 0; }
  // In the order of the alphabet.
  std::vector<std::string> names() const;
  // Inflated, as the file tells it; 0 when there is no such member.
  std::uint64_t size(const std::string& name) const;
  // The member's bytes, their length and CRC-32 verified. Error: no such member, too large, broken.
  Result<std::string> read(const std::string& name);

 private:
  struct Member {
    std::uint16_t method = 0;
    std::uint32_t crc32 = 0;
    std::uint32_t packed_size = 0;
    std::uint32_t size = 0;
    std::uint64_t data = 0;
  };
  class Directory;

  Error refused(const std::string& vi, const std::string& en) const;
  Error broken() const;

  std::string_view bytes_;
  ZipLimits limits_;
  std::uint64_t bytes_read_ = 0;
  std::map<std::string, Member> members_;
};

}  // namespace vanthu::zip
