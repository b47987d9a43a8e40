// Internal to cli: the look of --help.
#pragma once

#include "base/bilingual.h"

namespace CLI {
class App;
}

namespace vanthu::cli {

// For the app and the subcommands it gets from now on: headings in the language; columns aligned by
// what a terminal shows, not by bytes.
void set_help_look(CLI::App& app, Language language);

}  // namespace vanthu::cli
