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

std::string_view op_of(const Statement& statement) {
  return statement.kind == Statement::Kind::Hold ? archive::kOpHold : archive::kOpRelease;
}

Error no_such_hold(const std::string& id) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có đúng một lệnh tạm giữ nào đang có hiệu lực với mã “" + id + "”",
                        "there is not exactly one standing hold “" + id + "”"},
               .where = {},
               .remedy = {"xem các lệnh tạm giữ bằng vanthu hold list",
                          "see the holds with vanthu hold list"}};
}

Error is_there(const std::string& folder, const std::string& name) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"văn bản này đã có trong kho", "this statement is in the archive already"},
               .where = join_path(folder, name),
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
  const archive::Layout layout(office.root);
  // Whole before they have their names; what a kill leaves here goes at the next opening.
  const std::string staging = layout.staging("hold");
  if (auto gone = office.files.remove_tree(staging); !gone.ok()) return gone;
  for (const std::string& folder : {staging, layout.care()}) {
    if (auto made = office.files.make_directories(folder); !made.ok()) return made;
  }
  // Signature first: a statement without one would be a statement of nobody.
  const std::array<std::pair<std::string, std::string_view>, 2> parts{
      {{id + ".p7s", signature.value()}, {id + ".txt", text}}};
  for (const auto& [name, bytes] : parts) {
    // A file of before is not ours to take away again.
    if (office.files.exists(join_path(layout.care(), name))) return is_there(layout.care(), name);
    auto staged = office.files.create_new(join_path(staging, name), bytes);
    if (!staged.ok()) return staged;
  }
  for (const auto& [name, bytes] : parts) {
    written.push_back(join_path(layout.care(), name));
    auto moved = office.files.move(join_path(staging, name), written.back());
    if (!moved.ok()) return moved;
  }
  return office.archive.log_deed(op_of(statement), statement.object_id, id);
}

Result<std::string> keep(const HoldOffice& office, const Statement& statement) {
  const std::string id = sha256_hex(to_text(statement));
  std::vector<std::string> written;
  auto done = write_statement(office, statement, id, written);
  const std::string staging = archive::Layout(office.root).staging("hold");
  // Otherwise the next opening removes it.
  office.files.remove_tree(staging).ok();
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
  // The key and the clock first: between the statement and its entry nobody waits for anything.
  if (auto prepared = office.archive.prepare_deed(); !prepared.ok()) return prepared.error();
  auto finished = finish_holds(office);
  if (!finished.ok()) return finished.error();
  for (Hold& hold : finished.value()) {
    // That writer was killed, and here it is again.
    if (hold.statement.object_id == object_id && hold.statement.reason == reason)
      return std::move(hold);
  }
  Statement statement = made_now(office, Statement::Kind::Hold, object_id, reason);
  auto kept = keep(office, statement);
  if (!kept.ok()) return kept.error();
  return Hold{
      .id = std::move(kept).value(), .statement = std::move(statement), .release = std::nullopt};
}

Result<Hold> release_hold(const HoldOffice& office, const std::string& id,
                          const text::NfcString& reason) {
  if (auto prepared = office.archive.prepare_deed(); !prepared.ok()) return prepared.error();
  if (auto finished = finish_holds(office); !finished.ok()) return finished.error();
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
