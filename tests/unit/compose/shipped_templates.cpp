#include "shipped_templates.h"

#include <gtest/gtest.h>

#include "compose/compose.h"
#include "support/golden.h"
#include "support/source_folder.h"

namespace vanthu::compose {

using support::meeting;
using support::nfc;

const ParsedTemplates& shipped() {
  static const Result<TemplateSources> sources =
      read_templates(DiskFileStore{}, {support::source_folder() + "/templates"});
  static const ParsedTemplates parsed = parse_templates(sources.value());
  return parsed;
}

std::vector<document::Document> papers_of(const model::MeetingRecord& record) {
  std::vector<document::Document> out;
  for (const auto& order : shipped().set->plan(record).orders) {
    out.push_back(
        compose(shipped().set->wording(), *order.form, record, order.paper, "hd05_2026").value());
  }
  return out;
}

std::vector<document::Document> papers_on_request(const model::MeetingRecord& record,
                                                  std::string_view kind) {
  std::vector<document::Document> out;
  for (const auto& order : shipped().set->on_request(record, kind)) {
    out.push_back(
        compose(shipped().set->wording(), *order.form, record, order.written(), "hd05_2026")
            .value());
  }
  return out;
}

void expect_paper(const std::string& name, const document::Document& document) {
  EXPECT_LT(document::dump(document).size(), 4096U) << name;
  support::expect_golden("tests/unit/compose/papers/" + name + ".txt", document::dump(document));
}

support::RecordBuilder bare_meeting() {
  return meeting().without_member("chau").without_member("dao").change(
      [](model::MeetingRecord& record) {
        model::Content content;
        content.opening = {nfc("Đồng chí chủ trì nêu lý do.")};
        content.conclusion = {nfc("Chi bộ nhất trí.")};
        content.minutes_adoption = record.content.minutes_adoption;
        record.content = content;
        record.meeting.agenda.clear();
        record.score.reset();
        record.papers.clear();
      });
}

model::MeetingRecord dossier_record(model::DossierKind kind, std::int64_t votes_for) {
  return bare_meeting()
      .change([&](model::MeetingRecord& one) {
        model::Dossier file{.id = "hs-1", .kind = kind};
        file.applicant.name = nfc("Mai Khánh Linh");
        file.applicant.born = support::date("1998-02-09");
        file.ceremony = support::date("2025-11-02");
        file.probation_end = support::date("2026-11-02");
        file.introducers = {{.member = "hoa", .months_together = 30}};
        file.remark = nfc("Ưu điểm: nhiệt tình, trách nhiệm. Hạn chế: ít phát biểu.");
        one.dossiers = {file};
      })
      .tally("v1", votes_for, 1)
      .with_resolution("nq-13", 13, "đề nghị đối với đồng chí Mai Khánh Linh")
      .change([](model::MeetingRecord& one) { one.papers[0].dossier = "hs-1"; })
      .build();
}

model::MeetingRecord discipline_record() {
  return bare_meeting()
      .with_vote("v2", model::VoteType::Discipline, "Thi hành kỷ luật đồng chí Vũ Thanh Bình")
      .change([](model::MeetingRecord& one) {
        one.meeting.kind = model::MeetingKind::Extraordinary;
        one.votes.erase(one.votes.begin());
        auto& vote = one.votes[0];
        vote.method = model::VoteMethod::SecretBallot;
        vote.about = "binh";
        vote.issued = vote.collected = vote.valid = 7;
        vote.votes_for = 6;
        vote.votes_abstain = 1;
        one.disciplines = {{.id = "kl-1",
                            .subject = "binh",
                            .scope = model::DisciplineScope::EthicsLifestyle,
                            .result = model::DisciplineForm::Reprimand,
                            .base = vote.base,
                            .heard_on = support::date("2026-10-30"),
                            .announced_on = support::date("2026-11-05"),
                            .violation = nfc("Vi phạm quy định về nồng độ cồn."),
                            .form_votes = {{.form = model::DisciplineForm::Reprimand, .votes = 6},
                                           {.form = model::DisciplineForm::Warning, .votes = 1},
                                           {.form = model::DisciplineForm::None}}}};
        model::Paper decision;
        decision.id = "qd-3";
        decision.type = model::PaperType::Decision;
        decision.number = 3;
        decision.symbol = nfc("QĐ/CB");
        decision.date = support::date("2026-11-05");
        decision.vote = "v2";
        decision.about = "binh";
        decision.abstract = nfc("thi hành kỷ luật đảng viên Vũ Thanh Bình");
        decision.recipients = {nfc("Đồng chí Vũ Thanh Bình"), nfc("Lưu Chi bộ")};
        one.papers = {decision};
      })
      .build();
}

model::MeetingRecord consultation_record() {
  return bare_meeting()
      .change([](model::MeetingRecord& one) {
        one.meeting.kind = model::MeetingKind::Extraordinary;
        one.meeting.mode = model::MeetingMode::WrittenConsultation;
        one.meeting.mode_authority = model::DocumentRef{.number = nfc("83-CV/ĐU"),
                                                        .date = support::date("2026-11-02"),
                                                        .issuer = nfc("Ban Thường vụ Đảng ủy xã")};
        model::Consultation asked{.deadline = support::moment("2026-11-04T12:00"),
                                  .draft = nfc("Dự thảo nghị quyết"),
                                  .reason = nfc("Không thể họp tập trung do mưa lũ.")};
        const CivilDateTime sent = support::moment("2026-11-02T18:00");
        const CivilDateTime back = support::moment("2026-11-03T08:30");
        asked.replies = {{.member = "dung",
                          .sent_at = sent,
                          .returned_at = back,
                          .opinion = model::Opinion::Agree},
                         {.member = "an",
                          .sent_at = sent,
                          .returned_at = back,
                          .opinion = model::Opinion::Other,
                          .text = nfc("Đề nghị làm sau mùa mưa.")},
                         {.member = "binh", .sent_at = sent},
                         {.member = "linh",
                          .sent_at = sent,
                          .returned_at = back,
                          .opinion = model::Opinion::Agree}};
        one.consultation = asked;
        one.votes[0].method = model::VoteMethod::Written;
        one.votes[0].written = 2;
      })
      .with_resolution("nq-12", 12, "chủ trương sửa chữa cống tiêu")
      .build();
}

}  // namespace vanthu::compose
