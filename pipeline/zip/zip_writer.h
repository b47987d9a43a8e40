// A ZIP file with nothing in it but its members: no directories, no times of day, no host names.
// The same members give the same bytes on every machine. Members can be deflated once and written
// into many files, which is what makes a small office document cheap.
//   std::string file = zip::write_zip({zip::deflate_member("mimetype", bytes)});
// Names are ASCII with forward slashes and are unique; members and file stay below 4 GiB. Anything
// else is a bug of the caller.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::zip {

struct ZipMember {
  std::string name;
  // Of the bytes before deflating.
  std::uint32_t crc32 = 0;
  std::uint32_t size = 0;
  // Stored as they are where deflating would not make them shorter, or is not worth its time.
  bool deflated = false;
  std::string packed{};
};

enum class Packing {
  // For files of any kind that go into one package; what is shorter than 1 kB is stored as it is.
  Fast,
  // For markup that goes into one paper: a tenth longer than Fast, in less than half of the time.
  // Shorter than 1 kB is stored as it is.
  Markup,
  // For what is packed once and goes into every file.
  Small,
};

ZipMember deflate_member(std::string name, std::string_view bytes, Packing packing = Packing::Fast);

// Members in the order given, each dated 1980-01-01, the first day a ZIP file can tell.
std::string write_zip(const std::vector<const ZipMember*>& members);

}  // namespace vanthu::zip
