#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/command_builder.h"
#include "cli/command_slots.h"
#include "cli/option_table.h"
#include "cli/parse_error.h"

namespace vanthu::cli {
namespace {

// Its usage line names the commands above it too.
std::string help_of(const CLI::App& app) {
  std::string above;
  for (const CLI::App* up = app.get_parent(); up != nullptr; up = up->get_parent()) {
    above = up->get_name() + (above.empty() ? "" : " " + above);
  }
  return app.help(above);
}

// Long names that are not there yet.
void add_options(const CLI::App& app, std::vector<std::string>& into) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      const std::string word = "--" + name;
      if (std::find(into.begin(), into.end(), word) == into.end()) into.push_back(word);
    }
  }
}

}  // namespace

Language choose_language(const std::vector<std::string>& args, const Environment& environment) {
  std::string wanted = environment.locale.substr(0, 2);
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--lang" && i + 1 < args.size()) wanted = args[i + 1];
    if (args[i].rfind("--lang=", 0) == 0) wanted = args[i].substr(7);
  }
  return wanted == "en" ? Language::En : Language::Vi;
}

Result<Invocation> parse_command_line(const std::vector<std::string>& args,
                                      const Environment& environment) {
  const Language language = choose_language(args, environment);
  Slots slots;
  CLI::App app(help_text("vanthu", language), "vanthu");
  CommandBuilder builder(app, slots, language);
  builder.build();
  app.footer(help_text("examples", language));
  std::vector<std::string> reversed(args.rbegin(), args.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    slots.common.language = language;
    return Invocation{.common = slots.common, .request = HelpRequest{help_of(*deepest(app))}};
  } catch (const CLI::ParseError& error) {
    return explain_parse_error(app, error);
  }
  slots.common.language = language;
  slots.common.color = environment.output_is_terminal && !environment.no_color && !slots.no_color;
  const auto chosen = app.get_subcommands();
  if (chosen.empty()) {
    return Invocation{.common = slots.common, .request = HelpRequest{app.help()}};
  }
  auto request = request_of(chosen.front()->get_name(), slots);
  if (!request.ok()) return request.error();
  return Invocation{.common = slots.common, .request = std::move(request).value()};
}

std::vector<CommandWords> command_words() {
  Slots slots;
  CLI::App app("", "vanthu");
  CommandBuilder builder(app, slots, Language::En);
  builder.build();
  std::vector<CommandWords> all;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    CommandWords words{.name = command->get_name(), .subcommands = {}, .options = {}};
    add_options(*command, words.options);
    for (const CLI::App* below : command->get_subcommands([](const CLI::App*) { return true; })) {
      words.subcommands.push_back(below->get_name());
      add_options(*below, words.options);
    }
    all.push_back(std::move(words));
  }
  return all;
}

}  // namespace vanthu::cli
