#include "run/receive_bundle.h"

#include "archive/layout.h"
#include "base/cut_writes.h"
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
    const std::string folder = parent_path(path_);
    if (auto made = files_.make_directories(folder); !made.ok()) return made;
    auto gone = remove_cut_writes(files_, folder,
                                  [&](std::string_view name) { return name == file_name(path_); });
    if (!gone.ok()) return gone;
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
  const std::string root = tlog::to_text(proofs->keys.root);
  const auto other = known.is_other(root);
  if (!other.ok()) return other.error();
  if (!other.value()) return Done{};
  return Error{.kind = ErrorKind::Integrity,
               .what = {"bằng chứng trong gói là của kho có khóa gốc khác: " + root,
                        "the bundle's proofs are of an archive with another root key: " + root},
               .where = known.name(),
               .remedy = remove_and_receive_again(known.name())};
}

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

// What is compared with a bundle must still be so when it is filed.
Result<std::unique_ptr<FileLock>> lock_received(FileStore& files, const Workspace& workspace) {
  const std::string folder = workspace.path("received");
  if (auto made = files.make_directories(folder); !made.ok()) return made.error();
  return files.try_lock(join_path(folder, "lock"));
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
  const auto proofs = check_bundle_proofs(bundle.value());
  if (!proofs.ok()) return named(proofs.error());
  std::unique_ptr<FileLock> lock;
  if (!dry_run) {
    auto taken = lock_received(files, workspace);
    if (!taken.ok()) return taken.error();
    lock = std::move(taken).value();
  }
  const std::string folder = "received/" + bundle.value().cell_code + "/" + bundle.value().month;
  FirstTrust cell_signer(files, workspace, bundle.value().cell_code, "signer.txt");
  if (auto known = check_signer(cell_signer, signer.value()); !known.ok())
    return named(known.error());
  FiledMonth month(files, workspace.path(folder));
  const auto arrival = month.compare(bundle.value(), proofs.value());
  if (!arrival.ok()) return named(arrival.error());
  ReceivedBundle received{
      .filing = arrival.value().filing,
      .office = bundle.value().office,
      .cell_code = bundle.value().cell_code,
      .cell_name = bundle.value().cell_name,
      .month = bundle.value().month,
      .signer = signer.value().subject().common_name,
      .dossiers = bundle.value().uuids().size(),
      .renewed = arrival.value().renewed.size() - arrival.value().remade.size(),
      .remade = arrival.value().remade.size(),
      .outdated = arrival.value().outdated.size() - arrival.value().lost.size(),
      .lost = arrival.value().lost.size(),
      .proven = proofs.value() ? proofs.value()->versions() : 0,
      .log_root = proofs.value() ? tlog::to_text(proofs.value()->keys.root) : "",
      .folder = folder};
  FirstTrust cell_log(files, workspace, bundle.value().cell_code, "log.vkey");
  received.new_cell = !cell_signer.is_known();
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
  if (auto written = month.write(bundle.value(), arrival.value()); !written.ok()) {
    return written.error();
  }
  return received;
}

}  // namespace vanthu::run
