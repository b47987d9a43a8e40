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
// The archive has no log, though it should have one.
inline constexpr std::string_view kNoLog = "VT-LOG-NONE";
// A file of the log is missing or altered: entries, tiles, checkpoints.
inline constexpr std::string_view kLogAltered = "VT-LOG";
// The logs do not follow one another from the root key on.
inline constexpr std::string_view kLogChain = "VT-LOG-CHAIN";
// The archive's root key is not the one that is known from elsewhere.
inline constexpr std::string_view kLogKey = "VT-LOG-KEY";
// An entry that vanthu does not write.
inline constexpr std::string_view kLogEntry = "VT-LOG-ENTRY";
// An entry claims an earlier time than the one before it.
inline constexpr std::string_view kLogBackDated = "VT-LOG-TIME";
// Entries stand in another order than they were written in.
inline constexpr std::string_view kLogReordered = "VT-LOG-ORDER";
// A version is logged twice.
inline constexpr std::string_view kLogTwice = "VT-LOG-TWICE";
// A stored version that no entry speaks of.
inline constexpr std::string_view kUnlogged = "VT-UNLOGGED";
// A logged version that is not stored any more.
inline constexpr std::string_view kLost = "VT-LOST";
// A stored version is not the one that was logged.
inline constexpr std::string_view kRewritten = "VT-REWRITTEN";
// The log is shorter than a checkpoint that somebody kept.
inline constexpr std::string_view kRolledBack = "VT-ROLLBACK";
// The log is not the one that a kept checkpoint was made of: two histories.
inline constexpr std::string_view kForked = "VT-FORK";
// The policy is not the one that was logged, or demands less than before without the root's word.
inline constexpr std::string_view kPolicyDiffers = "VT-POLICY";
// Witnesses have not cosigned as the policy asks.
inline constexpr std::string_view kNoQuorum = "VT-QUORUM";
// A logged statement about a dossier, such as a hold, is missing or altered.
inline constexpr std::string_view kStatement = "VT-STATEMENT";
// The record, judged and printed again by the program that made the papers, gives something else
// than is stored.
inline constexpr std::string_view kNotOfRecord = "VT-REMADE";
// The log of who took something out of the archive is altered, or its key is nobody's.
inline constexpr std::string_view kAccessLog = "VT-ACCESS";
// Unchecked: a tool that signed a paper put something on a page that the record does not give.
inline constexpr std::string_view kAddedOnPage = "VT-ADDED";
// Unchecked: another program or other templates made the papers, and these make others of them; the
// dossier is of a kind that is not made again.
inline constexpr std::string_view kOtherMaker = "VT-MAKER";
inline constexpr std::string_view kNotMadeAgain = "VT-NOT-REMADE";
// Unchecked: could not be read; no keys at hand; no index; a batch is under way; stopped on
// request.
inline constexpr std::string_view kUnreadable = "VT-UNREADABLE";
inline constexpr std::string_view kSignatureUnchecked = "VT-UNSIGNED-CHECK";
inline constexpr std::string_view kNoIndex = "VT-NO-INDEX";
inline constexpr std::string_view kPending = "VT-PENDING";
inline constexpr std::string_view kStopped = "VT-STOPPED";

// Of kIndexDiffers in an archive with other damage: the index is made from the files.
Bilingual index_remedy_behind_damage();

// Whether the remedy is to take the file or the log from a good copy.
bool is_mended_from_copy(std::string_view code);

// The problem with the remedy that belongs to its code.
VerifyProblem make_problem(std::string_view code, std::string path, Bilingual what);

}  // namespace vanthu::archive
