// Reads a whole ZIP file with Poco::Zip, which shares no code with our writer. For files that a
// test has made itself: Poco 1.11 trusts local headers, so this is no reader for files from
// outside.
#pragma once

#include <map>
#include <string>

namespace vanthu::support {

using ZipMembers = std::map<std::string, std::string>;

// Throws Poco::Exception where Poco finds fault, std::runtime_error where the inflated bytes do not
// have the length and the CRC-32 that the header tells.
ZipMembers read_zip(const std::string& file);

}  // namespace vanthu::support
