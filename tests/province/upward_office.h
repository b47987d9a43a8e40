// Cells below and the superior's office above, which receives what they send.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "base/file_store.h"
#include "base/sha.h"
#include "cli/program.h"
#include "province/write_province.h"
#include "run/bundle_proofs.h"
#include "run/key_store.h"
#include "run/upward_bundle.h"
#include "run/workspace.h"
#include "support/temp_folder.h"
#include "zip/zip_reader.h"
#include "zip/zip_writer.h"

namespace vanthu::province {

inline const std::string kCell = "91.200.001.001";

// Cells below and the superior's office above, which trusts them.
class Upward : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    lower_ = std::make_unique<support::TempFolder>(support::memory_folder());
    write_province({.root = below(), .cells = 2, .months = 2, .seed = 4});
    ASSERT_EQ(run(below(), {"key", "create", "--generate-passphrase"}).code, 0);
    const cli_tests::Answer ran = run(below(), {"run"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    ASSERT_EQ(send("2026-01", bundle()).code, 0);
  }
  static void TearDownTestSuite() { lower_.reset(); }

  void SetUp() override {
    ASSERT_EQ(cli_tests::vanthu({"init", above_}).code, 0);
    std::filesystem::create_directories(above_ + "/keys/trusted");
    std::filesystem::copy_file(below() + "/keys/office.crt", above_ + "/keys/trusted/xa.crt");
  }

  static cli_tests::Answer run(const std::string& root, std::vector<std::string> words) {
    words.insert(words.end(), {"--workspace", root});
    return cli_tests::vanthu(words);
  }
  static cli_tests::Answer send(const std::string& month, const std::string& path) {
    return run(below(), {"export", "--to-superior", "--cell", kCell, "--month", month, "-o", path});
  }
  cli_tests::Answer receive(const std::string& path) const {
    return run(above_, {"receive", path});
  }

  static std::string below() { return lower_->file("dưới"); }
  static std::string bundle() { return lower_->file("tháng-1.zip"); }

  // The bundle with one member's bytes replaced, or with one more member.
  std::string altered(const std::string& name, const std::string& bytes) const {
    return remade(name, bytes);
  }
  // The bundle without one of its members.
  std::string without(const std::string& name) const { return remade(name, std::nullopt); }

  std::string remade(const std::string& name, const std::optional<std::string>& bytes) const {
    const DiskFileStore files;
    const std::string zip = files.read(bundle()).value();
    const auto whole = run::read_bundle(zip).value();
    std::vector<zip::ZipMember> members;
    const auto put = [&](const std::string& member, const std::string& content) {
      if (member == name && !bytes) return;
      members.push_back(zip::deflate_member(member, member == name ? *bytes : content));
    };
    put("manifest.txt", whole.manifest);
    put("manifest.p7s", whole.signature);
    for (const auto& file : whole.files) put(file.path, file.bytes);
    const bool known = name.starts_with("manifest.") || run::find_file(whole, name) != nullptr;
    if (!known) members.push_back(zip::deflate_member(name, bytes.value()));
    std::vector<const zip::ZipMember*> all;
    for (const auto& member : members) all.push_back(&member);
    return folder_.write("sửa.zip", zip::write_zip(all));
  }
  static std::string some_path(const std::string& name) {
    const DiskFileStore files;
    const std::string zip = files.read(bundle()).value();
    return "records/" + run::read_bundle(zip).value().uuids().front() + "/" + name;
  }

  static inline std::unique_ptr<support::TempFolder> lower_;
  support::TempFolder folder_{support::memory_folder()};
  std::string above_ = folder_.file("trên");
};

// What the sender's own key signs over changed content: only the log tells.
class UpwardProofs : public Upward {
 protected:
  static run::UpwardBundle whole() {
    const DiskFileStore files;
    return run::read_bundle(files.read(bundle()).value()).value();
  }
  // Of the office below.
  static std::unique_ptr<sign::Signer> signer() {
    DiskFileStore files;
    const auto workspace = run::open_workspace(files, below());
    return std::move(run::open_office_key(files, workspace.value(),
                                          []() -> Result<sign::Secret> { return sign::Secret(); }))
        .value();
  }
  // Signed again by the office below.
  std::string signed_again(run::UpwardBundle bundle, const std::string& name = "ký lại.zip") const {
    for (run::BundleFile& file : bundle.files) file.sha256 = sha256_hex(file.bytes);
    const auto zip = run::write_bundle(std::move(bundle), *signer());
    return folder_.write(name, zip.value());
  }
  static std::string& bytes_of(run::UpwardBundle& bundle, const std::string& path) {
    for (run::BundleFile& file : bundle.files) {
      if (file.path == path) return file.bytes;
    }
    throw std::runtime_error("there is no " + path);
  }
  static run::UpwardBundle without_proofs() {
    run::UpwardBundle bundle = whole();
    std::erase_if(bundle.files,
                  [](const run::BundleFile& file) { return run::is_proof_path(file.path); });
    return bundle;
  }
  // Of an office like the one below, after a witness has cosigned its log.
  std::string send_with_witness() const {
    namespace fs = std::filesystem;
    const std::string office = folder_.file("xã");
    fs::copy(below(), office, fs::copy_options::recursive);
    const std::string passphrase = folder_.write("passphrase", "mot-cau-de-nho\n");
    const std::string witness = folder_.file("witness");
    const auto must = [&](std::vector<std::string> words, bool secret) {
      if (secret) words.insert(words.end(), {"--passphrase-file", passphrase});
      if (!secret) words.insert(words.end(), {"--workspace", office});
      const cli_tests::Answer answer = cli_tests::vanthu(words);
      if (answer.code != 0) throw std::runtime_error(words[1] + ": " + answer.err);
    };
    must({"log", "witness", witness, "--name", "cap-tren.example/w"}, true);
    const DiskFileStore files;
    const std::string policy = folder_.write(
        "policy.txt", "witness w " + files.read(witness + "/witness.vkey").value() + "quorum w\n");
    must({"log", "policy", policy}, false);
    const std::string request = folder_.file("request.txt");
    const std::string answer = folder_.file("answer.txt");
    must({"log", "request", "-o", request}, false);
    const std::string key = folder_.write("log.vkey", shard_key());
    must({"log", "sign", request, "--witness", witness, "--key", key, "-o", answer}, true);
    must({"log", "accept", answer}, false);
    const std::string again = folder_.file("có nhân chứng.zip");
    must({"export", "--to-superior", "--cell", kCell, "--month", "2026-01", "-o", again}, false);
    return again;
  }
  // Of the log that the bundle's proofs lead to.
  static std::string shard_key() {
    for (const run::BundleFile& file : whole().files) {
      if (file.path.ends_with(".vkey") && !file.path.ends_with("root.vkey")) return file.bytes;
    }
    throw std::runtime_error("there is no key of a log");
  }
  std::string log_key() const { return above_ + "/received/" + kCell + "/log.vkey"; }
};

}  // namespace vanthu::province
