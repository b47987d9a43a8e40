// What the archive takes in: the dossier of one meeting (hồ sơ cuộc họp) as plain values. Files are
// kept byte for byte; the description is what the index and people find it by, and is itself kept
// beside the files as dossier.json, so that the index can always be made again from the files.
// Human text is NFC (text::NfcString); codes and ids are UTF-8 without control characters.
#pragma once

#include <string>
#include <vector>

#include "base/civil_time.h"
#include "findings/verdict.h"
#include "text/nfc_string.h"

namespace vanthu::archive {

// One document of the dossier as the index knows it.
struct IndexedDocument {
  // The file people open, "minutes.pdf"; one of the dossier's files.
  std::string file;
  // Machine word for the kind, "resolution", and what people call it, "Nghị quyết".
  std::string kind;
  text::NfcString kind_name;
  // "05-NQ/CB"; empty where the kind has no number.
  std::string number;
  Date date{};
  text::NfcString title;
  text::NfcString signer;
  // All words of the document in reading order.
  text::NfcString text;

  bool operator==(const IndexedDocument&) const = default;
};

struct Person {
  text::NfcString name;
  // "secretary", "chair", "signer", …
  std::string role;

  bool operator==(const Person&) const = default;
};

// Worst outcome of one rule over the dossier.
struct RuleOutcome {
  std::string rule;
  findings::Outcome outcome = findings::Outcome::Pass;

  bool operator==(const RuleOutcome&) const = default;
};

struct Description {
  // Together the identity of the dossier.
  std::string cell_code;
  std::string meeting_id;

  text::NfcString cell_name;
  // Kind of the meeting, "regular".
  std::string meeting_kind;
  // Month or other period the meeting belongs to, "2026-11".
  std::string period;
  Date held_on{};
  // Term of the cell, "2025-2027".
  std::string term;
  // Version of the rulebook that judged the record.
  std::string rule_pack;
  std::vector<IndexedDocument> documents;
  std::vector<Person> persons;
  std::vector<RuleOutcome> outcomes;

  bool operator==(const Description&) const = default;
};

struct ContentFile {
  // From the closed list of layout.h, without dossier.json and manifest.*, which the archive makes.
  std::string name;
  std::string bytes;
  // SHA-256 of the bytes before signing, when signing added random or time-dependent parts. Two
  // signings of the same content are the same submission. Empty: the bytes themselves count.
  std::string unsigned_sha256;

  bool operator==(const ContentFile&) const = default;
};

struct Dossier {
  Description description;
  std::vector<ContentFile> files;

  bool operator==(const Dossier&) const = default;
};

}  // namespace vanthu::archive
