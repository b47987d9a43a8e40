// The commands about papers, keys and signatures, and the rest.
#include <CLI/CLI.hpp>
#include <utility>

#include "cli/command_builder.h"
#include "cli/option_checks.h"

namespace vanthu::cli {

void CommandBuilder::add_key_commands() {
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

void CommandBuilder::add_record_command() {
  CLI::App* record = command(app_, "record");
  record->require_subcommand(1);
  CLI::App* from = command(*record, "from");
  option(from, "FILE", slots_.record.file, "record FILE")->required();
  option(from, "-o,--output", slots_.record.output, "record --output");
  CLI::App* next = command(*record, "next");
  option(next, "--cell", slots_.record.cell, "record --cell");
  option(next, "--kind", slots_.record.kind, "record --kind")
      ->check(one_of(language_, {"regular", "committee"}));
  option(next, "-o,--output", slots_.record.output, "record next --output");
  next->callback([this] { slots_.record.verb = RecordRequest::Verb::Next; });
}

void CommandBuilder::add_sign_commands() {
  CLI::App* sign = command(app_, "sign");
  option(sign, "FILE", slots_.sign.file, "sign FILE")->required();
  option(sign, "--role", slots_.sign.role)->check(one_of(language_, {"chair", "secretary"}));
  option(sign, "--field", slots_.sign.field);
  option(sign, "--key", slots_.sign.key);
  option(sign, "--picture", slots_.sign.picture);
  option(sign, "-o,--output", slots_.sign.output, "sign --output");
  option(sign, "--signer", slots_.sign.signers)->allow_extra_args(false);
  flag(sign, "--accept", slots_.sign.accept);
  option(sign, "--extend", slots_.sign.extend)->check(one_of(language_, {"lt", "lta"}));
  using Verb = TimestampRequest::Verb;
  CLI::App* timestamp = command(app_, "timestamp");
  timestamp->require_subcommand(1);
  for (const auto& [name, verb] : {std::pair("request", Verb::Request), {"accept", Verb::Accept}}) {
    CLI::App* one = command(*timestamp, name);
    option(one, "FILE", slots_.timestamp.file, "timestamp FILE")->required();
    flag(one, "--document", slots_.timestamp.document);
    one->callback([this, verb] { slots_.timestamp.verb = verb; });
  }
}

void CommandBuilder::add_other_commands() {
  using Verb = TemplateRequest::Verb;
  CLI::App* templates = command(app_, "template");
  templates->require_subcommand(1);
  command(*templates, "list")->callback([this] { slots_.templates.verb = Verb::List; });
  command(*templates, "check")->callback([this] { slots_.templates.verb = Verb::Check; });
  command(*templates, "vars")->callback([this] { slots_.templates.verb = Verb::Vars; });
  CLI::App* preview = command(*templates, "preview");
  option(preview, "TEMPLATE", slots_.templates.ids);
  option(preview, "--record", slots_.templates.record);
  option(preview, "-o,--output", slots_.templates.output, "render --output");
  preview->callback([this] { slots_.templates.verb = Verb::Preview; });
  CLI::App* gallery = command(*templates, "gallery");
  option(gallery, "--record", slots_.templates.record);
  option(gallery, "-o,--output", slots_.templates.output, "render --output");
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

void CommandBuilder::add_book_command() {
  CLI::App* book = command(app_, "book");
  option(book, "--cell", slots_.book.cell, "minute --cell");
  option(book, "--year", slots_.book.year, "minute --year")->check(between(language_, 1930, 2199));
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
  CLI::Option* store = flag(book, "--store", slots_.book.store);
  flag(book, "--despite-gaps", slots_.book.despite_gaps)->needs(store);
  option(book, "--forms", slots_.book.forms)->check(between(language_, 1, 100));
  option(book, "-o,--output", slots_.book.output, "minute --output");
}

}  // namespace vanthu::cli
