// Writes the metadata files of a package: fields as EAD.xml or EAD_doc_*.xml, fixity and events as
// PREMIS.xml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/fields.h"
#include "exchange/package.h"

namespace vanthu::exchange {

inline constexpr std::string_view kFieldsNamespace = "urn:vanthu:tt05:1";
inline constexpr std::string_view kPremisNamespace = "http://www.loc.gov/premis/v3";

// "ead" of a file, "ead_doc" of a document.
std::string_view fields_root(FieldSet set);

// Every field has its element, empty ones too.
std::string write_fields(FieldSet set, const std::vector<Field>& fields);

// One object for each path below the folder of the package, and the event that made the package.
std::string write_premis(const std::string& seed, const std::string& created,
                         const Package& package, const std::string& folder,
                         const std::vector<std::string>& paths);

}  // namespace vanthu::exchange
