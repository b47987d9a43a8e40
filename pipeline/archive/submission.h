// A dossier made ready to be stored: checked, described, every file digested, manifest written.
// Making it is the part of storing that can run on any thread.
//   auto submission = archive::prepare(std::move(dossier));
//   submission.value().attach_signature(sign(submission.value().manifest()));
//   archive.store({&submission.value(), 1});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/dossier.h"
#include "base/known_beginning.h"
#include "base/result.h"

namespace vanthu::archive {

// A file of the object with its digests, lower-case hexadecimal.
struct DigestedFile {
  std::string name;
  std::string bytes;
  std::string sha256;
  std::string sha512;

  bool operator==(const DigestedFile&) const = default;
};

class Submission {
 public:
  const std::string& object_id() const { return object_id_; }
  // SHA-256 of dossier.json: the same for the same content, however often it was signed. Says
  // whether two submissions are the same one.
  const std::string& content_key() const { return content_key_; }
  // The text to sign: lines "sha256  name" sorted by name, as sha256sum -c reads them.
  const std::string& manifest() const;
  const Description& description() const { return description_; }
  // Sorted by name; with dossier.json, manifest.txt and, once attached, manifest.p7s.
  const std::vector<DigestedFile>& files() const { return files_; }
  // Content key of the version this one replaces; empty for a first version.
  const std::string& supersedes() const { return supersedes_; }

  bool is_signed() const;
  // Detached CMS signature over manifest(), DER.
  void attach_signature(std::string p7s);
  void set_supersedes(std::string content_key) { supersedes_ = std::move(content_key); }
  // URI of who made the files, for the inventory; empty: whoever stores (OpenOptions).
  const std::string& user_address() const { return user_address_; }
  void set_user_address(std::string address) { user_address_ = std::move(address); }

 private:
  friend Result<Submission> prepare(Dossier dossier, const KnownBeginnings& known);
  Submission() = default;

  Description description_;
  std::string object_id_;
  std::string content_key_;
  std::string supersedes_;
  std::string user_address_;
  std::vector<DigestedFile> files_;
};

// An Error names the first thing that keeps the dossier out: a file name outside the closed list or
// twice, neither record.xml nor book.xml or both, an empty identity, a control character in a code,
// a document whose file is not there.
// known: how many of the files begin, to save their hashing; none needs to.
Result<Submission> prepare(Dossier dossier, const KnownBeginnings& known = {});

// The content key alone, for asking the archive before signing.
Result<std::string> content_key(const Dossier& dossier);

}  // namespace vanthu::archive
