// Proofs that travel with packages: what the archive's log says holds in every form of package, on
// another machine, and every forgery is named even when the package's own lists were made again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "exchange/bagit.h"
#include "exchange/validate.h"
#include "small_archive.h"
#include "tlog/note.h"
#include "tlog/proof_file.h"

namespace vanthu::exchange {
namespace {

using testing::Contains;
using testing::Key;

constexpr const char* kV1 = "v1.tlog-proof";

// Every form in which a dossier leaves the archive, made anew from what the copy says: whoever
// forges a package can make its own lists and digests agree.
const std::vector<std::string> kForms{"bag", "sip", "aip", "files"};

Package pack(const DossierCopy& copy, const std::string& form) {
  if (form == "bag") return make_bag(copy, {});
  if (form == "files") return {.name = "ho-so", .files = plain_files(copy), .notes = {}};
  auto package =
      make_tt05_package(copy, form == "sip" ? PackageKind::Sip : PackageKind::Aip, sample_origin());
  if (!package.ok()) throw std::runtime_error(describe(package.error(), Language::En));
  return std::move(package).value();
}

const SmallArchive& sample() {
  static const SmallArchive kArchive;
  return kArchive;
}

void change_byte(DossierCopy& copy, const std::string& name) {
  for (std::string* bytes : {&copy.files.at(name), &copy.object.at("v1/content/" + name)}) {
    (*bytes)[bytes->size() / 2] ^= 1;
  }
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

TEST(CarriedProof, HoldsInEveryFormOfPackageUpToTheRootKey) {
  for (const std::string& form : kForms) {
    EXPECT_EQ(codes_of(pack(sample().copy(), form)), "") << form;
    EXPECT_EQ(codes_of(pack(sample().copy(), form), true), "") << form;
    EXPECT_EQ(codes_of(pack(sample().copy(), form), false, {sample().root_key()}), "") << form;
  }
}

TEST(CarriedProof, IsCountedWithTheKeyThatItLeadsTo) {
  const support::TempFolder folder(support::memory_folder());
  DiskFileStore files;
  const auto root = write_package(files, folder.path(), pack(sample().copy(), "bag"), false);
  const auto report = validate(root.value(), {});
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().proven, 1U);
  EXPECT_EQ(report.value().log_roots, std::vector<std::string>{tlog::to_text(sample().root_key())});
}

TEST(CarriedProof, IsListedByTheManifestsOfThePackage) {
  Package bag = pack(sample().copy(), "bag");
  EXPECT_THAT(file_of(bag, "tagmanifest-sha512.txt").bytes,
              testing::HasSubstr("  proof/v1.tlog-proof\n"));
  Package aip = pack(sample().copy(), "aip");
  for (const char* list : {"METS.xml", "metadata/preservation/PREMIS.xml"}) {
    EXPECT_THAT(file_of(aip, list).bytes, testing::HasSubstr("documentation/proof/v1.tlog-proof"));
    EXPECT_THAT(file_of(aip, list).bytes, testing::HasSubstr("documentation/proof/root.vkey"));
  }
}

TEST(CarriedProof, IsNotNeededUnlessARootIsGiven) {
  for (const std::string form : {"bag", "sip", "aip"}) {
    DossierCopy copy = sample().copy();
    copy.proof.clear();
    EXPECT_EQ(codes_of(pack(copy, form)), "") << form;
    EXPECT_EQ(codes_of(pack(copy, form), false, {sample().root_key()}), "LOG-NONE") << form;
  }
}

TEST(CarriedProof, NamesEachChangedByteOfThePapersWhenAllListsWereMadeAgain) {
  for (const std::string& form : kForms) {
    for (const char* name : {"record.xml", "minutes.pdf", "manifest.txt"}) {
      DossierCopy copy = sample().copy();
      change_byte(copy, name);
      EXPECT_EQ(codes_of(pack(copy, form)), "LOG-FILE") << form << " " << name;
    }
  }
}

TEST(CarriedProof, NamesWhatIsMissingAndWhatWasAdded) {
  DossierCopy copy = sample().copy();
  copy.files.erase("manifest.txt");
  copy.object.erase("v1/content/manifest.txt");
  for (const std::string& form : kForms) EXPECT_EQ(codes_of(pack(copy, form)), "LOG-ABSENT");
  copy = sample().copy();
  copy.files.emplace("note.txt", "x");
  for (const std::string form : {"sip", "files"}) {
    EXPECT_EQ(codes_of(pack(copy, form)), "LOG-EXTRA") << form;
  }
}

TEST(CarriedProof, NamesAnInventoryThatWasMadeToFitChangedPapers) {
  DossierCopy copy = sample().copy();
  const std::string before = sha512_hex(copy.files.at("record.xml"));
  change_byte(copy, "record.xml");
  const std::string after = sha512_hex(copy.files.at("record.xml"));
  for (const std::string place : {"", "v1/"}) {
    replace_all(copy.object.at(place + "inventory.json"), before, after);
  }
  EXPECT_EQ(codes_of(pack(copy, "bag")), "LOG-INVENTORY");
  EXPECT_EQ(codes_of(pack(copy, "sip")), "LOG-INVENTORY");
}

struct Attack {
  std::string code;
  std::function<void(archive::CarriedFiles&)> change;
};

void edit(archive::CarriedFiles& proof, const std::function<void(tlog::ProofFile&)>& change) {
  auto parsed = tlog::parse_proof_file(proof.at(kV1)).value();
  change(parsed);
  proof[kV1] = tlog::write_proof_file(parsed);
}

TEST(CarriedProof, NamesEachForgedProof) {
  const SmallArchive other_dossier(support::dossier().meeting("2026-12-regular"));
  const SmallArchive other_keys(support::dossier(), "another office");
  const std::vector<Attack> attacks = {
      {"LOG-OTHER", [&](auto& proof) { proof[kV1] = other_dossier.copy().proof.at(kV1); }},
      {"LOG-FORM", [](auto& proof) { proof[kV1].resize(proof[kV1].size() / 3); }},
      {"LOG-FORM", [](auto& proof) { proof[kV1].clear(); }},
      {"LOG-SIGNER", [&](auto& proof) { proof[kV1] = other_keys.copy().proof.at(kV1); }},
      {"LOG-ENTRY",
       [](auto& proof) {
         edit(proof,
              [](tlog::ProofFile& file) { replace_all(*file.extra, "time 2026", "time 2025"); });
       }},
      {"LOG-ENTRY",
       [](auto& proof) { edit(proof, [](tlog::ProofFile& file) { file.index += 1; }); }},
      {"LOG-FORM",
       [](auto& proof) { edit(proof, [](tlog::ProofFile& file) { file.extra.reset(); }); }},
      {"LOG-INVENTORY",
       [](auto& proof) { edit(proof, [](tlog::ProofFile& file) { *file.extra += " "; }); }},
      {"LOG-NONE", [](auto& proof) { proof.erase(kV1); }},
      {"LOG-KEYS", [](auto& proof) { proof.erase("ARCHIVE.note"); }},
      {"LOG-SIGNER",
       [](auto& proof) {
         proof.erase("shard-2026.note");
         proof.erase("2026.vkey");
       }},
      {"LOG-KEYS",
       [&](auto& proof) { proof["2026.vkey"] = other_keys.copy().proof.at("2026.vkey"); }},
      {"LOG-KEYS",
       [&](auto& proof) {
         proof["shard-2026.note"] = other_keys.copy().proof.at("shard-2026.note");
       }},
  };
  for (const std::string& form : kForms) {
    for (const Attack& attack : attacks) {
      DossierCopy copy = sample().copy();
      attack.change(copy.proof);
      EXPECT_EQ(codes_of(pack(copy, form)), attack.code) << form << " " << &attack - attacks.data();
    }
  }
}

TEST(CarriedProof, OfAnotherArchiveIsNamedByWhoeverKnowsTheRightRoot) {
  const SmallArchive forger(support::dossier().text("đã sửa"), "forger");
  for (const std::string& form : kForms) {
    EXPECT_EQ(codes_of(pack(forger.copy(), form)), "");
    EXPECT_EQ(codes_of(pack(forger.copy(), form), false, {sample().root_key()}), "LOG-ROOT");
  }
}

TEST(CarriedProof, ShowsEveryCutOfAProof) {
  const std::string whole = sample().copy().proof.at(kV1);
  for (std::size_t length = 0; length < whole.size(); length += 97) {
    DossierCopy copy = sample().copy();
    copy.proof[kV1] = whole.substr(0, length);
    EXPECT_NE(codes_of(pack(copy, "files")), "") << length;
  }
}

TEST(CarriedProof, OfHostileSizeIsNotReadWhole) {
  DossierCopy copy = sample().copy();
  copy.proof["v90000.tlog-proof"] = "x";
  EXPECT_EQ(codes_of(pack(copy, "files")), "LOG-NONE");
  copy = sample().copy();
  copy.proof["v2.tlog-proof"] = std::string(3U << 20U, 'x');
  EXPECT_EQ(codes_of(pack(copy, "files")), "VT-LARGE");
  copy = sample().copy();
  for (int i = 2; i < 20; ++i) {
    copy.proof["v" + std::to_string(i) + ".tlog-proof"] = std::string((2U << 20U) - 1, 'x');
  }
  EXPECT_EQ(codes_of(pack(copy, "files")), "VT-LARGE");
}

TEST(CarriedProof, ProvesEveryVersionOfADossier) {
  SmallArchive archive;
  const std::string first = archive.copy().proof.at(kV1);
  archive.supersede(support::dossier().text("bản đã sửa"));
  const DossierCopy copy = archive.copy();
  // What comes later changes no proof.
  EXPECT_EQ(copy.proof.at(kV1), first);
  EXPECT_THAT(copy.proof, Contains(Key("v2.tlog-proof")));
  for (const std::string& form : kForms) {
    EXPECT_EQ(codes_of(pack(copy, form), false, {archive.root_key()}), "") << form;
    DossierCopy less = copy;
    less.proof.erase(kV1);
    EXPECT_EQ(codes_of(pack(less, form)), "LOG-NONE") << form;
    DossierCopy swapped = copy;
    std::swap(swapped.proof[kV1], swapped.proof["v2.tlog-proof"]);
    EXPECT_EQ(codes_of(pack(swapped, form)), "LOG-OTHER") << form;
  }
}

// An archive whose policy asks for one witness.
struct Witnessed {
  Witnessed() {
    const std::string policy = "witness w " + tlog::to_text(witness.verifier()) + "\nquorum w\n";
    if (!open().set_policy(policy).ok()) throw std::runtime_error("the policy was not set");
  }

  archive::Archive open() {
    auto opened = archive::Archive::open(files, clock, archive.root(), archive::Access::Write,
                                         {.log_keys = &keys});
    if (!opened.ok()) throw std::runtime_error(describe(opened.error(), Language::En));
    return std::move(opened).value();
  }
  std::vector<std::string> kept_paths() const {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(archive.root())) {
      if (entry.path().parent_path().filename() == "checkpoints") paths.push_back(entry.path());
    }
    return paths;
  }
  // A line at the end of each kept checkpoint.
  void add_to_kept(const tlog::NoteSigner& signer) {
    for (const std::string& path : kept_paths()) {
      const std::string bytes = files.read(path).value();
      const std::string text = tlog::parse_note(bytes).value().text;
      if (!files.replace(path, bytes + tlog::write_signature(signer.sign(text, Instant{9}))).ok())
        throw std::runtime_error("the checkpoint was not written");
    }
  }
  void cosign() {
    archive::Archive opened = open();
    const std::string text = tlog::parse_note(opened.signed_checkpoint().value()).value().text;
    const std::string answer = tlog::write_signature(witness.sign(text, Instant{9}));
    if (!opened.add_cosignatures(answer, {witness.verifier()}).ok())
      throw std::runtime_error("the cosignature was not taken");
  }

  DiskFileStore files;
  FixedClock clock{Instant{1'793'900'000}};
  support::ToyLogKeys keys;
  SmallArchive archive;
  tlog::NoteSigner witness = cosigner("cap-tren.example/w", "witness");

  static tlog::NoteSigner cosigner(const std::string& name, const std::string& seed) {
    return tlog::NoteSigner::from_seed(name, tlog::KeyKind::Cosignature, sha256(seed)).value();
  }
};

std::string checkpoint_in(const archive::CarriedFiles& proof) {
  for (const auto& [name, bytes] : proof) {
    if (name.ends_with(".checkpoint")) return bytes;
  }
  return {};
}

TEST(ProofSource, TakesACheckpointForCosignedOnlyWhenThePolicySaysSo) {
  Witnessed office;
  office.add_to_kept(Witnessed::cosigner("ai-do.example/w", "stranger"));
  EXPECT_EQ(checkpoint_in(office.archive.copy().proof), "");
  EXPECT_THAT(office.archive.copy().proof, testing::Not(Contains(Key("policy-1.note"))));
  office.cosign();
  const DossierCopy copy = office.archive.copy();
  EXPECT_NE(checkpoint_in(copy.proof), "");
  const auto keys = archive::read_carried_keys(copy.proof);
  ASSERT_TRUE(keys.ok());
  EXPECT_EQ(keys.value().witnesses, Roots{office.witness.verifier()});
  for (const std::string& form : kForms) {
    EXPECT_EQ(codes_of(pack(copy, form), false, {office.archive.root_key()}), "") << form;
  }
  DossierCopy forged = copy;
  replace_all(forged.proof.at("policy-1.note"), "quorum w", "quorum none");
  EXPECT_EQ(codes_of(pack(forged, "bag")), "LOG-KEYS");
}

TEST(ProofSource, GoesOnWithoutAPolicyThatIsDamagedAndSaysSo) {
  Witnessed office;
  office.cosign();
  const std::string path = office.archive.root() + "/keys/policy-1.note";
  std::string bytes = office.files.read(path).value();
  replace_all(bytes, "quorum w", "quorum none");
  ASSERT_TRUE(office.files.replace(path, bytes).ok());
  const auto source = archive::ProofSource::open(office.files, office.archive.root());
  ASSERT_TRUE(source.ok());
  ASSERT_TRUE(source.value()->damaged_policy().has_value());
  EXPECT_EQ(source.value()->damaged_policy()->where, path);
  const DossierCopy copy = office.archive.copy();
  EXPECT_EQ(checkpoint_in(copy.proof), "");
  EXPECT_THAT(copy.proof, testing::Not(Contains(Key("policy-1.note"))));
  for (const std::string& form : kForms) {
    EXPECT_EQ(codes_of(pack(copy, form), false, {office.archive.root_key()}), "") << form;
  }
}

TEST(ProofSource, PassesOverKeptCheckpointsThatCannotBeUsed) {
  Witnessed office;
  office.cosign();
  // In the witness's name, by somebody else.
  tlog::NoteSignature junk =
      Witnessed::cosigner("cap-tren.example/w", "thief").sign("other", Instant{9});
  junk.key_id = office.witness.verifier().id();
  for (const std::string& path : office.kept_paths()) {
    const std::string bytes = office.files.read(path).value();
    ASSERT_TRUE(office.files.replace(path, bytes + tlog::write_signature(junk)).ok());
  }
  const archive::CarriedFiles proof = office.archive.copy().proof;
  EXPECT_NE(checkpoint_in(proof), "");
  EXPECT_EQ(checkpoint_in(proof).find(tlog::write_signature(junk)), std::string::npos);
  for (const std::string& path : office.kept_paths()) {
    ASSERT_TRUE(office.files.replace(path, "x").ok());
  }
  EXPECT_EQ(office.archive.copy().proof, proof);
}

TEST(CarriedProof, CountsACosignerOnceAndOnlyWhenTheSignatureHolds) {
  Witnessed office;
  office.cosign();
  std::string checkpoint = checkpoint_in(office.archive.copy().proof);
  const auto note = tlog::parse_note(checkpoint).value();
  const Roots witnesses{office.witness.verifier(),
                        Witnessed::cosigner("tinh.example/w", "second").verifier()};
  const std::set<std::string> one{"cap-tren.example/w"};
  EXPECT_EQ(archive::cosigners_of(checkpoint, witnesses), one);
  checkpoint += tlog::write_signature(note.signatures.back());
  checkpoint += tlog::write_signature(office.witness.sign(note.text, Instant{10}));
  tlog::NoteSignature junk = Witnessed::cosigner("tinh.example/w", "second").sign("x", Instant{9});
  checkpoint += tlog::write_signature(junk);
  EXPECT_EQ(archive::cosigners_of(checkpoint, witnesses), one);
  EXPECT_TRUE(archive::cosigners_of(checkpoint, {}).empty());
}

TEST(CarriedProof, HoldsWhereNothingCanBeWritten) {
  const support::TempFolder folder;
  DiskFileStore files;
  for (const std::string& form : kForms) {
    const auto root = write_package(files, folder.file(form), pack(sample().copy(), form), false);
    ASSERT_TRUE(root.ok());
    const std::string moved = folder.file("đĩa chỉ đọc " + form);
    std::filesystem::create_directories(moved);
    const std::string there = moved + "/" + file_name(root.value());
    std::filesystem::rename(root.value(), there);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(moved)) {
      if (entry.is_regular_file()) {
        std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_read);
      }
    }
    EXPECT_EQ(codes_at(there), "") << form;
  }
}

}  // namespace
}  // namespace vanthu::exchange
