// What an office decides once for all its papers, where the rules of form leave a choice or
// guides disagree. Templates read it as {settings.end_mark}, test="settings.minutes_hyphens".
#pragma once

#include "document/document.h"
#include "text/nfc_string.h"

namespace vanthu::compose {

// The defaults are what HD 05-HD/VPTW and its guides ask for.
struct OfficeSettings {
  // Ends the text above the signatures: "." or, in the older habit, "./.".
  text::NfcString end_mark = text::nfc(".");
  // After each recipient but the last: ";" or, as in central papers up to 2024, ",".
  text::NfcString recipient_separator = text::nfc(";");
  // Place and date in the head of minutes, whose text says them in any case.
  bool minutes_place_date = false;
  // Five hyphens under the subject of minutes.
  bool minutes_hyphens = false;
  // Of headings and numbered items: "I." "1." or, in the old manner, "I-" "1-".
  document::MarkerEnd marker_end = document::MarkerEnd::Stop;

  bool operator==(const OfficeSettings&) const = default;
};

}  // namespace vanthu::compose
