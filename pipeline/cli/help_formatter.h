// Internal to cli: the look of --help.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "base/bilingual.h"

namespace vanthu::cli {

// Headings in the language; columns aligned by what a terminal shows, not by bytes.
std::shared_ptr<CLI::Formatter> make_help_formatter(Language language);

}  // namespace vanthu::cli
