// What the archive says about its holdings: lists, one dossier in full, and where a file's bytes
// are found. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/dossier.h"
#include "archive/receipt.h"
#include "base/civil_time.h"

namespace vanthu::archive {

struct ListFilter {
  // Exact cell code; empty: all.
  std::string cell = {};
  // Of the meeting; 0: all.
  int year = 0;
  // 0: all.
  int limit = 0;
};

// Of a minute book that is kept as a dossier (sổ biên bản).
inline constexpr std::string_view kBookKind = "book";

// One line of a list.
struct DossierSummary {
  std::string object_id;
  std::string cell_code;
  std::string cell_name;
  std::string meeting_id;
  std::string meeting_kind;
  std::string period;
  // ISO date.
  std::string held_on;
  int head_version = 0;
  // Of the head version.
  std::string created;
  int documents = 0;

  bool operator==(const DossierSummary&) const = default;
};

// A printed book kept as a dossier: no meeting, and without record.xml.
inline bool is_book(const DossierSummary& dossier) {
  return dossier.meeting_kind == kBookKind;
}

struct FileView {
  std::string name;
  std::string media_type;
  std::uint64_t bytes = 0;
  std::string sha256;
  // As a person would open it, from the folder the archive was given as.
  std::string path;

  bool operator==(const FileView&) const = default;
};

struct DossierView {
  Description description;
  // Oldest first; the last is the head.
  std::vector<Receipt> versions;
  // Of the version asked for, sorted by name.
  int version = 0;
  std::vector<FileView> files;
  // Of the OCFL object.
  std::string folder = {};
  // Who made the version, as its inventory says.
  std::string user_address = {};
};

// A paper with a number of its own (số văn bản).
struct NumberedPaper {
  std::string object_id;
  std::string cell_code;
  std::string cell_name;
  std::string meeting_id;
  // Label, as "2025 - 2028".
  std::string term;
  // As in Description.
  std::string kind;
  std::string kind_name;
  // Whole, as "05-NQ/CB".
  std::string number;
  // Of the paper.
  Date date;

  bool operator==(const NumberedPaper&) const = default;
};

// False: none, or a blank to be filled in by hand before the symbol.
bool is_numbered(std::string_view number);

// A stored file with certain bytes.
struct FilePlace {
  std::string object_id;
  int version = 0;
  int head_version = 0;
  std::string name;
  std::string path;
  std::string cell_name;
  std::string meeting_id;
  // ISO date.
  std::string held_on;
  std::string cell_code;

  bool operator==(const FilePlace&) const = default;
};

}  // namespace vanthu::archive
