#include "compose/template_set.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/sha.h"
#include "compose/reach.h"
#include "compose/required_fields.h"
#include "compose/template_findings.h"

namespace vanthu::compose {
namespace {

using model::MeetingKind;

constexpr std::string_view kVocabulary = "vocabulary.xml";

// Later folders win; in the order of the names.
Result<std::vector<SourceText>> read_folder(const FileStore& files,
                                            const std::vector<std::string>& folders,
                                            const std::string& name) {
  std::map<std::string, std::string> paths;
  for (const std::string& folder : folders) {
    const std::string path = join_path(folder, name);
    if (&folder != &folders.front() && !files.exists(path)) continue;
    const auto entries = files.list(path);
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      if (!entry.is_directory && entry.name.ends_with(".xml")) {
        paths[entry.name] = join_path(path, entry.name);
      }
    }
  }
  std::vector<SourceText> out;
  for (const auto& [file, path] : paths) {
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    out.emplace_back(path, std::move(bytes).value());
  }
  return out;
}

bool asks_alike(const Selection& a, const Selection& b) {
  return a.derived == b.derived && a.per == b.per && a.asked == b.asked;
}

// Two selections that some paper would satisfy equally well.
bool collide(const Selection& a, const Selection& b) {
  if (!asks_alike(a, b) || a.precision() != b.precision()) return false;
  if (a.derived.empty() && a.paper != b.paper) return false;
  const bool meetings =
      a.meetings.empty() || b.meetings.empty() ||
      std::any_of(a.meetings.begin(), a.meetings.end(), [&](MeetingKind kind) {
        return std::find(b.meetings.begin(), b.meetings.end(), kind) != b.meetings.end();
      });
  const bool modes = !a.mode || !b.mode || a.mode == b.mode;
  const bool dossiers = !a.dossier || !b.dossier || a.dossier == b.dossier;
  return meetings && modes && dossiers && a.discipline == b.discipline && a.election == b.election;
}

// The words of a template depend on its own bytes and on those of all shared files.
std::string digest(const TemplateSources& sources, const SourceText& own) {
  std::string all = sources.vocabulary.bytes();
  for (const SourceText& block : sources.blocks) all += block.bytes();
  return sha256_hex(all + own.bytes()).substr(0, 16);
}

void compare(std::vector<Template>& templates, std::vector<std::size_t>& files,
             std::vector<ParsedTemplates::File>& out) {
  for (std::size_t i = 0; i < templates.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      auto& findings = out[files[i]].findings;
      if (templates[i].id == templates[j].id) {
        findings.push_back(template_repeated(templates[i].at, templates[i].id));
      } else if (collide(templates[i].selection, templates[j].selection)) {
        findings.push_back(two_for_one(templates[i].at, templates[i].id, templates[j].id));
      }
    }
  }
}

// Fields that a kind of paper needs and its template never prints.
void report_missing(const Wording& wording, const std::vector<Template>& templates,
                    const std::vector<std::size_t>& files,
                    std::vector<ParsedTemplates::File>& out) {
  for (std::size_t i = 0; i < templates.size(); ++i) {
    const Template& one = templates[i];
    auto printed = printed_fields(one.body, wording);
    printed.merge(printed_fields(one.title, wording));
    for (const std::string_view field : missing_fields(one.selection, printed)) {
      out[files[i]].findings.push_back(never_printed(one.at, one.id, field));
    }
  }
}

// Blocks that no template uses, however indirectly.
void report_unused(const Wording& wording, const std::vector<Template>& templates,
                   std::vector<ParsedTemplates::File>& out) {
  std::vector<bool> used(wording.blocks.size(), false);
  std::vector<std::size_t> open;
  for (const Template& one : templates) {
    for (const Nodes* nodes : {&one.title, &one.author, &one.copy_mark, &one.body}) {
      for (const std::size_t block : used_blocks(*nodes)) open.push_back(block);
    }
  }
  while (!open.empty()) {
    const std::size_t block = open.back();
    open.pop_back();
    if (used[block]) continue;
    used[block] = true;
    for (const std::size_t next : used_blocks(wording.blocks[block].content)) open.push_back(next);
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    const Block& block = wording.blocks[i];
    // The vocabulary comes first.
    if (!used[i]) out[block.source + 1].findings.push_back(block_unused(block.at, block.name));
  }
}

// A template beside the two folders would never be read: better said than silently left out.
Result<Done> refuse_misplaced(const FileStore& files, const std::string& folder) {
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const bool is_template = !entry.is_directory && entry.name.ends_with(".xml");
    if (!is_template || entry.name == kVocabulary) continue;
    return Error{.kind = ErrorKind::Rendering,
                 .what = {"tệp mẫu đặt sai chỗ nên sẽ không được dùng",
                          "a template in the wrong place, where it would never be used"},
                 .where = join_path(folder, entry.name),
                 .remedy = {"chuyển mẫu văn bản vào templates/documents/, khối dùng chung vào "
                            "templates/blocks/",
                            "move a document's template to templates/documents/, a shared block to "
                            "templates/blocks/"}};
  }
  return Done{};
}

}  // namespace

Result<TemplateSources> read_templates(const FileStore& files,
                                       const std::vector<std::string>& folders) {
  VANTHU_CHECK(!folders.empty(), "templates come from somewhere");
  TemplateSources out;
  std::string vocabulary = join_path(folders.front(), kVocabulary);
  for (const std::string& folder : folders) {
    if (auto misplaced = refuse_misplaced(files, folder); !misplaced.ok()) return misplaced.error();
    if (files.exists(join_path(folder, kVocabulary))) vocabulary = join_path(folder, kVocabulary);
  }
  auto bytes = files.read(vocabulary);
  if (!bytes.ok()) return bytes.error();
  out.vocabulary = SourceText(vocabulary, std::move(bytes).value());
  auto blocks = read_folder(files, folders, "blocks");
  if (!blocks.ok()) return blocks.error();
  out.blocks = std::move(blocks).value();
  auto documents = read_folder(files, folders, "documents");
  if (!documents.ok()) return documents.error();
  out.documents = std::move(documents).value();
  return out;
}

TemplateSet::TemplateSet(Wording wording, std::vector<Template> templates)
    : wording_(std::move(wording)), templates_(std::move(templates)) {}

const Template* TemplateSet::choose(const model::MeetingRecord& record, const model::Paper* paper,
                                    const Selection& like) const {
  const Template* best = nullptr;
  for (const Template& one : templates_) {
    if (!asks_alike(one.selection, like)) continue;
    const bool better = best == nullptr || one.selection.precision() > best->selection.precision();
    if (better && one.selection.fits(record, paper)) best = &one;
  }
  return best;
}

PaperPlan TemplateSet::plan(const model::MeetingRecord& record) const {
  PaperPlan out;
  const model::Paper* minutes = main_minutes(record);
  if (const Template* form = choose(record, minutes, {})) {
    out.orders.push_back({.form = form, .paper = minutes, .stem = form->kind});
  } else {
    out.minutes_without_template = true;
  }
  for (const model::Paper& paper : record.papers) {
    if (&paper == minutes) continue;
    if (const Template* form = choose(record, &paper, {})) {
      out.orders.push_back({.form = form, .paper = &paper, .stem = form->kind + "-" + paper.id});
    } else {
      out.without_template.push_back(&paper);
    }
  }
  return out;
}

std::vector<PaperOrder> TemplateSet::on_request(const model::MeetingRecord& record,
                                                std::string_view kind) const {
  std::vector<PaperOrder> out;
  if (try_parse_name(kind, model::kPaperTypeNames)) {
    for (const model::Paper& paper : record.papers) {
      if (name_of(paper.type, model::kPaperTypeNames) != kind) continue;
      if (choose(record, &paper, {}) != nullptr) continue;
      if (const Template* form = choose(record, &paper, {.asked = true})) {
        out.push_back({.form = form, .paper = &paper, .stem = form->kind + "-" + paper.id});
      }
    }
    return out;
  }
  for (const Per per : {Per::Record, Per::Dossier, Per::Discipline}) {
    const Selection like{.derived = std::string(kind), .per = per, .asked = true};
    for (model::Paper& made : derived_papers(record, per)) {
      const Template* form = choose(record, &made, like);
      if (form == nullptr) continue;
      const std::string stem = form->kind + (made.id.empty() ? "" : "-" + made.id);
      out.push_back({.form = form, .paper = nullptr, .stem = stem, .made = std::move(made)});
    }
  }
  return out;
}

std::optional<PaperOrder> TemplateSet::first_paper(const Template& form,
                                                   const model::MeetingRecord& record,
                                                   bool as_chosen) const {
  const auto writes = [&](const model::Paper* paper) {
    return form.selection.fits(record, paper) &&
           (!as_chosen || choose(record, paper, form.selection) == &form);
  };
  if (!form.selection.derived.empty()) {
    for (model::Paper& made : derived_papers(record, form.selection.per)) {
      if (!writes(&made)) continue;
      return PaperOrder{.form = &form, .stem = form.kind, .made = std::move(made)};
    }
    return std::nullopt;
  }
  std::vector<const model::Paper*> candidates;
  if (main_minutes(record) == nullptr) candidates.push_back(nullptr);
  for (const model::Paper& paper : record.papers) candidates.push_back(&paper);
  const auto found = std::find_if(candidates.begin(), candidates.end(), writes);
  if (found == candidates.end()) return std::nullopt;
  return PaperOrder{.form = &form, .paper = *found, .stem = form.kind};
}

std::vector<std::string> TemplateSet::kinds() const {
  std::vector<std::string> out;
  for (const Template& one : templates_) {
    if (std::find(out.begin(), out.end(), one.kind) == out.end()) out.push_back(one.kind);
  }
  return out;
}

ParsedTemplates parse_templates(const TemplateSources& sources) {
  ParsedTemplates out;
  auto vocabulary = parse_vocabulary(sources.vocabulary);
  out.files.push_back({.source = &sources.vocabulary, .findings = vocabulary.findings()});
  if (!vocabulary.ok()) return out;
  auto parsed = parse_wording(std::move(vocabulary).value(), sources.blocks);
  for (std::size_t i = 0; i < sources.blocks.size(); ++i) {
    out.files.push_back({.source = &sources.blocks[i], .findings = parsed.findings[i]});
  }
  std::vector<Template> templates;
  std::vector<std::size_t> files;
  for (const SourceText& source : sources.documents) {
    auto one = parse_template(source, parsed.wording);
    out.files.push_back({.source = &source, .findings = one.findings()});
    if (!one.ok()) continue;
    templates.push_back(std::move(one).value());
    templates.back().digest = digest(sources, source);
    files.push_back(out.files.size() - 1);
  }
  compare(templates, files, out.files);
  const bool clean = std::none_of(
      out.files.begin(), out.files.end(),
      [](const ParsedTemplates::File& file) { return findings::has_violation(file.findings); });
  if (clean) {
    report_missing(parsed.wording, templates, files, out.files);
    report_unused(parsed.wording, templates, out.files);
  }
  if (clean) out.set.emplace(std::move(parsed.wording), std::move(templates));
  return out;
}

}  // namespace vanthu::compose
