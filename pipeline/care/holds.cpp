#include "care/holds.h"

#include <algorithm>
#include <array>

#include "archive/layout.h"
#include "base/sha.h"
#include "sign/cms.h"

namespace vanthu::care {
namespace {

constexpr std::string_view kHoldLine = "vanthu-archive/hold/v1\n";
constexpr std::string_view kReleaseLine = "vanthu-archive/release/v1\n";
constexpr std::string_view kNothing = "-";
constexpr std::string_view kFolder = "care";

Error damaged(const std::string& path) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"văn bản tạm giữ này đã bị sửa hoặc hỏng",
                        "this statement of a hold was altered or is damaged"},
               .where = path,
               .remedy = {"khôi phục tệp này từ bản sao lưu", "restore this file from a backup"}};
}

Error no_such_hold(const std::string& id) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có đúng một lệnh tạm giữ nào đang có hiệu lực với mã “" + id + "”",
                        "there is not exactly one standing hold “" + id + "”"},
               .where = {},
               .remedy = {"xem các lệnh tạm giữ bằng vanthu hold list",
                          "see the holds with vanthu hold list"}};
}

std::string path_of(const std::string& root, const std::string& id, std::string_view ending) {
  return join_path(join_path(root, kFolder), id + std::string(ending));
}

// Signature first: a statement without one would be a statement of nobody.
Result<std::string> keep(const HoldOffice& office, const Statement& statement) {
  const std::string text = to_text(statement);
  const std::string id = sha256_hex(text);
  auto signature = sign::sign_detached(text, office.signer);
  if (!signature.ok()) return signature.error();
  const std::string folder = join_path(office.root, kFolder);
  if (auto made = office.files.make_directories(folder); !made.ok()) return made.error();
  auto written = office.files.create_new(path_of(office.root, id, ".p7s"), signature.value());
  if (!written.ok()) return written.error();
  written = office.files.create_new(path_of(office.root, id, ".txt"), text);
  if (!written.ok()) return written.error();
  if (auto synced = office.files.sync_directory(folder); !synced.ok()) return synced.error();
  const bool is_hold = statement.kind == Statement::Kind::Hold;
  auto logged = office.archive.log_deed(is_hold ? "hold" : "release", statement.object_id, id);
  if (!logged.ok()) return logged.error();
  return id;
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

std::string to_text(const Statement& statement) {
  std::string text(statement.kind == Statement::Kind::Hold ? kHoldLine : kReleaseLine);
  text += "object " + statement.object_id + "\n";
  text += "releases " + (statement.releases.empty() ? std::string(kNothing) : statement.releases);
  text += "\ntime " + statement.time + "\nby " + statement.by.str() + "\n";
  return text + "reason " + statement.reason.str() + "\n";
}

Result<Statement> parse_statement(std::string_view text) {
  Statement statement;
  if (text.starts_with(kReleaseLine)) statement.kind = Statement::Kind::Release;
  std::string_view rest = text;
  rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
  constexpr std::array<std::string_view, 5> kLabels{"object ", "releases ", "time ", "by ",
                                                    "reason "};
  std::array<std::string, 5> values;
  for (std::size_t i = 0; i < kLabels.size(); ++i) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos || !rest.starts_with(kLabels[i])) return damaged({});
    values[i] = rest.substr(kLabels[i].size(), end - kLabels[i].size());
    rest.remove_prefix(end + 1);
  }
  auto by = text::normalize(values[3]);
  auto reason = text::normalize(values[4]);
  if (!by.ok() || !reason.ok() || !archive::is_object_id(values[0])) return damaged({});
  statement.object_id = values[0];
  if (values[1] != kNothing) statement.releases = values[1];
  statement.time = values[2];
  statement.by = std::move(by).value();
  statement.reason = std::move(reason).value();
  if (to_text(statement) != text) return damaged({});
  return statement;
}

Result<std::vector<Hold>> list_holds(const FileStore& files, const std::string& archive_root) {
  std::vector<Hold> holds;
  std::vector<Statement> releases;
  const std::string folder = join_path(archive_root, kFolder);
  if (!files.exists(folder)) return holds;
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    if (!entry.name.ends_with(".txt")) continue;
    const std::string path = join_path(folder, entry.name);
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    auto statement = parse_statement(bytes.value());
    const std::string id = sha256_hex(bytes.value());
    if (!statement.ok() || entry.name != id + ".txt") return damaged(path);
    if (statement.value().kind == Statement::Kind::Release) {
      releases.push_back(std::move(statement).value());
    } else {
      holds.push_back(
          {.id = id, .statement = std::move(statement).value(), .release = std::nullopt});
    }
  }
  for (Hold& hold : holds) {
    const auto release = std::find_if(releases.begin(), releases.end(), [&](const Statement& one) {
      return one.releases == hold.id && one.object_id == hold.statement.object_id;
    });
    if (release != releases.end()) hold.release = *release;
  }
  std::sort(holds.begin(), holds.end(), [](const Hold& a, const Hold& b) {
    return a.statement.time != b.statement.time ? a.statement.time < b.statement.time : a.id < b.id;
  });
  return holds;
}

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
  auto holds = list_holds(office.files, office.root);
  if (!holds.ok()) return holds.error();
  auto& all = holds.value();
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
