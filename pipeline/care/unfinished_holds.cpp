#include "care/unfinished_holds.h"

#include <algorithm>
#include <set>

#include "archive/created_time.h"
#include "archive/layout.h"
#include "archive/log_entry.h"
#include "archive/logged_deeds.h"
#include "base/sha.h"
#include "care/holds.h"
#include "sign/verification.h"

namespace vanthu::care {
namespace {

class HoldFinisher {
 public:
  HoldFinisher(const HoldOffice& office, std::set<std::string> logged)
      : office_(office),
        files_(office.files),
        folder_(archive::Layout(office.root).care()),
        logged_(std::move(logged)) {}

  Result<std::vector<Hold>> finish() {
    if (!files_.exists(folder_)) return std::vector<Hold>();
    auto entries = files_.list(folder_);
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      if (!entry.name.ends_with(".p7s") || entry.is_directory || entry.is_link) continue;
      const std::string id = entry.name.substr(0, entry.name.size() - 4);
      if (logged_.contains(id)) continue;
      if (auto finished = finish_one(id); !finished.ok()) return finished.error();
    }
    return std::move(finished_);
  }

 private:
  std::string path(const std::string& id, std::string_view ending) const {
    return join_path(folder_, id + std::string(ending));
  }

  Result<Done> finish_one(const std::string& id) {
    const auto signature = files_.read(path(id, ".p7s"));
    if (!signature.ok()) return signature.error();
    if (!files_.exists(path(id, ".txt"))) return finish_half(id, signature.value());
    auto text = files_.read(path(id, ".txt"));
    if (!text.ok()) return text.error();
    auto statement = try_unfinished(id, text.value(), signature.value(), office_.trust.signers);
    // A stranger; list_holds and verify name it.
    if (!statement) return Done{};
    if (statement->kind == Statement::Kind::Release) {
      for (const std::string_view ending : {".txt", ".p7s"}) {
        if (auto aside = put_aside(id, ending); !aside.ok()) return aside;
      }
      return Done{};
    }
    // Not a dossier of this archive.
    if (!office_.archive.show(statement->object_id).ok()) return Done{};
    auto logged = office_.archive.log_deed(archive::kOpHold, statement->object_id, id);
    if (!logged.ok()) return logged;
    finished_.push_back({.id = id, .statement = std::move(*statement), .release = std::nullopt});
    return Done{};
  }

  // A signature whose statement did not come any more.
  Result<Done> finish_half(const std::string& id, const std::string& signature) {
    const auto check = sign::verify_detached({}, signature, office_.trust.signers, std::nullopt);
    const bool is_ours =
        check.signature_matches && check.signer && *check.signer == office_.signer.certificate();
    return is_ours ? put_aside(id, ".p7s") : Result<Done>(Done{});
  }

  // Kept, as all that repair replaces.
  Result<Done> put_aside(const std::string& id, std::string_view ending) {
    auto bytes = files_.read(path(id, ending));
    if (!bytes.ok()) return bytes.error();
    const std::string folder = join_path(office_.root + ".damaged", "care");
    if (auto made = files_.make_directories(folder); !made.ok()) return made;
    auto kept = files_.replace(join_path(folder, id + std::string(ending)), bytes.value());
    if (!kept.ok()) return kept;
    return files_.remove_tree(path(id, ending));
  }

  const HoldOffice& office_;
  FileStore& files_;
  std::string folder_;
  // Digests of all statements that any entry names.
  std::set<std::string> logged_;
  std::vector<Hold> finished_;
};

}  // namespace

std::optional<Statement> try_unfinished(const std::string& id, const std::string& text,
                                        const std::string& signature,
                                        const sign::TrustList& signers) {
  if (sha256_hex(text) != id) return std::nullopt;
  auto statement = parse_statement(text);
  if (!statement.ok()) return std::nullopt;
  const auto at = archive::try_parse_stated(statement.value().time);
  if (!at) return std::nullopt;
  const auto check = sign::verify_detached(text, signature, signers, *at);
  if (check.integrity != sign::Integrity::Intact || !check.trusted) return std::nullopt;
  return std::move(statement).value();
}

Result<std::vector<Hold>> finish_holds(const HoldOffice& office) {
  if (!office.files.exists(archive::Layout(office.root).care())) return std::vector<Hold>();
  const auto deeds = archive::read_deeds(office.files, office.root, office.trust.log);
  // Without a log there is nothing to finish; one that is not whole could have named any of them.
  if (!deeds.ok() || !deeds.value()) return std::vector<Hold>();
  std::set<std::string> logged;
  for (const archive::LoggedDeed& deed : *deeds.value()) logged.insert(deed.statement_sha256);
  return HoldFinisher(office, std::move(logged)).finish();
}

}  // namespace vanthu::care
