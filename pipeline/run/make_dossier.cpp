#include "run/make_dossier.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "model/vocabulary.h"
#include "report/json_report.h"
#include "text/letter_case.h"

namespace vanthu::run {
namespace {

using archive::Dossier;
using archive::IndexedDocument;
using findings::Outcome;
using model::MeetingRecord;

template <typename Kind>
const Kind* find_block(const document::Document& document) {
  for (const document::Block& block : document.blocks) {
    if (const auto* found = std::get_if<Kind>(&block)) return found;
  }
  return nullptr;
}

// "Số 05-NQ/CB" is number "05-NQ/CB".
std::string number_of(const document::Document& document) {
  const auto* letterhead = find_block<document::Letterhead>(document);
  if (letterhead == nullptr || !letterhead->number) return {};
  const std::string& text = letterhead->number->str();
  const auto space = text.rfind(' ');
  return space == std::string::npos ? text : text.substr(space + 1);
}

text::NfcString kind_name_of(const document::Document& document) {
  const auto* title = find_block<document::Title>(document);
  if (title == nullptr) return document.title;
  return text::capitalize_first(text::to_lower(title->type_name));
}

text::NfcString signer_of(const document::Document& document) {
  const auto* block = find_block<document::SignatureBlock>(document);
  if (block == nullptr || block->signatories.empty()) return {};
  return block->signatories.back().name;
}

// Collects people once each, with the first role they appear in.
class People {
 public:
  explicit People(const MeetingRecord& record) : record_(record) {}

  void add(const std::string& id, const std::string& role) {
    const auto member = std::find_if(record_.roster.members.begin(), record_.roster.members.end(),
                                     [&](const model::Member& one) { return one.id == id; });
    if (member == record_.roster.members.end()) return;
    const bool there = std::any_of(people_.begin(), people_.end(), [&](const auto& person) {
      return person.name == member->name && person.role == role;
    });
    if (!there) people_.push_back({.name = member->name, .role = role});
  }

  std::vector<archive::Person> take() { return std::move(people_); }

 private:
  const MeetingRecord& record_;
  std::vector<archive::Person> people_;
};

std::vector<archive::Person> people_in(const MeetingRecord& record) {
  People people(record);
  people.add(record.meeting.chair, "chair");
  people.add(record.meeting.secretary, "secretary");
  for (const model::Paper& paper : record.papers) {
    if (paper.signer) people.add(*paper.signer, "signer");
    if (paper.about) people.add(*paper.about, "subject");
  }
  for (const model::Vote& vote : record.votes) {
    if (vote.about) people.add(*vote.about, "subject");
  }
  for (const model::Assignment& assignment : record.content.assignments) {
    for (const model::Assignee& assignee : assignment.assignees) {
      people.add(assignee.member, "assignee");
    }
  }
  return people.take();
}

int rank_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Fail:
      return 4;
    case Outcome::Waived:
      return 3;
    case Outcome::Indeterminate:
      return 2;
    case Outcome::Pass:
      return 1;
    case Outcome::NotApplicable:
      return 0;
  }
  return 0;
}

std::vector<archive::RuleOutcome> worst_outcomes(const findings::Verdicts& verdicts) {
  std::vector<archive::RuleOutcome> all;
  all.reserve(verdicts.size());
  std::unordered_map<std::string_view, std::size_t> place;
  place.reserve(verdicts.size());
  for (const findings::Verdict& verdict : verdicts) {
    const auto [found, fresh] = place.emplace(verdict.rule, all.size());
    if (fresh) {
      all.push_back({.rule = verdict.rule, .outcome = verdict.outcome});
    } else if (rank_of(verdict.outcome) > rank_of(all[found->second].outcome)) {
      all[found->second].outcome = verdict.outcome;
    }
  }
  return all;
}

void add_file(Dossier& dossier, std::string name, std::string bytes,
              std::string unsigned_sha = {}) {
  if (bytes.empty()) return;
  dossier.files.push_back({.name = std::move(name),
                           .bytes = std::move(bytes),
                           .unsigned_sha256 = std::move(unsigned_sha)});
}

// The waivers that let the record in, with their signatures: an auditor can check them without the
// workspace.
void add_waivers(Dossier& dossier, const findings::Verdicts& verdicts, const WaiverShelf& waivers) {
  std::set<std::string> used;
  for (const findings::Verdict& verdict : verdicts) {
    if (verdict.waiver) used.insert(verdict.waiver->file);
  }
  int number = 0;
  for (const WaiverFile& file : waivers.files()) {
    if (!used.contains(file.name)) continue;
    const std::string stem = ++number == 1 ? "waiver" : "waiver-" + std::to_string(number);
    add_file(dossier, stem + ".xml", file.source.bytes());
    add_file(dossier, stem + ".p7s", file.signature);
  }
}

void add_paper(Dossier& dossier, Paper paper) {
  const std::string file = paper.stem + (paper.pdf.empty() ? ".docx" : ".pdf");
  dossier.description.documents.push_back({.file = file,
                                           .kind = paper.document.kind,
                                           .kind_name = kind_name_of(paper.document),
                                           .number = number_of(paper.document),
                                           .date = paper.document.date,
                                           .title = paper.document.title,
                                           .signer = signer_of(paper.document),
                                           .text = document::plain_text(paper.document)});
  add_file(dossier, paper.stem + ".pdf", std::move(paper.pdf),
           std::move(paper.unsigned_pdf_sha256));
  add_file(dossier, paper.stem + ".docx", std::move(paper.docx));
}

}  // namespace

Dossier make_dossier(const rules::AdmittedRecord& admitted, const SourceText& source,
                     const rules::Rulebook& rulebook, const WaiverShelf* waivers,
                     std::vector<Paper> papers) {
  const MeetingRecord& record = admitted.record();
  Dossier dossier;
  archive::Description& description = dossier.description;
  description.cell_code = record.cell.code;
  description.meeting_id = record.id;
  description.cell_name = record.cell.name;
  description.meeting_kind =
      std::string(vanthu::name_of(record.meeting.kind, model::kMeetingKindNames));
  description.period = record.meeting.period;
  description.held_on = record.meeting.start.date;
  description.term = record.term.label.str();
  description.rule_pack = rulebook.version() + " " + rulebook.digest();
  description.persons = people_in(record);
  description.outcomes = worst_outcomes(admitted.verdicts());
  add_file(dossier, "record.xml", source.bytes());
  add_file(dossier, "findings.json",
           report::to_json({.source = source, .record = record, .verdicts = admitted.verdicts()},
                           rulebook));
  if (waivers != nullptr) add_waivers(dossier, admitted.verdicts(), *waivers);
  for (Paper& paper : papers) add_paper(dossier, std::move(paper));
  return dossier;
}

}  // namespace vanthu::run
