// vanthu version, vanthu completion: housekeeping.
#include <expat.h>
#include <openssl/crypto.h>
#include <sqlite3.h>

#include <nlohmann/json.hpp>

#include "cli/command_line.h"
#include "cli/session.h"
#include "cli/version.h"
#include "run/data_folder.h"

namespace vanthu::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string completion_script(const std::string& shell, const std::string& words) {
  if (shell == "bash") {
    return "_vanthu() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n  if [ \"$COMP_CWORD\" -eq 1 ]; "
           "then\n    COMPREPLY=($(compgen -W \"" +
           words +
           "\" -- \"$word\"))\n  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  "
           "fi\n}\ncomplete -o filenames -F _vanthu vanthu\n";
  }
  if (shell == "zsh") {
    return "#compdef vanthu\n_arguments '1:command:(" + words + ")' '*:file:_files'\n";
  }
  return "complete -c vanthu -n __fish_use_subcommand -f -a '" + words + "'\n";
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
  session.console().data(completion_script(request.shell, joined(command_names())));
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
