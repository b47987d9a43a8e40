// All templates of a folder, and which of them a record is written with.
//   templates/vocabulary.xml, templates/blocks/*.xml, templates/documents/*.xml
//   auto sources = compose::read_templates(files, {"templates", "office/templates"});
//   auto parsed = compose::parse_templates(sources.value());
//   for (const PaperOrder& order : parsed.set->plan(record).orders) …
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "base/source_text.h"
#include "compose/template.h"
#include "compose/wording.h"
#include "findings/finding.h"
#include "model/meeting_record.h"

namespace vanthu::compose {

struct TemplateSources {
  SourceText vocabulary{};
  std::vector<SourceText> blocks{};
  std::vector<SourceText> documents{};
};

// A file of a later folder takes the place of one of the same name; only the first folder must be
// complete. Names in messages are folder + file. Files that do not end in .xml are left alone.
Result<TemplateSources> read_templates(const FileStore& files,
                                       const std::vector<std::string>& folders);

// One paper to write.
struct PaperOrder {
  const Template* form = nullptr;
  // Of the record; nullptr for minutes it does not list and for derived papers.
  const model::Paper* paper = nullptr;
  // Name for the paper's files, unique in its record: "minutes", "resolution-nq-11".
  std::string stem{};
  // A derived paper, written as if the record listed it.
  std::optional<model::Paper> made{};

  // What compose is given.
  const model::Paper* written() const { return made ? &*made : paper; }
};

struct PaperPlan {
  // Minutes first, then the papers in the record's order.
  std::vector<PaperOrder> orders{};
  // Papers, and the minutes, that no template is meant for.
  std::vector<const model::Paper*> without_template{};
  bool minutes_without_template = false;
};

class TemplateSet {
 public:
  // The templates were parsed with this wording.
  TemplateSet(Wording wording, std::vector<Template> templates);

  const Wording& wording() const { return wording_; }
  const std::vector<Template>& templates() const { return templates_; }
  // Refers to the set and to the record.
  PaperPlan plan(const model::MeetingRecord& record) const;
  // What a plan leaves out and makes only when somebody asks for this kind: derived papers, which
  // are for use, and drafts of papers the record lists. None is issued or stored: they can be made
  // again from the record at any time.
  std::vector<PaperOrder> on_request(const model::MeetingRecord& record,
                                     std::string_view kind) const;
  // The first paper of the record that this template of the set can write; with as_chosen only one
  // that it is chosen for. For previews.
  std::optional<PaperOrder> first_paper(const Template& form, const model::MeetingRecord& record,
                                        bool as_chosen) const;
  // What can be asked for, each once, in the order of the templates.
  std::vector<std::string> kinds() const;

 private:
  // The best among those that ask the same way for papers.
  const Template* choose(const model::MeetingRecord& record, const model::Paper* paper,
                         const Selection& like) const;

  Wording wording_;
  std::vector<Template> templates_;
};

struct ParsedTemplates {
  struct File {
    // Of the sources that were given.
    const SourceText* source = nullptr;
    findings::Findings findings{};
  };
  // Every file, the vocabulary first. If it has a problem, the others are not looked at.
  std::vector<File> files{};
  // Only when no file has a violation; there may be warnings.
  std::optional<TemplateSet> set{};
};

// sources must outlive the answer, not the set in it.
ParsedTemplates parse_templates(const TemplateSources& sources);

}  // namespace vanthu::compose
