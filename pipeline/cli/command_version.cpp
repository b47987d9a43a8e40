// vanthu version, vanthu completion: housekeeping.
#include <expat.h>
#include <openssl/crypto.h>
#include <sqlite3.h>

#include <nlohmann/json.hpp>

#include "cli/command_line.h"
#include "cli/session.h"
#include "cli/version.h"
#include "run/data_folder.h"
#include "text/listing.h"

namespace vanthu::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  return text::join_names(words, " ");
}

std::string names_of(const std::vector<CommandWords>& commands) {
  std::vector<std::string> names;
  for (const CommandWords& command : commands) names.push_back(command.name);
  return joined(names);
}

std::string bash_script(const std::vector<CommandWords>& commands) {
  std::string script =
      "_vanthu() {\n  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W \"" +
      names_of(commands) + "\" -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n";
  for (const CommandWords& command : commands) {
    script += "    " + command.name + ") words=\"" + joined(command.subcommands) + " " +
              joined(command.options) + "\" ;;\n";
  }
  return script +
         "  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\") $(compgen -f -- \"$word\"))\n"
         "}\ncomplete -o filenames -F _vanthu vanthu\n";
}

std::string zsh_script(const std::vector<CommandWords>& commands) {
  std::string script = "#compdef vanthu\n_vanthu() {\n  if (( CURRENT == 2 )); then\n    compadd " +
                       names_of(commands) + "\n    return\n  fi\n  case $words[2] in\n";
  for (const CommandWords& command : commands) {
    script += "    " + command.name + ") compadd -- " + joined(command.subcommands) + " " +
              joined(command.options) + " ;;\n";
  }
  return script + "  esac\n  _files\n}\n_vanthu \"$@\"\n";
}

std::string fish_script(const std::vector<CommandWords>& commands) {
  std::string script =
      "complete -c vanthu -n __fish_use_subcommand -f -a '" + names_of(commands) + "'\n";
  for (const CommandWords& command : commands) {
    const std::string after =
        "complete -c vanthu -n '__fish_seen_subcommand_from " + command.name + "' ";
    if (!command.subcommands.empty()) {
      script += after + "-a '" + joined(command.subcommands) + "'\n";
    }
    for (const std::string& option : command.options) {
      script += after + "-l " + option.substr(2) + "\n";
    }
  }
  return script;
}

}  // namespace

ExitCode run_version(const VersionRequest&, Session& session) {
  std::string rulebook = "?";
  auto data = session.data_folder();
  if (data.ok()) {
    auto book = run::read_rulebook(session.files(), data.value());
    if (book.ok()) rulebook = book.value().version() + " (" + book.value().digest() + ")";
  }
  const nlohmann::ordered_json parts{{"vanthu", kVersion},
                                     {"rulebook", rulebook},
                                     {"openssl", OpenSSL_version(OPENSSL_VERSION)},
                                     {"sqlite", sqlite3_libversion()},
                                     {"expat", XML_ExpatVersion()}};
  if (session.common().json) {
    session.console().line(parts.dump(1));
    return ExitCode::Clean;
  }
  for (const auto& [name, value] : parts.items()) {
    session.console().line(name + " " + value.get<std::string>());
  }
  return ExitCode::Clean;
}

ExitCode run_completion(const CompletionRequest& request, Session& session) {
  const std::vector<CommandWords> commands = command_words();
  const std::string& shell = request.shell;
  session.console().data(shell == "bash"  ? bash_script(commands)
                         : shell == "zsh" ? zsh_script(commands)
                                          : fish_script(commands));
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
