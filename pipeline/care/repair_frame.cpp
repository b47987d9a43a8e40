#include "care/repair_frame.h"

#include <algorithm>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "care/backup_snapshot.h"

namespace vanthu::care {
namespace {

using archive::ArchiveNote;
using archive::Layout;

Error refused(const std::string& where, Bilingual what, Bilingual remedy) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = where,
               .remedy = std::move(remedy)};
}

Error another_archive(const std::string& copy) {
  return refused(copy, {"đây là bản sao lưu của kho khác", "this is a backup of another archive"},
                 {"không lấy gì từ đó; chọn bản sao lưu của chính kho này",
                  "nothing was taken from it; choose a backup of this archive"});
}

// An archive gets its log, and with it an id and a key, some time after it was made.
bool is_same(const ArchiveNote& ours, const ArchiveNote& theirs) {
  const bool are_both_logged = ours.has_log() && theirs.has_log();
  return ours.office == theirs.office && ours.created == theirs.created &&
         (!are_both_logged || ours.root == theirs.root);
}

bool is_known(const ArchiveNote& note, const std::vector<tlog::VerifierKey>& roots) {
  return note.has_log() && std::find(roots.begin(), roots.end(), note.root) != roots.end();
}

bool is_foreign(const ArchiveNote& note, const std::vector<tlog::VerifierKey>& roots) {
  return note.has_log() && !roots.empty() && !is_known(note, roots);
}

Result<ArchiveNote> own_note(const FileStore& files, const std::string& archive,
                             const std::vector<tlog::VerifierKey>& roots) {
  auto note = archive::read_note(files, Layout(archive));
  if (!note.ok() || !is_foreign(note.value(), roots)) return note;
  return refused(Layout(archive).note(),
                 {"ARCHIVE.note là của kho khác", "this ARCHIVE.note is another archive's"}, {});
}

// Signed by a root key, what opens a log lies in its archive and in the backups of it alone.
bool share_a_statement(const FileStore& files, const std::string& archive,
                       const std::string& copy) {
  const auto ours = list_files(files, archive, "keys");
  return ours.ok() && std::any_of(ours.value().begin(), ours.value().end(), [&](const auto& path) {
           const auto here = files.read(join_path(archive, path));
           const auto there = files.read(join_path(copy, path));
           return path.ends_with(".note") && here.ok() && there.ok() && !here.value().empty() &&
                  here.value() == there.value();
         });
}

}  // namespace

Result<Done> check_notes_agree(const FileStore& files, const std::string& archive,
                               const std::string& copy,
                               const std::vector<tlog::VerifierKey>& roots) {
  const auto ours = own_note(files, archive, roots);
  const auto theirs = archive::read_note(files, Layout(copy));
  if (!theirs.ok()) return Done{};
  if (is_foreign(theirs.value(), roots)) return another_archive(copy);
  if (!ours.ok() || is_same(ours.value(), theirs.value())) return Done{};
  return another_archive(copy);
}

Result<Done> check_is_backup(const FileStore& files, const std::string& archive,
                             const std::string& copy, const LogProof& proof,
                             const std::vector<tlog::VerifierKey>& roots) {
  const bool is_ours_whole = own_note(files, archive, roots).ok();
  const auto theirs = archive::read_note(files, Layout(copy));
  if (is_ours_whole && theirs.ok()) return Done{};
  if (theirs.ok() && is_known(theirs.value(), roots)) return Done{};
  // A log of each that the keys of one of them vouch for.
  const bool is_one_log = std::any_of(proof.logs.begin(), proof.logs.end(),
                                      [](const auto& log) { return log.here && log.in_copy; });
  if (is_one_log || share_a_statement(files, archive, copy)) return Done{};
  const auto our_id = archive_id(files, archive);
  const auto their_id = archive_id(files, copy);
  if (our_id.ok() && their_id.ok()) {
    return our_id.value() == their_id.value() ? Result<Done>(Done{}) : another_archive(copy);
  }
  if (!their_id.ok()) {
    return refused(
        copy,
        {"không có gì cho biết đây là bản sao lưu của kho này: ARCHIVE.note ở đó hỏng hoặc mất, "
         "nhật ký và tờ mở nhật ký (keys/) không phải của kho",
         "nothing tells that this is a backup of this archive: its ARCHIVE.note is damaged or "
         "gone, its log and what opens it (keys/) are not the archive's"},
        {"không lấy gì, không ghi gì ở đó; chọn bản sao lưu khác, hoặc sao lưu sang một thư mục "
         "rỗng",
         "nothing was taken or written there; choose another backup, or back up to an empty "
         "folder"});
  }
  return refused(
      copy,
      {"không có gì cho biết đây là bản sao lưu của kho này: kho mất ARCHIVE.note, nhật ký và khóa "
       "trong keys/log đều không khớp với bản sao",
       "nothing tells that this is a backup of this archive: its ARCHIVE.note is gone, and neither "
       "its log nor the keys in keys/log fit the copy"},
      {"không lấy gì từ đó; lấy lại thư mục keys/log của văn phòng từ nơi đã cất rồi làm lại, hoặc "
       "chọn bản sao lưu khác",
       "nothing was taken from it; bring back the office's keys/log from where it is kept and do "
       "this again, or choose another backup"});
}

Result<Done> mend_frame(const FileStore& files, const std::string& archive, const std::string& copy,
                        const std::vector<tlog::VerifierKey>& roots, RepairWriter& writer) {
  auto note = own_note(files, archive, roots);
  if (!note.ok()) {
    note = archive::read_note(files, Layout(copy));
    // Damaged in both; without it nobody knows how the archive is laid out.
    if (!note.ok()) {
      writer.report.lost.push_back(Layout("").note());
      return Done{};
    }
    if (auto mended = writer.mend(Layout("").note()); !mended.ok()) return mended;
  }
  const Layout below("", note.value().tuples);
  for (const archive::FixedFile& file : archive::fixed_files(below, note.value().has_log())) {
    const auto present = files.read(join_path(archive, file.path));
    if (present.ok() && archive::is_as_made(file, present.value())) continue;
    if (auto mended = writer.mend_with(file.path, file.bytes); !mended.ok()) return mended;
  }
  return Done{};
}

}  // namespace vanthu::care
