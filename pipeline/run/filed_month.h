// A month of a cell as the superior has filed it, below received/<cell code>/<month>/:
//   records/<uuid>/…, log/…            as in the bundle that brought them
//   earlier/<uuid>/v1/…                what was filed of a dossier before its newer version came
//   manifest.txt, manifest.p7s         of the last bundle that brought something
//   manifest-<digits>.txt, .p7s        of those before it that list what it does not
//   incoming/                          a filing at work, or cut
// A dossier is written whole in incoming/ and moved; a cut filing goes on with the same bundle.
// Nothing that was filed is lost. The manifests vouch for the dossiers; proofs and keys hold by
// themselves, up to the root key, so that a better one may be filed than the manifest names.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "run/bundle_proofs.h"
#include "run/filed_manifests.h"
#include "run/upward_bundle.h"

namespace vanthu::run {

enum class Filing {
  Filed,      // nhận mới
  Completed,  // bổ sung: more of a month received before
  Finished,   // every file was there, but not the list that vouches for them
  Duplicate,  // đã nhận từ trước
};

// What a bundle brings to a month.
struct Arrival {
  Filing filing = Filing::Filed;
  std::vector<const BundleFile*> fresh;
  // The version that was filed, by the dossier's UUID, where the log proves that the bundle's is a
  // later one, or one that was made again.
  std::map<std::string, int> renewed;
  // Of these: the sender's log gave up the entry of the filed version when its key or its end was
  // lost, and the dossier was stored anew.
  std::set<std::string> remade;
  // UUIDs of dossiers of which a later version is filed, or one made again since.
  std::set<std::string> outdated;
  // Of these: the sender has lost the later version.
  std::set<std::string> lost;
  // Paths of proofs that are filed with more cosignatures than the bundle's.
  std::set<std::string> kept;
};

class FiledMonth {
 public:
  // files must outlive the month.
  FiledMonth(FileStore& files, const std::string& folder)
      : files_(files), folder_(folder), manifests_(files, folder) {}

  // An Integrity error names what differs from what was filed. proofs: of this bundle, checked;
  // both must outlive the answer.
  Result<Arrival> compare(const UpwardBundle& bundle,
                          const std::optional<BundleProofs>& proofs) const;
  Result<Done> write(const UpwardBundle& bundle, const Arrival& arrival);

 private:
  std::string place(std::string_view path) const { return join_path(folder_, path); }
  std::string dossier(const std::string& uuid) const;
  Error refuse(const std::vector<std::string>& different) const;
  bool is_half(const BundleFile& sent, const std::string& filed) const;
  Filing judge(const UpwardBundle& bundle, const Arrival& arrival) const;
  Result<Done> clear_incoming();
  Result<Done> clear_leftovers();
  Result<Done> stage(const UpwardBundle& bundle, const std::string& uuid, const Arrival& arrival);
  Result<Done> bring(const UpwardBundle& bundle, const std::string& uuid, const Arrival& arrival);
  Result<Done> renew(const UpwardBundle& bundle, const std::string& uuid, const Arrival& arrival);
  Result<Done> write_file(const BundleFile& file);
  Result<Done> write_manifest(const UpwardBundle& bundle, const Arrival& arrival);

  FileStore& files_;
  std::string folder_;
  FiledManifests manifests_;
};

}  // namespace vanthu::run
