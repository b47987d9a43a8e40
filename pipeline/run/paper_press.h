// compose → lay out → write → seal: the papers of one record, as PDF and DOCX, from templates,
// profiles and fonts loaded once. Shared by all workers; every call is safe to make concurrently.
//   auto press = run::PaperPress::open(files, data, workspace_templates);
//   auto papers = press.value().print(record, {.signer = signer.get(), .sealed_at = now});
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "compose/vocabulary.h"
#include "document/document.h"
#include "model/meeting_record.h"
#include "pdf/pdf_engine.h"
#include "run/paper_settings.h"
#include "run/record_traces.h"
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

// A paper of the record that is made when its kind is asked for only.
struct Draft {
  std::string id;
  std::string kind;
};

struct Printed {
  std::vector<Paper> papers;
  // Ids of papers of the record that no template is meant for: they exist, but not from here.
  std::vector<std::string> without_template;
  std::vector<Draft> drafts;
};

// A template tried out on sample records.
struct Preview {
  std::string template_id;
  std::string kind;
  // Absent when no sample has a paper that this template is meant for.
  std::optional<Paper> paper{};
};

// How a paper was certified once, as far as its bytes outside the signature show it.
struct PastSeal {
  // Common name on the certificate.
  std::string signer;
  // Room for the signature, hexadecimal digits.
  std::size_t contents_digits = 0;
  Instant sealed_at{};
};

struct PrintOptions {
  bool pdf = true;
  bool docx = true;
  // The DOCX of minutes carries the record, and what it prints of it as it is can be edited back.
  bool record_in_docx = true;
  // Certifies the PDF, in the box kept free at the top right of page 1, and leaves an empty field
  // for every signatory. Null: no signature and no fields.
  const sign::Signer* signer = nullptr;
  Instant sealed_at{};
  // Without a signer: by the stems of papers, how their PDFs were certified once; they are made as
  // they were then, but with zeros where the signature stood.
  std::map<std::string, PastSeal> past_seals{};
  // Only papers of this kind; empty: what the record lists, and its minutes. Some kinds are made
  // only when asked for here: derived papers ("attendance_sheet") and drafts ("plan").
  std::string kind{};
  // Ids of papers that must not be made.
  std::vector<std::string> left_out{};
  // Empty: the profile in force on the paper's date.
  std::string profile{};
  RecordTraces traces{};
  // The record's bytes as they were read; needed for traces only.
  std::string_view record_bytes{};
};

class PaperPress {
 public:
  // data: the folder with templates/ and fonts/; templates of the workspace's own templates/ folder
  // win over those of the same id. settings: the office's.
  static Result<PaperPress> open(const FileStore& files, const std::string& data,
                                 const std::string& workspace, const PaperSettings& settings = {});
  PaperPress(PaperPress&&) noexcept;
  PaperPress& operator=(PaperPress&&) noexcept;
  ~PaperPress();

  // An Error when the record's minutes have no template or a paper cannot be made as it should.
  Result<Printed> print(const model::MeetingRecord& record, const PrintOptions& options) const;
  // Shared with what else is printed from the same records.
  const pdf::PdfEngine& engine() const;
  const compose::Vocabulary& vocabulary() const;
  // Of all that papers depend on beside their record and the program: templates, profiles, fonts,
  // the office's choices. Hexadecimal.
  const std::string& digest() const;
  // What --kind can ask for.
  std::vector<std::string> kinds() const;
  // The first paper that each template can write of the samples, as print would make it; of the
  // templates with these ids, or of all when there are none. An Error for an id that is unknown.
  Result<std::vector<Preview>> preview(const std::vector<model::MeetingRecord>& samples,
                                       const std::vector<std::string>& ids,
                                       const PrintOptions& options) const;
  // Dumps of the stages for --stop-after; stage is "compose" or "layout".
  Result<std::string> dump(const model::MeetingRecord& record, const PrintOptions& options,
                           const std::string& stage) const;

 private:
  struct State;
  explicit PaperPress(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace vanthu::run
