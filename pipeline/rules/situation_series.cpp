// A row of months, each a situation of its own.
#include <algorithm>

#include "base/check.h"
#include "rules/bases.h"
#include "rules/situation_parts.h"
#include "text/nfc_string.h"

namespace vanthu::rules {
namespace {

using model::MeetingRecord;

// What the series itself is told; all else goes to the meetings.
struct SeriesPlan {
  Date first;
  int months = 12;
  std::vector<int> missing;
  std::vector<int> missing_committee;
  std::vector<int> thematic;
  std::vector<int> thematic_only;
  std::vector<int> numbers;
  std::vector<int> unreported;
  std::vector<int> ordinals;
  std::optional<std::int64_t> congress;
  std::optional<std::int64_t> joins;
  std::optional<std::int64_t> leaves;
  // "none": not recorded; empty: twenty days before the meeting.
  std::string transfer_effective;
  bool silent = false;
  bool committee = false;
  // Days between the committee's meeting and the regular one.
  int committee_lead = 2;
  bool thematic_given = false;
  // How tasks are reported, and whether with a note.
  model::ReviewResult reviewed_as = model::ReviewResult::Done;
  bool reviewed_note = false;
  // The inspection plan of the year, issued in January.
  bool plan = true;
  std::optional<Date> plan_date;
  std::string plan_title;
  model::PaperType plan_type = model::PaperType::Plan;
};

bool has(const std::vector<int>& list, int number) {
  return std::find(list.begin(), list.end(), number) != list.end();
}

SeriesPlan read_plan(Wishes& wishes) {
  SeriesPlan plan;
  const auto first = try_parse_date(wishes.word("start", "2026-01") + "-05");
  if (!first) wishes.complain("start");
  plan.first = first.value_or(*try_parse_date("2026-01-05"));
  plan.months = static_cast<int>(wishes.number_or("months", 12));
  plan.missing = wishes.numbers("missing");
  plan.missing_committee = wishes.numbers("missing_committee");
  plan.thematic_given = wishes.has("thematic");
  plan.thematic = wishes.numbers("thematic");
  plan.thematic_only = wishes.numbers("thematic_only");
  plan.numbers = wishes.numbers("numbers");
  plan.unreported = wishes.numbers("unreported");
  plan.ordinals = wishes.numbers("ordinals");
  plan.congress = wishes.number("congress");
  plan.joins = wishes.number("joins");
  plan.leaves = wishes.number("leaves");
  plan.transfer_effective = wishes.word("transfer_effective", "");
  plan.silent = wishes.is("silent", "true");
  plan.reviewed_as =
      wishes.choice_or("reviewed_as", model::kReviewResultNames, model::ReviewResult::Done);
  plan.reviewed_note = wishes.is("reviewed_note", "true");
  plan.plan = !wishes.is("plan", "none");
  plan.plan_date = wishes.date("plan_date");
  plan.plan_title = wishes.word("plan_title", "kiểm tra, giám sát năm ");
  plan.plan_type = wishes.choice_or("plan_type", model::kPaperTypeNames, model::PaperType::Plan);
  plan.committee = wishes.is("committee", "true");
  plan.committee_lead = static_cast<int>(wishes.number_or("committee_lead", 2));
  return plan;
}

// "r3.mode" is "mode" for the third month.
std::optional<std::string> for_month(const std::string& name, int month) {
  const std::string prefix = "r" + std::to_string(month) + ".";
  if (name.compare(0, prefix.size(), prefix) != 0) return std::nullopt;
  return name.substr(prefix.size());
}

bool is_for_some_month(std::string_view name) {
  return name.size() > 2 && name[0] == 'r' && name[1] >= '0' && name[1] <= '9' &&
         name.find('.') != std::string_view::npos;
}

class SeriesMaker {
 public:
  SeriesMaker(SeriesPlan plan, Settings rest) : plan_(std::move(plan)), rest_(std::move(rest)) {}

  Result<std::vector<MeetingRecord>> make() {
    for (int month = 1; month <= plan_.months && !problem_; ++month) add_month(month);
    if (problem_) return *problem_;
    return std::move(records_);
  }

 private:
  // Later settings stand behind earlier ones: those of the month first.
  Settings settings(int month, std::string_view kind, const Date& day) const {
    Settings all;
    const bool main_meeting = kind == "regular";
    if (plan_.congress && month >= *plan_.congress) {
      // The new term begins two days before the meeting of that month.
      const Date congress = add_months(plan_.first, static_cast<int>(*plan_.congress) - 1);
      all.emplace_back("congress_close", to_iso(add_days(congress, -2)));
      all.emplace_back("extended_to", "none");
      all.emplace_back("term", "2026 - 2031");
    }
    for (const auto& [name, value] : rest_) {
      const auto own = main_meeting ? for_month(name, month) : std::nullopt;
      if (own) all.emplace_back(*own, value);
    }
    for (const auto& [name, value] : rest_) {
      if (!is_for_some_month(name)) all.emplace_back(name, value);
    }
    all.emplace_back("date", to_iso(day));
    all.emplace_back("kind", std::string(kind));
    if (plan_.committee) {
      all.emplace_back("incumbents", "3");
      all.emplace_back("prepared_by", to_iso(day).substr(0, 7) + "-committee");
    }
    const auto index = static_cast<std::size_t>(month - 1);
    const int number = index < plan_.numbers.size() ? plan_.numbers[index] : month;
    all.emplace_back("number", std::to_string(number));
    if (index < plan_.ordinals.size()) {
      all.emplace_back("ordinal", std::to_string(plan_.ordinals[index]));
    }
    return all;
  }

  void add(int month, std::string_view kind, const Date& day) {
    auto made = make_situation(settings(month, kind, day));
    if (!made.ok()) {
      problem_ = made.error();
      return;
    }
    MeetingRecord record = std::move(made).value();
    record.id = to_iso(day).substr(0, 7) + "-" + std::string(kind);
    if (kind != "regular") {
      record.content.assignments.clear();
      std::erase_if(record.papers,
                    [](const auto& paper) { return paper.type != model::PaperType::Minutes; });
      record.fees.clear();
    }
    move_people(record, month);
    if (kind == "regular") report_on_tasks(record, month);
    if (kind == "regular" && day.month() == std::chrono::January) add_plan(record, day);
    records_.push_back(std::move(record));
  }

  void add_plan(MeetingRecord& record, const Date& day) const {
    if (!plan_.plan || record.papers.empty()) return;
    model::Paper paper = record.papers.back();
    paper.id = "ke-hoach";
    paper.type = plan_.plan_type;
    // Not numbered: the numbers of a series are those that a case gives.
    paper.number.reset();
    paper.symbol = text::nfc("KH/CB");
    paper.date = plan_.plan_date.value_or(day);
    const std::string year = std::to_string(static_cast<int>(day.year()));
    const bool open_ended = plan_.plan_title.back() == ' ';
    paper.abstract = text::nfc(plan_.plan_title + (open_ended ? year : ""));
    record.papers.push_back(std::move(paper));
  }

  void add_month(int month) {
    const Date day = add_months(plan_.first, month - 1);
    const bool quarter_end = static_cast<unsigned>(day.month()) % 3 == 0;
    if (has(plan_.thematic_only, month)) {
      add(month, "thematic", day);
      return;
    }
    if (plan_.committee && !has(plan_.missing_committee, month)) {
      add(month, "committee", add_days(day, -plan_.committee_lead));
    }
    if (!has(plan_.missing, month)) add(month, "regular", day);
    if (plan_.thematic_given ? has(plan_.thematic, month) : quarter_end) {
      add(month, "thematic", add_days(day, 15));
    }
  }

  std::optional<Date> effective_day(const Date& day) const {
    if (plan_.transfer_effective == "none") return std::nullopt;
    if (plan_.transfer_effective.empty()) return add_days(day, -20);
    return try_parse_date(plan_.transfer_effective);
  }

  // Members who come or go, with or without a word about it.
  void move_people(MeetingRecord& record, int month) {
    if (record.meeting.kind == model::MeetingKind::Committee) return;
    auto& members = record.roster.members;
    const Date day = record.meeting.start.date;
    const bool regular = record.meeting.kind == model::MeetingKind::Regular;
    if (plan_.joins && month >= *plan_.joins) {
      model::Member member = members.front();
      member.id = "moi";
      member.name = text::nfc("Đồng chí mới");
      if (month == *plan_.joins && regular && !plan_.silent) {
        member.changes = {{.event = model::MemberEvent::TransferredIn,
                           .date = add_days(day, -2),
                           .effective = effective_day(day)}};
      }
      record.attendance.rows.push_back({.member = member.id});
      if (!record.fees.empty()) {
        record.fees.push_back(record.fees.front());
        record.fees.back().member = member.id;
      }
      members.push_back(std::move(member));
      ++record.attendance.totals.home;
      ++record.attendance.totals.official;
      ++record.attendance.totals.present;
    }
    if (plan_.leaves && month == *plan_.leaves && regular && !plan_.silent) {
      members.back().changes = {{.event = model::MemberEvent::TransferredOut,
                                 .date = add_days(day, -2),
                                 .effective = effective_day(day)}};
    }
    if (plan_.leaves && month > *plan_.leaves) {
      members.pop_back();
      record.attendance.rows.pop_back();
      --record.attendance.totals.home;
      --record.attendance.totals.official;
      --record.attendance.totals.present;
    }
  }

  // The task of the last meeting is reported here, unless the plan says it never is.
  void report_on_tasks(MeetingRecord& record, int month) {
    if (last_task_) {
      record.content.review = {{.assignment = *last_task_,
                                .result = plan_.reviewed_as,
                                .task = text::nfc("Nhiệm vụ kỳ trước")}};
      if (plan_.reviewed_note) record.content.review[0].note = text::nfc("Do mưa lũ.");
    }
    last_task_.reset();
    if (record.content.assignments.empty()) return;
    if (!has(plan_.unreported, month)) last_task_ = record.content.assignments.front().id;
  }

  SeriesPlan plan_;
  Settings rest_;
  std::vector<MeetingRecord> records_;
  std::optional<std::string> last_task_;
  std::optional<Error> problem_;
};

constexpr std::string_view kOwnSettings[] = {"start",
                                             "months",
                                             "missing",
                                             "missing_committee",
                                             "thematic",
                                             "thematic_only",
                                             "numbers",
                                             "unreported",
                                             "ordinals",
                                             "joins",
                                             "leaves",
                                             "silent",
                                             "committee",
                                             "congress",
                                             "transfer_effective",
                                             "committee_lead",
                                             "reviewed_as",
                                             "reviewed_note",
                                             "plan",
                                             "plan_date",
                                             "plan_title",
                                             "plan_type"};

bool is_own(std::string_view name) {
  return std::find(std::begin(kOwnSettings), std::end(kOwnSettings), name) !=
         std::end(kOwnSettings);
}

}  // namespace

Result<std::vector<MeetingRecord>> make_series(const Settings& settings) {
  Settings own;
  Settings rest;
  for (const auto& setting : settings) (is_own(setting.first) ? own : rest).push_back(setting);
  Wishes wishes(own);
  SeriesPlan plan = read_plan(wishes);
  if (auto problem = wishes.problem()) return *problem;
  return SeriesMaker(std::move(plan), std::move(rest)).make();
}

}  // namespace vanthu::rules
