#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/command_slots.h"
#include "cli/help_formatter.h"
#include "cli/option_checks.h"
#include "cli/option_table.h"
#include "cli/parse_error.h"
#include "findings/words.h"
#include "report/report_writer.h"

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
    add_sign_commands();
    add_log_commands();
    add_other_commands();
    add_audit_command();
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
    option(get, "ID", slots_.archive.id);
    option(get, "-o,--output", slots_.archive.output)->required();
    add_package_options(*get);
    get->callback([this] { slots_.archive.verb = Verb::Export; });
    command(*archive, "rebuild-index")->callback([this] {
      slots_.archive.verb = Verb::RebuildIndex;
    });
    add_care_commands(*archive);
    CLI::App* accept = command(*archive, "accept");
    option(accept, "FILE", slots_.archive.id, "archive accept FILE")->required();
    accept->callback([this] { slots_.archive.verb = Verb::Accept; });
    CLI::App* validate = command(*archive, "validate");
    option(validate, "PATH", slots_.validate.path, "validate PATH");
    validate->callback([this] { slots_.is_validate = true; });
    CLI::App* verify = command(app_, "verify");
    option(verify, "ID|FILE", slots_.verify.targets);
    option(verify, "--level", slots_.verify.level)->check(between(language_, 0, 3));
    option(verify, "--archive", slots_.verify.archive, "verify --archive");
    option(verify, "--root", slots_.verify.roots);
    option(verify, "--kept", slots_.verify.kept);
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

  void add_care_commands(CLI::App& archive) {
    using Verb = CareRequest::Verb;
    CLI::App* backup = command(archive, "backup");
    option(backup, "DIR", slots_.care.folder, "backup DIR")->required();
    backup->callback([this] { slots_.care.verb = Verb::Backup; });
    CLI::App* repair = command(archive, "repair");
    option(repair, "DIR", slots_.care.folder, "backup DIR")->required();
    repair->callback([this] { slots_.care.verb = Verb::Repair; });
    CLI::App* retention = command(archive, "retention");
    option(retention, "--due", slots_.due);
    retention->callback([this] { slots_.care.verb = Verb::Retention; });
    CLI::App* hold = command(app_, "hold");
    hold->require_subcommand(1);
    CLI::App* place = command(*hold, "place");
    option(place, "ID", slots_.care.id)->required();
    option(place, "--reason", slots_.care.reason)->required();
    place->callback([this] { slots_.care.verb = Verb::HoldPlace; });
    CLI::App* release = command(*hold, "release");
    option(release, "HOLD", slots_.care.id)->required();
    option(release, "--reason", slots_.care.reason)->required();
    release->callback([this] { slots_.care.verb = Verb::HoldRelease; });
    command(*hold, "list")->callback([this] { slots_.care.verb = Verb::HoldList; });
  }

  void add_package_options(CLI::App& get) {
    option(&get, "--cell", slots_.archive.cell);
    option(&get, "--year", slots_.archive.year)->check(between(language_, 1930, 9999));
    get.add_flag("--all", slots_.archive.all, say("export --all"));
    option(&get, "--to", slots_.archive.to, "export --to")
        ->check(one_of(language_, {"files", "bagit", "sip", "aip"}));
    flag(&get, "--zip", slots_.archive.zip);
    flag(&get, "--list", slots_.archive.with_list);
    option(&get, "--proof", slots_.archive.proof);
  }

  void add_audit_command() {
    CLI::App* audit = command(app_, "audit");
    option(audit, "PATH", slots_.audit.paths, "audit PATH");
    flag(audit, "--archive", slots_.audit.archive);
    flag(audit, "--records", slots_.audit.records);
    option(audit, "--cell", slots_.audit.cell);
    option(audit, "--from", slots_.audit_from, "audit --from");
    option(audit, "--to", slots_.audit_to, "audit --to");
    option(audit, "--year", slots_.audit_year)->check(between(language_, 1930, 9999));
    option(audit, "--by", slots_.audit_rows)->check(one_of(language_, audit::kRowsNames));
    option(audit, "--format", slots_.audit_format, "audit --format")
        ->check(one_of(language_, kAuditFormatNames));
    option(audit, "-o,--output", slots_.audit.output, "audit --output");
    option(audit, "--fail-level", slots_.fail_level)
        ->check(one_of(language_, findings::kSeverityNames));
  }

  void add_key_commands() {
    CLI::App* key = command(app_, "key");
    key->require_subcommand(1);
    CLI::App* create = command(*key, "create");
    flag(create, "--rsa", slots_.key.rsa);
    option(create, "--name", slots_.key.name);
    flag(create, "--generate-passphrase", slots_.key.generate_passphrase);
    option(create, "--passphrase-file", slots_.key.passphrase_file);
    option(create, "--key", slots_.key.id, "key create --key");
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

  void add_sign_commands() {
    CLI::App* sign = command(app_, "sign");
    option(sign, "FILE", slots_.sign.file, "sign FILE")->required();
    option(sign, "--role", slots_.sign.role)->check(one_of(language_, {"chair", "secretary"}));
    option(sign, "--field", slots_.sign.field);
    option(sign, "--key", slots_.sign.key);
    option(sign, "--picture", slots_.sign.picture);
    option(sign, "-o,--output", slots_.sign.output, "sign --output");
    flag(sign, "--accept", slots_.sign.accept);
    option(sign, "--extend", slots_.sign.extend)->check(one_of(language_, {"lt", "lta"}));
    using Verb = TimestampRequest::Verb;
    CLI::App* timestamp = command(app_, "timestamp");
    timestamp->require_subcommand(1);
    for (const auto& [name, verb] :
         {std::pair("request", Verb::Request), {"accept", Verb::Accept}}) {
      CLI::App* one = command(*timestamp, name);
      option(one, "FILE", slots_.timestamp.file, "timestamp FILE")->required();
      flag(one, "--document", slots_.timestamp.document);
      one->callback([this, verb] { slots_.timestamp.verb = verb; });
    }
  }

  // A subcommand of log that sets the verb.
  CLI::App* log_command(CLI::App& log, const std::string& name, LogRequest::Verb verb) {
    CLI::App* made = command(log, name);
    made->callback([this, verb] { slots_.log.verb = verb; });
    return made;
  }

  void add_log_commands() {
    using Verb = LogRequest::Verb;
    LogRequest& r = slots_.log;
    CLI::App* log = command(app_, "log");
    log->require_subcommand(1);
    log_command(*log, "show", Verb::Show);
    option(log_command(*log, "checkpoint", Verb::Checkpoint), "-o,--output", r.output,
           "log --output");
    CLI::App* proof = log_command(*log, "proof", Verb::Proof);
    option(proof, "ID", r.id)->required();
    option(proof, "--version", r.version, "log --version")->check(between(language_, 1, 100000));
    option(proof, "-o,--output", r.output, "log --output");
    CLI::App* check = log_command(*log, "check", Verb::Check);
    option(check, "PROOF", r.file)->required();
    option(check, "--paper", r.paper);
    option(check, "--policy", r.policy);
    option(check, "--key", r.key, "log --key");
    CLI::App* ask = log_command(*log, "request", Verb::Request);
    option(ask, "--from", r.from, "log --from");
    option(ask, "-o,--output", r.output, "log --output");
    CLI::App* witness = log_command(*log, "witness", Verb::Witness);
    option(witness, "DIR", r.folder)->required();
    option(witness, "--name", r.name, "witness --name")->required();
    option(witness, "--passphrase-file", r.passphrase_file);
    CLI::App* sign = log_command(*log, "sign", Verb::Sign);
    option(sign, "REQUEST", r.file)->required();
    option(sign, "--witness", r.folder)->required();
    option(sign, "--key", r.key, "log --key");
    option(sign, "--passphrase-file", r.passphrase_file);
    option(sign, "-o,--output", r.output, "log --output");
    option(log_command(*log, "accept", Verb::Accept), "ANSWER", r.file)->required();
    option(log_command(*log, "policy", Verb::Policy), "POLICY", r.file)->required();
    log_command(*log, "rotate", Verb::Rotate);
    log_command(*log, "lost", Verb::Lost);
    option(log_command(*log, "stolen", Verb::Stolen), "CHECKPOINT", r.file)->required();
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
    add_book_command();
    command(app_, "doctor");
    command(app_, "version");
    CLI::App* completion = command(app_, "completion");
    option(completion, "SHELL", slots_.completion.shell)
        ->required()
        ->check(one_of(language_, {"bash", "zsh", "fish"}));
  }

  void add_book_command() {
    CLI::App* book = command(app_, "book");
    option(book, "--cell", slots_.book.cell, "minute --cell");
    option(book, "--year", slots_.book.year, "minute --year")
        ->check(between(language_, 1930, 9999));
    option(book, "--term", slots_.book.term, "minute --term");
    option(book, "--number", slots_.book.number)->check(between(language_, 1, 999));
    option(book, "--size", slots_.book.size)->check(one_of(language_, {"a4", "a5"}));
    option(book, "--binding", slots_.book.binding)
        ->check(one_of(language_, {"sheets", "folded", "sewn"}));
    flag(book, "--recto", slots_.book.recto);
    flag(book, "--since-last-print", slots_.book.since_last_print);
    flag(book, "--reprint", slots_.book.reprint);
    flag(book, "--gaps", slots_.book.gaps);
    flag(book, "--ward", slots_.book.ward);
    flag(book, "--store", slots_.book.store);
    option(book, "--forms", slots_.book.forms)->check(between(language_, 1, 100));
    option(book, "-o,--output", slots_.book.output, "minute --output");
  }

  CLI::App& app_;
  Slots& slots_;
  Language language_;
};

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
