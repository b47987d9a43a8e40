#include "book/gather_facts.h"

#include <algorithm>
#include <utility>

#include "base/clock.h"
#include "book/fact_tables.h"
#include "text/dates.h"
#include "text/letter_case.h"
#include "text/numbers.h"

namespace vanthu::book {
namespace {

using text::NfcString;

NfcString number(int value) {
  return text::nfc(std::to_string(value));
}

NfcString lower_roman(int value) {
  return value < 1 ? NfcString() : text::to_lower(text::roman_numeral(value));
}

// "2025 - 2027" of "2025-2027".
NfcString shown_period(std::string period, bool is_term) {
  if (const auto dash = period.find('-');
      is_term && dash != std::string::npos && dash > 0 && period[dash - 1] != ' ') {
    period = period.substr(0, dash) + " - " + period.substr(dash + 1);
  }
  return text::nfc(period);
}

void add_counts(Fields& fields, const PageCounts& counts, Binding binding) {
  const int total = counts.front + counts.body;
  const auto add = [&fields](const std::string& name, int value) {
    fields[name] = text::group_digits(value);
    fields[name + "_words"] = text::spell_number(value);
  };
  add("pages", total);
  add("front_pages", counts.front);
  add("body_pages", counts.body);
  add("blank_pages", counts.blank);
  add("used_pages", counts.body - counts.blank);
  add("sheets", total / 2);
  add("gathering", pages_in_a_gathering(binding));
  fields["front_last"] = lower_roman(counts.front);
  if (counts.blank > 0) fields["any_blank"] = fields["blank_pages"];
}

void add_order(Fields& fields, const BookOrder& order) {
  fields["cell"] = order.cell_name;
  fields["cell_capitals"] = text::to_upper(order.cell_name);
  fields["cell_code"] = text::nfc(order.cell_code);
  fields["superior"] = order.superior;
  fields["superior_capitals"] = text::to_upper(order.superior);
  fields["office"] = order.office;
  fields["place"] = order.place;
  fields["number"] = text::two_digits(order.number);
  fields["period"] = shown_period(order.period, order.is_term);
  if (order.is_term) fields["is_term"] = fields["period"];
  fields["terms"] = order.is_term ? fields["period"] : NfcString();
  fields["from"] = text::short_date(order.from);
  fields["to"] = text::short_date(order.to);
  fields["from_long"] = text::office_date(order.from);
  fields["to_long"] = text::office_date(order.to);
}

Error unreadable_log(const LogPosition& log) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"không đọc được thời điểm “" + log.time + "” trong nhật ký của kho",
                        "the time “" + log.time + "” in the archive's log cannot be read"},
               .where = log.origin,
               .remedy = {"hãy chạy vanthu verify để kiểm tra nhật ký",
                          "run vanthu verify to check the log"}};
}

// The log as the office reads it: its times are UTC, those of the book are of here.
Result<Done> add_log(Fields& fields, const LogPosition& log) {
  constexpr std::size_t kMinutes = 16;
  constexpr std::int64_t kVietnamAhead = 7 * 3600;
  const auto utc = try_parse_date_time(std::string_view(log.time).substr(0, kMinutes));
  if (!utc || !log.time.ends_with('Z')) return unreadable_log(log);
  // What is taken for a time of here is seven hours early.
  const Instant instant{vietnam_instant(*utc).seconds + kVietnamAhead};
  const auto here = try_parse_date_time(to_iso_vietnam(instant).substr(0, kMinutes));
  if (!here) return unreadable_log(log);
  fields["log_origin"] = text::nfc(log.origin);
  fields["log_size"] = text::group_digits(static_cast<std::int64_t>(log.size));
  fields["log_size_words"] = text::spell_number(static_cast<std::int64_t>(log.size));
  // The checkpoint's short form: the first twelve characters of its root are 72 bits.
  fields["log_root"] = text::nfc(log.root_base64.substr(0, 12));
  fields["log_day"] = text::office_date(here->date);
  fields["log_clock"] = text::nfc(to_iso(here->time));
  return Done{};
}

Result<Done> add_period(Fields& fields, const FactSources& sources) {
  auto named = named_period(sources.wording, sources.order.period, sources.order.is_term);
  if (!named.ok()) return named.error();
  fields["period_named"] = std::move(named).value();
  return Done{};
}

// "cite.HD42" for every document in force on the last day of the book, and the list of them.
void add_citations(Facts& facts, const rules::Rulebook& rulebook, const Date& day) {
  for (const rules::LegalDocument& document : rulebook.documents()) {
    if (!document.window.covers(day)) continue;
    facts.fields["cite." + document.key] = text::nfc(document.title.vi);
  }
}

NfcString officer(const Entry* entry, model::Office office) {
  if (entry == nullptr) return {};
  for (const model::Officer& one : entry->record.leadership.officers) {
    if (one.office == office) return name_of(entry->record, one.member);
  }
  return {};
}

void add_year(Fields& fields, const std::vector<Entry>& entries) {
  const std::vector<const Entry*> dated = by_date(entries);
  const Entry* last = dated.empty() ? nullptr : dated.back();
  fields["secretary"] = officer(last, model::Office::Secretary);
  fields["deputy"] = officer(last, model::Office::DeputySecretary);
  fields["meetings"] = number(static_cast<int>(entries.size()));
  fields["meetings_words"] = text::spell_number(static_cast<std::int64_t>(entries.size()));
  // A year in which a congress was held belongs to two terms.
  std::string terms;
  std::string before;
  for (const Entry* entry : dated) {
    const std::string label = shown_period(entry->record.term.label.str(), true).str();
    if (label.empty() || label == before) continue;
    terms += (terms.empty() ? "" : ", ") + label;
    before = label;
  }
  if (fields["terms"].empty()) fields["terms"] = text::nfc(terms);
  if (last != nullptr) {
    fields["first_meeting"] = text::short_date(dated.front()->record.meeting.start.date);
    fields["last_meeting"] = text::short_date(last->record.meeting.start.date);
  }
}

}  // namespace

std::vector<const Entry*> by_date(const std::vector<Entry>& entries) {
  std::vector<const Entry*> out;
  for (const Entry& entry : entries) out.push_back(&entry);
  std::stable_sort(out.begin(), out.end(), [](const Entry* a, const Entry* b) {
    return a->record.meeting.start < b->record.meeting.start;
  });
  return out;
}

Result<NfcString> named_period(const BookWording& wording, const std::string& period,
                               bool is_term) {
  const Fields fields{{"period", shown_period(period, is_term)}};
  return fill_in(wording.term(is_term ? "period_term" : "period_year"), fields);
}

Result<Facts> gather_facts(const FactSources& sources, const std::vector<PageRange>& places,
                           const PageCounts& counts) {
  Facts facts;
  add_order(facts.fields, sources.order);
  add_counts(facts.fields, counts, sources.order.binding);
  add_year(facts.fields, sources.entries);
  facts.fields["is_records"] = text::nfc("x");
  if (auto named = add_period(facts.fields, sources); !named.ok()) return named.error();
  if (sources.order.log) {
    if (auto log = add_log(facts.fields, *sources.order.log); !log.ok()) return log.error();
  }
  add_citations(facts, sources.rulebook, sources.order.to);
  const FactTables tables(sources, places);
  for (const auto& [name, rows] :
       {std::pair("members", tables.members()), std::pair("committee", tables.committee()),
        std::pair("decisions", tables.decisions())}) {
    if (!rows.ok()) return rows.error();
    facts.tables[name] = rows.value();
  }
  facts.tables["contents"] = tables.contents();
  facts.tables["topics"] = tables.topics();
  facts.tables["resolutions"] = tables.resolutions();
  facts.tables["votes"] = tables.votes();
  facts.attendance = tables.attendance();
  return facts;
}

Result<Facts> blank_facts(const FactSources& sources, const PageCounts& counts) {
  Facts facts;
  add_order(facts.fields, sources.order);
  add_counts(facts.fields, counts, sources.order.binding);
  add_citations(facts, sources.rulebook, sources.order.to);
  if (auto named = add_period(facts.fields, sources); !named.ok()) return named.error();
  facts.fields["secretary"] = NfcString();
  facts.fields["deputy"] = NfcString();
  for (const char* name :
       {"members", "committee", "decisions", "contents", "topics", "resolutions", "votes"}) {
    facts.tables[name] = {};
  }
  return facts;
}

}  // namespace vanthu::book
