#include "ingest/references.h"

#include <optional>
#include <utility>

#include "base/check.h"
#include "text/nearest_word.h"

namespace vanthu::ingest {
namespace {

// "một đảng viên": what bears an id of the space.
Bilingual bearer(IdSpace space) {
  switch (space) {
    case IdSpace::Member:
      return {"đảng viên", "member"};
    case IdSpace::AgendaItem:
      return {"mục chương trình", "agenda item"};
    case IdSpace::Assignment:
      return {"nhiệm vụ", "assignment"};
    case IdSpace::Ballot:
      return {"mục biểu quyết, bầu cử hoặc kỷ luật", "vote, election or discipline"};
    case IdSpace::Dossier:
      return {"hồ sơ kết nạp, công nhận", "dossier"};
    case IdSpace::Paper:
      return {"văn bản", "paper"};
  }
  VANTHU_CHECK(false, "every space of ids has a name");
  return {};
}

std::size_t index_of(IdSpace space) {
  return static_cast<std::size_t>(space);
}

std::string name_of_member(const model::Roster& roster, std::string_view id) {
  for (const auto& member : roster.members) {
    if (member.id == id) {
      return member.name.str();
    }
  }
  return {};
}

}  // namespace

void References::declare(IdSpace space, const std::string& id, const SourceSpan& at) {
  const bool first = declared_.at(index_of(space)).emplace(id, at).second;
  if (!first) {
    repeated_.push_back({.space = space, .id = id, .at = at});
  }
}

void References::refer(IdSpace space, const std::string& id, const SourceSpan& at) {
  references_.push_back({.space = space, .id = id, .at = at});
}

void References::report(const SourceText& source, const model::Roster& roster,
                        findings::Findings& findings) const {
  for (const Mention& again : repeated_) {
    const SourceSpan& first = declared_.at(index_of(again.space)).find(again.id)->second;
    const std::string line = std::to_string(source.position(first.begin).line);
    const Bilingual who = bearer(again.space);
    findings.push_back(
        {.id = "REC-03",
         .severity = findings::Severity::Violation,
         .message = {"mã “" + again.id + "” đã đặt cho " + who.vi + " khác ở dòng " + line,
                     "the id “" + again.id + "” already belongs to another " + who.en +
                         " on line " + line},
         .at = again.at,
         .label = {},
         .hint = {"mỗi " + who.vi + " một mã riêng", "every " + who.en + " has its own id"}});
  }
  for (const Mention& mention : references_) {
    const auto& known = declared_.at(index_of(mention.space));
    if (known.contains(mention.id)) {
      continue;
    }
    const Bilingual who = bearer(mention.space);
    const bool member = mention.space == IdSpace::Member;
    std::vector<std::string> ids;
    for (const auto& [id, at] : known) {
      ids.push_back(id);
    }
    Bilingual hint = member ? Bilingual{"mã phải có trong danh sách đảng viên <roster>",
                                        "the id has to stand in the <roster>"}
                            : Bilingual{"kiểm tra lại mã", "check the id"};
    if (const auto near = text::nearest_word(mention.id, ids)) {
      const std::string name = member ? name_of_member(roster, *near) : std::string();
      const std::string whose = name.empty() ? "" : " (" + name + ")";
      hint = {"có phải là “" + *near + "”" + whose + "?",
              "did you mean “" + *near + "”" + whose + "?"};
    }
    findings.push_back({.id = "REC-04",
                        .severity = findings::Severity::Violation,
                        .message = {"không có " + who.vi + " nào mang mã “" + mention.id + "”",
                                    "no " + who.en + " has the id “" + mention.id + "”"},
                        .at = mention.at,
                        .label = {},
                        .hint = std::move(hint)});
  }
}

}  // namespace vanthu::ingest
