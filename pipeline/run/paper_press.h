// compose → lay out → write → seal: the papers of one record, as PDF and DOCX, from templates,
// profiles and fonts loaded once. Shared by all workers; every call is safe to make concurrently.
//   auto press = run::PaperPress::open(files, data, workspace_templates);
//   auto papers = press.value().print(record, {.signer = signer.get(), .sealed_at = now});
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "document/document.h"
#include "model/meeting_record.h"
#include "sign/signer.h"

namespace vanthu::run {

struct Paper {
  // The archive's file stem, "minutes".
  std::string stem;
  document::Document document;
  // Empty when not asked for.
  std::string pdf;
  std::string docx;
  // SHA-256 of the PDF before sealing, so that an auditor can render again and compare; empty when
  // it was not sealed.
  std::string unsigned_pdf_sha256;
  int pages = 0;
};

struct Printed {
  std::vector<Paper> papers;
  // Ids of papers of the record that no template is meant for: they exist, but not from here.
  std::vector<std::string> without_template;
};

struct PrintOptions {
  bool pdf = true;
  bool docx = true;
  // The DOCX of minutes carries the record, and what it prints of it as it is can be edited back.
  bool record_in_docx = true;
  // Null: no signature and no room for one.
  const sign::Signer* signer = nullptr;
  Instant sealed_at{};
  // Only papers of this kind; empty: all.
  std::string kind{};
  // Empty: the profile in force on the paper's date.
  std::string profile{};
};

class PaperPress {
 public:
  // data: the folder with templates/ and fonts/; templates of the workspace's own templates/ folder
  // win over those of the same id.
  static Result<PaperPress> open(const FileStore& files, const std::string& data,
                                 const std::string& workspace);
  PaperPress(PaperPress&&) noexcept;
  PaperPress& operator=(PaperPress&&) noexcept;
  ~PaperPress();

  // An Error when the record's minutes have no template or a paper cannot be made as it should.
  Result<Printed> print(const model::MeetingRecord& record, const PrintOptions& options) const;
  // Dumps of the stages for --stop-after; stage is "compose" or "layout".
  Result<std::string> dump(const model::MeetingRecord& record, const PrintOptions& options,
                           const std::string& stage) const;

 private:
  struct State;
  explicit PaperPress(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace vanthu::run
