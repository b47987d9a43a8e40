// The codes of our own in a verification; broken rules of OCFL 1.1 keep OCFL's codes (E001 … W016).
#pragma once

#include <string>
#include <string_view>

#include "archive/verify.h"

namespace vanthu::archive {

// ARCHIVE.note, README or a declaration is not as the archive was made.
inline constexpr std::string_view kChangedFrame = "VT-FRAME";
// Something lies in the archive that vanthu did not put there.
inline constexpr std::string_view kForeign = "VT-FOREIGN";
// manifest.txt does not say what the files are.
inline constexpr std::string_view kManifestDiffers = "VT-MANIFEST";
// dossier.json cannot be read or describes something else.
inline constexpr std::string_view kDescriptionDiffers = "VT-DESCRIPTION";
// A signature is wrong, or the manifest has none.
inline constexpr std::string_view kSignatureWrong = "VT-SIGNATURE";
// Index and files disagree.
inline constexpr std::string_view kIndexDiffers = "VT-INDEX";
// Unchecked: could not be read; no keys at hand; no index; a batch is under way; stopped on
// request.
inline constexpr std::string_view kUnreadable = "VT-UNREADABLE";
inline constexpr std::string_view kSignatureUnchecked = "VT-UNSIGNED-CHECK";
inline constexpr std::string_view kNoIndex = "VT-NO-INDEX";
inline constexpr std::string_view kPending = "VT-PENDING";
inline constexpr std::string_view kStopped = "VT-STOPPED";

// The problem with the remedy that belongs to its code.
VerifyProblem make_problem(std::string_view code, std::string path, Bilingual what);

}  // namespace vanthu::archive
