// Copies of the stored papers where people look for them: out/<cell>/<year>/<record>/bien-ban.pdf …
// They can be deleted at any time; the archive keeps the originals.
#pragma once

#include <string>

#include "archive/submission.h"
#include "base/file_store.h"
#include "run/workspace.h"

namespace vanthu::run {

// Below the workspace, "out/dong-loi/2026/dong-loi-2026-05-thuong-ky".
std::string output_folder(const Workspace& workspace, const archive::Description& description);

// Writes PDFs and DOCX under Vietnamese names without marks ("nghi-quyet.pdf").
Result<Done> write_copies(FileStore& files, const Workspace& workspace,
                          const archive::Submission& submission);

}  // namespace vanthu::run
