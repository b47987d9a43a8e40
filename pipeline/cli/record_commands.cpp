// The commands about records and rules.
#include <CLI/CLI.hpp>

#include "audit/rows.h"
#include "cli/command_builder.h"
#include "cli/option_checks.h"
#include "findings/words.h"
#include "report/report_writer.h"

namespace vanthu::cli {

void CommandBuilder::add_main_commands() {
  CLI::App* init = command(app_, "init");
  option(init, "DIR", slots_.init.folder)->required();
  CLI::App* run = command(app_, "run");
  option(run, "PATH", slots_.run.paths);
  flag(run, "--supersede", slots_.run.supersede);
  option(run, "--report", slots_.run.report, "run --report");
  option(run, "--rejects", slots_.run.rejects);
  flag(run, "--no-copies", slots_.run.no_copies);
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
  option(render, "PATH", slots_.render.paths, "render PATH")->required();
  option(render, "--to", slots_.to);
  option(render, "--kind", slots_.render.kind);
  option(render, "--profile", slots_.render.profile);
  option(render, "-o,--output", slots_.render.output, "render --output");
  flag(render, "--attach-record", slots_.render.attach_record);
  flag(render, "--code", slots_.render.code);
  option(render, "--stop-after", slots_.render.stop_after)
      ->check(one_of(language_, {"ingest", "check", "compose", "layout"}));
}

void CommandBuilder::add_rule_commands() {
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

void CommandBuilder::add_exceptions() {
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

void CommandBuilder::add_audit_command() {
  CLI::App* audit = command(app_, "audit");
  option(audit, "PATH", slots_.audit.paths, "audit PATH");
  flag(audit, "--archive", slots_.audit.archive);
  flag(audit, "--records", slots_.audit.records);
  option(audit, "--cell", slots_.audit.cell);
  option(audit, "--from", slots_.audit_from, "audit --from");
  option(audit, "--to", slots_.audit_to, "audit --to");
  option(audit, "--year", slots_.audit_year)->check(between(language_, 1930, 2199));
  option(audit, "--by", slots_.audit_rows)->check(one_of(language_, audit::kRowsNames));
  option(audit, "--format", slots_.audit_format, "audit --format")
      ->check(one_of(language_, kAuditFormatNames));
  option(audit, "-o,--output", slots_.audit.output, "audit --output");
  option(audit, "--fail-level", slots_.fail_level)
      ->check(one_of(language_, findings::kSeverityNames));
}

}  // namespace vanthu::cli
