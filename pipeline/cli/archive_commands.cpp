// The commands about the archive, its log, its care, and bundles between offices.
#include <CLI/CLI.hpp>

#include "cli/command_builder.h"
#include "cli/option_checks.h"

namespace vanthu::cli {

void CommandBuilder::add_archive_commands() {
  using Verb = ArchiveRequest::Verb;
  CLI::App* archive = command(app_, "archive");
  archive->require_subcommand(1);
  command(*archive, "init")->callback([this] { slots_.archive.verb = Verb::Init; });
  CLI::App* list = command(*archive, "list");
  option(list, "--cell", slots_.archive.cell);
  option(list, "--year", slots_.archive.year)->check(between(language_, 1930, 2199));
  list->callback([this] { slots_.archive.verb = Verb::List; });
  CLI::App* show = command(*archive, "show");
  option(show, "ID", slots_.archive.id)->required();
  show->callback([this] { slots_.archive.verb = Verb::Show; });
  CLI::App* get = command(*archive, "export");
  option(get, "ID", slots_.archive.id);
  option(get, "-o,--output", slots_.archive.output)->required();
  add_package_options(*get);
  option(get, "--by", slots_.archive.by, "export --by");
  option(get, "--reason", slots_.archive.reason, "export --reason");
  get->callback([this] { slots_.archive.verb = Verb::Export; });
  command(*archive, "rebuild-index")->callback([this] {
    slots_.archive.verb = Verb::RebuildIndex;
  });
  add_care_commands(*archive);
  CLI::App* accept = command(*archive, "accept");
  option(accept, "FILE", slots_.archive.id, "archive accept FILE")->required();
  option(accept, "--signer", slots_.archive.signers)->allow_extra_args(false);
  accept->callback([this] { slots_.archive.verb = Verb::Accept; });
  CLI::App* access = command(*archive, "access");
  option(access, "ID", slots_.archive.id, "access ID");
  option(access, "--since", slots_.archive.since);
  access->callback([this] { slots_.archive.verb = Verb::Access; });
  CLI::App* validate = command(*archive, "validate");
  option(validate, "PATH", slots_.validate.path, "validate PATH");
  option(validate, "--root", slots_.validate.roots, "validate --root")->allow_extra_args(false);
  validate->callback([this] { slots_.is_validate = true; });
  CLI::App* verify = command(app_, "verify");
  option(verify, "ID|FILE", slots_.verify.targets);
  option(verify, "--level", slots_.verify.level)->check(between(language_, 0, 4));
  option(verify, "--archive", slots_.verify.archive, "verify --archive");
  option(verify, "--root", slots_.verify.roots)->allow_extra_args(false);
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

void CommandBuilder::add_care_commands(CLI::App& archive) {
  using Verb = CareRequest::Verb;
  CLI::App* backup = command(archive, "backup");
  option(backup, "DIR", slots_.care.folder, "backup DIR")->required();
  flag(backup, "--mend", slots_.care.mend);
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

void CommandBuilder::add_package_options(CLI::App& get) {
  option(&get, "--cell", slots_.archive.cell);
  option(&get, "--year", slots_.archive.year)->check(between(language_, 1930, 2199));
  get.add_flag("--all", slots_.archive.all, say("export --all"));
  option(&get, "--to", slots_.archive.to, "export --to")
      ->check(one_of(language_, {"files", "bagit", "sip", "aip"}));
  flag(&get, "--zip", slots_.archive.zip);
  flag(&get, "--list", slots_.archive.with_list);
}

// A subcommand of log that sets the verb.
CLI::App* CommandBuilder::log_command(CLI::App& log, const std::string& name,
                                      LogRequest::Verb verb) {
  CLI::App* made = command(log, name);
  made->callback([this, verb] { slots_.log.verb = verb; });
  return made;
}

void CommandBuilder::add_log_commands() {
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
  log_command(*log, "clock", Verb::Clock);
  log_command(*log, "rotate", Verb::Rotate);
  log_command(*log, "lost", Verb::Lost);
  option(log_command(*log, "stolen", Verb::Stolen), "CHECKPOINT", r.file)->required();
}

void CommandBuilder::add_upward_commands() {
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

}  // namespace vanthu::cli
