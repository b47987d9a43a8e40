#include "support/zip_reader.h"

#include <Poco/Checksum.h>
#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <sstream>
#include <stdexcept>

namespace vanthu::support {

ZipMembers read_zip(const std::string& file) {
  std::istringstream in(file);
  const Poco::Zip::ZipArchive archive(in);
  ZipMembers out;
  for (auto header = archive.headerBegin(); header != archive.headerEnd(); ++header) {
    in.clear();
    Poco::Zip::ZipInputStream member(in, header->second);
    std::string bytes;
    Poco::StreamCopier::copyToString(member, bytes);
    Poco::Checksum crc(Poco::Checksum::TYPE_CRC32);
    crc.update(bytes);
    if (bytes.size() != header->second.getUncompressedSize() ||
        crc.checksum() != header->second.getCRC()) {
      throw std::runtime_error("member " + header->first + " does not match its header");
    }
    out[header->first] = bytes;
  }
  return out;
}

}  // namespace vanthu::support
