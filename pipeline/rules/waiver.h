// A waiver (miễn trừ): somebody with the right to decide let a rule rest, for one record or for a
// cell's acts of a period, by a document that exists. It is read here and held against verdicts;
// who signed it is not this module's question (run/waivers.h).
//
// Its last day is compared with the day of the act, the meeting's, and never with today: a report
// made again years later says the same. A waiver may be decided after the act; it can't reach acts
// after its last day.
//   <waiver xmlns="urn:vanthu:waiver:1" rule="SH-01" record="…" expires="2026-12-31">
//     <reason>…</reason> <document number="…" date="…" issuer="…"/> <approved_by name="…"/>
//     </waiver>
// Findings, besides those of xml::Reader: WVR-01 no waiver, WVR-02 unknown rule, WVR-03 a rule that
// can't be waived, WVR-04 not exactly one of record and cell, WVR-05 period wrong.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "findings/checked.h"
#include "findings/verdict.h"
#include "rules/rulebook.h"
#include "text/nfc_string.h"

namespace vanthu::rules {

// The act that a verdict is about.
struct Act {
  std::string_view record;
  std::string_view cell;
  Date on{};
};

struct Waiver {
  // The rulebook's own id, also when the file names an alias.
  std::string rule;
  // One of the two: a record, or a cell with the days of its acts.
  std::string record;
  std::string cell;
  Window period;
  // The last day of acts that it covers.
  Date expires{};
  text::NfcString reason;
  // The approving document: "12-QĐ/ĐU", its date, and whose it is.
  text::NfcString number;
  Date dated{};
  text::NfcString issuer;
  text::NfcString approved_by;
  // Of the rule's name in the file, for findings made later.
  SourceSpan at;

  // Whether it was meant for such an act, in time or not.
  bool names(std::string_view rule_id, const Act& act) const;
  bool is_in_time(const Act& act) const { return act.on <= expires; }

  bool operator==(const Waiver&) const = default;
};

findings::Checked<Waiver> parse_waiver(const SourceText& source, const Rulebook& rulebook);

// What reports show under a waived verdict; file and signer are the caller's knowledge.
findings::WaiverNote note_of(const Waiver& waiver, std::string file, std::string signer);

}  // namespace vanthu::rules
