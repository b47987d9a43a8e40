// One meeting as a book has it: what the archive keeps, and its minutes as documents. And what the
// book as a whole is asked to be. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "document/document.h"
#include "model/meeting_record.h"
#include "text/nfc_string.h"

namespace vanthu::book {

struct Entry {
  std::string object_id;
  int version = 1;
  // When this version was stored, "2026-11-05T12:30:00.000001Z".
  std::string stored;
  // Where the archive's log says so, and the number of the entry there; empty without a log.
  std::string log = {};
  std::uint64_t log_index = 0;
  // SHA-256 of the archived record.xml.
  std::string record_sha256;
  // The archived minutes and their manifest are signed.
  bool is_signed = true;
  model::MeetingRecord record;
  // The minutes, then those of counting ballots; at least one.
  std::vector<document::Document> minutes;
};

enum class Size { A4, A5 };

// How the sheets are held together.
enum class Binding {
  Sheets,  // single sheets, glued or stapled: an even number of pages
  Folded,  // folded sheets of four pages
  Sewn,    // the same, sewn: five millimetres more room inside
};

// Where the archive's log stood just after the last minutes of the book were stored.
struct LogPosition {
  std::string origin;
  std::uint64_t size = 0;
  std::string root_base64;
  std::string time;

  bool operator==(const LogPosition&) const = default;
};

struct BookOrder {
  std::string cell_code;
  text::NfcString cell_name;
  text::NfcString superior;
  text::NfcString place;
  text::NfcString office;
  // "2026", or of a term "2025-2027".
  std::string period;
  bool is_term = false;
  Date from{};
  Date to{};
  int number = 1;
  Size size = Size::A4;
  Binding binding = Binding::Sheets;
  // Every minutes on the front of a sheet.
  bool recto = false;
  std::optional<LogPosition> log{};
};

// How many the pages of the book's block must be a multiple of.
inline constexpr int pages_in_a_gathering(Binding binding) {
  return binding == Binding::Sheets ? 2 : 4;
}

}  // namespace vanthu::book
