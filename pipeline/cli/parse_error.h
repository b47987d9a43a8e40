// Internal to cli/*.cpp: what CLI11 could not parse, in our words.
#pragma once

#include "base/error.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace vanthu::cli {

// The command whose arguments were being read.
const CLI::App* deepest(const CLI::App& app);

// An Error of kind Usage that says what to type instead.
Error explain_parse_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace vanthu::cli
