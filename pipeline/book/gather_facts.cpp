#include "book/gather_facts.h"

#include <algorithm>
#include <utility>

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
  std::string period = order.period;
  if (const auto dash = period.find('-');
      order.is_term && dash != std::string::npos && dash > 0 && period[dash - 1] != ' ') {
    period = period.substr(0, dash) + " - " + period.substr(dash + 1);
  }
  fields["period"] = text::nfc(period);
  if (order.is_term) fields["is_term"] = fields["period"];
  fields["from"] = text::short_date(order.from);
  fields["to"] = text::short_date(order.to);
  fields["from_long"] = text::office_date(order.from);
  fields["to_long"] = text::office_date(order.to);
  if (order.log) {
    fields["log_origin"] = text::nfc(order.log->origin);
    fields["log_size"] = text::group_digits(static_cast<std::int64_t>(order.log->size));
    // The checkpoint's short form: the first twelve characters of its root are 72 bits.
    fields["log_root"] = text::nfc(order.log->root_base64.substr(0, 12));
    fields["log_time"] = text::nfc(order.log->time);
  }
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

Result<Facts> gather_facts(const FactSources& sources, const std::vector<PageRange>& places,
                           const PageCounts& counts) {
  Facts facts;
  add_order(facts.fields, sources.order);
  add_counts(facts.fields, counts, sources.order.binding);
  add_year(facts.fields, sources.entries);
  facts.fields["is_records"] = text::nfc("x");
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
  facts.fields["secretary"] = NfcString();
  facts.fields["deputy"] = NfcString();
  for (const char* name :
       {"members", "committee", "decisions", "contents", "topics", "resolutions", "votes"}) {
    facts.tables[name] = {};
  }
  return facts;
}

}  // namespace vanthu::book
