#include "cli/verify_papers.h"

#include "cli/version.h"
#include "run/data_folder.h"
#include "run/local_profiles.h"

namespace vanthu::cli {

Result<run::Remade> remake_papers(const std::vector<std::string>& folders,
                                  const sign::TrustList& trusted, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  auto workspace = session.workspace_if_any();
  if (!workspace.ok()) return workspace.error();
  auto rulebook = run::read_rulebook(session.files(), data.value());
  if (!rulebook.ok()) return rulebook.error();
  rules::LocalProfiles local;
  std::string root;
  run::PaperSettings settings;
  if (const auto& here = workspace.value()) {
    auto chosen = run::choose_local_profiles(here->office(), rulebook.value());
    if (!chosen.ok()) return chosen.error();
    local = std::move(chosen).value();
    root = here->root();
    settings = here->office().papers;
  }
  auto press = run::PaperPress::open(session.files(), data.value(), root, settings);
  if (!press.ok()) return press.error();
  const run::Remaker remaker{.files = session.files(),
                             .rulebook = rulebook.value(),
                             .press = press.value(),
                             .local = local,
                             .trusted = trusted,
                             .maker = run::maker_of(kVersion, press.value(), local)};
  const auto progress = [&](std::uint64_t done, std::uint64_t total) {
    session.console().progress(done, total,
                               session.language() == Language::Vi ? "lập lại" : "making again");
    return !session.interrupted();
  };
  run::Remade remade =
      run::remake_all(folders, remaker, {.workers = session.jobs(), .progress = progress});
  session.console().end_progress();
  return remade;
}

Bilingual remade_words(const run::Remade& remade) {
  const std::string versions =
      std::to_string(remade.reproduced) + "/" + std::to_string(remade.versions);
  const std::string papers = std::to_string(remade.papers);
  Bilingual others;
  if (remade.other_rulebook > 0) {
    const std::string count = std::to_string(remade.other_rulebook);
    others = {" " + count + " phiên bản được xét bằng bộ quy tắc khác lúc lưu, kết luận như nhau.",
              " Another rulebook judged " + count + " versions, with the same verdicts."};
  }
  return {"Lập lại từ hồ sơ gốc: " + versions + " phiên bản đúng từng byte (" + papers +
              " tệp PDF, DOCX)." + others.vi +
              " Mức 4 không cho biết hồ sơ gốc có ghi đúng sự việc hay không.",
          "Made again from the records: " + versions + " versions, every byte the same (" + papers +
              " PDF and DOCX files)." + others.en +
              " Level 4 cannot tell whether a record says what happened."};
}

}  // namespace vanthu::cli
