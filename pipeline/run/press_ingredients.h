// What papers depend on beside their record and the program: templates, profiles, fonts and the
// office's choices, as one digest. Two presses with the same digest print the same.
#pragma once

#include <string>

#include "base/file_store.h"
#include "base/result.h"
#include "compose/template_set.h"
#include "run/paper_settings.h"

namespace vanthu::run {

// Hexadecimal. data: the folder with templates/ and fonts/.
Result<std::string> digest_of_ingredients(const FileStore& files, const std::string& data,
                                          const compose::TemplateSources& templates,
                                          const PaperSettings& settings);

}  // namespace vanthu::run
