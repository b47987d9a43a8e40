// Checks the metadata files of a package: the fields of EAD.xml and EAD_doc_*.xml, the fixity of
// PREMIS.xml.
#pragma once

#include <map>
#include <string>

#include "exchange/fields.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

// By name; empty when the file cannot be read, which is told.
std::map<std::string, std::string> check_fields(const std::string& bytes, FieldSet set,
                                                PackageKind kind, const std::string& path,
                                                Problems& problems);

// digests: SHA-256 of the package's files by path; base: of the folder that PREMIS is about, with
// its slash, or "".
void check_premis(const std::string& bytes, const std::string& base,
                  const std::map<std::string, std::string>& digests, const std::string& path,
                  Problems& problems);

}  // namespace vanthu::exchange
