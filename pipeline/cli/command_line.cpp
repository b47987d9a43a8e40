#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/enum_name.h"
#include "cli/option_checks.h"
#include "cli/option_table.h"
#include "text/nearest_word.h"

namespace vanthu::cli {
namespace {

// Everything that options write into while CLI11 parses; turned into an Invocation afterwards.
struct Slots {
  Common common;
  std::string language;
  bool no_color = false;
  InitRequest init;
  RunRequest run;
  CheckRequest check;
  std::string check_format = "text";
  std::string as_of;
  std::string fail_level = "violation";
  ExplainRequest explain;
  RulesRequest rules;
  std::string on;
  RenderRequest render;
  std::string to = "pdf,docx";
  ArchiveRequest archive;
  VerifyRequest verify;
  SearchRequest search;
  KeyRequest key;
  TemplateRequest templates;
  CompletionRequest completion;
};

class Builder {
 public:
  Builder(CLI::App& app, Slots& slots, Language language)
      : app_(app), slots_(slots), language_(language) {}

  void build() {
    dress(app_);
    app_.require_subcommand(0, 1);
    add_common();
    add_main_commands();
    add_rule_commands();
    add_archive_commands();
    add_key_commands();
    add_other_commands();
  }

 private:
  std::string say(std::string_view key) const { return help_text(key, language_); }

  void dress(CLI::App& app) {
    const bool vi = language_ == Language::Vi;
    auto labels = app.get_formatter();
    if (vi) {
      labels->label("Usage", "Cách dùng");
      labels->label("OPTIONS", "TÙY CHỌN");
      labels->label("Options", "Tùy chọn");
      labels->label("SUBCOMMAND", "LỆNH");
      labels->label("SUBCOMMANDS", "LỆNH");
      labels->label("Subcommands", "Lệnh");
      labels->label("Positionals", "Tham số");
      labels->label("REQUIRED", "bắt buộc");
      labels->label("TEXT", "CHỮ");
      labels->label("INT", "SỐ");
    }
    labels->column_width(34);
    app.set_help_flag("-h,--help", say("help"));
  }

  CLI::App* command(CLI::App& parent, const std::string& name) {
    const std::string key = &parent == &app_ ? name : parent.get_name() + " " + name;
    CLI::App* made = parent.add_subcommand(name, say(key));
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
    CLI::App* check = command(app_, "check");
    option(check, "PATH", slots_.check.paths);
    flag(check, "--series", slots_.check.series);
    flag(check, "--all", slots_.check.all);
    option(check, "--format", slots_.check_format)
        ->check(one_of(language_, {"text", "json", "sarif", "junit", "html", "csv"}));
    option(check, "-o,--output", slots_.check.output, "check --output");
    option(check, "--as-of", slots_.as_of);
    option(check, "--rule", slots_.check.rule);
    option(check, "--fail-level", slots_.fail_level)
        ->check(one_of(language_, {"violation", "warning", "advice"}));
    CLI::App* render = command(app_, "render");
    option(render, "PATH", slots_.render.paths)->required();
    option(render, "--to", slots_.to);
    option(render, "--kind", slots_.render.kind);
    option(render, "--profile", slots_.render.profile);
    option(render, "-o,--output", slots_.render.output);
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
    option(search, "QUERY", query_)->required();
    flag(search, "--rank", slots_.search.rank);
    option(search, "--limit", slots_.search.limit)->check(between(language_, 1, 1000));
    search->callback([this] {
      for (const std::string& word : query_) {
        slots_.search.query += (slots_.search.query.empty() ? "" : " ") + word;
      }
    });
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

  void add_other_commands() {
    using Verb = TemplateRequest::Verb;
    CLI::App* templates = command(app_, "template");
    templates->require_subcommand(1);
    command(*templates, "list")->callback([this] { slots_.templates.verb = Verb::List; });
    command(*templates, "check")->callback([this] { slots_.templates.verb = Verb::Check; });
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
  std::vector<std::string> query_;
};

Error usage(Bilingual what, Bilingual remedy) {
  return Error{
      .kind = ErrorKind::Usage, .what = std::move(what), .where = {}, .remedy = std::move(remedy)};
}

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

Result<std::optional<Date>> read_day(const std::string& text, const std::string& option) {
  if (text.empty()) return std::optional<Date>();
  const auto day = try_parse_date(text);
  if (day) return day;
  return usage({"“" + text + "” không phải là ngày dùng được cho " + option,
                "“" + text + "” is not a day for " + option},
               {"viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-05",
                "write YEAR-MONTH-DAY, such as 2026-11-05"});
}

constexpr EnumName<report::Format> kFormats[] = {
    {"text", report::Format::Text},   {"json", report::Format::Json},
    {"sarif", report::Format::Sarif}, {"junit", report::Format::Junit},
    {"html", report::Format::Html},   {"csv", report::Format::Csv}};

findings::Severity severity_named(const std::string& name) {
  if (name == "advice") return findings::Severity::Advice;
  if (name == "warning") return findings::Severity::Warning;
  return findings::Severity::Violation;
}

Result<Request> render_request(Slots& slots) {
  slots.render.pdf = slots.to == "pdf" || slots.to == "pdf,docx" || slots.to == "docx,pdf";
  slots.render.docx = slots.to == "docx" || slots.to == "pdf,docx" || slots.to == "docx,pdf";
  if (slots.render.pdf || slots.render.docx) return Request(slots.render);
  return usage({"không có định dạng “" + slots.to + "” cho --to",
                "there is no format “" + slots.to + "” for --to"},
               {"viết pdf, docx hoặc pdf,docx", "write pdf, docx or pdf,docx"});
}

Result<Request> request_of(const std::string& command, Slots& slots) {
  if (command == "init") return Request(slots.init);
  if (command == "run") return Request(slots.run);
  if (command == "explain") return Request(slots.explain);
  if (command == "archive") return Request(slots.archive);
  if (command == "verify") return Request(slots.verify);
  if (command == "search") return Request(slots.search);
  if (command == "key") return Request(slots.key);
  if (command == "template") return Request(slots.templates);
  if (command == "doctor") return Request(DoctorRequest{});
  if (command == "version") return Request(VersionRequest{});
  if (command == "completion") return Request(slots.completion);
  if (command == "check") {
    auto as_of = read_day(slots.as_of, "--as-of");
    if (!as_of.ok()) return as_of.error();
    slots.check.as_of = as_of.value();
    slots.check.format = try_parse_name(slots.check_format, kFormats).value();
    if (slots.common.json) slots.check.format = report::Format::Json;
    slots.check.fail_level = severity_named(slots.fail_level);
    return Request(slots.check);
  }
  if (command == "rules") {
    auto on = read_day(slots.on, "--on");
    if (!on.ok()) return on.error();
    slots.rules.on = on.value();
    return Request(slots.rules);
  }
  return render_request(slots);
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
    return Invocation{.common = slots.common, .request = HelpRequest{deepest(app)->help()}};
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

std::vector<std::string> command_names() {
  Slots slots;
  CLI::App app("", "vanthu");
  Builder builder(app, slots, Language::En);
  builder.build();
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

}  // namespace vanthu::cli
