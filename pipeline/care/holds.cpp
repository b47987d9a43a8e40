#include "care/holds.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/layout.h"
#include "archive/log_entry.h"
#include "archive/logged_deeds.h"
#include "base/sha.h"
#include "sign/cms.h"

namespace vanthu::care {
namespace {

Error no_such_hold(const std::string& id) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có đúng một lệnh tạm giữ nào đang có hiệu lực với mã “" + id + "”",
                        "there is not exactly one standing hold “" + id + "”"},
               .where = {},
               .remedy = {"xem các lệnh tạm giữ bằng vanthu hold list",
                          "see the holds with vanthu hold list"}};
}

// What the log has not taken is a file of nobody: it goes again, unless the log cannot tell.
void withdraw(const HoldOffice& office, const std::string& id,
              const std::vector<std::string>& written) {
  const auto deeds = archive::read_deeds(office.files, office.root, office.trust.log);
  if (!deeds.ok()) return;
  const auto is_this = [&](const auto& deed) { return deed.statement_sha256 == id; };
  if (deeds.value() && std::any_of(deeds.value()->begin(), deeds.value()->end(), is_this)) return;
  for (const std::string& path : written) {
    // When it stays all the same, it is named by list_holds.
    if (!office.files.remove_tree(path).ok()) return;
  }
}

// Both files and the log's entry; written: the files that are there so far.
Result<Done> write_statement(const HoldOffice& office, const Statement& statement,
                             const std::string& id, std::vector<std::string>& written) {
  const std::string text = to_text(statement);
  auto signature = sign::sign_detached(text, office.signer);
  if (!signature.ok()) return signature.error();
  const std::string folder = archive::Layout(office.root).care();
  if (auto made = office.files.make_directories(folder); !made.ok()) return made;
  // Signature first: a statement without one would be a statement of nobody.
  const std::array<std::pair<std::string, std::string_view>, 2> parts{
      {{".p7s", signature.value()}, {".txt", text}}};
  for (const auto& [ending, bytes] : parts) {
    const std::string path = join_path(folder, id + ending);
    // A file of before is not ours to take away again.
    const bool is_new = !office.files.exists(path);
    if (is_new) written.push_back(path);
    if (auto made = office.files.create_new(path, bytes); !made.ok()) return made;
  }
  if (auto synced = office.files.sync_directory(folder); !synced.ok()) return synced;
  const bool is_hold = statement.kind == Statement::Kind::Hold;
  return office.archive.log_deed(is_hold ? archive::kOpHold : archive::kOpRelease,
                                 statement.object_id, id);
}

Result<std::string> keep(const HoldOffice& office, const Statement& statement) {
  const std::string id = sha256_hex(to_text(statement));
  std::vector<std::string> written;
  auto done = write_statement(office, statement, id, written);
  if (done.ok()) return id;
  if (!written.empty()) withdraw(office, id, written);
  return done.error();
}

Statement made_now(const HoldOffice& office, Statement::Kind kind, const std::string& object_id,
                   const text::NfcString& reason) {
  return Statement{.kind = kind,
                   .object_id = object_id,
                   .reason = reason,
                   .by = text::nfc(office.signer.certificate().subject().common_name),
                   .time = to_iso_utc(office.clock.now()),
                   .releases = {}};
}

}  // namespace

Result<Hold> place_hold(const HoldOffice& office, const std::string& object_id,
                        const text::NfcString& reason) {
  Statement statement = made_now(office, Statement::Kind::Hold, object_id, reason);
  auto kept = keep(office, statement);
  if (!kept.ok()) return kept.error();
  return Hold{
      .id = std::move(kept).value(), .statement = std::move(statement), .release = std::nullopt};
}

Result<Hold> release_hold(const HoldOffice& office, const std::string& id,
                          const text::NfcString& reason) {
  auto listed = list_holds(office.files, office.root, office.trust);
  if (!listed.ok()) return listed.error();
  auto& all = listed.value().holds;
  std::erase_if(all, [&](const Hold& hold) { return hold.release || !hold.id.starts_with(id); });
  if (all.size() != 1) return no_such_hold(id);
  Hold hold = std::move(all.front());
  Statement release = made_now(office, Statement::Kind::Release, hold.statement.object_id, reason);
  release.releases = hold.id;
  if (auto kept = keep(office, release); !kept.ok()) return kept.error();
  hold.release = std::move(release);
  return hold;
}

}  // namespace vanthu::care
