// DP: party fees month by month (Quyết định 342-QĐ/TW, Quy định 01-QĐ/TW of the Politburo). Fees
// are whole đồng; nothing is rounded before it is compared.
#include <cstdlib>

#include "rules/families.h"
#include "rules/fee_ledger.h"
#include "rules/months.h"

namespace vanthu::rules {
namespace {

using model::Fee;
using model::FeeGroup;
using model::FeeState;
using std::chrono::year_month;

constexpr std::int64_t kWholePercent = 100;

SeriesJudgement in_month(const year_month& month, Judgement judgement) {
  const Bilingual label = month_words(month);
  return {.subject = {"đảng phí tháng " + label.vi, "fees of " + label.en},
          .on = last_day(month),
          .record = {},
          .judgement = std::move(judgement)};
}

SeriesJudgement of_member(const year_month& month, const RecordView& view, std::string_view member,
                          Judgement judgement) {
  const std::string name = view.name_of(member);
  SeriesJudgement one = in_month(month, std::move(judgement));
  one.subject.vi += " của đồng chí " + name;
  one.subject.en += " of " + name;
  one.record = view->id;
  one.judgement.facts.add("name", same_words(name)).add("m", month_words(month));
  return one;
}

// Which saying the line deserves; empty when it is in order.
std::string_view fault_of(const Fee& fee, bool channel_asked, const RuleInForce& law) {
  switch (fee.state) {
    case FeeState::Unpaid:
      return "fail";
    case FeeState::Deferred:
      return fee.reason ? "" : "no_reason";
    case FeeState::Exempt:
      return "";
    case FeeState::Paid:
    case FeeState::PaidInAdvance:
      break;
  }
  const bool known =
      fee.channel && law.lists("channels", name_of(*fee.channel, model::kFeeChannelNames));
  return known || !channel_asked ? "" : "no_channel";
}

// Who came or went in the month may have paid elsewhere; so do those temporarily elsewhere.
bool pays_here(const RecordView& view, const Person& person, const year_month& month) {
  if (!person.member->home || view.is_temporarily_elsewhere(person)) return false;
  for (const model::Change& change : person.member->changes) {
    if (month_of(change.date) == month) return false;
  }
  return true;
}

void find_missing_lines(const CellSeries& cell, std::span<const FeeEntry> lines,
                        std::vector<SeriesJudgement>& faults) {
  const FeeEntry& first = lines.front();
  for (const RecordView& view : cell.records) {
    if (!is_regular(view.record()) || view->meeting.period != first.fee->month) continue;
    for (const Person& person : view.people()) {
      const std::string& id = person.member->id;
      if (!pays_here(view, person, first.month) || entry_of(lines, id) != nullptr) continue;
      faults.push_back(of_member(first.month, view, id, failed("no_line", {}, person.member->at)));
    }
  }
}

// The lines of one month, and those that should be there; one pass when all is in order.
void judge_month(const CellSeries& cell, std::span<const FeeEntry> lines, const RuleInForce& law,
                 std::vector<SeriesJudgement>& all) {
  const year_month month = lines.front().month;
  const bool channel_asked = !law.entries("channels").empty();
  const auto before = all.size();
  for (const FeeEntry& line : lines) {
    const std::string_view fault = fault_of(*line.fee, channel_asked, law);
    if (fault.empty()) continue;
    all.push_back(
        of_member(month, *line.view, line.member, failed(fault, {}, line.fee->at, "state")));
  }
  find_missing_lines(cell, lines, all);
  if (all.size() == before) all.push_back(in_month(month, passed({}, {})));
}

std::vector<SeriesJudgement> everybody_pays_each_month(const CellSeries& cell,
                                                       const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  for (const auto& lines : months_of(cell.fees)) {
    judge_month(cell, lines, rule.on(last_day(lines.front().month)), all);
  }
  for (const RecordView& view : cell.records) {
    const auto month = try_parse_month(view->meeting.period);
    if (!is_regular(view.record()) || !month || !entries_of(cell.fees, *month).empty()) continue;
    const Bilingual label = month_words(*month);
    all.push_back(in_month(*month, indeterminate({"sổ thu đảng phí tháng " + label.vi,
                                                  "the fee book of " + label.en})));
    all.back().record = view->id;
  }
  return all;
}

// What a rate asks of a basis, kept as a fraction.
class AmountDue {
 public:
  AmountDue(const Threshold& rate, std::int64_t basis, std::int64_t relief_percent)
      : numerator_(rate.numerator * basis * (kWholePercent - relief_percent)),
        denominator_(rate.denominator * kWholePercent) {}

  bool is_within(std::int64_t tolerance, std::int64_t amount) const {
    return std::abs(amount * denominator_ - numerator_) <= tolerance * denominator_;
  }
  // To the nearest đồng, for people to read.
  std::int64_t rounded() const { return (2 * numerator_ + denominator_) / (2 * denominator_); }

 private:
  std::int64_t numerator_;
  std::int64_t denominator_;
};

// Nothing when the amount is right.
std::optional<Judgement> judge_amount(const FeeEntry& line, const Threshold& rate,
                                      const Threshold& tolerance, const RuleInForce& law) {
  const Fee& fee = *line.fee;
  // Students pay a sum, not a share.
  const bool fixed = fee.group == FeeGroup::Student;
  if (!fixed && !fee.basis) {
    const std::string name = line.view->name_of(fee.member);
    return indeterminate(
        {"căn cứ tính đảng phí (basis) của đồng chí " + name, "the basis of the fee of " + name},
        fee.at);
  }
  const std::int64_t basis = fixed ? 1 : *fee.basis;
  const std::int64_t relief = fee.relief ? fee.relief->percent : 0;
  const AmountDue due(rate, basis, relief);
  if (due.is_within(tolerance.numerator, fee.amount)) return std::nullopt;
  const std::string_view group = name_of(fee.group, model::kFeeGroupNames);
  const Entry* words = law.entry("groups", group);
  Facts facts;
  facts.add("amount", fee.amount).add("expected", due.rounded());
  facts.add("group", words != nullptr ? words->text : same_words(std::string(group)));
  // Which of the two shares is a member's own is not in the record.
  const Threshold* lower = fee.group == FeeGroup::Other ? law.threshold("other_low") : nullptr;
  if (lower == nullptr) return failed("fail", std::move(facts), fee.at, "amount");
  const AmountDue low(*lower, basis, relief);
  if (low.is_within(tolerance.numerator, fee.amount)) return std::nullopt;
  facts.add("low", low.rounded());
  return failed("two_shares", std::move(facts), fee.at, "amount");
}

std::vector<SeriesJudgement> amounts_follow_the_group(const CellSeries& cell,
                                                      const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  for (const auto& lines : months_of(cell.fees)) {
    const year_month month = lines.front().month;
    const RuleInForce law = rule.on(last_day(month));
    const Threshold* tolerance = law.threshold("tolerance");
    const auto before = all.size();
    for (const FeeEntry& line : lines) {
      const FeeState state = line.fee->state;
      const Threshold* rate = law.threshold(name_of(line.fee->group, model::kFeeGroupNames));
      if (tolerance == nullptr || rate == nullptr) continue;
      if (state != FeeState::Paid && state != FeeState::PaidInAdvance) continue;
      if (auto fault = judge_amount(line, *rate, *tolerance, law)) {
        all.push_back(of_member(month, *line.view, line.member, *std::move(fault)));
      }
    }
    if (all.size() == before) all.push_back(in_month(month, passed({}, {})));
  }
  return all;
}

// Long enough in the Party to be exempt without a decision.
bool is_exempt_by_age(const RecordView& view, const Fee& fee, const year_month& month,
                      const RuleInForce& law) {
  const Threshold* age = law.threshold("party_age_months");
  const Person* person = view.find(fee.member);
  if (age == nullptr || person == nullptr || fee.state != FeeState::Exempt) return false;
  const Date reached =
      add_months(person->member->admission_decision, static_cast<int>(age->numerator));
  return reached <= last_day(month);
}

// Key of what is wrong with a relief; "undated" when that can't be told; empty when in order.
std::string_view fault_of_relief(const RecordView& view, const Fee& fee, const RuleInForce& law) {
  const year_month month = try_parse_month(fee.month).value_or(month_of(view.held_on()));
  if (is_exempt_by_age(view, fee, month, law)) return {};
  if (!fee.relief) return "no_decision";
  const model::Relief& relief = *fee.relief;
  const bool whole = relief.percent == kWholePercent;
  if (!law.lists("percents", std::to_string(relief.percent))) return "percent";
  if (fee.state == FeeState::Exempt && !whole) return "percent";
  if (relief.until < first_day(month)) return "expired";
  if (!relief.decided_on) return "undated";
  const Threshold* longest = law.threshold("months");
  if (longest == nullptr) return {};
  const Date latest = add_months(*relief.decided_on, static_cast<int>(longest->numerator));
  return relief.until > latest ? "too_long" : "";
}

Judgement reliefs_are_decided(const RecordView& view, const RuleInForce& law) {
  Bilingual list;
  std::optional<std::string> undated;
  SourceSpan at;
  bool any = false;
  for (const Fee& fee : view->fees) {
    if (!fee.relief && fee.state != FeeState::Exempt) continue;
    any = true;
    const std::string_view fault = fault_of_relief(view, fee, law);
    if (fault == "undated") undated = view.name_of(fee.member);
    const Entry* words = law.entry("faults", fault);
    if (words == nullptr) continue;
    if (list.empty()) at = fee.at;
    const std::string name = view.name_of(fee.member);
    add_to_list(list, {name + " (" + words->text.vi + ")", name + " (" + words->text.en + ")"});
  }
  if (!any) return not_applicable("no_relief");
  if (!list.empty()) {
    Facts facts;
    facts.add("list", std::move(list));
    return failed("fail", std::move(facts), at);
  }
  if (undated) {
    return indeterminate({"ngày quyết định miễn, giảm đảng phí của đồng chí " + *undated,
                          "the date of the decision on the relief of " + *undated});
  }
  return passed({}, {});
}

}  // namespace

std::vector<Predicate> fee_predicates() {
  return {
      {.id = "DP-01",
       .series = everybody_pays_each_month,
       .facts = {"name", "m"},
       .sayings = {"no_reason", "no_channel", "no_line"}},
      {.id = "DP-02",
       .series = amounts_follow_the_group,
       .facts = {"name", "m", "amount", "expected", "low", "group"},
       .sayings = {"two_shares"}},
      {.id = "DP-03", .record = reliefs_are_decided, .facts = {"list"}, .sayings = {"no_relief"}}};
}

}  // namespace vanthu::rules
