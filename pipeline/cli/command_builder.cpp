#include "cli/command_builder.h"

#include <CLI/CLI.hpp>

#include "cli/help_formatter.h"
#include "cli/option_checks.h"
#include "cli/option_table.h"

namespace vanthu::cli {

void CommandBuilder::build() {
  set_help_look(app_, language_);
  dress(app_);
  app_.require_subcommand(0, 1);
  add_common();
  add_main_commands();
  add_rule_commands();
  add_archive_commands();
  add_key_commands();
  add_record_command();
  add_sign_commands();
  add_log_commands();
  add_other_commands();
  add_audit_command();
  add_upward_commands();
}

std::string CommandBuilder::say(std::string_view key) const {
  return help_text(key, language_);
}

void CommandBuilder::dress(CLI::App& app) const {
  app.set_help_flag("-h,--help", say("help"));
}

CLI::App* CommandBuilder::command(CLI::App& parent, const std::string& name) {
  const std::string key = &parent == &app_ ? name : parent.get_name() + " " + name;
  CLI::App* made = parent.add_subcommand(name, say(key));
  made->group(app_.get_formatter()->get_label("Subcommands"));
  dress(*made);
  made->fallthrough();
  return made;
}

CLI::Option* CommandBuilder::option(CLI::App* app, const std::string& names, std::string& slot,
                                    std::string_view help) {
  // An empty value would count as none.
  return app->add_option(names, slot, say(help))->check(filled(language_));
}

CLI::Option* CommandBuilder::option(CLI::App* app, const std::string& names,
                                    std::vector<std::string>& slot, std::string_view help) {
  return app->add_option(names, slot, say(help))->check(filled(language_));
}

CLI::Option* CommandBuilder::option(CLI::App* app, const std::string& names, int& slot,
                                    std::string_view help) {
  return app->add_option(names, slot, say(help));
}

CLI::Option* CommandBuilder::option(CLI::App* app, const std::string& names, std::uint64_t& slot,
                                    std::string_view help) {
  return app->add_option(names, slot, say(help))->check(count(language_));
}

CLI::Option* CommandBuilder::flag(CLI::App* app, const std::string& names, bool& slot) {
  return app->add_flag(names, slot, say(names));
}

void CommandBuilder::add_common() {
  option(&app_, "--workspace", slots_.common.workspace);
  option(&app_, "--lang", slots_.language)->check(one_of(language_, {"vi", "en"}));
  option(&app_, "-j,--jobs", slots_.common.jobs)->check(between(language_, 1, 256));
  flag(&app_, "-q,--quiet", slots_.common.quiet);
  flag(&app_, "-v,--verbose", slots_.common.verbose);
  flag(&app_, "--no-color", slots_.no_color);
  flag(&app_, "--json", slots_.common.json);
  flag(&app_, "-n,--dry-run", slots_.common.dry_run);
}

}  // namespace vanthu::cli
