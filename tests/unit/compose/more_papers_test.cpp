// Papers besides minutes and resolutions: those a record lists, drafts of those whose text it does
// not hold, and papers for use that any record gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "shipped_templates.h"
#include "support/source_folder.h"

namespace vanthu::compose {
namespace {

using support::nfc;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

model::Paper listed(model::PaperType type, std::string_view symbol, std::string_view abstract) {
  model::Paper out;
  out.id = "vb-1";
  out.type = type;
  out.number = 2;
  out.symbol = nfc(symbol);
  out.date = support::date("2026-11-06");
  out.signer = "minh";
  out.abstract = nfc(abstract);
  out.recipients = {nfc("Ban Thường vụ Đảng ủy xã"), nfc("Đảng viên trong Chi bộ"),
                    nfc("Lưu Chi bộ")};
  return out;
}

model::MeetingRecord record_with(const model::Paper& paper) {
  return bare_meeting()
      .with_assignment("nv-1", "Làm lại biển tên ngõ.", "an", "2026-12-20")
      .change([&](model::MeetingRecord& one) {
        one.content.direction = {
            {.title = nfc("Nếp sống văn minh"), .paragraphs = {nfc("Vận động treo cờ dịp lễ.")}}};
        one.content.petitions = {
            {.addressee = nfc("Ủy ban nhân dân xã"), .summary = nfc("Đề nghị lắp đèn đường")}};
        one.papers = {paper};
      })
      .build();
}

void expect_issued(const std::string& name, const model::Paper& paper) {
  const auto papers = papers_of(record_with(paper));
  ASSERT_THAT(papers, SizeIs(2));
  expect_paper(name, papers[1]);
}

// Not made by a plan, made when asked for.
void expect_draft(const std::string& name, const model::Paper& paper) {
  const auto record = record_with(paper);
  EXPECT_THAT(papers_of(record), SizeIs(1)) << name;
  EXPECT_THAT(shipped().set->plan(record).without_template, SizeIs(1)) << name;
  const auto kind = name_of(paper.type, model::kPaperTypeNames);
  const auto papers = papers_on_request(record, kind);
  ASSERT_THAT(papers, SizeIs(1)) << name;
  EXPECT_EQ(papers[0].kind, kind);
  expect_paper(name, papers[0]);
}

model::Paper notice() {
  return listed(model::PaperType::Notice, "TB/CB", "kết luận kỳ sinh hoạt tháng 11 năm 2026");
}

TEST(IssuedPapers, ANoticeSaysWhatWasConcluded) {
  expect_issued("notice", notice());
}

TEST(IssuedPapers, ANoticeWithoutConclusionPointsToTheMinutes) {
  auto record = record_with(notice());
  record.content.conclusion.clear();
  EXPECT_THAT(document::plain_text(papers_of(record).at(1)).str(),
              HasSubstr("Nội dung kết luận ghi tại biên bản của kỳ họp."));
}

TEST(DisciplineInMinutes, IsNotDecidedWhenItIsPutOff) {
  auto record = discipline_record();
  EXPECT_THAT(document::plain_text(papers_of(record).at(0)).str(), HasSubstr("Chi bộ quyết định"));
  record.disciplines[0].deferral = nfc("đang điều trị nội trú");
  const std::string words = document::plain_text(papers_of(record).at(0)).str();
  EXPECT_THAT(words, HasSubstr("Chưa xem xét vì: Đang điều trị nội trú."));
  EXPECT_THAT(words, Not(HasSubstr("Chi bộ quyết định")));
}

TEST(DisciplineInMinutes, WasHeardByTheCellWhereThereIsNoCommittee) {
  auto record = discipline_record();
  record.disciplines[0].heard_on = support::date("2026-11-01");
  record.leadership.committee = false;
  EXPECT_THAT(document::plain_text(papers_of(record).at(0)).str(),
              HasSubstr("Đại diện Chi bộ đã nghe"));
  record.leadership.committee = true;
  EXPECT_THAT(document::plain_text(papers_of(record).at(0)).str(),
              HasSubstr("Đại diện chi ủy đã nghe"));
}

model::MeetingRecord proposal_record(model::PaperType type, std::string_view symbol) {
  auto record = discipline_record();
  record.disciplines[0].act = model::DisciplineAct::Proposal;
  auto paper = listed(type, symbol, "đề nghị thi hành kỷ luật đảng viên Vũ Thanh Bình");
  // The item itself in place of a vote: the format allows it.
  paper.vote = record.disciplines[0].id;
  record.papers = {paper};
  return record;
}

TEST(IssuedPapers, AProposalOfDisciplineIsAReportOrASubmission) {
  expect_paper("report-discipline",
               papers_of(proposal_record(model::PaperType::Report, "BC/CB")).at(1));
  expect_paper("submission-discipline",
               papers_of(proposal_record(model::PaperType::Submission, "TTr/CB")).at(1));
}

TEST(Drafts, OfPapersWhoseTextTheRecordDoesNotHoldAreMadeOnRequestOnly) {
  using enum model::PaperType;
  expect_draft("report", listed(Report, "BC/CB", "kết quả thực hiện nhiệm vụ quý IV năm 2026"));
  expect_draft("submission", listed(Submission, "TTr/CB", "đề nghị khen thưởng"));
  expect_draft("dispatch", listed(Dispatch, "CV/CB", "kiến nghị lắp đèn đường"));
  expect_draft("plan", listed(Plan, "KH/CB", "sinh hoạt chuyên đề năm 2027"));
  expect_draft("programme", listed(Programme, "CTr/CB", "hành động năm 2027"));
  expect_draft("scheme", listed(Scheme, "ĐA/CB", "tuyến đường kiểu mẫu"));
  expect_draft("option", listed(Option, "PA/CB", "phòng, chống bão"));
  auto conclusion = listed(Conclusion, "KL/CB", "về nếp sống văn minh");
  conclusion.vote = "v1";
  expect_draft("conclusion", conclusion);
  expect_draft("working-rules", listed(WorkingRules, "QC/CB", "làm việc của Chi bộ"));
  expect_draft("decision-general", listed(Decision, "QĐ/CB", "phân công đảng viên phụ trách hộ"));
}

TEST(Drafts, OfALetterNameThePetitionsThatAreStillOpen) {
  auto record = record_with(listed(model::PaperType::Dispatch, "CV/CB", "kiến nghị lắp đèn đường"));
  auto settled = record.content.petitions[0];
  settled.summary = nfc("Đề nghị nạo vét mương");
  settled.status = model::PetitionStatus::Answered;
  record.content.petitions.push_back(settled);
  const auto papers = papers_on_request(record, "dispatch");
  ASSERT_THAT(papers, SizeIs(1));
  const std::string words = document::plain_text(papers[0]).str();
  EXPECT_THAT(words, HasSubstr("Đề nghị lắp đèn đường."));
  EXPECT_THAT(words, Not(HasSubstr("nạo vét mương")));
}

TEST(PapersForUse, AreMadeOfAnyRecordWhenAskedFor) {
  const auto record = bare_meeting().build();
  for (const std::string_view kind :
       {"attendance_sheet", "score_form", "blank_minutes", "blank_slip"}) {
    const auto papers = papers_on_request(record, kind);
    ASSERT_THAT(papers, SizeIs(1)) << kind;
    EXPECT_EQ(papers[0].kind, kind);
    std::string name(kind);
    std::replace(name.begin(), name.end(), '_', '-');
    expect_paper(name, papers[0]);
  }
}

TEST(PapersForUse, NeedWhatTheyAreAbout) {
  const auto record = bare_meeting().build();
  EXPECT_THAT(papers_on_request(record, "extract"), IsEmpty());
  EXPECT_THAT(papers_on_request(record, "consultation_slip"), IsEmpty());
  EXPECT_THAT(papers_on_request(record, "no_such_kind"), IsEmpty());
}

TEST(PapersForUse, AConsultationHasItsSlip) {
  const auto papers = papers_on_request(consultation_record(), "consultation_slip");
  ASSERT_THAT(papers, SizeIs(1));
  expect_paper("consultation-slip", papers[0]);
}

TEST(PapersForUse, AnExtractIsMadeForEachPersonAndSaysNothingOfTheOthers) {
  auto record = dossier_record(model::DossierKind::Admission, 6);
  record.votes[0].dossier = "hs-1";
  auto second = record.dossiers[0];
  second.id = "hs-2";
  second.applicant.name = nfc("Đoàn Thị Quyên");
  record.dossiers.push_back(second);
  const auto papers = papers_on_request(record, "extract");
  ASSERT_THAT(papers, SizeIs(2));
  expect_paper("extract-dossier", papers[0]);
  EXPECT_THAT(document::plain_text(papers[0]).str(), Not(HasSubstr("Đoàn Thị Quyên")));
  EXPECT_THAT(document::plain_text(papers[1]).str(), HasSubstr("Đoàn Thị Quyên"));
  const auto discipline = papers_on_request(discipline_record(), "extract");
  ASSERT_THAT(discipline, SizeIs(1));
  expect_paper("extract-discipline", discipline[0]);
}

TEST(PapersForUse, TakeTheFirstOfSeveralVotesOnOneDossier) {
  auto record = dossier_record(model::DossierKind::Admission, 6);
  record.votes[0].dossier = "hs-1";
  auto again = record.votes[0];
  again.id = "v9";
  record.votes.push_back(again);
  const auto papers = derived_papers(record, Per::Dossier);
  ASSERT_THAT(papers, SizeIs(1));
  EXPECT_EQ(papers[0].vote, record.votes[0].id);
}

TEST(PapersForUse, AScoreFormTakesTheRowsAndPointsOfTheRecord) {
  const auto papers = papers_on_request(support::meeting().build(), "score_form");
  const std::string words = document::plain_text(papers.at(0)).str();
  EXPECT_THAT(words, HasSubstr("6 Kết quả thực hiện nghị quyết kỳ trước 30 28\n"));
  EXPECT_THAT(words, HasSubstr("Tổng số 100 94\n"));
  EXPECT_THAT(words, HasSubstr("Chi bộ tự xếp loại: Tốt."));
}

TEST(PapersOfAnElection, NameItInPlaceOfAVote) {
  const auto record = bare_meeting()
                          .change([](model::MeetingRecord& one) {
                            one.meeting.kind = model::MeetingKind::Congress;
                            model::Election poll{.id = "bc-1", .seats = 1, .base = 7};
                            poll.candidates = {{.member = "lan", .votes = 7, .elected = true}};
                            one.elections = {poll};
                          })
                          .with_resolution("nq-dh", 3, "đại hội chi bộ lần thứ XIII")
                          .change([](model::MeetingRecord& one) { one.papers[0].vote = "bc-1"; })
                          .build();
  EXPECT_THAT(papers_of(record), SizeIs(2));
}

TEST(EveryShippedTemplate, WritesAGolden) {
  std::vector<std::string> without;
  for (const Template& form : shipped().set->templates()) {
    const auto path = support::source_folder() + "/tests/unit/compose/papers/" + form.id + ".txt";
    if (!DiskFileStore{}.exists(path)) without.push_back(form.id);
  }
  EXPECT_THAT(without, IsEmpty());
}

}  // namespace
}  // namespace vanthu::compose
