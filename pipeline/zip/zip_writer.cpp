#include "zip/zip_writer.h"

#include <libdeflate.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <set>

#include "base/check.h"
#include "deflate/quick_deflate.h"
#include "deflate/trained_codes.h"

namespace vanthu::zip {
namespace {

// Record layouts: PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEndOfDirectory = 0x06054b50;
constexpr std::size_t kLocalHeaderSize = 30;
constexpr std::size_t kCentralHeaderSize = 46;
constexpr std::size_t kEndOfDirectorySize = 22;
// 2.0: the first version that knows deflate.
constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kFirstDay = (1 << 5) | 1;
// libdeflate's levels.
constexpr int kFast = 1;
constexpr int kSmall = 9;
// Setting up its tables costs libdeflate as much as deflating some kilobytes.
constexpr std::size_t kWorthDeflating = 1024;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

using CompressorPtr = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

// Tens of kilobytes to set up, so each thread keeps its own.
libdeflate_compressor* fast_compressor() {
  thread_local const CompressorPtr compressor(libdeflate_alloc_compressor(kFast));
  return compressor.get();
}

void put16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xffU);
  out += static_cast<char>(value >> 8U);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xffffU));
  put16(out, static_cast<std::uint16_t>(value >> 16U));
}

std::uint32_t narrow(std::size_t value) {
  VANTHU_CHECK(value < std::numeric_limits<std::uint32_t>::max(), "a ZIP file stays below 4 GiB");
  return static_cast<std::uint32_t>(value);
}

// The fields that the local and the central header have in common, version to name length.
void put_shared_fields(std::string& out, const ZipMember& member) {
  put16(out, kVersion);
  put16(out, 0);
  put16(out, member.deflated ? 8 : 0);
  put16(out, 0);
  put16(out, kFirstDay);
  put32(out, member.crc32);
  put32(out, narrow(member.packed.size()));
  put32(out, member.size);
  put16(out, static_cast<std::uint16_t>(member.name.size()));
  put16(out, 0);
}

void put_central_header(std::string& out, const ZipMember& member, std::uint32_t offset) {
  put32(out, kCentralHeader);
  put16(out, kVersion);
  put_shared_fields(out, member);
  // Comment, disk, attributes.
  put16(out, 0);
  put16(out, 0);
  put16(out, 0);
  put32(out, 0);
  put32(out, offset);
  out += member.name;
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() < 256 && name.front() != '/' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return c > ' ' && c <= '~' && c != '\\'; });
}

void check_names(const std::vector<const ZipMember*>& members) {
  VANTHU_CHECK(members.size() < 0xffff, "a ZIP file without Zip64 has few members");
  std::set<std::string_view> seen;
  for (const ZipMember* member : members) {
    VANTHU_CHECK(is_plain_name(member->name), "names of ZIP members are plain relative paths");
    VANTHU_CHECK(seen.insert(member->name).second, "names of ZIP members are unique");
  }
}

}  // namespace

ZipMember deflate_member(std::string name, std::string_view bytes, Packing packing) {
  ZipMember member{.name = std::move(name)};
  member.size = narrow(bytes.size());
  member.crc32 = libdeflate_crc32(0, bytes.data(), bytes.size());
  if (packing != Packing::Small && bytes.size() < kWorthDeflating) {
    member.packed.assign(bytes);
    return member;
  }
  if (packing == Packing::Markup) {
    deflate::append_deflated(member.packed, bytes, deflate::markup_code());
    member.deflated = member.packed.size() < bytes.size();
    if (!member.deflated) member.packed.assign(bytes);
    return member;
  }
  const CompressorPtr slow(packing == Packing::Small ? libdeflate_alloc_compressor(kSmall)
                                                     : nullptr);
  libdeflate_compressor* compressor = slow ? slow.get() : fast_compressor();
  VANTHU_CHECK(compressor != nullptr, "libdeflate has memory for a compressor");
  // Not cleared first, and no larger than what is kept.
  const std::unique_ptr<char[]> room(new char[bytes.size()]);
  const std::size_t packed_size =
      libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(), room.get(), bytes.size());
  member.deflated = packed_size != 0;
  member.packed.assign(member.deflated ? std::string_view(room.get(), packed_size) : bytes);
  return member;
}

std::string write_zip(const std::vector<const ZipMember*>& members) {
  check_names(members);
  std::size_t total = kEndOfDirectorySize;
  for (const ZipMember* member : members) {
    total +=
        kLocalHeaderSize + kCentralHeaderSize + 2 * member->name.size() + member->packed.size();
  }
  narrow(total);
  std::string out;
  out.reserve(total);
  std::string directory;
  for (const ZipMember* member : members) {
    put_central_header(directory, *member, narrow(out.size()));
    put32(out, kLocalHeader);
    put_shared_fields(out, *member);
    out += member->name;
    out += member->packed;
  }
  const std::uint32_t directory_offset = narrow(out.size());
  out += directory;
  const auto count = static_cast<std::uint16_t>(members.size());
  put32(out, kEndOfDirectory);
  put16(out, 0);
  put16(out, 0);
  put16(out, count);
  put16(out, count);
  put32(out, narrow(directory.size()));
  put32(out, directory_offset);
  put16(out, 0);
  return out;
}

}  // namespace vanthu::zip
