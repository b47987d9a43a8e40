// The closed word lists of the record format (urn:vanthu:record:1), each with its names in the XML.
// The Vietnamese terms are those of the schema's annotations.
#pragma once

#include "base/enum_name.h"

namespace vanthu::model {

// Loại hình chi bộ.
enum class CellKind {
  Residential,    // Thôn, tổ dân phố
  Agency,         // Cơ quan
  PublicService,  // Đơn vị sự nghiệp
  Enterprise,     // Doanh nghiệp
  School,         // Trường học
  ArmedForces,    // Lực lượng vũ trang
  Other,          // Loại hình khác
};
inline constexpr EnumName<CellKind> kCellKindNames[] = {{"residential", CellKind::Residential},
                                                        {"agency", CellKind::Agency},
                                                        {"public_service", CellKind::PublicService},
                                                        {"enterprise", CellKind::Enterprise},
                                                        {"school", CellKind::School},
                                                        {"armed_forces", CellKind::ArmedForces},
                                                        {"other", CellKind::Other}};

// Cấp của chi bộ.
enum class CellLevel {
  Grassroots,   // Chi bộ cơ sở
  Subordinate,  // Chi bộ trực thuộc đảng ủy cơ sở
};
inline constexpr EnumName<CellLevel> kCellLevelNames[] = {{"grassroots", CellLevel::Grassroots},
                                                          {"subordinate", CellLevel::Subordinate}};

// Chức vụ trong chi bộ.
enum class Office {
  Secretary,        // Bí thư
  DeputySecretary,  // Phó bí thư
  Member,           // Chi ủy viên
};
inline constexpr EnumName<Office> kOfficeNames[] = {{"secretary", Office::Secretary},
                                                    {"deputy_secretary", Office::DeputySecretary},
                                                    {"member", Office::Member}};

// Diện đảng viên.
enum class MemberStatus {
  Official,      // Đảng viên chính thức
  Probationary,  // Đảng viên dự bị
};
inline constexpr EnumName<MemberStatus> kMemberStatusNames[] = {
    {"official", MemberStatus::Official}, {"probationary", MemberStatus::Probationary}};

// Chiều sinh hoạt tạm thời.
enum class TemporaryDirection {
  In,   // Từ nơi khác đến
  Out,  // Đi sinh hoạt tạm thời nơi khác
};
inline constexpr EnumName<TemporaryDirection> kTemporaryDirectionNames[] = {
    {"in", TemporaryDirection::In}, {"out", TemporaryDirection::Out}};

// Loại đình chỉ.
enum class SuspensionKind {
  Suspended,   // Đình chỉ sinh hoạt đảng
  Prosecuted,  // Bị khởi tố, truy tố hoặc tạm giam
};
inline constexpr EnumName<SuspensionKind> kSuspensionKindNames[] = {
    {"suspended", SuspensionKind::Suspended}, {"prosecuted", SuspensionKind::Prosecuted}};

// Loại miễn công tác và sinh hoạt đảng.
enum class ExemptionKind {
  Permanent,  // Miễn lâu dài (tuổi cao, sức yếu)
  Temporary,  // Miễn có thời hạn
};
inline constexpr EnumName<ExemptionKind> kExemptionKindNames[] = {
    {"permanent", ExemptionKind::Permanent}, {"temporary", ExemptionKind::Temporary}};

// Biến động của đảng viên.
enum class MemberEvent {
  TransferredIn,   // Chuyển đến
  TransferredOut,  // Chuyển đi
  Admitted,        // Kết nạp
  Recognised,      // Công nhận chính thức
  Removed,         // Xóa tên
  Expelled,        // Khai trừ
  Deceased,        // Từ trần
  LeftParty,       // Ra khỏi Đảng
};
inline constexpr EnumName<MemberEvent> kMemberEventNames[] = {
    {"transferred_in", MemberEvent::TransferredIn},
    {"transferred_out", MemberEvent::TransferredOut},
    {"admitted", MemberEvent::Admitted},
    {"recognised", MemberEvent::Recognised},
    {"removed", MemberEvent::Removed},
    {"expelled", MemberEvent::Expelled},
    {"deceased", MemberEvent::Deceased},
    {"left_party", MemberEvent::LeftParty}};

// Loại kỳ họp.
enum class MeetingKind {
  Regular,            // Sinh hoạt thường kỳ
  Thematic,           // Sinh hoạt chuyên đề
  Combined,           // Thường kỳ kết hợp chuyên đề
  Extraordinary,      // Họp bất thường
  Congress,           // Đại hội
  Committee,          // Hội nghị chi ủy
  YearEndReview,      // Kiểm điểm cuối năm
  AdmissionCeremony,  // Lễ kết nạp
};
inline constexpr EnumName<MeetingKind> kMeetingKindNames[] = {
    {"regular", MeetingKind::Regular},
    {"thematic", MeetingKind::Thematic},
    {"combined", MeetingKind::Combined},
    {"extraordinary", MeetingKind::Extraordinary},
    {"congress", MeetingKind::Congress},
    {"committee", MeetingKind::Committee},
    {"year_end_review", MeetingKind::YearEndReview},
    {"admission_ceremony", MeetingKind::AdmissionCeremony}};

// Hình thức họp.
enum class MeetingMode {
  InPerson,             // Trực tiếp
  Online,               // Trực tuyến
  ByGroups,             // Theo tổ đảng
  WrittenConsultation,  // Lấy ý kiến bằng văn bản
};
inline constexpr EnumName<MeetingMode> kMeetingModeNames[] = {
    {"in_person", MeetingMode::InPerson},
    {"online", MeetingMode::Online},
    {"by_groups", MeetingMode::ByGroups},
    {"written_consultation", MeetingMode::WrittenConsultation}};

// Phần của kỳ họp kết hợp.
enum class PartKind {
  Regular,   // Phần thường kỳ
  Thematic,  // Phần chuyên đề
};
inline constexpr EnumName<PartKind> kPartKindNames[] = {{"regular", PartKind::Regular},
                                                        {"thematic", PartKind::Thematic}};

// Tình trạng dự họp.
enum class AttendanceState {
  Present,             // Có mặt
  AbsentExcused,       // Vắng có lý do
  AbsentUnexcused,     // Vắng không lý do
  Exempt,              // Được miễn, không dự
  TemporaryElsewhere,  // Sinh hoạt tạm thời nơi khác, không dự
  Suspended,           // Bị đình chỉ sinh hoạt
};
inline constexpr EnumName<AttendanceState> kAttendanceStateNames[] = {
    {"present", AttendanceState::Present},
    {"absent_excused", AttendanceState::AbsentExcused},
    {"absent_unexcused", AttendanceState::AbsentUnexcused},
    {"exempt", AttendanceState::Exempt},
    {"temporary_elsewhere", AttendanceState::TemporaryElsewhere},
    {"suspended", AttendanceState::Suspended}};

// Kết quả thực hiện nhiệm vụ.
enum class ReviewResult {
  Done,        // Hoàn thành
  InProgress,  // Đang thực hiện
  Late,        // Chậm tiến độ
  NotDone,     // Chưa thực hiện
  Dropped,     // Thôi thực hiện
};
inline constexpr EnumName<ReviewResult> kReviewResultNames[] = {
    {"done", ReviewResult::Done},
    {"in_progress", ReviewResult::InProgress},
    {"late", ReviewResult::Late},
    {"not_done", ReviewResult::NotDone},
    {"dropped", ReviewResult::Dropped}};

// Tình trạng kiến nghị.
enum class PetitionStatus {
  Open,       // Chưa trả lời
  Forwarded,  // Đã chuyển cấp trên
  Answered,   // Đã trả lời
};
inline constexpr EnumName<PetitionStatus> kPetitionStatusNames[] = {
    {"open", PetitionStatus::Open},
    {"forwarded", PetitionStatus::Forwarded},
    {"answered", PetitionStatus::Answered}};

// Loại biểu quyết.
enum class VoteType {
  Resolution,    // Thông qua nghị quyết
  Admission,     // Đề nghị kết nạp
  Recognition,   // Đề nghị công nhận chính thức
  Removal,       // Đề nghị xóa tên
  Discipline,    // Kỷ luật
  Rating,        // Xếp loại
  Exemption,     // Miễn công tác và sinh hoạt đảng
  Commendation,  // Khen thưởng
  Election,      // Bầu cử
  Other,         // Nội dung khác
};
inline constexpr EnumName<VoteType> kVoteTypeNames[] = {
    {"resolution", VoteType::Resolution},   {"admission", VoteType::Admission},
    {"recognition", VoteType::Recognition}, {"removal", VoteType::Removal},
    {"discipline", VoteType::Discipline},   {"rating", VoteType::Rating},
    {"exemption", VoteType::Exemption},     {"commendation", VoteType::Commendation},
    {"election", VoteType::Election},       {"other", VoteType::Other}};

// Hình thức biểu quyết.
enum class VoteMethod {
  ShowOfHands,   // Giơ tay
  PartyCard,     // Thẻ đảng viên
  SecretBallot,  // Phiếu kín
  NamedBallot,   // Phiếu ghi tên
  Electronic,    // Điện tử
  Written,       // Bằng văn bản
};
inline constexpr EnumName<VoteMethod> kVoteMethodNames[] = {
    {"show_of_hands", VoteMethod::ShowOfHands},  {"party_card", VoteMethod::PartyCard},
    {"secret_ballot", VoteMethod::SecretBallot}, {"named_ballot", VoteMethod::NamedBallot},
    {"electronic", VoteMethod::Electronic},      {"written", VoteMethod::Written}};

// Kết quả biểu quyết.
enum class VoteOutcome {
  Adopted,           // Thông qua
  NotAdopted,        // Không thông qua
  ReportToSuperior,  // Báo cáo cấp trên
};
inline constexpr EnumName<VoteOutcome> kVoteOutcomeNames[] = {
    {"adopted", VoteOutcome::Adopted},
    {"not_adopted", VoteOutcome::NotAdopted},
    {"report_to_superior", VoteOutcome::ReportToSuperior}};

// Lý do trừ khỏi mẫu số.
enum class ExclusionReason {
  TemporaryElsewhere,  // Sinh hoạt tạm thời nơi khác, không dự
  Exempt,              // Được miễn sinh hoạt, không dự
  Suspended,           // Bị đình chỉ sinh hoạt hoặc bị khởi tố, tạm giam
  CongressExcused,     // Vắng suốt đại hội được đồng ý
};
inline constexpr EnumName<ExclusionReason> kExclusionReasonNames[] = {
    {"temporary_elsewhere", ExclusionReason::TemporaryElsewhere},
    {"exempt", ExclusionReason::Exempt},
    {"suspended", ExclusionReason::Suspended},
    {"congress_excused", ExclusionReason::CongressExcused}};

// Chức danh được bầu.
enum class ElectedOffice {
  Committee,          // Chi ủy viên
  Secretary,          // Bí thư
  DeputySecretary,    // Phó bí thư
  Delegate,           // Đại biểu dự đại hội cấp trên
  AlternateDelegate,  // Đại biểu dự khuyết
};
inline constexpr EnumName<ElectedOffice> kElectedOfficeNames[] = {
    {"committee", ElectedOffice::Committee},
    {"secretary", ElectedOffice::Secretary},
    {"deputy_secretary", ElectedOffice::DeputySecretary},
    {"delegate", ElectedOffice::Delegate},
    {"alternate_delegate", ElectedOffice::AlternateDelegate}};

// Nguồn giới thiệu.
enum class CandidateSource {
  Committee,      // Cấp ủy triệu tập chuẩn bị
  Nominated,      // Đề cử tại đại hội
  SelfNominated,  // Tự ứng cử
};
inline constexpr EnumName<CandidateSource> kCandidateSourceNames[] = {
    {"committee", CandidateSource::Committee},
    {"nominated", CandidateSource::Nominated},
    {"self_nominated", CandidateSource::SelfNominated}};

// Hình thức kỷ luật.
enum class DisciplineForm {
  None,       // Không kỷ luật
  Reprimand,  // Khiển trách
  Warning,    // Cảnh cáo
  Dismissal,  // Cách chức
  Expulsion,  // Khai trừ
};
inline constexpr EnumName<DisciplineForm> kDisciplineFormNames[] = {
    {"none", DisciplineForm::None},
    {"reprimand", DisciplineForm::Reprimand},
    {"warning", DisciplineForm::Warning},
    {"dismissal", DisciplineForm::Dismissal},
    {"expulsion", DisciplineForm::Expulsion}};

// Phạm vi vi phạm.
enum class DisciplineScope {
  PoliticalQuality,  // Phẩm chất chính trị
  EthicsLifestyle,   // Đạo đức, lối sống
  PartyActivity,     // Sinh hoạt đảng
  TaskFromCell,      // Nhiệm vụ do chi bộ giao
  TaskFromSuperior,  // Nhiệm vụ do cấp trên giao
};
inline constexpr EnumName<DisciplineScope> kDisciplineScopeNames[] = {
    {"political_quality", DisciplineScope::PoliticalQuality},
    {"ethics_lifestyle", DisciplineScope::EthicsLifestyle},
    {"party_activity", DisciplineScope::PartyActivity},
    {"task_from_cell", DisciplineScope::TaskFromCell},
    {"task_from_superior", DisciplineScope::TaskFromSuperior}};

// Thẩm quyền của chi bộ.
enum class DisciplineAct {
  Decision,  // Quyết định
  Proposal,  // Đề nghị
};
inline constexpr EnumName<DisciplineAct> kDisciplineActNames[] = {
    {"decision", DisciplineAct::Decision}, {"proposal", DisciplineAct::Proposal}};

// Loại hồ sơ.
enum class DossierKind {
  Admission,    // Kết nạp đảng viên
  Recognition,  // Công nhận đảng viên chính thức
  Readmission,  // Kết nạp lại người vào Đảng
  Removal,      // Xóa tên trong danh sách đảng viên
  Exit,         // Xin ra khỏi Đảng
};
inline constexpr EnumName<DossierKind> kDossierKindNames[] = {
    {"admission", DossierKind::Admission},
    {"recognition", DossierKind::Recognition},
    {"readmission", DossierKind::Readmission},
    {"removal", DossierKind::Removal},
    {"exit", DossierKind::Exit}};

// Ý kiến trả lời.
enum class Opinion {
  Agree,     // Đồng ý
  Disagree,  // Không đồng ý
  Other,     // Ý kiến khác
};
inline constexpr EnumName<Opinion> kOpinionNames[] = {
    {"agree", Opinion::Agree}, {"disagree", Opinion::Disagree}, {"other", Opinion::Other}};

// Nhóm đóng đảng phí.
enum class FeeGroup {
  Insured,  // Đóng bảo hiểm xã hội bắt buộc
  Leave,    // Đang hưởng chế độ ốm đau, thai sản
  Pension,  // Hưởng lương hưu
  Student,  // Sinh viên, học sinh
  Other,    // Đối tượng khác
};
inline constexpr EnumName<FeeGroup> kFeeGroupNames[] = {{"insured", FeeGroup::Insured},
                                                        {"leave", FeeGroup::Leave},
                                                        {"pension", FeeGroup::Pension},
                                                        {"student", FeeGroup::Student},
                                                        {"other", FeeGroup::Other}};

// Kênh đóng.
enum class FeeChannel {
  Portal,  // Cổng Dịch vụ công
  Cash,    // Tiền mặt
};
inline constexpr EnumName<FeeChannel> kFeeChannelNames[] = {{"portal", FeeChannel::Portal},
                                                            {"cash", FeeChannel::Cash}};

// Tình trạng đóng.
enum class FeeState {
  Paid,           // Đã đóng
  PaidInAdvance,  // Đã đóng trước
  Deferred,       // Chậm có lý do
  Exempt,         // Được miễn
  Unpaid,         // Chưa đóng
};
inline constexpr EnumName<FeeState> kFeeStateNames[] = {
    {"paid", FeeState::Paid},
    {"paid_in_advance", FeeState::PaidInAdvance},
    {"deferred", FeeState::Deferred},
    {"exempt", FeeState::Exempt},
    {"unpaid", FeeState::Unpaid}};

// Xếp loại kỳ sinh hoạt.
enum class Band {
  Good,     // Tốt
  Fair,     // Khá
  Average,  // Trung bình
  Poor,     // Kém
};
inline constexpr EnumName<Band> kBandNames[] = {
    {"good", Band::Good}, {"fair", Band::Fair}, {"average", Band::Average}, {"poor", Band::Poor}};

// Bước của kỳ sinh hoạt.
enum class SessionStep {
  Opening,      // Mở đầu
  Fees,         // Tình hình đóng đảng phí
  Information,  // Thông tin thời sự, văn bản mới
  Evaluation,   // Đánh giá tình hình
  Review,       // Kết quả nhiệm vụ kỳ trước
  Thematic,     // Nội dung chuyên đề
  Discussion,   // Thảo luận
  Criticism,    // Tự phê bình và phê bình
  Assignments,  // Phân công nhiệm vụ
  SelfScore,    // Tự đánh giá kỳ sinh hoạt
};
inline constexpr EnumName<SessionStep> kSessionStepNames[] = {
    {"opening", SessionStep::Opening},         {"fees", SessionStep::Fees},
    {"information", SessionStep::Information}, {"evaluation", SessionStep::Evaluation},
    {"review", SessionStep::Review},           {"thematic", SessionStep::Thematic},
    {"discussion", SessionStep::Discussion},   {"criticism", SessionStep::Criticism},
    {"assignments", SessionStep::Assignments}, {"self_score", SessionStep::SelfScore}};

// Tên loại văn bản.
enum class PaperType {
  Resolution,    // Nghị quyết
  Decision,      // Quyết định
  Regulation,    // Quy định
  Conclusion,    // Kết luận
  WorkingRules,  // Quy chế
  Notice,        // Thông báo
  Report,        // Báo cáo
  Plan,          // Kế hoạch
  Programme,     // Chương trình
  Submission,    // Tờ trình
  Dispatch,      // Công văn
  Minutes,       // Biên bản
  Scheme,        // Đề án
  Option,        // Phương án
  Directive,     // Chỉ thị
  Guidance,      // Hướng dẫn
};
inline constexpr EnumName<PaperType> kPaperTypeNames[] = {
    {"resolution", PaperType::Resolution},
    {"decision", PaperType::Decision},
    {"regulation", PaperType::Regulation},
    {"conclusion", PaperType::Conclusion},
    {"working_rules", PaperType::WorkingRules},
    {"notice", PaperType::Notice},
    {"report", PaperType::Report},
    {"plan", PaperType::Plan},
    {"programme", PaperType::Programme},
    {"submission", PaperType::Submission},
    {"dispatch", PaperType::Dispatch},
    {"minutes", PaperType::Minutes},
    {"scheme", PaperType::Scheme},
    {"option", PaperType::Option},
    {"directive", PaperType::Directive},
    {"guidance", PaperType::Guidance}};

// Mức độ mật.
enum class Classification {
  Internal,      // Lưu hành nội bộ
  Confidential,  // Mật
  Secret,        // Tối mật
  TopSecret,     // Tuyệt mật
};
inline constexpr EnumName<Classification> kClassificationNames[] = {
    {"internal", Classification::Internal},
    {"confidential", Classification::Confidential},
    {"secret", Classification::Secret},
    {"top_secret", Classification::TopSecret}};

// Thời hạn bảo quản.
enum class Retention {
  Permanent,  // Vĩnh viễn
  Years70,    // 70 năm
  Years20,    // 20 năm
  Years10,    // 10 năm
};
inline constexpr EnumName<Retention> kRetentionNames[] = {{"permanent", Retention::Permanent},
                                                          {"years_70", Retention::Years70},
                                                          {"years_20", Retention::Years20},
                                                          {"years_10", Retention::Years10}};

}  // namespace vanthu::model
