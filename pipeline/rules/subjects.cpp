#include "rules/subjects.h"

namespace vanthu::rules {

Bilingual meeting_subject() {
  return {"kỳ họp", "the meeting"};
}

Bilingual meeting_subject(const RecordView& view) {
  return {"kỳ họp " + view->id, "the meeting " + view->id};
}

Bilingual office_words(model::ElectedOffice office) {
  switch (office) {
    case model::ElectedOffice::Committee:
      return {"chi ủy", "the committee"};
    case model::ElectedOffice::Secretary:
      return {"bí thư", "the secretary"};
    case model::ElectedOffice::DeputySecretary:
      return {"phó bí thư", "the deputy secretary"};
    case model::ElectedOffice::Delegate:
      return {"đại biểu dự đại hội cấp trên", "delegates"};
    case model::ElectedOffice::AlternateDelegate:
      return {"đại biểu dự khuyết", "alternate delegates"};
  }
  return {};
}

Bilingual form_words(model::DisciplineForm form) {
  switch (form) {
    case model::DisciplineForm::None:
      return {"không kỷ luật", "no discipline"};
    case model::DisciplineForm::Reprimand:
      return {"khiển trách", "reprimand"};
    case model::DisciplineForm::Warning:
      return {"cảnh cáo", "warning"};
    case model::DisciplineForm::Dismissal:
      return {"cách chức", "removal from office"};
    case model::DisciplineForm::Expulsion:
      return {"khai trừ", "expulsion"};
  }
  return {};
}

Bilingual type_words(model::PaperType type) {
  switch (type) {
    case model::PaperType::Resolution:
      return {"nghị quyết", "resolution"};
    case model::PaperType::Decision:
      return {"quyết định", "decision"};
    case model::PaperType::Regulation:
      return {"quy định", "regulation"};
    case model::PaperType::Conclusion:
      return {"kết luận", "conclusion"};
    case model::PaperType::WorkingRules:
      return {"quy chế", "working rules"};
    case model::PaperType::Notice:
      return {"thông báo", "notice"};
    case model::PaperType::Report:
      return {"báo cáo", "report"};
    case model::PaperType::Plan:
      return {"kế hoạch", "plan"};
    case model::PaperType::Programme:
      return {"chương trình", "programme"};
    case model::PaperType::Submission:
      return {"tờ trình", "submission"};
    case model::PaperType::Dispatch:
      return {"công văn", "dispatch"};
    case model::PaperType::Minutes:
      return {"biên bản", "minutes"};
    case model::PaperType::Scheme:
      return {"đề án", "scheme"};
    case model::PaperType::Option:
      return {"phương án", "option"};
    case model::PaperType::Directive:
      return {"chỉ thị", "directive"};
    case model::PaperType::Guidance:
      return {"hướng dẫn", "guidance"};
  }
  return {};
}

Bilingual subject_words(const RecordView&, const model::Vote& vote) {
  return {"biểu quyết " + vote.id + ": " + vote.subject.str(),
          "vote " + vote.id + ": " + vote.subject.str()};
}

Bilingual subject_words(const RecordView&, const model::Election& election) {
  const Bilingual office = office_words(election.office);
  const std::string round = std::to_string(election.round);
  return {"bầu " + office.vi + " lần " + round, "election of " + office.en + ", round " + round};
}

Bilingual subject_words(const RecordView& view, const model::Discipline& discipline) {
  const std::string name = view.name_of(discipline.subject);
  return {"xem xét kỷ luật đồng chí " + name, "discipline of " + name};
}

Bilingual subject_words(const RecordView&, const model::Paper& paper) {
  const Bilingual type = type_words(paper.type);
  std::string number;
  if (paper.number) {
    number = " số " + std::to_string(*paper.number);
    if (paper.symbol) number += "-" + paper.symbol->str();
  }
  return {type.vi + number + ": " + paper.abstract.str(),
          type.en + number + ": " + paper.abstract.str()};
}

Bilingual subject_words(const RecordView&, const model::Dossier& dossier) {
  const std::string name = dossier.applicant.name.str();
  return {"hồ sơ của " + name, "file of " + name};
}

Bilingual subject_words(const RecordView&, const model::Member& member) {
  return {"đảng viên " + member.name.str(), "member " + member.name.str()};
}

}  // namespace vanthu::rules
