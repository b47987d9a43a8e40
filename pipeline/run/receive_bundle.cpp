#include "run/receive_bundle.h"

#include <algorithm>
#include <set>

#include "archive/layout.h"
#include "run/bundle_proofs.h"
#include "sign/verification.h"

namespace vanthu::run {
namespace {

// A file larger than this is not a month of a cell.
constexpr std::uint64_t kMostBytes = 256U << 20U;

Error not_trusted(const std::string& where, const sign::SignatureCheck& check) {
  const std::string who =
      check.signer ? check.signer->subject().common_name : std::string("không rõ");
  if (check.integrity != sign::Integrity::Intact) {
    return Error{.kind = ErrorKind::Integrity,
                 .what = {"chữ ký của gói không đúng với nội dung",
                          "the signature does not fit what it should sign"},
                 .where = where,
                 .remedy = {"không nhận gì từ tệp này; đề nghị nơi gửi lập lại",
                            "nothing was taken from this file; ask the sender to make it again"}};
  }
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"người ký chưa có trong danh sách tin cậy: " + who,
               "the signer is not on the trust list: " + who},
      .where = where,
      .remedy = {"đối chiếu chứng thư của nơi gửi (vanthu key show ở máy nơi gửi), rồi chép "
                 "tệp .crt vào keys/trusted/",
                 "compare the sender's certificate (vanthu key show over there), then "
                 "copy its .crt file into keys/trusted/"}};
}

struct Signature {
  std::string_view where;
  std::string_view bytes;
  std::string_view p7s;
};

Result<sign::Certificate> verify(const Signature& signature, const sign::TrustList& trusted) {
  const auto check = sign::verify_detached(signature.bytes, signature.p7s, trusted, std::nullopt);
  const bool good = check.integrity == sign::Integrity::Intact && check.trusted;
  if (!good) return not_trusted(std::string(signature.where), check);
  return *check.signer;
}

Result<sign::Certificate> verify_all(const UpwardBundle& bundle, const sign::TrustList& trusted) {
  auto signer = verify({"manifest.p7s", bundle.manifest, bundle.signature}, trusted);
  if (!signer.ok()) return signer;
  for (const std::string& uuid : bundle.uuids()) {
    const std::string folder = "records/" + uuid + "/";
    const std::string signature = folder + std::string(archive::kSignatureName);
    auto one =
        verify({signature, find_file(bundle, folder + std::string(archive::kManifestName))->bytes,
                find_file(bundle, signature)->bytes},
               trusted);
    if (!one.ok()) return one;
  }
  return signer;
}

Error differs(const std::string& folder, const std::string& names) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"gói này khác với gói đã nhận của cùng chi bộ và tháng: " + names,
               "this bundle differs from the one received for the cell and month: " + names},
      .where = folder,
      .remedy = {"bản đã nhận không đổi; hỏi lại nơi gửi vì sao nội dung khác nhau",
                 "what was received is unchanged; ask the sender why they differ"}};
}

// The lines of a manifest that name files of dossiers, without their proofs.
std::set<std::string> listed_files(const std::string& manifest) {
  std::set<std::string> lines;
  for (std::size_t at = 0; at < manifest.size();) {
    const auto end = std::min(manifest.find('\n', at), manifest.size());
    const std::string line = manifest.substr(at, end - at);
    if (line.find("  records/") != std::string::npos && !is_proof_path(line)) lines.insert(line);
    at = end + 1;
  }
  return lines;
}

// What is known of a cell since its first bundle: one line in a file of received/<cell>/, which a
// person may remove, or lay there beforehand.
class FirstTrust {
 public:
  FirstTrust(FileStore& files, const Workspace& workspace, const std::string& cell,
             std::string_view file)
      : files_(files),
        name_("received/" + cell + "/" + std::string(file)),
        path_(workspace.path(name_)) {}

  const std::string& name() const { return name_; }
  bool is_known() const { return files_.exists(path_); }
  Result<bool> is_other(const std::string& line) const {
    if (!is_known()) return false;
    const auto known = files_.read(path_);
    if (!known.ok()) return known.error();
    return known.value().substr(0, known.value().find_first_of("\r\n")) != line;
  }
  Result<Done> keep(const std::string& text) {
    if (is_known()) return Done{};
    if (auto made = files_.make_directories(parent_path(path_)); !made.ok()) return made;
    return files_.replace(path_, text);
  }

 private:
  FileStore& files_;
  std::string name_;
  std::string path_;
};

Bilingual remove_and_receive_again(const std::string& name) {
  return {"không nhận gì từ tệp này; hỏi lại chi bộ, nếu đúng là đã đổi khóa thì xóa tệp " + name +
              " rồi nhận lại",
          "nothing was taken; ask the cell, and if its key did change remove the file " + name +
              " and receive again"};
}

// Anybody on the trust list could sign in the name of any cell.
Result<Done> check_signer(const FirstTrust& known, const sign::Certificate& signer) {
  const auto other = known.is_other(sign::fingerprint_text(signer));
  if (!other.ok()) return other.error();
  if (!other.value()) return Done{};
  const std::string who = signer.subject().common_name + ", " + sign::fingerprint_text(signer);
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"các gói trước của chi bộ này do người khác ký; gói này do: " + who,
               "the cell's earlier bundles were signed by somebody else; this one by: " + who},
      .where = known.name(),
      .remedy = remove_and_receive_again(known.name())};
}

// A signer can be made to sign a bundle of another archive; the log's root key stays the same.
Result<Done> check_log(const FirstTrust& known, const std::optional<BundleProofs>& proofs) {
  if (!proofs) {
    if (!known.is_known()) return Done{};
    return Error{.kind = ErrorKind::Integrity,
                 .what = {"gói không kèm bằng chứng của nhật ký, trong khi chi bộ này đã có khóa "
                          "nhật ký được tin cậy",
                          "the bundle carries no proofs, while a log key is known for this cell"},
                 .where = known.name(),
                 .remedy = {"không nhận gì từ tệp này; đề nghị nơi gửi lập lại gói từ kho có nhật "
                            "ký",
                            "nothing was taken; ask the sender to make it again from the archive "
                            "with the log"}};
  }
  const std::string root = tlog::to_text(proofs->root);
  const auto other = known.is_other(root);
  if (!other.ok()) return other.error();
  if (!other.value()) return Done{};
  return Error{.kind = ErrorKind::Integrity,
               .what = {"bằng chứng trong gói là của kho có khóa gốc khác: " + root,
                        "the bundle's proofs are of an archive with another root key: " + root},
               .where = known.name(),
               .remedy = remove_and_receive_again(known.name())};
}

// Signature lines of the checkpoint in a proof or of a checkpoint.
std::size_t count_signatures(std::string_view text) {
  constexpr std::string_view kStart = "\n\u2014 ";
  std::size_t count = 0;
  for (auto at = text.find(kStart); at != text.npos; at = text.find(kStart, at + 1)) ++count;
  return count;
}

// What was filed before, against the new bundle: files that are new, or an Error that names the
// ones that changed.
class FiledMonth {
 public:
  FiledMonth(FileStore& files, std::string folder) : files_(files), folder_(std::move(folder)) {}

  Result<std::vector<const BundleFile*>> compare(const UpwardBundle& bundle) const {
    std::vector<const BundleFile*> fresh;
    std::string changed;
    for (const BundleFile& file : bundle.files) {
      const std::string path = join_path(folder_, file.path);
      if (!files_.exists(path)) {
        fresh.push_back(&file);
        continue;
      }
      const auto filed = files_.read(path);
      if (!filed.ok()) return filed.error();
      if (filed.value() == file.bytes) continue;
      if (!is_proof_path(file.path)) {
        name(file.path, changed);
      } else if (count_signatures(file.bytes) > count_signatures(filed.value())) {
        fresh.push_back(&file);
      }
    }
    if (!changed.empty()) return differs(folder_, changed);
    return fresh;
  }

  // A filing that was interrupted between its last files leaves a manifest that is not the files',
  // or not the signature's.
  Filing filing(const UpwardBundle& bundle, bool has_fresh) const {
    const auto manifest = files_.read(join_path(folder_, "manifest.txt"));
    if (!manifest.ok()) return Filing::Filed;
    const auto signature = files_.read(join_path(folder_, "manifest.p7s"));
    const bool is_whole =
        !has_fresh && signature.ok() &&
        sign::verify_detached(manifest.value(), signature.value(), sign::TrustList(), std::nullopt)
                .integrity == sign::Integrity::Intact;
    if (!is_whole) return Filing::Completed;
    if (manifest.value() == bundle.manifest) return Filing::Duplicate;
    const auto filed = listed_files(manifest.value());
    const auto sent = listed_files(bundle.manifest);
    const bool has_all = std::includes(filed.begin(), filed.end(), sent.begin(), sent.end());
    return has_all ? Filing::Duplicate : Filing::Completed;
  }

  Result<Done> write(const UpwardBundle& bundle, const std::vector<const BundleFile*>& fresh) {
    for (const BundleFile* file : fresh) {
      if (is_proof_path(file->path)) continue;
      const std::string path = join_path(folder_, file->path);
      if (auto made = files_.make_directories(parent_path(path)); !made.ok()) return made;
      if (auto written = files_.create_same(path, file->bytes); !written.ok()) return written;
      if (auto synced = files_.sync_directory(parent_path(path)); !synced.ok()) return synced;
    }
    // The manifest names the proofs as this bundle has them.
    for (const BundleFile& file : bundle.files) {
      if (!is_proof_path(file.path)) continue;
      const std::string path = join_path(folder_, file.path);
      if (auto made = files_.make_directories(parent_path(path)); !made.ok()) return made;
      if (auto written = files_.replace(path, file.bytes); !written.ok()) return written;
    }
    // Last: with the manifest in place the month is filed.
    auto written = files_.replace(join_path(folder_, "manifest.p7s"), bundle.signature);
    if (!written.ok()) return written;
    return files_.replace(join_path(folder_, "manifest.txt"), bundle.manifest);
  }

 private:
  static void name(const std::string& path, std::string& list) {
    constexpr std::size_t kMost = 400;
    if (list.size() > kMost) return;
    list += (list.empty() ? "" : ", ") + path;
  }

  FileStore& files_;
  std::string folder_;
};

Result<UpwardBundle> load_bundle(const FileStore& files, const std::string& path) {
  const auto size = files.size(path);
  if (!size.ok()) return size.error();
  if (size.value() > kMostBytes) {
    return Error{.kind = ErrorKind::Input,
                 .what = {"tệp quá lớn, không phải gói một tháng của chi bộ",
                          "the file is too large for a month of a cell"},
                 .where = {},
                 .remedy = {"kiểm tra lại tệp đã chọn", "check which file was meant"}};
  }
  const auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  return read_bundle(bytes.value());
}

}  // namespace

Result<ReceivedBundle> receive_bundle(FileStore& files, const Workspace& workspace,
                                      const sign::TrustList& trusted, const std::string& path,
                                      bool dry_run) {
  const auto named = [&](Error error) {
    if (error.where.empty()) error.where = path;
    if (error.where != path) error.where = path + " (" + error.where + ")";
    return error;
  };
  const auto bundle = load_bundle(files, path);
  if (!bundle.ok()) return named(bundle.error());
  auto signer = verify_all(bundle.value(), trusted);
  if (!signer.ok()) return named(signer.error());
  const std::string folder = "received/" + bundle.value().cell_code + "/" + bundle.value().month;
  FirstTrust cell_signer(files, workspace, bundle.value().cell_code, "signer.txt");
  if (auto known = check_signer(cell_signer, signer.value()); !known.ok())
    return named(known.error());
  const auto proofs = check_bundle_proofs(bundle.value());
  if (!proofs.ok()) return named(proofs.error());
  FiledMonth month(files, workspace.path(folder));
  const auto fresh = month.compare(bundle.value());
  if (!fresh.ok()) return named(fresh.error());
  ReceivedBundle received{.filing = month.filing(bundle.value(), !fresh.value().empty()),
                          .office = bundle.value().office,
                          .cell_code = bundle.value().cell_code,
                          .cell_name = bundle.value().cell_name,
                          .month = bundle.value().month,
                          .signer = signer.value().subject().common_name,
                          .dossiers = bundle.value().uuids().size(),
                          .proven = proofs.value() ? proofs.value()->versions : 0,
                          .log_root = proofs.value() ? tlog::to_text(proofs.value()->root) : "",
                          .folder = folder};
  FirstTrust cell_log(files, workspace, bundle.value().cell_code, "log.vkey");
  received.new_log_root = proofs.value() && !cell_log.is_known();
  // What was received before proofs came may come again.
  const bool old_again = received.filing == Filing::Duplicate && !proofs.value();
  if (auto known = check_log(cell_log, proofs.value()); !known.ok() && !old_again)
    return named(known.error());
  if (dry_run || received.filing == Filing::Duplicate) return received;
  auto kept = cell_signer.keep(sign::fingerprint_text(signer.value()) + "\n" +
                               signer.value().subject().common_name + "\n");
  if (kept.ok() && proofs.value()) kept = cell_log.keep(received.log_root + "\n");
  if (!kept.ok()) return kept.error();
  if (auto written = month.write(bundle.value(), fresh.value()); !written.ok()) {
    return written.error();
  }
  return received;
}

}  // namespace vanthu::run
