#include "faults/story.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "base/sha.h"
#include "support/dossiers.h"

namespace vanthu::support {
namespace {

using archive::Access;
using archive::Archive;
using archive::Receipt;
using archive::Submission;

const FixedClock kClock{Instant{1'793'800'000}};
constexpr const char* kRoot = "archive";

archive::Dossier small(const std::string& meeting, const std::string& record) {
  archive::Dossier dossier = support::dossier().meeting(meeting).build();
  std::erase_if(dossier.files, [](const archive::ContentFile& file) {
    return file.name != "record.xml" && file.name != "minutes.pdf";
  });
  dossier.files[0].bytes = record;
  dossier.description.documents.resize(1);
  return dossier;
}

Submission sealed(archive::Dossier dossier, const std::string& supersedes) {
  auto prepared = archive::prepare(std::move(dossier));
  if (!prepared.ok()) throw std::runtime_error(describe(prepared.error(), Language::En));
  prepared.value().attach_signature(toy_signature(prepared.value().manifest()));
  prepared.value().set_supersedes(supersedes);
  return std::move(prepared).value();
}

std::string first_problem(const archive::VerifyReport& report) {
  const auto& list = report.problems.empty() ? report.unchecked : report.problems;
  return list.front().code + " " + list.front().path + ": " + list.front().what.en;
}

std::string fingerprint(const ModelFileStore& disk, const std::vector<Receipt>& receipts) {
  std::string text;
  for (const Receipt& receipt : receipts) text += to_text(receipt);
  for (const auto& [path, node] : disk.tree()) {
    text +=
        path + (node.is_folder ? "/" : "") + "\n" + std::to_string(node.bytes.size()) + node.bytes;
  }
  return sha256_hex(text);
}

}  // namespace

Story::Story() {
  const Submission first = sealed(small("a", "<a/>"), "");
  const Submission corrected = sealed(small("a", "<a2/>"), first.content_key());
  const Submission again = sealed(small("a", "<a3/>"), corrected.content_key());
  batches_ = {{first, sealed(small("b", "<b/>"), "")},
              {corrected, sealed(small("c", "<c/>"), "")},
              {again}};
  ModelFileStore disk(ModelFileStore::Recording::Nothing);
  expected_ = run(disk);
}

std::vector<Receipt> Story::store_all(Archive& archive, const Progress& progress) const {
  std::vector<Receipt> given;
  for (const auto& batch : batches_) {
    for (const auto& receipt : archive.store(batch)) {
      if (receipt.ok()) given.push_back(receipt.value());
    }
    if (progress) progress(given.size());
  }
  return given;
}

std::vector<Receipt> Story::run(FileStore& files, const Progress& progress) const {
  put_index({});
  keys_.restart();
  if (!Archive::create(files, kClock, kRoot, {.office = "Văn phòng", .log_keys = &keys_}).ok())
    return {};
  auto archive = Archive::open(files, kClock, kRoot, Access::Write, options());
  if (!archive.ok()) return {};
  return store_all(archive.value(), progress);
}

IndexFiles Story::index() const {
  const auto read = [&](const std::string& name) {
    return std::filesystem::exists(folder_.file(name)) ? folder_.read(name) : std::string();
  };
  return {.database = read("index.sqlite"), .log = read("index.sqlite-wal")};
}

void Story::put_index(const IndexFiles& index) const {
  for (const char* name : {"index.sqlite", "index.sqlite-wal", "index.sqlite-shm"}) {
    std::filesystem::remove(folder_.file(name));
  }
  if (!index.database.empty()) folder_.write("index.sqlite", index.database);
  if (!index.log.empty()) folder_.write("index.sqlite-wal", index.log);
}

std::string Story::judge(ModelFileStore& disk, const IndexFiles& index,
                         const std::vector<Receipt>& acknowledged) {
  put_index(index);
  keys_.restart();
  auto archive = Archive::open(disk, kClock, kRoot, Access::Write, options());
  if (!archive.ok()) {
    if (!acknowledged.empty())
      return "cannot be opened: " + describe(archive.error(), Language::En);
    // The archive itself was not complete yet; making it again must work.
    auto made = Archive::create(disk, kClock, kRoot, {.office = "Văn phòng", .log_keys = &keys_});
    if (!made.ok()) return "cannot be made again: " + describe(made.error(), Language::En);
    archive = Archive::open(disk, kClock, kRoot, Access::Write, options());
    if (!archive.ok())
      return "made again, cannot be opened: " + describe(archive.error(), Language::En);
  }
  auto held = archive.value().dump_index();
  if (!held.ok()) return describe(held.error(), Language::En);
  const std::string key = fingerprint(disk, acknowledged) + sha256_hex(held.value());
  if (good_.contains(key)) return {};
  std::string wrong = finish_and_compare(archive.value(), acknowledged);
  if (wrong.empty()) good_.insert(key);
  return wrong;
}

std::string Story::finish_and_compare(Archive& archive,
                                      const std::vector<Receipt>& acknowledged) const {
  const auto check = [&]() -> std::string {
    auto report = archive.verify({.signatures = toy_checks()});
    if (!report.ok()) return describe(report.error(), Language::En);
    return report.value().is_clean() ? std::string() : first_problem(report.value());
  };
  if (const std::string wrong = check(); !wrong.empty()) return "not clean after opening: " + wrong;
  for (const Receipt& receipt : acknowledged) {
    auto found = archive.find_receipt(receipt.object_id, receipt.content_key);
    if (!found.ok()) return describe(found.error(), Language::En);
    if (found.value() != receipt) return "lost or changed: " + to_text(receipt);
  }
  const std::vector<Receipt> given = store_all(archive, {});
  if (given.size() != expected_.size()) return "does not take the rest of the story";
  for (std::size_t i = 0; i < given.size(); ++i) {
    // Times differ where a version is stored only now; everything else is settled by the content.
    if (given[i].object_id != expected_[i].object_id || given[i].version != expected_[i].version ||
        given[i].content_key != expected_[i].content_key) {
      return "another end of the story: " + to_text(given[i]);
    }
  }
  for (const Receipt& receipt : acknowledged) {
    if (std::find(given.begin(), given.end(), receipt) != given.end()) continue;
    return "another receipt than before: " + to_text(receipt);
  }
  if (const std::string wrong = check(); !wrong.empty()) return "not clean at the end: " + wrong;
  return {};
}

}  // namespace vanthu::support
