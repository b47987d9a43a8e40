#include "support/dossiers.h"

#include <algorithm>
#include <stdexcept>

#include "base/sha.h"

namespace vanthu::support {

using archive::Submission;
using text::nfc;

DossierBuilder::DossierBuilder() {
  archive::Description& d = dossier_.description;
  d.meeting_kind = "regular";
  d.term = "2025-2027";
  d.rule_pack = "2026.1";
  d.documents = {{.file = "minutes.pdf",
                  .kind = "minutes",
                  .kind_name = nfc("Biên bản"),
                  .number = "",
                  .date = {},
                  .title = nfc("Biên bản sinh hoạt chi bộ thường kỳ"),
                  .signer = nfc("Trần Thị Ánh"),
                  .text = nfc("Chi bộ họp thường kỳ, đủ số đảng viên chính thức.")},
                 {.file = "resolution.pdf",
                  .kind = "resolution",
                  .kind_name = nfc("Nghị quyết"),
                  .number = "05-NQ/CB",
                  .date = {},
                  .title = nfc("Nghị quyết lãnh đạo nhiệm vụ tháng"),
                  .signer = nfc("Nguyễn Văn Hòa"),
                  .text = nfc("Chi bộ quyết nghị phân công từng đồng chí phụ trách.")}};
  cell("CB-AP3", "Chi bộ ấp 3").meeting("2026-11-regular").held_on("2026-11-05");
  person("Nguyễn Văn Hòa", "chair").person("Trần Thị Ánh", "secretary");
  outcome("DL-09.5a", findings::Outcome::Pass);
  file("record.xml", "<meeting/>\n").file("findings.json", "[]\n");
  file("minutes.pdf", "%PDF-1.7 minutes").file("minutes.docx", "PK minutes");
  file("resolution.pdf", "%PDF-1.7 resolution").file("resolution.docx", "PK resolution");
}

DossierBuilder& DossierBuilder::cell(const std::string& code, std::string_view name) {
  dossier_.description.cell_code = code;
  dossier_.description.cell_name = nfc(name);
  return *this;
}

DossierBuilder& DossierBuilder::meeting(const std::string& id) {
  dossier_.description.meeting_id = id;
  return *this;
}

DossierBuilder& DossierBuilder::kind(const std::string& meeting_kind) {
  dossier_.description.meeting_kind = meeting_kind;
  return *this;
}

DossierBuilder& DossierBuilder::held_on(std::string_view iso_date) {
  const auto date = try_parse_date(iso_date);
  if (!date) throw std::runtime_error("not a date: " + std::string(iso_date));
  dossier_.description.held_on = *date;
  dossier_.description.period = std::string(iso_date.substr(0, 7));
  for (archive::IndexedDocument& document : dossier_.description.documents) document.date = *date;
  return *this;
}

DossierBuilder& DossierBuilder::title(std::string_view title) {
  dossier_.description.documents[1].title = nfc(title);
  return *this;
}

DossierBuilder& DossierBuilder::number(const std::string& number) {
  dossier_.description.documents[1].number = number;
  return *this;
}

DossierBuilder& DossierBuilder::text(std::string_view text) {
  dossier_.description.documents[0].text = nfc(text);
  return *this;
}

DossierBuilder& DossierBuilder::person(std::string_view name, const std::string& role) {
  dossier_.description.persons.push_back({.name = nfc(name), .role = role});
  return *this;
}

DossierBuilder& DossierBuilder::outcome(const std::string& rule, findings::Outcome outcome) {
  dossier_.description.outcomes.push_back({.rule = rule, .outcome = outcome});
  return *this;
}

DossierBuilder& DossierBuilder::file(const std::string& name, const std::string& bytes) {
  auto& files = dossier_.files;
  const auto known =
      std::find_if(files.begin(), files.end(),
                   [&](const archive::ContentFile& file) { return file.name == name; });
  if (known == files.end()) {
    files.push_back({.name = name, .bytes = bytes, .unsigned_sha256 = {}});
  } else {
    known->bytes = bytes;
  }
  return *this;
}

DossierBuilder& DossierBuilder::signed_pdf(const std::string& name, const std::string& content,
                                           const std::string& signature) {
  file(name, content + signature);
  for (archive::ContentFile& present : dossier_.files) {
    if (present.name == name) present.unsigned_sha256 = sha256_hex(content);
  }
  return *this;
}

DossierBuilder dossier() {
  return DossierBuilder();
}

Submission submission(const DossierBuilder& dossier) {
  auto prepared = archive::prepare(dossier.build());
  if (!prepared.ok()) throw std::runtime_error(describe(prepared.error(), Language::En));
  prepared.value().attach_signature(toy_signature(prepared.value().manifest()));
  return std::move(prepared).value();
}

Submission correction(const DossierBuilder& dossier, const std::string& content_key) {
  Submission corrected = submission(dossier);
  corrected.set_supersedes(content_key);
  return corrected;
}

std::string toy_signature(std::string_view manifest) {
  return "toy signature of " + sha256_hex(manifest);
}

archive::SignatureChecks toy_checks() {
  using archive::SignatureVerdict;
  const auto verdict = [](bool valid) {
    return SignatureVerdict{
        .outcome = valid ? SignatureVerdict::Outcome::Valid : SignatureVerdict::Outcome::Wrong,
        .detail = {"chữ ký thử", "toy signature"}};
  };
  return {.manifest = [verdict](std::string_view manifest, std::string_view p7s,
                                Instant) { return verdict(p7s == toy_signature(manifest)); },
          .pdf = [verdict](std::string_view pdf) { return verdict(pdf.substr(0, 4) == "%PDF"); }};
}

}  // namespace vanthu::support
