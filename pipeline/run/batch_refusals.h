// Internal to run/*.cpp: what a batch says of a record, or of all copies, that it could not take.
#pragma once

#include "archive/catalogue.h"
#include "base/error.h"
#include "run/workspace.h"

namespace vanthu::run {

// how_many: in a row, the last of them with this error.
Error no_copies(const Workspace& workspace, int how_many, const Error& last);

// Two files with one record id.
Error two_files(const RecordFile& first, const RecordFile& second);

// Of a cell that office.xml does not have: nothing of it is stored, as another code would make
// another dossier of the same meeting.
Error unknown_cell(const std::string& code, const RecordFile& file);

// The file's content is an older version of what the archive keeps.
Error replaced(const archive::FilePlace& kept, const RecordFile& file);

// The archive keeps the dossier with other content.
Error stored_otherwise(const RecordFile& file);

}  // namespace vanthu::run
