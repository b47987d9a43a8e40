#include "zip/zip_reader.h"

#include <libdeflate.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "zip/inflate.h"

namespace vanthu::zip {
namespace {

// Record layouts: PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEndOfDirectory = 0x06054b50;
constexpr std::uint64_t kLocalHeaderSize = 30;
constexpr std::uint64_t kCentralHeaderSize = 46;
constexpr std::uint64_t kEndOfDirectorySize = 22;
constexpr std::uint16_t kEncrypted = 1;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint32_t kZip64 = 0xffffffff;
constexpr std::uint64_t kRatioMatters = 1U << 20U;

// Little-endian numbers at offsets that have been checked.
std::uint16_t get16(std::string_view bytes, std::uint64_t at) {
  const auto byte = [&](std::uint64_t i) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at + i]));
  };
  return static_cast<std::uint16_t>(byte(0) | (byte(1) << 8U));
}

std::uint32_t get32(std::string_view bytes, std::uint64_t at) {
  return get16(bytes, at) | (static_cast<std::uint32_t>(get16(bytes, at + 2)) << 16U);
}

// Relative, with forward slashes, no step up; ASCII, as names of OPC parts are (ECMA-376 part 2,
// 6.2.2.2: other letters are percent-encoded).
bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > 255 || name.front() == '/') return false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f || c == '\\' || c == ':') return false;
  }
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view step = name.substr(begin, end - begin);
    if (step == "." || step == "..") return false;
    if (step.empty() && end != name.size()) return false;
    begin = end + 1;
  }
  return true;
}

// A file or a folder, where the packer was a Unix program and told (APPNOTE 4.4.2, 4.4.15).
bool is_plain_entry(std::uint16_t made_by, std::uint32_t attributes) {
  constexpr std::uint32_t kUnix = 3;
  constexpr std::uint32_t kType = 0170000;
  constexpr std::uint32_t kRegular = 0100000;
  constexpr std::uint32_t kFolder = 0040000;
  // What Info-ZIP calls its standard input; the member is plain bytes.
  constexpr std::uint32_t kPipe = 0010000;
  if (made_by >> 8U != kUnix) return true;
  const std::uint32_t type = (attributes >> 16U) & kType;
  return type == 0 || type == kRegular || type == kFolder || type == kPipe;
}

// Names of OPC parts are equal without regard to ASCII case (ECMA-376 part 2, 6.2.2.3).
std::string folded(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

// Where the end record begins: the last one whose comment ends with the file.
std::optional<std::uint64_t> find_end(std::string_view bytes) {
  constexpr std::uint64_t kLongestComment = 0xffff;
  if (bytes.size() < kEndOfDirectorySize) return std::nullopt;
  const std::uint64_t last = bytes.size() - kEndOfDirectorySize;
  const std::uint64_t first = last > kLongestComment ? last - kLongestComment : 0;
  for (std::uint64_t at = last + 1; at-- > first;) {
    if (get32(bytes, at) == kEndOfDirectory &&
        at + kEndOfDirectorySize + get16(bytes, at + 20) == bytes.size()) {
      return at;
    }
  }
  return std::nullopt;
}

}  // namespace

Error ZipReader::refused(const std::string& vi, const std::string& en) const {
  return Error{.kind = ErrorKind::Input,
               .what = {limits_.refusal.vi + ": " + vi, limits_.refusal.en + ": " + en},
               .where = {},
               .remedy = limits_.remedy};
}

Error ZipReader::broken() const {
  return refused("cấu trúc ZIP bị hỏng", "its ZIP structure is damaged");
}

// Walks the central directory once.
class ZipReader::Directory {
 public:
  explicit Directory(ZipReader& zip) : zip_(zip), bytes_(zip.bytes_) {}

  Result<Done> read() {
    const auto end = find_end(bytes_);
    if (!end) return zip_.refused("đây không phải tệp ZIP đầy đủ", "it is no complete ZIP file");
    const std::uint64_t count = get16(bytes_, *end + 10);
    const std::uint64_t size = get32(bytes_, *end + 12);
    start_ = get32(bytes_, *end + 16);
    const bool one_disk = get16(bytes_, *end + 4) == 0 && get16(bytes_, *end + 6) == 0 &&
                          get16(bytes_, *end + 8) == count;
    if (!one_disk || count == 0xffff || start_ == kZip64) {
      return zip_.refused("kiểu ZIP nhiều phần hoặc Zip64 không được dùng",
                          "ZIP files in parts and Zip64 are not accepted");
    }
    if (count > zip_.limits_.members)
      return zip_.refused("quá nhiều phần", "it has too many parts");
    if (start_ + size != *end) return zip_.broken();
    std::uint64_t at = start_;
    for (std::uint64_t i = 0; i < count; ++i) {
      auto next = read_member(at, *end);
      if (!next.ok()) return next.error();
      at = next.value();
    }
    if (at != *end) return zip_.broken();
    return check_overlaps();
  }

 private:
  Result<std::uint64_t> read_member(std::uint64_t at, std::uint64_t end) {
    if (at + kCentralHeaderSize > end || get32(bytes_, at) != kCentralHeader) return zip_.broken();
    const std::uint64_t name_size = get16(bytes_, at + 28);
    const std::uint64_t next =
        at + kCentralHeaderSize + name_size + get16(bytes_, at + 30) + get16(bytes_, at + 32);
    if (next > end) return zip_.broken();
    const std::string name(bytes_.substr(at + kCentralHeaderSize, name_size));
    if (!is_safe_name(name)) {
      return zip_.refused("có phần mang tên không hợp lệ", "a part has a name that is not allowed");
    }
    if (!folded_.insert(folded(name)).second) {
      return zip_.refused("hai phần cùng tên “" + name + "”",
                          "two parts are called “" + name + "”");
    }
    Member member{.method = get16(bytes_, at + 10),
                  .crc32 = get32(bytes_, at + 16),
                  .packed_size = get32(bytes_, at + 20),
                  .size = get32(bytes_, at + 24)};
    const std::uint16_t flags = get16(bytes_, at + 8);
    if ((flags & kEncrypted) != 0) {
      return zip_.refused("tệp có mật khẩu", "it is protected by a password");
    }
    if (member.method != kStored && member.method != kDeflated) {
      return zip_.refused("kiểu nén không được dùng", "its compression is not accepted");
    }
    if (!is_plain_entry(get16(bytes_, at + 4), get32(bytes_, at + 38))) {
      return zip_.refused("có liên kết hoặc thứ không phải tệp thường",
                          "it holds a link or something that is no ordinary file");
    }
    if (member.packed_size == kZip64 || member.size == kZip64) return zip_.broken();
    auto data = check_local_header(get32(bytes_, at + 42), name, flags, member);
    if (!data.ok()) return data.error();
    member.data = data.value();
    zip_.members_.emplace(name, member);
    return next;
  }

  // Where the member's bytes begin. Sizes in the local header may be left to a data descriptor.
  // Programs that read the local headers must see what we see.
  Result<std::uint64_t> check_local_header(std::uint64_t at, const std::string& name,
                                           std::uint16_t flags, const Member& member) {
    constexpr std::uint16_t kDescriptor = 8;
    // How hard the packer tried (bits 1 and 2) does not change what is read.
    constexpr std::uint16_t kEffort = 6;
    if (at + kLocalHeaderSize > start_ || get32(bytes_, at) != kLocalHeader) return zip_.broken();
    const std::uint64_t name_size = get16(bytes_, at + 26);
    const std::uint64_t data = at + kLocalHeaderSize + name_size + get16(bytes_, at + 28);
    if (data + member.packed_size > start_) return zip_.broken();
    const bool same = bytes_.substr(at + kLocalHeaderSize, name_size) == name &&
                      get16(bytes_, at + 8) == member.method &&
                      ((get16(bytes_, at + 6) ^ flags) & ~kEffort) == 0;
    const bool described = (flags & kDescriptor) != 0;
    const auto agrees = [&](std::uint64_t field, std::uint64_t known) {
      const std::uint64_t here = get32(bytes_, at + field);
      return here == known || (described && here == 0);
    };
    const bool sized =
        agrees(14, member.crc32) && agrees(18, member.packed_size) && agrees(22, member.size);
    if (!same || !sized) return zip_.broken();
    extents_.emplace_back(at, data + member.packed_size);
    return data;
  }

  Result<Done> check_overlaps() {
    std::sort(extents_.begin(), extents_.end());
    for (std::size_t i = 1; i < extents_.size(); ++i) {
      if (extents_[i].first < extents_[i - 1].second) return zip_.broken();
    }
    return Done{};
  }

  ZipReader& zip_;
  std::string_view bytes_;
  // Of the central directory.
  std::uint64_t start_ = 0;
  std::set<std::string> folded_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> extents_;
};

Result<ZipReader> ZipReader::open(std::string_view bytes, const ZipLimits& limits) {
  ZipReader zip;
  zip.bytes_ = bytes;
  zip.limits_ = limits;
  if (auto done = Directory(zip).read(); !done.ok()) return done.error();
  return zip;
}

std::vector<std::string> ZipReader::names() const {
  std::vector<std::string> all;
  for (const auto& [name, member] : members_) all.push_back(name);
  return all;
}

std::uint64_t ZipReader::size(const std::string& name) const {
  const auto found = members_.find(name);
  return found == members_.end() ? 0 : found->second.size;
}

Result<std::string> ZipReader::read(const std::string& name) {
  const auto found = members_.find(name);
  if (found == members_.end()) {
    return refused("thiếu phần " + name, "its part " + name + " is missing");
  }
  const Member& member = found->second;
  const bool bomb = member.size > kRatioMatters &&
                    member.size / limits_.ratio > std::max<std::uint64_t>(member.packed_size, 1);
  if (member.size > limits_.member_bytes || bytes_read_ + member.size > limits_.total_bytes ||
      bomb) {
    return refused("phần " + name + " quá lớn", "its part " + name + " is too large");
  }
  bytes_read_ += member.size;
  const std::string_view packed = bytes_.substr(member.data, member.packed_size);
  std::string out;
  if (member.method == kStored) {
    out = packed;
  } else {
    auto inflated = try_inflate(packed, member.size, DeflateForm::Raw);
    if (!inflated) return broken();
    out = std::move(*inflated);
  }
  if (out.size() != member.size || libdeflate_crc32(0, out.data(), out.size()) != member.crc32) {
    return broken();
  }
  return out;
}

}  // namespace vanthu::zip
