// Golden files: small texts at stage borders, compared as text and kept beside the tests or
// samples. scripts/update-golden rewrites them (it sets VANTHU_UPDATE_GOLDEN); read the diff before
// committing.
#pragma once

#include <string>

namespace vanthu::support {

// Path from the source folder, "samples/broken/xml-04-doctype/expected.txt". Fails the running test
// when the file is missing or differs.
void expect_golden(const std::string& path, const std::string& actual);

// The bytes of a file of the repository; a missing one throws.
std::string source_file(const std::string& path);

}  // namespace vanthu::support
