// What verify says of each signature of a paper (báo cáo chữ ký), for a clerk: who, when and who
// vouches for the time, what it covers, the certificate's state, the level, and what could not be
// checked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "findings/finding.h"
#include "sign/verification.h"

namespace vanthu::run {

struct SignatureReport {
  std::string field;
  std::string signer;
  bool is_timestamp = false;
  // "B-B", "B-T", "B-LT", "B-LTA"; empty when the signature is not intact, or is a time stamp.
  std::string level;
  // ISO, in Vietnam's zone; empty when there is none.
  std::string time;
  bool time_proven = false;
  bool intact = false;
  bool trusted = false;
  sign::Later later = sign::Later::Nothing;
  sign::Revocation revocation = sign::Revocation::Unknown;
  std::size_t covered_bytes = 0;
  findings::Findings findings;
};

std::vector<SignatureReport> signature_reports(const sign::PdfVerification& verification);
// One line without its findings.
Bilingual describe(const SignatureReport& report);

}  // namespace vanthu::run
