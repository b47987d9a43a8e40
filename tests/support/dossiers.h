// Dossiers for tests of the archive: small, valid, and different only in what a test says.
//   Submission s = submission(dossier().meeting("2026-11-regular").text("hội nghị …"));
// The signature is a toy with the same shape of question and answer as the real one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/dossier.h"
#include "archive/submission.h"
#include "archive/verify.h"

namespace vanthu::support {

class DossierBuilder {
 public:
  DossierBuilder();

  DossierBuilder& cell(const std::string& code, std::string_view name);
  DossierBuilder& meeting(const std::string& id);
  // "congress": of the meeting.
  DossierBuilder& kind(const std::string& meeting_kind);
  // "2026-11-05": of the meeting and of its documents.
  DossierBuilder& held_on(std::string_view iso_date);
  // Of the resolution.
  DossierBuilder& title(std::string_view title);
  DossierBuilder& number(const std::string& number);
  // Of the minutes; the resolution says something fixed.
  DossierBuilder& text(std::string_view text);
  DossierBuilder& person(std::string_view name, const std::string& role);
  DossierBuilder& outcome(const std::string& rule, findings::Outcome outcome);
  // Adds the file or changes its bytes.
  DossierBuilder& file(const std::string& name, const std::string& bytes);
  // As if signed: other bytes, same content.
  DossierBuilder& signed_pdf(const std::string& name, const std::string& content,
                             const std::string& signature);

  archive::Dossier build() const { return dossier_; }

 private:
  archive::Dossier dossier_;
};

DossierBuilder dossier();

// Prepared and signed with the toy.
archive::Submission submission(const DossierBuilder& dossier);
// The same, replacing the version with this content key.
archive::Submission correction(const DossierBuilder& dossier, const std::string& content_key);

std::string toy_signature(std::string_view manifest);
// Knows toy signatures; every PDF whose bytes start with "%PDF" counts as well signed.
archive::SignatureChecks toy_checks();

}  // namespace vanthu::support
