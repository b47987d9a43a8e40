// Where templates/, fonts/ and schema/ are: beside the program's build in the source tree, or under
// <prefix>/share/vanthu once installed, or where VANTHU_DATA says.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "base/source_text.h"
#include "rules/rulebook.h"

namespace vanthu::run {

// program: path of the running executable; wanted: value of VANTHU_DATA, may be empty.
Result<std::string> find_data_folder(const FileStore& files, const std::string& program,
                                     const std::string& wanted);

// All *.xml of a folder below the data folder, sorted by name; names as "templates/…/x.xml".
Result<std::vector<SourceText>> read_xml_folder(const FileStore& files, const std::string& data,
                                                const std::string& below);

// templates/rulebook; its first finding as an Error with file and place.
Result<rules::Rulebook> read_rulebook(const FileStore& files, const std::string& data);

}  // namespace vanthu::run
