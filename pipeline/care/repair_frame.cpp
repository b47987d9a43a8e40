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

}  // namespace

Result<Done> check_notes_agree(const FileStore& files, const std::string& archive,
                               const std::string& copy) {
  const auto ours = archive::read_note(files, Layout(archive));
  const auto theirs = archive::read_note(files, Layout(copy));
  if (!ours.ok() || !theirs.ok() || is_same(ours.value(), theirs.value())) return Done{};
  return another_archive(copy);
}

Result<Done> check_is_backup(const FileStore& files, const std::string& archive,
                             const std::string& copy, const LogProof& proof,
                             const std::vector<tlog::VerifierKey>& roots) {
  const bool is_ours_whole = archive::read_note(files, Layout(archive)).ok();
  const auto theirs = archive::read_note(files, Layout(copy));
  if (is_ours_whole && theirs.ok()) return Done{};
  // A log of each that the keys of one of them vouch for.
  const bool is_one_log = std::any_of(proof.logs.begin(), proof.logs.end(),
                                      [](const auto& log) { return log.here && log.in_copy; });
  const bool is_known = theirs.ok() && theirs.value().has_log() &&
                        std::find(roots.begin(), roots.end(), theirs.value().root) != roots.end();
  if (is_one_log || is_known) return Done{};
  const auto our_id = archive_id(files, archive);
  const auto their_id = archive_id(files, copy);
  if (our_id.ok() && their_id.ok()) {
    return our_id.value() == their_id.value() ? Result<Done>(Done{}) : another_archive(copy);
  }
  if (!their_id.ok()) {
    return refused(
        copy, {"đây không phải là bản sao lưu của kho", "this is no backup of an archive"},
        {"không lấy gì từ đó; chọn thư mục đã dùng với vanthu archive backup",
         "nothing was taken from it; choose a folder that vanthu archive backup has written"});
  }
  return refused(
      Layout(archive).note(),
      {"kho mất ARCHIVE.note và không còn nhật ký nào cho biết bản sao này có đúng là của kho",
       "the archive has lost its ARCHIVE.note, and no log tells whether this is a backup of it"},
      {"không lấy gì từ đó; nếu chắc chắn là bản sao của kho này thì chép ARCHIVE.note từ đó sang "
       "rồi làm lại",
       "nothing was taken from it; if you are sure that it is, copy its ARCHIVE.note here and do "
       "this again"});
}

Result<Done> mend_frame(const FileStore& files, const std::string& archive, const std::string& copy,
                        RepairWriter& writer) {
  auto note = archive::read_note(files, Layout(archive));
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
