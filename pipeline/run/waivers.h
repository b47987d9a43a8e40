// The waivers of a workspace: waivers/*.xml, each signed by a detached CMS beside it (x.p7s for
// x.xml) and believed only when a certificate that the office trusts made the signature. A waiver
// that is broken, unsigned, out of time or of no use is itself a finding; none is ever passed by.
//   auto shelf = run::WaiverShelf::read(files, workspace, rulebook);
//   uses = shelf.value().apply({.record = …, .cell = …, .on = …}, verdicts);
// Findings, besides those of rules::parse_waiver: WVR-06 not signed, WVR-07 signature wrong, WVR-08
// signer not trusted or revoked, WVR-09 out of time, WVR-10 waives nothing, WVR-11 a signature of
// nothing.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "findings/finding.h"
#include "rules/waiver.h"
#include "run/workspace.h"
#include "sign/trust_list.h"

namespace vanthu::run {

struct WaiverFile {
  // Below the workspace, "waivers/2026-10.xml".
  std::string name;
  SourceText source;
  // Of the signature file; empty when there is none.
  std::string signature;
  std::string signer;
  findings::Findings problems;
  // Only of a file without problems: what it says counts.
  std::optional<rules::Waiver> waiver;
};

// That a waiver met a fail that it names.
struct WaiverUse {
  // Index into WaiverShelf::files().
  std::size_t file = 0;
  // The act was after its last day, so the fail stands.
  bool out_of_time = false;
  // "dong-loi-2026-10-thuong-ky, 2026-10-05"
  std::string act;
};

class WaiverShelf {
 public:
  // No waivers at all.
  WaiverShelf() = default;
  // An Error only when a file cannot be read.
  static Result<WaiverShelf> read(const FileStore& files, const Workspace& workspace,
                                  const rules::Rulebook& rulebook);

  // Those that a dossier keeps beside its record, believed in the same way.
  struct Kept {
    // As it was called in the workspace.
    std::string name;
    std::string xml;
    std::string signature;
  };
  static WaiverShelf of(std::vector<Kept> kept, const sign::TrustList& trusted,
                        const rules::Rulebook& rulebook);

  const std::vector<WaiverFile>& files() const { return files_; }
  bool has_problems() const;
  // Fails that a waiver covers become Waived. Safe to call from many threads.
  std::vector<WaiverUse> apply(const rules::Act& act, std::span<findings::Verdict> verdicts) const;

 private:
  std::vector<WaiverFile> files_;
};

// What was checked, to know afterwards which waivers were out of time or met nothing.
class WaiverLedger {
 public:
  explicit WaiverLedger(const WaiverShelf& shelf) : shelf_(&shelf) {}

  void note(const rules::Act& act, const std::vector<WaiverUse>& uses);
  struct Scope {
    // All records of the workspace were checked.
    bool everything = false;
    // Cells over time, too.
    bool series = false;
    // Only this rule; empty: all.
    std::string rule{};
  };
  // The files with something to say about them, each with all its findings, in order.
  std::vector<WaiverFile> findings(const rules::Rulebook& rulebook, const Scope& scope) const;

 private:
  bool was_checked(const rules::Waiver& waiver) const;

  const WaiverShelf* shelf_;
  std::set<std::size_t> used_;
  std::map<std::size_t, std::vector<std::string>> out_of_time_;
  struct Checked {
    std::string record;
    std::string cell;
    Date on;
  };
  std::vector<Checked> checked_;
};

// "waivers/x.xml" gives "waivers/x.p7s".
std::string signature_path(const std::string& waiver_path);

}  // namespace vanthu::run
