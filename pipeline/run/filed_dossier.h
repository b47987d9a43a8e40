// Internal to run/*.cpp: a dossier as a month of a cell has it filed, and what the sender's log
// proves another bundle's version of it to be.
#pragma once

#include <optional>
#include <string>

#include "archive/inventory.h"
#include "base/file_store.h"
#include "run/bundle_proofs.h"
#include "run/filed_log.h"
#include "run/upward_bundle.h"

namespace vanthu::run {

// Of the bundle's version, as seen from the filed one.
enum class Relation {
  Other,    // nothing leads from one to the other
  Later,    // the log proves the filed one as a version before it, by the same entry as then
  Remade,   // the log gave up the filed one's entry; the dossier was stored anew
  Earlier,  // the filed one is later
  Lost,     // the filed one is later, and its entry was given up: the sender does not have it
  Undone,   // its entry was given up since; the filed one was stored anew
};

class FiledDossier {
 public:
  // log: of the same month. folder: received/<cell code>/<month>/records/<uuid>. All must outlive
  // it but the folder.
  FiledDossier(const FileStore& files, const FiledLog& log, std::string folder)
      : files_(files), log_(log), folder_(std::move(folder)) {}

  // The newest version that a filed proof is of, 0 when there is none.
  int head() const;
  // proofs: of this bundle, checked; it has the dossier. Whatever lies here must be what was filed,
  // or nothing leads to it.
  Relation relation_to(const UpwardBundle& bundle, const BundleProofs& proofs,
                       const std::string& uuid) const;

 private:
  std::optional<std::string> proof(int version) const;
  bool has_files_of(const archive::ObjectVersion& version) const;
  bool is_given_up(const archive::CarriedKeys& keys) const;
  bool is_before(const std::vector<archive::CheckedEvidence>& sent,
                 const archive::CarriedKeys& keys) const;
  bool is_behind(const std::vector<archive::CheckedEvidence>& sent,
                 const archive::CarriedKeys& keys) const;
  bool is_from_lost_log(const std::string& proof) const;

  const FileStore& files_;
  const FiledLog& log_;
  std::string folder_;
};

}  // namespace vanthu::run
