// Cell, term, leadership, groups, roster, meeting and roll call.
#include "province/record_parts.h"

namespace vanthu::province {
namespace {

void write_member(XmlText& xml, const Member& member) {
  xml.open("member")
      .attribute("id", member.id)
      .attribute("name", member.name)
      .attribute("status", member.official ? "official" : "probationary");
  if (!member.home) xml.attribute("home", "false");
  xml.attribute("born", member.born)
      .attribute("admission_decision", to_iso(member.admitted))
      .attribute("ceremony", to_iso(member.ceremony));
  if (member.official && member.official_from) {
    xml.attribute("official_from", to_iso(*member.official_from));
  }
  xml.attribute_if("helper", member.official ? "" : member.helper);
  if (const auto& exemption = member.exemption) {
    xml.open("exemption")
        .attribute("kind", "permanent")
        .attribute("decided_on", to_iso(exemption->decided_on))
        .attribute("decision", exemption->decision)
        .attribute("reported_on", to_iso(exemption->reported_on))
        .attribute("from", to_iso(exemption->from));
    xml.close("exemption");
  }
  for (const MemberChange& change : member.changes) {
    xml.open("change").attribute("event", change.event).attribute("date", to_iso(change.date));
    if (change.effective) xml.attribute("effective", to_iso(*change.effective));
    xml.attribute("document", change.document);
    xml.close("change");
  }
  for (const std::string& position : member.positions) xml.element("position", position);
  xml.close("member");
}

void write_groups(XmlText& xml, const Cell& cell) {
  for (int group = 0; group < cell.groups; ++group) {
    std::vector<std::string> ids;
    for (const Member& member : cell.members) {
      if (member.home && member.group == group) ids.push_back(member.id);
    }
    std::string leader;
    for (const std::string& id : cell.anchors) {
      if (cell.find(id)->group == group) leader = id;
    }
    xml.open("group")
        .attribute("name", "Tổ đảng số " + std::to_string(group + 1))
        .attribute_if("leader", leader);
    for (const std::string& id : ids) {
      xml.open("group_member").attribute("member", id);
      xml.close("group_member");
    }
    xml.close("group");
  }
}

void write_agenda(XmlText& xml, Kind kind) {
  static constexpr std::string_view kRegular[] = {"Mở đầu, thông báo tình hình đóng đảng phí",
                                                  "Thông tin thời sự, tình hình tư tưởng",
                                                  "Đánh giá kết quả tháng trước",
                                                  "Thảo luận, biểu quyết nghị quyết",
                                                  "Tự phê bình và phê bình, việc về đảng viên",
                                                  "Kết luận, tự chấm điểm"};
  static constexpr std::string_view kThematic[] = {"Mở đầu, giới thiệu chuyên đề",
                                                   "Trình bày và thảo luận chuyên đề",
                                                   "Kết luận, thông qua biên bản"};
  static constexpr std::string_view kCommittee[] = {"Đánh giá công tác lãnh đạo của chi ủy",
                                                    "Chuẩn bị nội dung kỳ sinh hoạt thường kỳ",
                                                    "Phân công nhiệm vụ chi ủy viên"};
  std::span<const std::string_view> items = kRegular;
  if (kind == Kind::Thematic) items = kThematic;
  if (kind == Kind::Committee) items = kCommittee;
  int number = 0;
  for (const std::string_view item : items) {
    xml.open("agenda_item").attribute("id", "a" + std::to_string(++number)).text(item);
    xml.close("agenda_item");
  }
}

std::string moment(const Date& day, int minute) {
  return to_iso(day) + "T" + clock_time(minute);
}

}  // namespace

std::string clock_time(int minute) {
  return to_iso(CivilTime{.hour = minute / 60, .minute = minute % 60});
}

void write_people(XmlText& xml, const Cell& cell, const Draft& draft) {
  xml.open("cell")
      .attribute("code", cell.code)
      .attribute("name", cell.name)
      .attribute("kind", cell.words->kind)
      .attribute("level", "subordinate")
      .attribute("superior", "Đảng bộ xã " + cell.place)
      .attribute("place", cell.place);
  if (cell.told_day) xml.attribute("meeting_day", cell.day);
  xml.close("cell");
  xml.open("term")
      .attribute("label", cell.term)
      .attribute("congress_close", to_iso(cell.congress_close))
      .attribute("model_months", 30)
      .attribute("ordinal", cell.ordinal);
  xml.close("term");
  xml.open("leadership").attribute("committee", cell.committee ? "true" : "false");
  for (std::size_t i = 0; i < cell.officers.size(); ++i) {
    xml.open("officer")
        .attribute("member", cell.officers[i])
        .attribute("office", i == 0   ? "secretary"
                             : i == 1 ? "deputy_secretary"
                                      : "member");
    xml.close("officer");
  }
  xml.close("leadership");
  const bool committee = draft.kind == Kind::Committee;
  if (!committee) write_groups(xml, cell);
  xml.open("roster").attribute("as_of", to_iso(draft.on));
  if (committee) {
    for (const Row& row : draft.rows) write_member(xml, *row.member);
  } else {
    for (const Member& member : cell.members) write_member(xml, member);
  }
  xml.close("roster");
}

void write_meeting(XmlText& xml, const Cell& cell, const Draft& draft) {
  const char* kind = draft.kind == Kind::Regular    ? "regular"
                     : draft.kind == Kind::Thematic ? "thematic"
                                                    : "committee";
  xml.open("meeting")
      .attribute("kind", kind)
      .attribute("period", draft.period)
      .attribute("start", moment(draft.on, draft.start))
      .attribute("end", moment(draft.on, draft.end))
      .attribute("venue", cell.venue)
      .attribute("mode", "in_person")
      .attribute("chair", cell.anchors[0])
      .attribute("secretary", cell.anchors[draft.kind == Kind::Committee ? 1 : 2])
      .attribute("published_at",
                 moment(add_days(draft.on, draft.published_after_days), 20 * 60 + 30))
      .attribute_if("prepared_by", draft.prepared_by);
  xml.open("notice")
      .attribute("date", to_iso(add_days(draft.on, -3)))
      .attribute("channel", "Sổ tay đảng viên điện tử và nhóm Zalo của Chi bộ")
      .attribute("all_members", "true");
  if (draft.superior_notified) {
    xml.open("recipient").attribute("name", cell.observer);
    xml.close("recipient");
  }
  xml.close("notice");
  xml.open("material")
      .attribute("title", draft.kind == Kind::Thematic
                              ? "Bản chuyên đề " + draft.words
                              : "Dự thảo nghị quyết lãnh đạo thực hiện nhiệm vụ " + draft.words)
      .attribute("posted_at", moment(add_days(draft.on, -draft.material_before_days), 7 * 60))
      .attribute("channel", "Sổ tay đảng viên điện tử");
  xml.close("material");
  write_agenda(xml, draft.kind);
  xml.close("meeting");
}

void write_attendance(XmlText& xml, const Draft& draft) {
  xml.open("attendance");
  const Totals& totals = draft.totals;
  xml.open("totals")
      .attribute("home", totals.home)
      .attribute("official", totals.official)
      .attribute("probationary", totals.probationary)
      .attribute("present", totals.present)
      .attribute("absent_excused", totals.excused)
      .attribute("absent_unexcused", totals.unexcused);
  if (totals.exempt > 0) xml.attribute("exempt_absent", totals.exempt);
  xml.close("totals");
  for (const Row& row : draft.rows) {
    xml.open("row")
        .attribute("member", row.member->id)
        .attribute("state", row.state)
        .attribute_if("reason", row.reason);
    xml.close("row");
  }
  xml.close("attendance");
}

}  // namespace vanthu::province
