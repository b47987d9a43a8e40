// Reading a bundle that anybody may have made.
#include <algorithm>
#include <map>
#include <set>

#include "archive/carried_proof.h"
#include "archive/description.h"
#include "archive/layout.h"
#include "base/hex.h"
#include "base/sha.h"
#include "run/upward_bundle.h"
#include "zip/zip_reader.h"

namespace vanthu::run {
namespace {

const zip::ZipLimits kLimits{
    .members = 2000, .member_bytes = 64U << 20U, .total_bytes = 256U << 20U};
constexpr std::size_t kMostText = 4096;

Error refused(const std::string& where, Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = where,
               .remedy = {"không nhận gì từ tệp này; đề nghị nơi gửi lập lại bằng: vanthu export "
                          "--to-superior",
                          "nothing was taken from this file; ask the sender to make it again with: "
                          "vanthu export --to-superior"}};
}

bool is_uuid(std::string_view text) {
  return archive::is_object_id("urn:uuid:" + std::string(text));
}

bool is_known_name(std::string_view name) {
  return archive::is_content_name(name) || name == archive::kDescriptionName ||
         name == archive::kManifestName || name == archive::kSignatureName ||
         name == kBundleReceipt || archive::try_parse_proof_name(name).has_value();
}

bool is_cell_code(std::string_view code) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_';
  };
  return !code.empty() && code.size() <= 128 && code.front() != '.' &&
         std::all_of(code.begin(), code.end(), fits);
}

// Takes lines from the front.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  // Nothing when there is no whole line.
  std::optional<std::string_view> next() {
    const auto end = rest_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return line;
  }
  std::optional<std::string> value_of(std::string_view name) {
    const auto line = next();
    const std::string prefix = std::string(name) + " ";
    if (!line || !line->starts_with(prefix) || line->size() > kMostText) return std::nullopt;
    return std::string(line->substr(prefix.size()));
  }

 private:
  std::string_view rest_;
};

std::optional<BundleFile> try_parse_line(std::string_view line) {
  constexpr std::size_t kDigest = 64;
  if (line.size() < kDigest + 3 || line.substr(kDigest, 2) != "  ") return std::nullopt;
  const std::string_view digest = line.substr(0, kDigest);
  if (!is_hex(digest, kDigest)) return std::nullopt;
  return BundleFile{
      .path = std::string(line.substr(kDigest + 2)), .bytes = {}, .sha256 = std::string(digest)};
}

// The manifest without its files' bytes; nothing when it is not of this form.
std::optional<UpwardBundle> try_parse_manifest(const std::string& text) {
  Lines lines(text);
  if (lines.next() != "vanthu-upward/1") return std::nullopt;
  const auto office = lines.value_of("office");
  const auto cell = lines.value_of("cell");
  const auto cell_name = lines.value_of("cell-name");
  const auto month = lines.value_of("month");
  if (!office || !cell || !cell_name || !month) return std::nullopt;
  if (!is_cell_code(*cell) || !is_month(*month)) return std::nullopt;
  UpwardBundle bundle{.office = *office,
                      .cell_code = *cell,
                      .cell_name = *cell_name,
                      .month = *month,
                      .files = {},
                      .manifest = text,
                      .signature = {}};
  while (!lines.at_end()) {
    const auto line = lines.next();
    auto file = line ? try_parse_line(*line) : std::nullopt;
    if (!file || !is_bundle_path(file->path)) return std::nullopt;
    // In order, each once.
    if (!bundle.files.empty() && bundle.files.back().path >= file->path) return std::nullopt;
    bundle.files.push_back(*std::move(file));
  }
  if (bundle.files.empty()) return std::nullopt;
  return bundle;
}

// The signed manifest and the members name the same files.
Result<Done> check_names(const zip::ZipReader& zip, const UpwardBundle& bundle) {
  std::set<std::string> names;
  for (std::string& name : zip.names()) names.insert(std::move(name));
  for (const BundleFile& file : bundle.files) {
    if (names.erase(file.path) > 0) continue;
    return refused(file.path, {"gói thiếu tệp này, có trong bản kê có chữ ký",
                               "the bundle lacks this file, which the signed manifest lists"});
  }
  names.erase("manifest.txt");
  names.erase("manifest.p7s");
  if (names.empty()) return Done{};
  return refused(*names.begin(), {"gói có tệp này, không nằm trong bản kê có chữ ký",
                                  "the bundle has this file, which the signed manifest does not "
                                  "list"});
}

Result<Done> read_files(zip::ZipReader& zip, UpwardBundle& bundle) {
  for (BundleFile& file : bundle.files) {
    auto bytes = zip.read(file.path);
    if (!bytes.ok()) return refused(file.path, bytes.error().what);
    if (sha256_hex(bytes.value()) != file.sha256) {
      return refused(file.path, {"nội dung tệp khác với bản kê có chữ ký",
                                 "the file differs from the signed manifest"});
    }
    file.bytes = std::move(bytes).value();
  }
  return Done{};
}

// The dossier's own manifest: "sha256  name" lines for each file but what is made afterwards.
Result<Done> check_own_manifest(const UpwardBundle& bundle, const std::string& folder,
                                const std::string& manifest) {
  std::set<std::string> names;
  for (const BundleFile& file : bundle.files) {
    if (!file.path.starts_with(folder)) continue;
    const std::string name = file.path.substr(folder.size());
    const bool made_afterwards = name == archive::kManifestName ||
                                 name == archive::kSignatureName || name == kBundleReceipt ||
                                 archive::try_parse_proof_name(name);
    if (!made_afterwards) names.insert(name);
  }
  Lines lines(manifest);
  while (!lines.at_end()) {
    const auto line = lines.next();
    const auto listed = line ? try_parse_line(*line) : std::nullopt;
    const BundleFile* file = listed ? find_file(bundle, folder + listed->path) : nullptr;
    if (file == nullptr || file->sha256 != listed->sha256) {
      return refused(folder + std::string(archive::kManifestName),
                     {"hồ sơ không khớp với bản kê của chính nó",
                      "the dossier does not agree with its own manifest"});
    }
    names.erase(listed->path);
  }
  if (!names.empty()) {
    return refused(folder + *names.begin(), {"bản kê của hồ sơ không có tệp này",
                                             "the dossier's manifest does not list this file"});
  }
  return Done{};
}

Result<Done> check_dossier(const UpwardBundle& bundle, const std::string& uuid) {
  const std::string folder = "records/" + uuid + "/";
  const auto part = [&](std::string_view name) {
    return find_file(bundle, folder + std::string(name));
  };
  const BundleFile* description = part(archive::kDescriptionName);
  const BundleFile* manifest = part(archive::kManifestName);
  if (description == nullptr || manifest == nullptr || part(archive::kRecordName) == nullptr ||
      part(archive::kSignatureName) == nullptr) {
    return refused(folder, {"hồ sơ thiếu tệp", "the dossier is not complete"});
  }
  const auto described = archive::parse_description(description->bytes);
  if (!described.ok()) return refused(description->path, described.error().what);
  const archive::Description& meeting = described.value().description;
  const bool belongs =
      meeting.cell_code == bundle.cell_code &&
      to_iso(meeting.held_on).substr(0, 7) == bundle.month &&
      archive::object_id(meeting.cell_code, meeting.meeting_id) == "urn:uuid:" + uuid;
  if (!belongs) {
    return refused(description->path, {"hồ sơ không thuộc chi bộ và tháng đã ghi ở bản kê",
                                       "the dossier is not of the cell and month of the manifest"});
  }
  return check_own_manifest(bundle, folder, manifest->bytes);
}

}  // namespace

bool is_bundle_path(std::string_view path) {
  if (path.starts_with(kBundleLog)) return archive::is_carried_name(path.substr(kBundleLog.size()));
  if (!path.starts_with(kBundleRecords)) return false;
  path.remove_prefix(kBundleRecords.size());
  return path.size() > 37 && path[36] == '/' && is_uuid(path.substr(0, 36)) &&
         is_known_name(path.substr(37));
}

Result<UpwardBundle> read_bundle(std::string_view bytes) {
  auto zip = zip::ZipReader::open(bytes, kLimits);
  if (!zip.ok()) return refused({}, zip.error().what);
  auto manifest = zip.value().read("manifest.txt");
  auto signature = zip.value().read("manifest.p7s");
  if (!manifest.ok() || !signature.ok()) {
    return refused({}, {"không phải gói báo cáo của vanthu", "this is not a bundle of vanthu"});
  }
  auto bundle = try_parse_manifest(manifest.value());
  if (!bundle) {
    return refused("manifest.txt", {"bản kê không đúng dạng", "the manifest is not of its form"});
  }
  // It would only make its signer and its keys the cell's.
  if (bundle->uuids().empty()) {
    return refused("manifest.txt", {"gói không có hồ sơ nào", "the bundle has no dossier"});
  }
  bundle->signature = std::move(signature).value();
  if (auto listed = check_names(zip.value(), *bundle); !listed.ok()) return listed.error();
  if (auto read = read_files(zip.value(), *bundle); !read.ok()) return read.error();
  for (const std::string& uuid : bundle->uuids()) {
    if (auto checked = check_dossier(*bundle, uuid); !checked.ok()) return checked.error();
  }
  return *std::move(bundle);
}

}  // namespace vanthu::run
