#include "run/receive_bundle.h"

#include <algorithm>
#include <set>

#include "archive/layout.h"
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

// The lines of a manifest that name files.
std::set<std::string> listed_files(const std::string& manifest) {
  std::set<std::string> lines;
  for (std::size_t at = 0; at < manifest.size();) {
    const auto end = std::min(manifest.find('\n', at), manifest.size());
    const std::string line = manifest.substr(at, end - at);
    if (line.find("  records/") != std::string::npos) lines.insert(line);
    at = end + 1;
  }
  return lines;
}

// Who signs for a cell: the signer of the first bundle, kept as received/<cell>/signer.txt, since
// anybody on the trust list could sign in the name of any cell.
class CellSigner {
 public:
  CellSigner(FileStore& files, const Workspace& workspace, const std::string& cell)
      : files_(files), name_("received/" + cell + "/signer.txt"), path_(workspace.path(name_)) {}

  Result<Done> check(const sign::Certificate& signer) const {
    if (!files_.exists(path_)) return Done{};
    const auto known = files_.read(path_);
    if (!known.ok()) return known.error();
    if (known.value().substr(0, known.value().find('\n')) == sign::fingerprint_text(signer)) {
      return Done{};
    }
    const std::string who = signer.subject().common_name + ", " + sign::fingerprint_text(signer);
    return Error{
        .kind = ErrorKind::Integrity,
        .what = {"các gói trước của chi bộ này do người khác ký; gói này do: " + who,
                 "the cell's earlier bundles were signed by somebody else; this one by: " + who},
        .where = name_,
        .remedy = {
            "không nhận gì từ tệp này; hỏi lại chi bộ, nếu đúng là đã đổi khóa thì xóa tệp " +
                name_ + " rồi nhận lại",
            "nothing was taken; ask the cell, and if its key did change remove the file " + name_ +
                " and receive again"}};
  }

  Result<Done> keep(const sign::Certificate& signer) {
    if (files_.exists(path_)) return Done{};
    if (auto made = files_.make_directories(parent_path(path_)); !made.ok()) return made;
    return files_.replace(
        path_, sign::fingerprint_text(signer) + "\n" + signer.subject().common_name + "\n");
  }

 private:
  FileStore& files_;
  std::string name_;
  std::string path_;
};

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
      if (filed.value() != file.bytes) name(file.path, changed);
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
    const bool has_more = filed.size() > sent.size() &&
                          std::includes(filed.begin(), filed.end(), sent.begin(), sent.end());
    return has_more ? Filing::Duplicate : Filing::Completed;
  }

  Result<Done> write(const UpwardBundle& bundle, const std::vector<const BundleFile*>& fresh) {
    for (const BundleFile* file : fresh) {
      const std::string path = join_path(folder_, file->path);
      if (auto made = files_.make_directories(parent_path(path)); !made.ok()) return made;
      if (auto written = files_.create_same(path, file->bytes); !written.ok()) return written;
      if (auto synced = files_.sync_directory(parent_path(path)); !synced.ok()) return synced;
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

}  // namespace

Result<ReceivedBundle> receive_bundle(FileStore& files, const Workspace& workspace,
                                      const sign::TrustList& trusted, const std::string& path,
                                      bool dry_run) {
  const auto size = files.size(path);
  if (!size.ok()) return size.error();
  if (size.value() > kMostBytes) {
    return Error{.kind = ErrorKind::Input,
                 .what = {"tệp quá lớn, không phải gói một tháng của chi bộ",
                          "the file is too large for a month of a cell"},
                 .where = path,
                 .remedy = {"kiểm tra lại tệp đã chọn", "check which file was meant"}};
  }
  const auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  const auto named = [&](Error error) {
    error.where = error.where.empty() ? path : path + " (" + error.where + ")";
    return error;
  };
  auto bundle = read_bundle(bytes.value());
  if (!bundle.ok()) return named(bundle.error());
  auto signer = verify_all(bundle.value(), trusted);
  if (!signer.ok()) return named(signer.error());
  const std::string folder = "received/" + bundle.value().cell_code + "/" + bundle.value().month;
  CellSigner cell_signer(files, workspace, bundle.value().cell_code);
  if (auto known = cell_signer.check(signer.value()); !known.ok()) return named(known.error());
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
                          .folder = folder};
  if (dry_run || received.filing == Filing::Duplicate) return received;
  if (auto kept = cell_signer.keep(signer.value()); !kept.ok()) return kept.error();
  if (auto written = month.write(bundle.value(), fresh.value()); !written.ok()) {
    return written.error();
  }
  return received;
}

}  // namespace vanthu::run
