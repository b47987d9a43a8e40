// Proving an archive: every byte of every file is read again. The result is clean only when nothing
// is wrong and nothing was left unchecked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "tlog/note_key.h"
#include "tlog/policy.h"

namespace vanthu::archive {

struct SignatureVerdict {
  enum class Outcome { Valid, Wrong, Unchecked };
  Outcome outcome = Outcome::Unchecked;
  // Who signed, or what is wrong, or why it could not be checked.
  Bilingual detail;
};

// Knows keys and certificates; the archive does not (run::signature_checks makes them from sign).
struct SignatureChecks {
  // manifest.p7s over manifest.txt, stored at that time.
  std::function<SignatureVerdict(std::string_view manifest, std::string_view p7s, Instant stored)>
      manifest;
  // All signatures in one PDF, and that they cover the whole file.
  std::function<SignatureVerdict(std::string_view pdf)> pdf;
};

struct VerifyProgress {
  std::uint64_t objects_done = 0;
  std::uint64_t objects_total = 0;
  std::uint64_t bytes_done = 0;
};

// What the one who verifies knows of the log from elsewhere than the archive.
struct LogTrust {
  // Root keys; empty: none is known, and the archive's own word is not enough.
  std::vector<tlog::VerifierKey> roots = {};
  // Signed checkpoints that somebody kept. The log must continue each of them.
  std::vector<std::string> checkpoints = {};
  // The office's own, of what it has published last. Of a log that the root key has given up since,
  // no more is asked than that.
  std::vector<std::string> own_checkpoints = {};
  // Whose cosignatures count and how many are needed; nothing: as the archive's own policy says.
  std::optional<tlog::Policy> policy = {};
  // An archive without a log is not proven then.
  bool needs_log = false;
};

// Calls make for each number below count, from any thread and at most a few ahead, and take for
// each in order, from the calling one, until it answers false (run::in_order_by).
using InOrder = std::function<void(std::size_t count, const std::function<void(std::size_t)>& make,
                                   const std::function<bool(std::size_t)>& take)>;

// How far a check goes; each level includes those below.
enum class VerifyLevel {
  Notes = 0,       // the log's notes, chain of keys and checkpoints
  Objects = 1,     // every byte of every object against its digests
  Log = 2,         // every entry against every stored version, both ways, and the index
  Signatures = 3,  // signatures of papers and manifests
  Papers = 4,      // the papers made again from the records
};

struct VerifyOptions {
  VerifyLevel level = VerifyLevel::Signatures;
  LogTrust log = {};
  // Without them the signatures are reported as unchecked.
  SignatureChecks signatures = {};
  // One object only; empty: the whole archive, with its surroundings and its index.
  std::string object_id = {};
  bool with_index = true;
  // Called with the folder of each object whose inventory could be read.
  std::function<void(const std::string& folder)> seen = {};
  // Called after each object; false stops the check, which is then unfinished.
  std::function<bool(const VerifyProgress&)> progress = {};
  // How objects are read; nothing: one after the other. Several threads ask the files and the
  // signature checks then.
  InOrder in_order = {};
};

struct VerifyProblem {
  // Stable: OCFL's own "E060" where a rule of OCFL 1.1 is broken, else "VT-…" (verify_codes.h).
  std::string code;
  // From the folder the archive was given as.
  std::string path;
  Bilingual what;
  Bilingual remedy;

  bool operator==(const VerifyProblem&) const = default;
};

// A log whose key was lost or stolen.
struct GivenUpLog {
  // "2026"
  std::string name;
  bool was_stolen = false;
  // Entries that count: the first of its signatures that count for nothing is for one more.
  std::uint64_t counted = 0;
  std::uint64_t size = 0;

  bool operator==(const GivenUpLog&) const = default;
};

struct VerifyReport {
  // Things that are wrong, in the order of their paths.
  std::vector<VerifyProblem> problems;
  // Things that could not be checked, and why; of the same form.
  std::vector<VerifyProblem> unchecked;
  std::uint64_t objects = 0;
  std::uint64_t versions = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t valid_signatures = 0;
  // Of all logs.
  std::uint64_t log_entries = 0;
  // Entries of the present log that enough witnesses have cosigned.
  std::uint64_t witnessed = 0;
  // Entries of the present log, when the policy asks for witnesses; else 0.
  std::uint64_t to_witness = 0;
  // Oldest first.
  std::vector<GivenUpLog> given_up;

  bool is_clean() const { return problems.empty() && unchecked.empty(); }
};

}  // namespace vanthu::archive
