// Checking what only vanthu knows of an object's version: that the manifest lists the files as they
// are, that the description is of this dossier, that the manifest is signed.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "archive/stored_object.h"
#include "archive/verify_object.h"

namespace vanthu::archive {

// What reading a stored file again gave.
struct RereadFile {
  std::string sha256;
  std::string sha512;
  // Kept for the files that are looked into: description, manifest and its signature.
  std::string bytes;
};

// By path in the object folder; files that are missing or unreadable are absent and were reported.
using RereadFiles = std::map<std::string, RereadFile, std::less<>>;

void check_dossier(const StoredObject& object, int version, const RereadFiles& reread,
                   const SignatureChecks& signatures, ObjectReport& report);

// Adds the verdict on the signature of the file; nothing: there was nobody to ask.
void judge_signature(const std::optional<SignatureVerdict>& verdict, const std::string& path,
                     ObjectReport& report);

}  // namespace vanthu::archive
