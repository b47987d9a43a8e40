// office.xml (urn:vanthu:office:1): which cells an office works for, and with which key it seals.
//   <office name="Đảng ủy xã …"><cell code="…" folder="…" name="…" local_profile="LOC-02"/>…
//   <papers attach_record="true" record_code="true" end_mark="./." recipient_separator=","
//           minutes_place_date="true" minutes_hyphens="true" body_size="15" markers="I-"/>
//   <fonds code="P01" name="Phông lưu trữ Đảng bộ xã …" archive_code="…"/></office>
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source_text.h"
#include "exchange/fonds.h"
#include "findings/checked.h"
#include "run/paper_settings.h"
#include "run/record_traces.h"
#include "text/nfc_string.h"

namespace vanthu::run {

struct OfficeCell {
  // Mã tổ chức đảng, as in the records.
  std::string code;
  // Below records/ and out/.
  std::string folder;
  text::NfcString name;
  // Hồ sơ địa phương: id of a profile of the rulebook.
  std::optional<std::string> local_profile;
  // Ngày kết thúc hoạt động: the last day of a cell that was dissolved or merged. Nothing is
  // expected of it afterwards; what it has left is kept, found and proven as before.
  std::optional<Date> closed = {};

  bool operator==(const OfficeCell&) const = default;
};

// Paths below the workspace.
struct SigningFiles {
  std::string key = "keys/office.key";
  std::string certificate = "keys/office.crt";
  // A file whose first line opens the key, readable by its owner only; asked for when missing.
  std::string passphrase_file = "keys/passphrase";

  bool operator==(const SigningFiles&) const = default;
};

// How long the office keeps a kind of paper or meeting, other than templates/archive/retention.xml
// says.
struct RetentionChoice {
  std::string kind;
  std::string code;

  bool operator==(const RetentionChoice&) const = default;
};

struct Office {
  text::NfcString name;
  bool fictional = false;
  std::vector<OfficeCell> cells;
  SigningFiles signing;
  // Neither unless the office asks.
  RecordTraces traces;
  PaperSettings papers;
  // Phông lưu trữ; only packages for other systems need it.
  std::optional<exchange::Fonds> fonds;
  std::vector<RetentionChoice> retention;

  bool operator==(const Office&) const = default;
};

// Findings OFF-01 repeated cell code, OFF-02 repeated folder, OFF-03 a path that leaves the
// workspace, OFF-04 a fonds code that cannot be used, besides those of xml::Reader.
findings::Checked<Office> parse_office(const SourceText& source);

}  // namespace vanthu::run
