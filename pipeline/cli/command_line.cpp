#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/command_slots.h"
#include "cli/help_formatter.h"
#include "cli/option_checks.h"
#include "cli/option_table.h"
#include "findings/words.h"
#include "report/report_writer.h"
#include "text/nearest_word.h"

namespace vanthu::cli {
namespace {

class Builder {
 public:
  Builder(CLI::App& app, Slots& slots, Language language)
      : app_(app), slots_(slots), language_(language) {}

  void build() {
    set_help_look(app_, language_);
    dress(app_);
    app_.require_subcommand(0, 1);
    add_common();
    add_main_commands();
    add_rule_commands();
    add_archive_commands();
    add_key_commands();
    add_record_command();
    add_other_commands();
    add_upward_commands();
  }

 private:
  std::string say(std::string_view key) const { return help_text(key, language_); }

  void dress(CLI::App& app) { app.set_help_flag("-h,--help", say("help")); }

  CLI::App* command(CLI::App& parent, const std::string& name) {
    const std::string key = &parent == &app_ ? name : parent.get_name() + " " + name;
    CLI::App* made = parent.add_subcommand(name, say(key));
    made->group(app_.get_formatter()->get_label("Subcommands"));
    dress(*made);
    made->fallthrough();
    return made;
  }

  template <typename T>
  CLI::Option* option(CLI::App* app, const std::string& names, T& slot) {
    return option(app, names, slot, names);
  }
  // For names that mean something else here than elsewhere.
  template <typename T>
  CLI::Option* option(CLI::App* app, const std::string& names, T& slot, std::string_view help) {
    return app->add_option(names, slot, say(help));
  }
  CLI::Option* flag(CLI::App* app, const std::string& names, bool& slot) {
    return app->add_flag(names, slot, say(names));
  }

  void add_common() {
    option(&app_, "--workspace", slots_.common.workspace);
    option(&app_, "--lang", slots_.language)->check(one_of(language_, {"vi", "en"}));
    option(&app_, "-j,--jobs", slots_.common.jobs)->check(between(language_, 1, 256));
    flag(&app_, "-q,--quiet", slots_.common.quiet);
    flag(&app_, "-v,--verbose", slots_.common.verbose);
    flag(&app_, "--no-color", slots_.no_color);
    flag(&app_, "--json", slots_.common.json);
    flag(&app_, "-n,--dry-run", slots_.common.dry_run);
  }

  void add_main_commands() {
    CLI::App* init = command(app_, "init");
    option(init, "DIR", slots_.init.folder)->required();
    CLI::App* run = command(app_, "run");
    option(run, "PATH", slots_.run.paths);
    flag(run, "--supersede", slots_.run.supersede);
    option(run, "--report", slots_.run.report, "run --report");
    option(run, "--rejects", slots_.run.rejects);
    CLI::App* check = command(app_, "check");
    option(check, "PATH", slots_.check.paths);
    flag(check, "--series", slots_.check.series);
    flag(check, "--all", slots_.check.all);
    option(check, "--format", slots_.check_format)->check(one_of(language_, report::kFormatNames));
    option(check, "-o,--output", slots_.check.output, "check --output");
    option(check, "--as-of", slots_.as_of);
    option(check, "--baseline", slots_.check.baseline);
    option(check, "--rule", slots_.check.rule);
    option(check, "--fail-level", slots_.fail_level)
        ->check(one_of(language_, findings::kSeverityNames));
    CLI::App* render = command(app_, "render");
    option(render, "PATH", slots_.render.paths)->required();
    option(render, "--to", slots_.to);
    option(render, "--kind", slots_.render.kind);
    option(render, "--profile", slots_.render.profile);
    option(render, "-o,--output", slots_.render.output);
    flag(render, "--attach-record", slots_.render.attach_record);
    flag(render, "--code", slots_.render.code);
    option(render, "--stop-after", slots_.render.stop_after)
        ->check(one_of(language_, {"ingest", "check", "compose", "layout"}));
  }

  void add_rule_commands() {
    CLI::App* explain = command(app_, "explain");
    option(explain, "RULE", slots_.explain.rule)->required();
    CLI::App* rules = command(app_, "rules");
    rules->require_subcommand(1);
    CLI::App* list = command(*rules, "list");
    option(list, "--on", slots_.on);
    list->callback([this] { slots_.rules.verb = RulesRequest::Verb::List; });
    command(*rules, "test")->callback([this] { slots_.rules.verb = RulesRequest::Verb::Test; });
    CLI::App* book = command(*rules, "book");
    option(book, "--on", slots_.on);
    option(book, "-o,--output", slots_.rules.output, "book --output");
    book->callback([this] { slots_.rules.verb = RulesRequest::Verb::Book; });
    add_exceptions();
  }

  void add_exceptions() {
    using Verb = WaiverRequest::Verb;
    CLI::App* waiver = command(app_, "waiver");
    waiver->require_subcommand(1);
    CLI::App* sign = command(*waiver, "sign");
    option(sign, "FILE", slots_.waiver.file)->required();
    sign->callback([this] { slots_.waiver.verb = Verb::Sign; });
    command(*waiver, "list")->callback([this] { slots_.waiver.verb = Verb::List; });
    CLI::App* baseline = command(app_, "baseline");
    baseline->require_subcommand(1);
    CLI::App* create = command(*baseline, "create");
    option(create, "PATH", slots_.baseline.paths);
    option(create, "-o,--output", slots_.baseline.output, "baseline --output");
  }

  void add_archive_commands() {
    using Verb = ArchiveRequest::Verb;
    CLI::App* archive = command(app_, "archive");
    archive->require_subcommand(1);
    command(*archive, "init")->callback([this] { slots_.archive.verb = Verb::Init; });
    CLI::App* list = command(*archive, "list");
    option(list, "--cell", slots_.archive.cell);
    option(list, "--year", slots_.archive.year)->check(between(language_, 1930, 9999));
    list->callback([this] { slots_.archive.verb = Verb::List; });
    CLI::App* show = command(*archive, "show");
    option(show, "ID", slots_.archive.id)->required();
    show->callback([this] { slots_.archive.verb = Verb::Show; });
    CLI::App* get = command(*archive, "export");
    option(get, "ID", slots_.archive.id)->required();
    option(get, "-o,--output", slots_.archive.output)->required();
    get->callback([this] { slots_.archive.verb = Verb::Export; });
    command(*archive, "rebuild-index")->callback([this] {
      slots_.archive.verb = Verb::RebuildIndex;
    });
    CLI::App* verify = command(app_, "verify");
    option(verify, "ID|FILE", slots_.verify.targets);
    CLI::App* search = command(app_, "search");
    option(search, "QUERY", slots_.search.words);
    flag(search, "--rank", slots_.search.rank);
    option(search, "--limit", slots_.search.limit)->check(between(language_, 1, 100000));
    flag(search, "--facets", slots_.search.facets);
    flag(search, "--csv", slots_.search.csv);
    option(search, "--save", slots_.search.name);
    flag(search, "--saved", slots_.list_saved);
    option(search, "--forget", slots_.forget);
    search->footer(say("search footer"));
  }

  void add_key_commands() {
    CLI::App* key = command(app_, "key");
    key->require_subcommand(1);
    CLI::App* create = command(*key, "create");
    flag(create, "--rsa", slots_.key.rsa);
    option(create, "--name", slots_.key.name);
    flag(create, "--generate-passphrase", slots_.key.generate_passphrase);
    option(create, "--passphrase-file", slots_.key.passphrase_file);
    create->callback([this] { slots_.key.verb = KeyRequest::Verb::Create; });
    command(*key, "show")->callback([this] { slots_.key.verb = KeyRequest::Verb::Show; });
  }

  void add_record_command() {
    CLI::App* record = command(app_, "record");
    record->require_subcommand(1);
    CLI::App* from = command(*record, "from");
    option(from, "FILE", slots_.record.file, "record FILE")->required();
    option(from, "-o,--output", slots_.record.output, "record --output");
  }

  void add_upward_commands() {
    CLI::App* send = command(app_, "export");
    flag(send, "--to-superior", slots_.exporting.to_superior);
    option(send, "--cell", slots_.exporting.cell);
    option(send, "--month", slots_.exporting.month);
    option(send, "-o,--output", slots_.exporting.output, "export --output")->required();
    CLI::App* receive = command(app_, "receive");
    option(receive, "FILE", slots_.receive.files, "receive FILE")->required();
    CLI::App* petitions = command(app_, "petitions");
    flag(petitions, "--open", slots_.petitions.open);
    option(petitions, "--cell", slots_.petitions.cell);
  }

  void add_other_commands() {
    using Verb = TemplateRequest::Verb;
    CLI::App* templates = command(app_, "template");
    templates->require_subcommand(1);
    command(*templates, "list")->callback([this] { slots_.templates.verb = Verb::List; });
    command(*templates, "check")->callback([this] { slots_.templates.verb = Verb::Check; });
    command(*templates, "vars")->callback([this] { slots_.templates.verb = Verb::Vars; });
    CLI::App* preview = command(*templates, "preview");
    option(preview, "TEMPLATE", slots_.templates.ids);
    option(preview, "--record", slots_.templates.record);
    option(preview, "-o,--output", slots_.templates.output);
    preview->callback([this] { slots_.templates.verb = Verb::Preview; });
    CLI::App* gallery = command(*templates, "gallery");
    option(gallery, "--record", slots_.templates.record);
    option(gallery, "-o,--output", slots_.templates.output);
    gallery->callback([this] { slots_.templates.verb = Verb::Gallery; });
    CLI::App* convert = command(app_, "convert");
    option(convert, "FILE", slots_.convert.files, "convert FILE");
    option(convert, "--from", slots_.convert.from)
        ->check(one_of(language_, {"auto", "tcvn3", "vni", "viscii", "vps", "cp1258", "utf8"}));
    option(convert, "--font", slots_.convert.font);
    option(convert, "-o,--output", slots_.convert.output, "convert --output");
    command(app_, "doctor");
    command(app_, "version");
    CLI::App* completion = command(app_, "completion");
    option(completion, "SHELL", slots_.completion.shell)
        ->required()
        ->check(one_of(language_, {"bash", "zsh", "fish"}));
  }

  CLI::App& app_;
  Slots& slots_;
  Language language_;
};

Bilingual see_help() {
  return {"xem: vanthu --help", "see: vanthu --help"};
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

// The command whose arguments were being read.
const CLI::App* deepest(const CLI::App& app) {
  const CLI::App* current = &app;
  while (!current->get_subcommands().empty()) current = current->get_subcommands().front();
  return current;
}

// Its usage line names the commands above it too.
std::string help_of(const CLI::App& app) {
  std::string above;
  for (const CLI::App* up = app.get_parent(); up != nullptr; up = up->get_parent()) {
    above = up->get_name() + (above.empty() ? "" : " " + above);
  }
  return app.help(above);
}

Error unknown_word(const CLI::App& app) {
  const CLI::App* current = deepest(app);
  std::vector<std::string> extras = current->remaining();
  if (extras.empty()) extras = app.remaining(true);
  const std::string word = extras.empty() ? "" : extras.front();
  std::vector<std::string> known = known_words(*current);
  if (current != &app) {
    for (std::string& name : known_words(app)) known.push_back(std::move(name));
  }
  std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto nearest = text::nearest_word(word, candidates);
  Bilingual remedy = see_help();
  if (nearest) {
    const std::string name(*nearest);
    remedy = {"có phải “" + name + "”? xem: vanthu --help",
              "did you mean “" + name + "”? see: vanthu --help"};
  }
  return usage({"không hiểu “" + word + "”", "“" + word + "” is not understood"}, remedy);
}

// "--cell" of "--cell: 1 required TEXT missing".
std::string option_named_in(const std::string& detail) {
  return detail.substr(0, detail.find_first_of(": "));
}

Error explain_parse_error(const CLI::App& app, const CLI::ParseError& error) {
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  const std::string detail = error.what();
  if (code == CLI::ExitCodes::ExtrasError) return unknown_word(app);
  if (code == CLI::ExitCodes::RequiredError) {
    std::string usage_line = "vanthu";
    const CLI::App* current = &app;
    while (!current->get_subcommands().empty()) {
      current = current->get_subcommands().front();
      usage_line += " " + current->get_name();
    }
    return usage({"lệnh còn thiếu tham số hoặc lệnh con", "an argument or a subcommand is missing"},
                 {"xem: " + usage_line + " --help", "see: " + usage_line + " --help"});
  }
  if (code == CLI::ExitCodes::ArgumentMismatch) {
    const std::string name = option_named_in(detail);
    return usage({"tùy chọn " + name + " thiếu giá trị, hoặc thừa giá trị",
                  "option " + name + " has no value, or one too many"},
                 see_help());
  }
  return usage({"giá trị không dùng được: " + detail, "a value cannot be used: " + detail},
               see_help());
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
  Builder builder(app, slots, language);
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
  Builder builder(app, slots, Language::En);
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
