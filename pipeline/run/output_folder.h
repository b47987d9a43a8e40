// Copies of the stored papers where people look for them: out/<cell>/<year>/<record>/bien-ban.pdf …
// They can be deleted at any time; the archive keeps the originals.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/submission.h"
#include "base/file_store.h"
#include "run/workspace.h"

namespace vanthu::run {

// Below the workspace, "out/dong-loi/2026/dong-loi-2026-05-thuong-ky".
std::string output_folder(const Workspace& workspace, const archive::Description& description);

// Where a file with this SHA-256 is kept, as Archive::find_by_digest().
using FindFile = std::function<Result<std::vector<archive::FilePlace>>(const std::string& sha256)>;

// Whether the copies of a stored record were shown; false too when others were being written beside
// them, as a run that was killed leaves them, and when they are those of a version before. What
// people removed, added or changed there makes no difference, as long as something is left.
bool copies_are_shown(const FileStore& files, const Workspace& workspace,
                      const archive::FilePlace& record, const FindFile& find);

// Copies that are written and not shown yet, as the archive has not got the originals.
struct StagedCopies {
  // Below the workspace.
  std::string folder;
  std::vector<std::string> names;
};

// Writes PDFs and DOCX under Vietnamese names without marks ("nghi-quyet.pdf"), beside their
// folder.
Result<StagedCopies> stage_copies(FileStore& files, const Workspace& workspace,
                                  const archive::Submission& submission);
// Moves them to where people look, over older ones of the same name.
Result<Done> show_copies(FileStore& files, const Workspace& workspace, const StagedCopies& copies);
Result<Done> drop_copies(FileStore& files, const Workspace& workspace, const StagedCopies& copies);

// Moves what the archive has in no version (a copy that somebody signed or edited, a scan) from a
// folder of copies to "<folder>.giu-lai/". Folders and the places of what was moved: below the
// workspace.
Result<std::vector<std::string>> set_aside_others(FileStore& files, const Workspace& workspace,
                                                  const archive::Archive& archive,
                                                  const std::string& folder);

// The same as showing copies, from the archive, in place of whatever is there but what it has in no
// version, which is set aside: for copies that a crash or a full disk kept from being written. The
// places of what was set aside.
Result<std::vector<std::string>> restore_copies(FileStore& files, const Workspace& workspace,
                                                const archive::Archive& archive,
                                                const std::string& object_id);

}  // namespace vanthu::run
