#include "cli/parse_error.h"

#include <CLI/CLI.hpp>

#include "cli/command_slots.h"
#include "text/nearest_word.h"

namespace vanthu::cli {
namespace {

// Of the command that was typed, as far as it was understood.
Bilingual see_help(const CLI::App& app) {
  std::string command = "vanthu";
  for (const CLI::App* current = &app; !current->get_subcommands().empty();) {
    current = current->get_subcommands().front();
    command += " " + current->get_name();
  }
  return {"xem: " + command + " --help", "see: " + command + " --help"};
}

std::vector<std::string> known_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back(command->get_name());
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  return words;
}

}  // namespace

const CLI::App* deepest(const CLI::App& app) {
  const CLI::App* current = &app;
  while (!current->get_subcommands().empty()) current = current->get_subcommands().front();
  return current;
}

namespace {

Error unknown_word(const CLI::App& app) {
  const CLI::App* current = deepest(app);
  std::vector<std::string> extras = current->remaining();
  if (extras.empty()) extras = app.remaining(true);
  const std::string word = extras.empty() ? "" : extras.front();
  std::vector<std::string> known = known_words(*current);
  if (current != &app) {
    for (std::string& name : known_words(app)) known.push_back(std::move(name));
  }
  std::erase(known, word);
  std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto nearest = text::nearest_word(word, candidates);
  Bilingual remedy = see_help(app);
  if (nearest) {
    const std::string name(*nearest);
    remedy = {"có phải “" + name + "”? " + remedy.vi, "did you mean “" + name + "”? " + remedy.en};
  }
  return usage({"không hiểu “" + word + "”", "“" + word + "” is not understood"}, remedy);
}

// "--cell" of "--cell: 1 required TEXT missing".
std::string option_named_in(const std::string& detail) {
  return detail.substr(0, detail.find_first_of(": "));
}

}  // namespace

Error explain_parse_error(const CLI::App& app, const CLI::ParseError& error) {
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  const std::string detail = error.what();
  if (code == CLI::ExitCodes::ExtrasError) return unknown_word(app);
  if (code == CLI::ExitCodes::RequiredError) {
    return usage({"lệnh còn thiếu tham số hoặc lệnh con", "an argument or a subcommand is missing"},
                 see_help(app));
  }
  if (code == CLI::ExitCodes::ArgumentMismatch) {
    const std::string name = option_named_in(detail);
    return usage({"tùy chọn " + name + " thiếu giá trị, hoặc thừa giá trị",
                  "option " + name + " has no value, or one too many"},
                 see_help(app));
  }
  return usage({"giá trị không dùng được: " + detail, "a value cannot be used: " + detail},
               see_help(app));
}

}  // namespace vanthu::cli
