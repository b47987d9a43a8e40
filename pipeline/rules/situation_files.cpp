// Files about people, papers and fees of a situation.
#include <algorithm>

#include "rules/situation_parts.h"
#include "text/nfc_string.h"

namespace vanthu::rules {
namespace {

using model::DossierKind;
using model::MeetingRecord;

model::DocumentRef some_document(const Date& day) {
  return {.number = text::nfc("09-NQ/ĐTN"), .date = day, .issuer = text::nfc("Đoàn xã Ví Dụ")};
}

// "m3:24 d1:12"
std::vector<model::Introducer> read_introducers(Wishes& wishes) {
  std::vector<model::Introducer> introducers;
  const std::string given = wishes.word("introducers", "m3:24 m4:24");
  if (given == "none") return introducers;
  for (const std::string& text : split(given, ' ')) {
    const auto colon = text.find(':');
    if (colon == std::string::npos) {
      wishes.complain("introducers");
      continue;
    }
    introducers.push_back(
        {.member = text.substr(0, colon),
         .months_together = wishes.parse_number("introducers", text.substr(colon + 1))});
  }
  return introducers;
}

void add_admission(model::Dossier& dossier, const Date& day, Wishes& wishes) {
  dossier.application = wishes.optional_date_or("application", add_days(day, -300));
  dossier.cv = wishes.optional_date_or("cv", add_days(day, -280));
  dossier.verification = wishes.optional_date_or("verification", add_days(day, -100));
  dossier.committee_remark = wishes.optional_date_or("remark", add_days(day, -20));
  dossier.certificate = wishes.optional_date_or("certificate", add_days(day, -200));
  dossier.ceremony = wishes.date("ceremony");
  dossier.decision_date = wishes.date("decision");
  dossier.decision_received = wishes.date("decision_received");
  dossier.member_profile = wishes.date("member_profile");
  dossier.introducers = read_introducers(wishes);
  dossier.org_resolutions = {some_document(add_days(day, -30))};
  dossier.left_on = wishes.date("left_on");
}

void add_recognition(model::Dossier& dossier, const Date& day, Wishes& wishes) {
  const Date ceremony = wishes.date_or("ceremony", add_months(add_days(day, -10), -12));
  const Date end = add_months(ceremony, 12);
  dossier.ceremony = wishes.optional_date_or("ceremony", ceremony);
  dossier.probation_end = wishes.optional_date_or("probation_end", end);
  dossier.official_from = wishes.optional_date_or("official_from", end);
  dossier.decision_date = wishes.date("decision");
}

// Makes the first probationary member the one the file is about.
void tie_to_roster(MeetingRecord& record, model::Dossier& dossier, Wishes& wishes) {
  for (model::Member& member : record.roster.members) {
    if (member.status != model::MemberStatus::Probationary) continue;
    dossier.applicant.member = member.id;
    if (dossier.ceremony) member.ceremony = dossier.ceremony;
    const Date decided =
        dossier.ceremony ? add_days(*dossier.ceremony, -20) : member.admission_decision;
    member.admission_decision = wishes.date_or("party_age", decided);
    return;
  }
}

}  // namespace

void add_dossier(MeetingRecord& record, Wishes& wishes) {
  const auto kind = wishes.choice("dossier", model::kDossierKindNames);
  if (!kind) return;
  const Date day = record.meeting.start.date;
  model::Dossier dossier;
  dossier.id = "hs1";
  dossier.kind = *kind;
  dossier.applicant.name = text::nfc("Nguyễn Văn Ví Dụ");
  dossier.applicant.born = wishes.date_or("born", *try_parse_date("1998-05-10"));
  if (!wishes.is("education", "none")) {
    dossier.applicant.education = text::nfc(wishes.word("education", "12/12"));
  }
  if (wishes.is("education_exception", "true")) {
    dossier.applicant.education_exception = text::nfc("Văn bản cho phép");
  }
  dossier.failed_ballots = wishes.number_or("failed_ballots", 0);
  dossier.reported_upward = wishes.date("reported");
  if (wishes.has("ground")) dossier.ground = wishes.word("ground", "");
  if (wishes.is("consent", "true")) dossier.consent = some_document(add_days(day, -10));
  dossier.remark = text::nfc("Ưu điểm, khuyết điểm.");
  switch (*kind) {
    case DossierKind::Admission:
    case DossierKind::Readmission:
      add_admission(dossier, day, wishes);
      if (record.attendance.totals.probationary > 0) tie_to_roster(record, dossier, wishes);
      break;
    case DossierKind::Recognition:
      add_recognition(dossier, day, wishes);
      tie_to_roster(record, dossier, wishes);
      break;
    case DossierKind::Removal:
    case DossierKind::Exit:
      dossier.application = wishes.optional_date_or("application", add_days(day, -30));
      dossier.applicant.member = wishes.word("subject", "m3");
      dossier.org_resolutions = {some_document(add_days(day, -30))};
      break;
  }
  record.dossiers.push_back(dossier);
  for (std::int64_t more = wishes.number_or("dossiers", 1); more > 1; --more) {
    dossier.id = "hs" + std::to_string(more);
    record.dossiers.push_back(dossier);
  }
}

namespace {

// The settings are about the last of those who reply; disagree="2" about the last two.
void change_replies(model::Consultation& consultation, std::int64_t replies, Wishes& wishes) {
  auto& all = consultation.replies;
  const auto answered = std::min(all.size(), static_cast<std::size_t>(replies));
  auto disagree = static_cast<std::size_t>(wishes.number_or("disagree", 0));
  for (std::size_t i = answered; i > 0 && disagree > 0; --i, --disagree) {
    all[i - 1].opinion = model::Opinion::Disagree;
  }
  const std::string opinion = wishes.word("opinion", "");
  const auto returned = wishes.date("returned");
  if (answered > 0) {
    model::Reply& last = all[answered - 1];
    if (returned) last.returned_at = CivilDateTime{*returned, {.hour = 12}};
    if (opinion == "none") last.opinion.reset();
    if (opinion == "not_returned") last.returned_at.reset();
  }
  if (wishes.is("asked_twice", "true")) all.push_back(all.front());
}

}  // namespace

void add_consultation(MeetingRecord& record, Wishes& wishes) {
  if (record.meeting.mode != model::MeetingMode::WrittenConsultation) return;
  const Date day = record.meeting.start.date;
  model::Consultation consultation;
  consultation.deadline = {day, {.hour = 12}};
  consultation.draft = text::nfc("Dự thảo nghị quyết");
  consultation.reason = text::nfc("Mưa lũ, không họp được");
  // The first `replies` members reply, the rest stay silent; "unsent" leaves the last one out.
  const std::int64_t replies =
      wishes.number_or("replies", static_cast<std::int64_t>(record.roster.members.size()));
  std::int64_t turn = 0;
  for (const model::Member& member : record.roster.members) {
    model::Reply reply{.member = member.id, .sent_at = {add_days(day, -2), {.hour = 18}}};
    if (turn++ < replies) {
      reply.returned_at = CivilDateTime{add_days(day, -1), {.hour = 9}};
      reply.opinion = model::Opinion::Agree;
    }
    consultation.replies.push_back(std::move(reply));
  }
  if (wishes.is("unsent", "true")) consultation.replies.pop_back();
  change_replies(consultation, replies, wishes);
  record.consultation = std::move(consultation);
}

namespace {

constexpr std::pair<model::PaperType, std::string_view> kSymbols[] = {
    {model::PaperType::Resolution, "NQ"},   {model::PaperType::Decision, "QĐ"},
    {model::PaperType::Regulation, "QĐ"},   {model::PaperType::Conclusion, "KL"},
    {model::PaperType::WorkingRules, "QC"}, {model::PaperType::Notice, "TB"},
    {model::PaperType::Report, "BC"},       {model::PaperType::Plan, "KH"},
    {model::PaperType::Programme, "CTr"},   {model::PaperType::Submission, "TTr"},
    {model::PaperType::Dispatch, "CV"},     {model::PaperType::Minutes, "BB"},
    {model::PaperType::Scheme, "ĐA"},       {model::PaperType::Option, "PA"},
    {model::PaperType::Directive, "CT"},    {model::PaperType::Guidance, "HD"}};

std::string default_symbol(model::PaperType type, bool congress) {
  const auto found = std::find_if(std::begin(kSymbols), std::end(kSymbols),
                                  [&](const auto& symbol) { return symbol.first == type; });
  return std::string(found->second) + (congress ? "/ĐH" : "/CB");
}

// Minutes of the count, one for each election; counting="none", "unsigned" or who signed.
void add_counting_minutes(MeetingRecord& record, Wishes& wishes) {
  const std::string signer = wishes.word("counting", "");
  if (signer == "none") return;
  for (const model::Election& election : record.elections) {
    model::Paper minutes;
    minutes.id = "kiem-phieu-" + election.id;
    minutes.type = model::PaperType::Minutes;
    minutes.date = record.meeting.start.date;
    minutes.place = text::nfc("Ví Dụ");
    if (!election.board.empty()) minutes.signer = election.board.front().member;
    if (signer == "unsigned") {
      minutes.signer.reset();
    } else if (!signer.empty()) {
      minutes.signer = signer;
    }
    minutes.abstract = text::nfc("kiểm phiếu");
    record.papers.push_back(std::move(minutes));
  }
}

model::Paper make_paper(const MeetingRecord& record, Wishes& wishes) {
  const bool congress = record.meeting.kind == model::MeetingKind::Congress;
  model::Paper paper;
  paper.id = "van-ban";
  paper.type = wishes.choice_or("paper", model::kPaperTypeNames, model::PaperType::Resolution);
  if (!wishes.is("number", "none")) paper.number = wishes.number_or("number", 5);
  if (!wishes.is("symbol", "none")) {
    paper.symbol = text::nfc(wishes.word("symbol", default_symbol(paper.type, congress)));
  }
  paper.date = wishes.date_or("paper_date", record.meeting.start.date);
  if (!wishes.is("place", "none")) paper.place = text::nfc(wishes.word("place", "Ví Dụ"));
  if (!wishes.is("authority", "none")) {
    paper.authority =
        text::nfc(wishes.word("authority", congress ? "T/M ĐOÀN CHỦ TỊCH" : "T/M CHI BỘ"));
  }
  if (!wishes.is("signer_title", "none")) {
    paper.signer_title =
        text::nfc(wishes.word("signer_title", congress ? "CHỦ TRÌ ĐẠI HỘI" : "BÍ THƯ"));
  }
  paper.signer = wishes.word("paper_signer", "m1");
  if (wishes.is("paper_signer", "none")) paper.signer.reset();
  if (!record.votes.empty() && !wishes.is("paper_vote", "none")) {
    const model::Vote& vote = record.votes.front();
    paper.vote = vote.id;
    paper.about = vote.about;
    paper.dossier = vote.dossier;
  }
  if (wishes.has("paper_about")) paper.about = wishes.word("paper_about", "");
  if (wishes.has("paper_dossier")) paper.dossier = wishes.word("paper_dossier", "");
  paper.abstract = text::nfc(wishes.word("paper_abstract", "nội dung văn bản"));
  return paper;
}

}  // namespace

void add_papers(MeetingRecord& record, Wishes& wishes) {
  model::Paper minutes;
  minutes.id = "bien-ban";
  minutes.type = model::PaperType::Minutes;
  minutes.date = record.meeting.start.date;
  const bool congress = record.meeting.kind == model::MeetingKind::Congress;
  if (congress) minutes.place = text::nfc("Ví Dụ");
  if (wishes.is("minutes_place", "true")) minutes.place = text::nfc("Ví Dụ");
  if (wishes.has("minutes_number")) minutes.number = wishes.number("minutes_number");
  if (wishes.has("minutes_symbol")) minutes.symbol = text::nfc(wishes.word("minutes_symbol", ""));
  if (!wishes.is("minutes", "none")) record.papers.push_back(minutes);
  add_counting_minutes(record, wishes);
  if (wishes.is("paper", "none")) return;
  const bool adopted =
      !record.votes.empty() && record.votes.front().outcome == model::VoteOutcome::Adopted;
  if (adopted || wishes.has("paper")) record.papers.push_back(make_paper(record, wishes));
}

void add_fees(MeetingRecord& record, Wishes& wishes) {
  for (const model::Member& member : record.roster.members) {
    if (!member.home) continue;
    record.fees.push_back({.member = member.id,
                           .month = record.meeting.period,
                           .group = model::FeeGroup::Pension,
                           .basis = 6'000'000,
                           .amount = 30'000,
                           .channel = model::FeeChannel::Cash,
                           .state = model::FeeState::Paid});
  }
  if (record.fees.empty()) return;
  // The settings are about the last member's fee; unpaid="2" about that of the last two.
  model::Fee& last = record.fees.back();
  last.group = wishes.choice_or("fee", model::kFeeGroupNames, last.group);
  last.basis = wishes.number_or("fee_basis", *last.basis);
  if (wishes.is("fee_basis", "0")) last.basis.reset();
  last.amount = wishes.number_or("fee_amount", last.amount);
  last.state = wishes.choice_or("fee_state", model::kFeeStateNames, last.state);
  if (wishes.is("fee_channel", "none")) last.channel.reset();
  if (wishes.has("relief")) {
    last.relief = model::Relief{
        .percent = wishes.number_or("relief", 0),
        .decision = text::nfc("15-QĐ/ĐU"),
        .decided_on =
            wishes.optional_date_or("relief_decided", add_months(record.meeting.start.date, -6)),
        .until = wishes.date_or("relief_until", add_months(record.meeting.start.date, 6))};
  }
  if (wishes.has("fee_reason")) last.reason = text::nfc(wishes.word("fee_reason", ""));
  if (wishes.has("party_age_from")) {
    record.roster.members.back().admission_decision =
        wishes.date_or("party_age_from", record.roster.members.back().admission_decision);
  }
  auto unpaid = static_cast<std::size_t>(wishes.number_or("unpaid", 0));
  for (auto fee = record.fees.rbegin(); fee != record.fees.rend() && unpaid > 0; ++fee, --unpaid) {
    fee->state = model::FeeState::Unpaid;
    fee->amount = 0;
  }
  if (wishes.is("fee_line", "missing")) record.fees.pop_back();
}

}  // namespace vanthu::rules
