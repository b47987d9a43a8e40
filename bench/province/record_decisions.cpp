// What was decided: votes, files of candidates, fees, scores and papers.
#include "province/record_parts.h"

namespace vanthu::province {
namespace {

void write_ballots(XmlText& xml, const Vote& vote) {
  if (vote.method != "secret_ballot") return;
  xml.attribute("issued", vote.present)
      .attribute("collected", vote.present)
      .attribute("valid", vote.present);
}

void write_vote(XmlText& xml, const Draft& draft, const Vote& vote, int seq) {
  xml.open("vote")
      .attribute("id", vote.id)
      .attribute("type", vote.type)
      .attribute("method", vote.method)
      .attribute("base", vote.base)
      .attribute("eligible_present", vote.present)
      .attribute("for", vote.in_favour)
      .attribute("against", 0)
      .attribute("abstain", vote.abstain);
  write_ballots(xml, vote);
  xml.attribute("at", clock_time(vote.at))
      .attribute("seq", seq)
      .attribute("printed_pct", vote.percent)
      .attribute("outcome", "adopted")
      .attribute("agenda_item", vote.item)
      .attribute_if("about", vote.about)
      .attribute_if("dossier", vote.dossier);
  xml.element("subject", vote.subject);
  for (const Row& row : draft.rows) {
    if (row.state != "exempt") continue;
    xml.open("exclusion").attribute("member", row.member->id).attribute("reason", "exempt");
    xml.close("exclusion");
  }
  if (!vote.citation.empty()) {
    xml.open("citation").attribute("document", "DL-2011").attribute("point", vote.citation);
    xml.close("citation");
  }
  xml.close("vote");
}

void write_score(XmlText& xml, const Cell& cell, const Draft& draft) {
  static constexpr std::string_view kNames[] = {"Thời gian, thời lượng sinh hoạt",
                                                "Tỷ lệ đảng viên dự sinh hoạt",
                                                "Công tác chuẩn bị",
                                                "Tiến hành sinh hoạt",
                                                "Thực hiện nguyên tắc sinh hoạt đảng",
                                                "Kết quả thực hiện nghị quyết kỳ trước",
                                                "Kết thúc sinh hoạt"};
  static constexpr int kMost[] = {5, 5, 10, 40, 5, 30, 5};
  xml.open("score")
      .attribute("total", draft.score_total)
      .attribute("self_band", draft.band)
      .attribute("official_band", draft.band)
      .attribute("observer", cell.observer);
  for (std::size_t i = 0; i < draft.score.size(); ++i) {
    xml.open("part")
        .attribute("name", kNames[i])
        .attribute("max", kMost[i])
        .attribute("points", draft.score[i]);
    xml.close("part");
  }
  xml.close("score");
}

void write_admission(XmlText& xml, const Cell& cell, const Draft& draft) {
  const Candidate& candidate = *draft.candidate;
  const auto before = [&](int days) { return to_iso(add_days(draft.on, -days)); };
  xml.open("dossier")
      .attribute("id", "hs-1")
      .attribute("kind", "admission")
      .attribute("application", before(115))
      .attribute("cv", before(85))
      .attribute("verification", before(38))
      .attribute("committee_remark", before(8))
      .attribute("certificate", before(200))
      .attribute("certificate_issuer", "Trung tâm Chính trị xã " + cell.place);
  xml.open("applicant")
      .attribute("name", candidate.name)
      .attribute("born", to_iso(candidate.born))
      .attribute("education", "Tốt nghiệp trung học phổ thông")
      .attribute("address", "Xã " + cell.place)
      .attribute("union_member", "true");
  xml.close("applicant");
  xml.open("introducer").attribute("member", cell.anchors[1]).attribute("months_together", 48);
  xml.close("introducer");
  xml.open("org_resolution")
      .attribute("number", "09-NQ/ĐTN")
      .attribute("date", before(24))
      .attribute("issuer", "Ban Chấp hành Đoàn xã " + cell.place);
  xml.close("org_resolution");
  xml.element(
      "residence_opinion",
      "Nơi cư trú nhận xét: chấp hành tốt chủ trương, pháp luật; sống hòa nhã, tham gia đều "
      "các việc chung. Ý kiến tán thành: 100%.");
  xml.element("remark",
              "Ưu điểm: đạo đức, lối sống tốt, hoàn thành nhiệm vụ, được quần chúng tín nhiệm. Hạn "
              "chế: có lúc còn nóng vội trong công việc.");
  xml.close("dossier");
}

void write_recognition(XmlText& xml, const Cell& cell, const Draft& draft) {
  const Candidate& candidate = *draft.candidate;
  const Member& member = *cell.find(candidate.member);
  const Date end = add_months(member.ceremony, 12);
  xml.open("dossier")
      .attribute("id", "hs-1")
      .attribute("kind", "recognition")
      .attribute("application", to_iso(add_days(end, 1)))
      .attribute("committee_remark", to_iso(add_days(draft.on, -1)))
      .attribute("certificate", to_iso(add_days(end, -140)))
      .attribute("certificate_issuer", "Trung tâm Chính trị xã " + cell.place)
      .attribute("ceremony", to_iso(member.ceremony))
      .attribute("probation_end", to_iso(end))
      .attribute("official_from", to_iso(end));
  xml.open("applicant")
      .attribute("member", member.id)
      .attribute("name", member.name)
      .attribute("born", to_iso(candidate.born))
      .attribute("education", "Cao đẳng")
      .attribute("address", "Xã " + cell.place)
      .attribute("union_member", "true");
  xml.close("applicant");
  xml.element(
      "residence_opinion",
      "Nơi cư trú nhận xét: chấp hành tốt chủ trương, pháp luật và quy ước; tham gia đều các "
      "việc chung.");
  xml.element(
      "remark",
      "Ưu điểm: hoàn thành nhiệm vụ đảng viên dự bị, dự đủ các kỳ sinh hoạt. Hạn chế: còn ít "
      "phát biểu trong sinh hoạt Chi bộ.");
  xml.close("dossier");
}

void write_paper(XmlText& xml, const Cell& cell, const Draft& draft, const Paper& paper) {
  xml.open("paper")
      .attribute("id", paper.id)
      .attribute("type", paper.type)
      .attribute("number", paper.number)
      .attribute("symbol", paper.symbol)
      .attribute("date", to_iso(add_days(draft.on, 1)))
      .attribute("place", cell.place)
      .attribute("authority", "T/M CHI BỘ")
      .attribute("signer_title", "BÍ THƯ")
      .attribute("signer", cell.anchors[0])
      .attribute_if("vote", paper.vote)
      .attribute_if("about", paper.about)
      .attribute_if("dossier", paper.dossier);
  xml.element("abstract", paper.abstract);
  for (const std::string& recipient : paper.recipients) xml.element("recipient", recipient);
  xml.close("paper");
}

}  // namespace

void write_votes(XmlText& xml, const Draft& draft) {
  int seq = 20;
  for (const Vote& vote : draft.votes) write_vote(xml, draft, vote, seq++);
}

void write_dossier(XmlText& xml, const Cell& cell, const Draft& draft) {
  if (draft.candidate == nullptr) return;
  draft.candidate->member.empty() ? write_admission(xml, cell, draft)
                                  : write_recognition(xml, cell, draft);
}

void write_fees(XmlText& xml, const Draft& draft) {
  if (draft.kind != Kind::Regular) return;
  for (const Row& row : draft.rows) {
    const Member& member = *row.member;
    const bool paid = member.id != draft.unpaid;
    xml.open("fee")
        .attribute("member", member.id)
        .attribute("month", draft.period)
        .attribute("group", member.fee_group)
        .attribute("basis", member.fee_basis)
        .attribute("amount", paid ? member.fee() : 0);
    if (paid) xml.attribute("channel", "portal");
    xml.attribute("state", paid ? "paid" : "unpaid");
    xml.close("fee");
  }
}

void write_papers(XmlText& xml, const Cell& cell, const Draft& draft) {
  if (!draft.score.empty()) write_score(xml, cell, draft);
  const char* session = draft.kind == Kind::Regular    ? "sinh hoạt chi bộ thường kỳ "
                        : draft.kind == Kind::Thematic ? "sinh hoạt chi bộ chuyên đề "
                                                       : "họp chi ủy ";
  xml.open("paper")
      .attribute("id", "bien-ban")
      .attribute("type", "minutes")
      .attribute("date", to_iso(draft.on));
  xml.element("abstract", session + draft.words);
  xml.close("paper");
  for (const Paper& paper : draft.papers) write_paper(xml, cell, draft, paper);
  xml.open("keeping").attribute("classification", "internal").attribute("retention", "permanent");
  for (const auto& [record, relation] : draft.links) {
    xml.open("link").attribute("record", record).attribute("relation", relation);
    xml.close("link");
  }
  xml.close("keeping");
}

std::string write_record(const Cell& cell, const Draft& draft, Seeded seeded) {
  XmlText xml;
  xml.open("record")
      .attribute("xmlns", "urn:vanthu:record:1")
      .attribute("id", draft.id)
      .attribute("fictional", "true");
  write_people(xml, cell, draft);
  write_meeting(xml, cell, draft);
  write_attendance(xml, draft);
  write_content(xml, cell, draft, seeded);
  write_votes(xml, draft);
  write_dossier(xml, cell, draft);
  write_fees(xml, draft);
  write_papers(xml, cell, draft);
  xml.close("record");
  return xml.take();
}

}  // namespace vanthu::province
