#include "run/upward_bundle.h"

#include <algorithm>
#include <map>
#include <set>

#include "archive/layout.h"
#include "base/civil_time.h"
#include "base/sha.h"
#include "sign/cms.h"
#include "text/dates.h"
#include "zip/zip_writer.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kFirstLine = "vanthu-upward/1";

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string manifest_of(const UpwardBundle& bundle) {
  std::string text(kFirstLine);
  text += "\noffice " + one_line(bundle.office) + "\ncell " + bundle.cell_code + "\ncell-name " +
          one_line(bundle.cell_name) + "\nmonth " + bundle.month + "\n";
  for (const BundleFile& file : bundle.files) text += file.sha256 + "  " + file.path + "\n";
  return text;
}

Error nothing_to_send(const std::string& cell, const std::string& month) {
  return Error{
      .kind = ErrorKind::Usage,
      .what = {"kho lưu chưa có hồ sơ nào của chi bộ " + cell +
                   (month.empty() ? "" : " trong " + month_words(month).vi),
               "the archive has no dossier of the cell " + cell +
                   (month.empty() ? "" : " in " + month_words(month).en)},
      .where = {},
      .remedy = {"xem mã chi bộ (không phải tên thư mục) và tháng bằng: vanthu archive list; chưa "
                 "lưu thì lưu trước bằng: "
                 "vanthu run",
                 "see the codes of cells (not their folders) and months with: vanthu archive list; "
                 "what is not stored yet, store with: vanthu run"}};
}

void add(UpwardBundle& bundle, std::string path, std::string bytes) {
  std::string digest = sha256_hex(bytes);
  bundle.files.push_back(
      {.path = std::move(path), .bytes = std::move(bytes), .sha256 = std::move(digest)});
}

// What is put together before the manifest is made.
class BundleMaker {
 public:
  BundleMaker(const archive::Archive& archive, archive::ProofSource* proofs, UpwardBundle& bundle)
      : archive_(archive), proofs_(proofs), bundle_(bundle) {}

  Result<Done> add_dossier(const std::string& object_id) {
    const auto view = archive_.show(object_id);
    if (!view.ok()) return view.error();
    const std::string folder =
        std::string(kBundleRecords) + object_id.substr(std::string_view("urn:uuid:").size()) + "/";
    for (const archive::FileView& file : view.value().files) {
      auto bytes = archive_.read(object_id, file.name);
      if (!bytes.ok()) return bytes.error();
      add(bundle_, folder + file.name, std::move(bytes).value());
    }
    add(bundle_, folder + std::string(kBundleReceipt), to_text(view.value().versions.back()));
    if (proofs_ == nullptr) return Done{};
    auto carried = proofs_->carry(view.value().versions);
    if (!carried.ok()) return carried.error();
    all_logged_ = all_logged_ && !carried.value().proofs.empty();
    for (auto& [name, bytes] : carried.value().proofs) carried_[folder + name] = std::move(bytes);
    for (auto& [name, bytes] : carried.value().keys) {
      carried_[std::string(kBundleLog) + name] = std::move(bytes);
    }
    return Done{};
  }

  void finish() {
    if (all_logged_) {
      for (auto& [path, bytes] : carried_) add(bundle_, path, std::move(bytes));
    }
    std::sort(bundle_.files.begin(), bundle_.files.end(),
              [](const BundleFile& a, const BundleFile& b) { return a.path < b.path; });
  }

 private:
  const archive::Archive& archive_;
  archive::ProofSource* proofs_;
  UpwardBundle& bundle_;
  std::map<std::string, std::string> carried_;
  bool all_logged_ = true;
};

Result<std::vector<archive::DossierSummary>> list_month(const archive::Archive& archive,
                                                        const std::string& cell,
                                                        const std::string& month) {
  auto listed = archive.list({.cell = cell, .year = std::stoi(month.substr(0, 4))});
  if (!listed.ok()) return listed.error();
  std::erase_if(listed.value(), [&](const archive::DossierSummary& one) {
    return archive::is_book(one) || !one.held_on.starts_with(month);
  });
  return std::move(listed).value();
}

}  // namespace

bool is_month(std::string_view text) {
  return text.size() == 7 && try_parse_date(std::string(text) + "-01").has_value();
}

Bilingual month_words(const std::string& month) {
  const auto first = try_parse_date(month + "-01");
  if (!first) return {"tháng " + month, month};
  return {text::month_label(first->year() / first->month()).str(), month};
}

const BundleFile* find_file(const UpwardBundle& bundle, std::string_view path) {
  const auto found = std::lower_bound(
      bundle.files.begin(), bundle.files.end(), path,
      [](const BundleFile& file, std::string_view wanted) { return file.path < wanted; });
  return found == bundle.files.end() || found->path != path ? nullptr : &*found;
}

std::vector<std::string> UpwardBundle::uuids() const {
  std::set<std::string> all;
  for (const BundleFile& file : files) {
    if (file.path.starts_with(kBundleRecords))
      all.insert(file.path.substr(kBundleRecords.size(), 36));
  }
  return {all.begin(), all.end()};
}

Result<UpwardBundle> collect_month(const archive::Archive& archive, archive::ProofSource* proofs,
                                   const std::string& office, const std::string& cell,
                                   const std::string& month) {
  const auto listed = list_month(archive, cell, month);
  if (!listed.ok()) return listed.error();
  if (listed.value().empty()) return nothing_to_send(cell, month);
  UpwardBundle bundle{.office = office,
                      .cell_code = cell,
                      .cell_name = listed.value().front().cell_name,
                      .month = month,
                      .files = {},
                      .manifest = {},
                      .signature = {}};
  BundleMaker maker(archive, proofs, bundle);
  for (const archive::DossierSummary& one : listed.value()) {
    if (auto added = maker.add_dossier(one.object_id); !added.ok()) return added.error();
  }
  maker.finish();
  return bundle;
}

Result<std::string> newest_month(const archive::Archive& archive, const std::string& cell) {
  const auto listed = archive.list({.cell = cell});
  if (!listed.ok()) return listed.error();
  const auto meeting =
      std::find_if_not(listed.value().begin(), listed.value().end(), archive::is_book);
  if (meeting == listed.value().end()) return nothing_to_send(cell, {});
  return meeting->held_on.substr(0, 7);
}

Result<std::string> write_bundle(UpwardBundle bundle, const sign::Signer& signer) {
  if (bundle.uuids().empty()) return nothing_to_send(bundle.cell_code, bundle.month);
  bundle.manifest = manifest_of(bundle);
  auto signature = sign::sign_detached(bundle.manifest, signer);
  if (!signature.ok()) return signature.error();
  std::vector<zip::ZipMember> members;
  members.push_back(zip::deflate_member("manifest.txt", bundle.manifest));
  members.push_back(zip::deflate_member("manifest.p7s", signature.value()));
  for (const BundleFile& file : bundle.files) {
    members.push_back(zip::deflate_member(file.path, file.bytes));
  }
  std::vector<const zip::ZipMember*> all;
  for (const zip::ZipMember& member : members) all.push_back(&member);
  return zip::write_zip(all);
}

}  // namespace vanthu::run
