#include "compose/template.h"

#include <algorithm>

#include "compose/body_parser.h"
#include "compose/template_findings.h"
#include "xml/element.h"

namespace vanthu::compose {
namespace {

constexpr std::string_view kNamespace = "urn:vanthu:template:1";
constexpr EnumName<bool> kYesNo[] = {{"yes", true}, {"no", false}};
constexpr EnumName<Per> kPer[] = {
    {"record", Per::Record}, {"dossier", Per::Dossier}, {"discipline", Per::Discipline}};

template <typename E, std::size_t N>
std::optional<E> one_of(const LocatedText& whole_value, const Piece& piece,
                        const EnumName<E> (&names)[N], findings::Findings& findings) {
  if (const auto value = try_parse_name(piece.text(), names)) return value;
  Names known;
  for (const auto& entry : names) known.push_back(entry.name);
  findings.push_back(not_in_list(whole_value.span(piece.begin, piece.end), piece.text(), known));
  return std::nullopt;
}

// Reads the attributes of the root.
class SelectionReader {
 public:
  SelectionReader(const SourceText& source, findings::Findings& findings)
      : source_(source), findings_(findings) {}

  Selection read(Attributes& attributes) {
    Selection out;
    if (const auto derived = attributes.optional("derived")) {
      out.derived = derived_kind(*derived);
      out.asked = true;
      if (const auto per = attributes.optional("per")) {
        out.per = word(*per, kPer).value_or(out.per);
      }
    } else if (const auto paper = attributes.required("paper")) {
      out.paper = word(*paper, model::kPaperTypeNames).value_or(out.paper);
    }
    if (const auto asked = out.derived.empty() ? attributes.optional("asked") : std::nullopt) {
      out.asked = word(*asked, kYesNo).value_or(false);
    }
    if (const auto meetings = attributes.optional("for")) {
      out.meetings = words(*meetings, model::kMeetingKindNames);
    }
    if (const auto mode = attributes.optional("mode")) {
      out.mode = word(*mode, model::kMeetingModeNames);
    }
    if (const auto dossier = attributes.optional("dossier")) {
      out.dossier = word(*dossier, model::kDossierKindNames);
    }
    if (const auto discipline = attributes.optional("discipline")) {
      out.discipline = word(*discipline, kYesNo).value_or(false);
    }
    if (const auto election = attributes.optional("election")) {
      out.election = word(*election, kYesNo).value_or(false);
    }
    return out;
  }

 private:
  // A name of its own: the word is also what --kind asks for.
  std::string derived_kind(const xml::Attribute& attribute) {
    const std::string_view name = attribute.value;
    const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!plain) {
      findings_.push_back(not_in_list(attribute.span, name, {"extract", "attendance_sheet", "…"}));
    } else if (try_parse_name(name, model::kPaperTypeNames)) {
      findings_.push_back(name_taken(attribute.span, name));
    }
    return std::string(name);
  }

  template <typename E, std::size_t N>
  std::optional<E> word(const xml::Attribute& attribute, const EnumName<E> (&names)[N]) {
    const LocatedText located(source_, attribute.span);
    return one_of(located, whole(located).trimmed(), names, findings_);
  }

  template <typename E, std::size_t N>
  std::vector<E> words(const xml::Attribute& attribute, const EnumName<E> (&names)[N]) {
    const LocatedText located(source_, attribute.span);
    const std::string_view text = located.text();
    std::vector<E> out;
    std::size_t at = 0;
    while (at < text.size()) {
      std::size_t end = at;
      while (end < text.size() && !is_white(text[end])) ++end;
      if (end > at) {
        const auto value = one_of(located, whole(located).part(at, end), names, findings_);
        if (value) out.push_back(*value);
      }
      at = end + 1;
    }
    return out;
  }

  const SourceText& source_;
  findings::Findings& findings_;
};

// It becomes the name of a file: nothing that could leave a folder.
bool is_template_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// What is always there in the papers this template is chosen for.
Facts given(const Selection& selection) {
  Facts facts;
  const bool listed = selection.derived.empty();
  if (!listed || selection.paper != model::PaperType::Minutes) facts.insert("0.paper");
  if (selection.dossier || selection.per == Per::Dossier)
    facts.insert({"0.paper", "0.paper.dossier"});
  if (selection.discipline || selection.per == Per::Discipline)
    facts.insert({"0.paper", "0.paper.about", "0.paper.discipline"});
  if (selection.election) facts.insert({"0.paper", "0.paper.election"});
  if (selection.mode == model::MeetingMode::WrittenConsultation) facts.insert("0.consultation");
  return facts;
}

bool fits_subject(const Selection& selection, const View& view) {
  const model::Paper& written = *view.paper();
  const auto* file = view.dossier(written.dossier);
  if (selection.dossier && (file == nullptr || file->kind != *selection.dossier)) return false;
  if (selection.discipline && view.discipline(written) == nullptr) return false;
  return !selection.election || view.election(written) != nullptr;
}

}  // namespace

const model::Paper* main_minutes(const model::MeetingRecord& record) {
  const auto found = std::find_if(
      record.papers.begin(), record.papers.end(),
      [](const model::Paper& paper) { return paper.type == model::PaperType::Minutes; });
  return found == record.papers.end() ? nullptr : &*found;
}

std::vector<model::Paper> derived_papers(const model::MeetingRecord& record, Per per) {
  model::Paper paper{.type = model::PaperType::Minutes, .date = record.meeting.start.date};
  for (const model::Officer& officer : record.leadership.officers) {
    if (officer.office == model::Office::Secretary) paper.signer = officer.member;
  }
  std::vector<model::Paper> out;
  switch (per) {
    case Per::Record:
      out.push_back(paper);
      break;
    case Per::Dossier:
      for (const model::Dossier& dossier : record.dossiers) {
        out.push_back(paper);
        out.back().id = dossier.id;
        out.back().dossier = dossier.id;
        for (const model::Vote& vote : record.votes) {
          if (vote.dossier != dossier.id) continue;
          out.back().vote = vote.id;
          break;
        }
      }
      break;
    case Per::Discipline:
      for (const model::Discipline& discipline : record.disciplines) {
        out.push_back(paper);
        out.back().id = discipline.id;
        out.back().about = discipline.subject;
        out.back().vote = discipline.id;
      }
      break;
  }
  return out;
}

bool Selection::fits(const model::MeetingRecord& record, const model::Paper* written) const {
  const auto type = written != nullptr ? written->type : model::PaperType::Minutes;
  if (derived.empty() && type != paper) return false;
  const bool any_meeting = meetings.empty();
  if (!any_meeting &&
      std::find(meetings.begin(), meetings.end(), record.meeting.kind) == meetings.end()) {
    return false;
  }
  if (mode && *mode != record.meeting.mode) return false;
  if (mode == model::MeetingMode::WrittenConsultation && !record.consultation) return false;
  if (!derived.empty()) {
    if (written == nullptr) return false;
    const View view(record, written);
    return (per != Per::Dossier || view.dossier(written->dossier) != nullptr) &&
           (per != Per::Discipline || view.discipline(*written) != nullptr) &&
           fits_subject(*this, view);
  }
  if (written == nullptr) return !dossier && !discipline && !election;
  if (dossier || discipline || election) return fits_subject(*this, View(record, written));
  // Minutes beyond the meeting's own are a count of ballots or nothing that we know.
  return type != model::PaperType::Minutes || written == main_minutes(record);
}

int Selection::precision() const {
  const int subject = (dossier ? 1 : 0) + (discipline ? 1 : 0) + (election ? 1 : 0);
  return 4 * subject + (mode ? 2 : 0) + (meetings.empty() ? 0 : 1);
}

findings::Checked<Template> parse_template(const SourceText& source, const Wording& wording) {
  auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<Template>(tree.findings());
  findings::Findings findings;
  const xml::Element root = tree.value().root();
  if (root.name() != "template" || root.namespace_uri() != kNamespace) {
    findings.push_back(wrong_root(root.span(), root.name(), "template"));
    return findings::Checked<Template>(findings);
  }
  Template out;
  Attributes attributes(root, findings);
  if (const auto id = attributes.required("id")) {
    out.id = id->value;
    out.at = id->span;
    if (!is_template_id(out.id)) findings.push_back(not_an_id(out.at, out.id));
  }
  out.selection = SelectionReader(source, findings).read(attributes);
  attributes.finish();
  out.kind = out.selection.derived.empty()
                 ? std::string(name_of(out.selection.paper, model::kPaperTypeNames))
                 : out.selection.derived;

  Scope scope(out.slots);
  scope.assume(given(out.selection));
  BodyParser parser(source, wording, findings);
  if (const auto properties = root.child("properties")) {
    Attributes(*properties, findings).finish();
    auto parts = parser.properties(*properties, scope);
    out.title = std::move(parts.title);
    out.author = std::move(parts.author);
    out.copy_mark = std::move(parts.copy_mark);
  } else {
    findings.push_back(missing_part(root.span(), "template", "properties"));
  }
  out.body = parser.template_content(root, scope);
  if (findings::has_violation(findings)) return findings::Checked<Template>(findings);
  return {std::move(out), findings};
}

}  // namespace vanthu::compose
