// Internal to cli/*.cpp: the commands and options of the program as CLI11 knows them, each with its
// help text, filling the slots.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_slots.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace vanthu::cli {

class CommandBuilder {
 public:
  // Both must outlive the builder and the parsing.
  CommandBuilder(CLI::App& app, Slots& slots, Language language)
      : app_(app), slots_(slots), language_(language) {}

  void build();

 private:
  std::string say(std::string_view key) const;
  void dress(CLI::App& app) const;
  CLI::App* command(CLI::App& parent, const std::string& name);
  // The help text is the one of these names.
  template <typename T>
  CLI::Option* option(CLI::App* app, const std::string& names, T& slot) {
    return option(app, names, slot, names);
  }
  // For names that mean something else here than elsewhere.
  CLI::Option* option(CLI::App* app, const std::string& names, std::string& slot,
                      std::string_view help);
  CLI::Option* option(CLI::App* app, const std::string& names, std::vector<std::string>& slot,
                      std::string_view help);
  CLI::Option* option(CLI::App* app, const std::string& names, int& slot, std::string_view help);
  CLI::Option* option(CLI::App* app, const std::string& names, std::uint64_t& slot,
                      std::string_view help);
  CLI::Option* flag(CLI::App* app, const std::string& names, bool& slot);

  void add_common();

  // record_commands.cpp
  void add_main_commands();
  void add_rule_commands();
  void add_exceptions();
  void add_audit_command();

  // archive_commands.cpp
  void add_archive_commands();
  void add_care_commands(CLI::App& archive);
  void add_package_options(CLI::App& get);
  void add_log_commands();
  void add_upward_commands();
  CLI::App* log_command(CLI::App& log, const std::string& name, LogRequest::Verb verb);

  // paper_commands.cpp
  void add_key_commands();
  void add_record_command();
  void add_sign_commands();
  void add_other_commands();
  void add_book_command();

  CLI::App& app_;
  Slots& slots_;
  Language language_;
};

}  // namespace vanthu::cli
