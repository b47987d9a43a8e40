// A meeting of the sample office in an archive of its own, made again.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/description.h"
#include "archive/inventory.h"
#include "archive/layout.h"
#include "base/sha.h"
#include "run/data_folder.h"
#include "run/remake.h"
#include "run/run_record.h"
#include "run/verify_archive.h"
#include "sign/cms.h"
#include "support/signing_keys.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::run {

inline const FixedClock kClock{Instant{1'793'800'000}};

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

// Templates, rules and the office's key, opened once for all tests.
struct Tools {
  DiskFileStore files;
  rules::Rulebook rulebook = must(read_rulebook(files, support::source_folder()));
  PaperPress press = must(PaperPress::open(files, support::source_folder(), {}));
  std::unique_ptr<sign::Signer> signer = support::test_signer(support::TestKey::P256);
  sign::TrustList trusted{{signer->certificate()}};
  rules::LocalProfiles local;
  std::string record = must(files.read(
      support::source_folder() + "/samples/office/records/dong-loi/2026/2026-09-thuong-ky.xml"));

  Maker maker() const { return maker_of("1.0", press, local); }

  archive::Submission make(const std::string& bytes, RecordTraces traces = {}) const {
    return make(bytes, traces, *signer);
  }
  archive::Submission make(const std::string& bytes, RecordTraces traces,
                           const sign::Signer& office) const {
    auto made = run_record({.path = {}, .name = "record.xml"}, bytes,
                           {.clock = kClock,
                            .rulebook = rulebook,
                            .press = press,
                            .signer = office,
                            .traces = traces});
    if (made.stop != Stop::Ready) throw std::runtime_error("the record is not admitted");
    return std::move(*made.submission);
  }

  // The dossier of the record as somebody wants it to be, signed with the office's key.
  archive::Submission forge(const std::function<void(archive::Dossier&)>& change,
                            RecordTraces traces = {}) const {
    const archive::Submission honest = make(record, traces);
    archive::Dossier dossier{.description = honest.description(), .files = {}};
    const auto described = must(archive::parse_description(content(honest, "dossier.json")));
    for (const archive::DescribedFile& file : described.files) {
      dossier.files.push_back({.name = file.name,
                               .bytes = content(honest, file.name),
                               .unsigned_sha256 = file.content_sha256});
    }
    change(dossier);
    archive::Submission forged = must(archive::prepare(std::move(dossier)));
    forged.attach_signature(must(sign::sign_detached(forged.manifest(), *signer)));
    return forged;
  }

  static std::string content(const archive::Submission& submission, const std::string& name) {
    for (const archive::DigestedFile& file : submission.files()) {
      if (file.name == name) return file.bytes;
    }
    throw std::runtime_error("no file " + name);
  }
};

inline const Tools& tools() {
  static const Tools kTools;
  return kTools;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("no " + from);
  return text.replace(at, from.size(), to);
}

inline archive::ContentFile& file_of(archive::Dossier& dossier, const std::string& name) {
  return *std::find_if(dossier.files.begin(), dossier.files.end(),
                       [&](const archive::ContentFile& file) { return file.name == name; });
}

class RemakeTest : public ::testing::Test {
 protected:
  // With all of the office's keys, so that nothing below level 4 can find fault.
  void store(const archive::Submission& submission, const std::string& maker) {
    if (id_.empty()) must(archive::Archive::create(files_, kClock, root_, {.log_keys = &keys_}));
    must(open_to_store(maker).store({&submission, 1}).front());
    id_ = submission.object_id();
  }
  archive::Archive open_to_store(const std::string& maker) {
    return must(archive::Archive::open(files_, kClock, root_, archive::Access::Write,
                                       {.user_address = maker, .log_keys = &keys_}));
  }
  void store(const archive::Submission& submission) {
    store(submission, to_address(tools().maker()));
  }

  std::vector<archive::VerifyProblem> found_up_to_level_3() {
    auto opened = archive::Archive::open(files_, kClock, root_, archive::Access::Read);
    return opened.value()
        .verify({.signatures = signature_checks(tools().trusted)})
        .value()
        .problems;
  }

  // Into version 1, as somebody would who can write inventories.
  void add_to_inventory(const std::string& name, const std::string& bytes) {
    const std::string folder = archive::Layout(root_).object(id_);
    auto inventory =
        *archive::parse_inventory(must(files_.read(folder + "/inventory.json"))).inventory;
    inventory.contents.push_back({"v1/content/" + name, sha512_hex(bytes), sha256_hex(bytes)});
    inventory.versions.front().state.push_back({name, sha512_hex(bytes)});
    const std::string json = archive::write_inventory(inventory);
    must(files_.create_new(folder + "/v1/content/" + name, bytes));
    must(files_.replace(folder + "/inventory.json", json));
    must(files_.replace(folder + "/inventory.json.sha512",
                        archive::write_sidecar(sha512_hex(json))));
  }

  Remade remade(const PaperPress& press, const Maker& maker) {
    const Tools& t = tools();
    return remake_all({archive::Layout(root_).object(id_)},
                      {.files = files_,
                       .rulebook = t.rulebook,
                       .press = press,
                       .local = t.local,
                       .trusted = t.trusted,
                       .maker = maker},
                      {});
  }
  Remade remade() { return remade(tools().press, tools().maker()); }

  static std::vector<std::string> names(const std::vector<archive::VerifyProblem>& problems) {
    std::vector<std::string> all;
    for (const auto& one : problems) {
      all.push_back(one.code + " " + file_name(one.path));
      EXPECT_FALSE(one.what.vi.empty() || one.what.en.empty() || one.remedy.vi.empty());
    }
    return all;
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  std::string id_;
  support::ToyLogKeys keys_;
  DiskFileStore files_;
};

}  // namespace vanthu::run
