// What has been printed of a book (sổ theo dõi in): which minutes stand on which pages, and a
// digest of every printed page, so that a page in somebody's hands is never silently another one.
// Kept as books/<cell>/<period>.xml in the workspace.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "book/entry.h"
#include "book/gather_facts.h"
#include "findings/checked.h"

namespace vanthu::book {

struct PrintedMinutes {
  std::string object_id;
  std::string meeting_id;
  int version = 1;
  PageRange pages;
  // The last of a printing: its sheet is used up, the next minutes begin on a new one.
  bool ends_printing = false;

  bool operator==(const PrintedMinutes&) const = default;
};

struct PrintLedger {
  std::string cell_code;
  std::string period;
  int number = 1;
  Size size = Size::A4;
  Binding binding = Binding::Sheets;
  bool recto = false;
  // In the order of the pages.
  std::vector<PrintedMinutes> minutes{};
  // Of pages 1, 2, … as they are on paper.
  std::vector<std::string> page_digests{};

  bool operator==(const PrintLedger&) const = default;
};

// Findings, besides those of xml::Reader: BKL-01 pages that do not follow each other, or do not end
// with the sheet of the last minutes.
findings::Checked<PrintLedger> parse_ledger(const SourceText& source);
std::string write_ledger(const PrintLedger& ledger);

// A sheet of paper to be printed again, or for the first time behind those that are there.
struct ReprintLeaf {
  // Front and back; back is 0 where there is none yet.
  int front = 0;
  int back = 0;
  enum class Action {
    Replace,
    // Printed minutes became longer and now end beyond what is on paper.
    Add,
  };
  Action action = Action::Replace;
  enum class Reason {
    // The archive has a newer version of these minutes.
    Superseded,
    // Minutes before them became longer.
    Moved,
    // Same minutes, other words or form: templates, fonts or the program have changed.
    Form,
  };
  Reason reason = Reason::Form;
  // Of the minutes that are the reason.
  std::string meeting_id{};
  int printed_version = 0;
  int version = 0;

  bool operator==(const ReprintLeaf&) const = default;
};

}  // namespace vanthu::book
