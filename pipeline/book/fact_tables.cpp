#include "book/fact_tables.h"

#include <algorithm>
#include <map>

#include "compose/word_lists.h"
#include "text/dates.h"
#include "text/letter_case.h"
#include "text/names.h"
#include "text/numbers.h"

namespace vanthu::book {

using text::NfcString;

namespace {

NfcString count(std::int64_t value) {
  return text::nfc(std::to_string(value));
}

NfcString day(const Date& date) {
  return text::short_date(date);
}

NfcString day(const std::optional<Date>& date) {
  return date ? day(*date) : NfcString();
}

NfcString joined(const std::vector<NfcString>& parts, const char* separator) {
  std::string out;
  for (const NfcString& part : parts) out += (out.empty() ? "" : separator) + part.str();
  return text::nfc(out);
}

NfcString full_number(const model::Paper& paper) {
  if (!paper.number) return {};
  const std::string symbol = paper.symbol ? "-" + paper.symbol->str() : "";
  return text::nfc(text::two_digits(*paper.number).str() + symbol);
}

bool is_issued(const model::Paper& paper) {
  return paper.type != model::PaperType::Minutes && paper.number.has_value();
}

// "2026-05" as "tháng 5 năm 2026"; other periods have no month.
NfcString month_of(const std::string& period) {
  if (period.size() != 7 || period[5] == 'Q') return {};
  const auto first = try_parse_date(period + "-01");
  return first ? text::month_label({first->year(), first->month()}) : NfcString();
}

}  // namespace

const model::Member* member_of(const model::MeetingRecord& record, std::string_view id) {
  for (const model::Member& member : record.roster.members) {
    if (member.id == id) return &member;
  }
  return nullptr;
}

NfcString name_of(const model::MeetingRecord& record, std::string_view id) {
  const model::Member* member = member_of(record, id);
  return member == nullptr ? NfcString() : member->name;
}

template <typename E>
const NfcString& FactTables::word(E value) const {
  const compose::WordListRef list = &compose::word_list<E>;
  static const NfcString kNothing;
  const auto terms = sources_.vocabulary.find(list, "");
  return terms ? sources_.vocabulary.label(*terms, static_cast<std::size_t>(value)) : kNothing;
}

NfcString FactTables::pages(std::size_t entry) const {
  const PageRange& range = places_[entry];
  if (range.first == range.last) return count(range.first);
  return text::nfc(std::to_string(range.first) + "-" + std::to_string(range.last));
}

Result<NfcString> FactTables::term(const std::string& id, const Fields& row) const {
  const auto found = sources_.wording.terms.find(id);
  if (found == sources_.wording.terms.end()) return NfcString();
  return fill_in(found->second, {}, &row);
}

Result<std::vector<Fields>> FactTables::members() const {
  std::vector<Fields> out;
  if (sources_.entries.empty()) return out;
  const model::MeetingRecord& record = by_date(sources_.entries).back()->record;
  std::vector<text::SortableName> names;
  for (const model::Member& member : record.roster.members) {
    names.push_back({member.name, member.sort_name.value_or(NfcString())});
  }
  for (const std::size_t index : text::order_by_given_name(names)) {
    const model::Member& member = record.roster.members[index];
    std::vector<NfcString> posts;
    for (const model::Officer& officer : record.leadership.officers) {
      if (officer.member == member.id) posts.push_back(word(officer.office));
    }
    std::vector<NfcString> notes;
    if (member.status == model::MemberStatus::Probationary) notes.push_back(word(member.status));
    if (member.exemption) notes.push_back(sources_.wording.term("exempt_note"));
    if (member.temporary) notes.push_back(word(member.temporary->direction));
    out.push_back(
        {{"number", count(static_cast<std::int64_t>(out.size()) + 1)},
         {"name", member.name},
         {"born", member.born ? count(*member.born) : NfcString()},
         {"admitted", day(member.ceremony ? *member.ceremony : member.admission_decision)},
         {"official", day(member.official_from)},
         {"post", joined(posts, ", ")},
         {"note", joined(notes, "; ")}});
  }
  return out;
}

Result<std::vector<Fields>> FactTables::committee() const {
  struct Held {
    std::string member;
    NfcString name;
    model::Office office = model::Office::Secretary;
    std::size_t first = 0;
    std::size_t last = 0;
  };
  std::vector<Held> all;
  const std::vector<const Entry*> dated = by_date(sources_.entries);
  for (std::size_t i = 0; i < dated.size(); ++i) {
    const model::MeetingRecord& record = dated[i]->record;
    for (const model::Officer& officer : record.leadership.officers) {
      auto known = std::find_if(all.begin(), all.end(), [&](const Held& held) {
        return held.member == officer.member && held.office == officer.office;
      });
      if (known == all.end()) {
        all.push_back({officer.member, name_of(record, officer.member), officer.office, i, i});
      } else {
        known->last = i;
      }
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Held& a, const Held& b) {
    return std::pair(a.office, a.first) < std::pair(b.office, b.first);
  });
  std::vector<Fields> out;
  for (const Held& held : all) {
    const auto date_of = [&dated](std::size_t entry) {
      return day(dated[entry]->record.meeting.start.date);
    };
    std::vector<NfcString> notes;
    if (held.first > 0) {
      auto note = term("office_from", {{"date", date_of(held.first)}});
      if (!note.ok()) return note.error();
      notes.push_back(std::move(note).value());
    }
    if (held.last + 1 < dated.size()) {
      auto note = term("office_until", {{"date", date_of(held.last)}});
      if (!note.ok()) return note.error();
      notes.push_back(std::move(note).value());
    }
    out.push_back({{"number", count(static_cast<std::int64_t>(out.size()) + 1)},
                   {"name", held.name},
                   {"post", word(held.office)},
                   {"note", joined(notes, "; ")}});
  }
  return out;
}

NfcString FactTables::subject_of(const Entry& entry) const {
  const model::MeetingRecord& record = entry.record;
  if (record.content.thematic) return record.content.thematic->topic;
  for (const model::Paper& paper : record.papers) {
    if (is_issued(paper)) return text::capitalize_first(paper.abstract);
  }
  if (const NfcString month = month_of(record.meeting.period); !month.empty()) {
    return text::capitalize_first(month);
  }
  return record.meeting.agenda.empty() ? NfcString() : record.meeting.agenda.front().title;
}

std::vector<Fields> FactTables::contents() const {
  std::vector<Fields> out;
  for (std::size_t i = 0; i < sources_.entries.size(); ++i) {
    const Entry& entry = sources_.entries[i];
    const model::MeetingRecord& record = entry.record;
    std::vector<NfcString> numbers;
    for (const model::Paper& paper : record.papers) {
      if (is_issued(paper)) numbers.push_back(full_number(paper));
    }
    out.push_back({{"number", count(static_cast<std::int64_t>(i) + 1)},
                   {"date", day(record.meeting.start.date)},
                   {"kind", text::capitalize_first(word(record.meeting.kind))},
                   {"subject", subject_of(entry)},
                   {"chair", name_of(record, record.meeting.chair)},
                   {"pages", pages(i)},
                   {"resolutions", joined(numbers, ", ")}});
  }
  return out;
}

std::vector<Fields> FactTables::topics() const {
  std::vector<Fields> out;
  for (std::size_t i = 0; i < sources_.entries.size(); ++i) {
    const model::MeetingRecord& record = sources_.entries[i].record;
    if (!record.content.thematic) continue;
    const Date& date = record.meeting.start.date;
    const unsigned quarter = (static_cast<unsigned>(date.month()) + 2) / 3;
    out.push_back({{"number", count(static_cast<std::int64_t>(out.size()) + 1)},
                   {"quarter", text::nfc(text::roman_numeral(static_cast<int>(quarter)).str() +
                                         "/" + std::to_string(static_cast<int>(date.year())))},
                   {"topic", record.content.thematic->topic},
                   {"drafter", name_of(record, record.content.thematic->drafter)},
                   {"date", day(date)},
                   {"page", count(places_[i].first)}});
  }
  return out;
}

std::vector<Fields> FactTables::resolutions() const {
  std::vector<Fields> out;
  for (std::size_t i = 0; i < sources_.entries.size(); ++i) {
    for (const model::Paper& paper : sources_.entries[i].record.papers) {
      if (!is_issued(paper)) continue;
      out.push_back({{"number", full_number(paper)},
                     {"kind", text::capitalize_first(word(paper.type))},
                     {"date", day(paper.date)},
                     {"subject", text::capitalize_first(paper.abstract)},
                     {"page", count(places_[i].first)}});
    }
  }
  return out;
}

// Instantiated here for the other tables.
template const NfcString& FactTables::word(model::VoteMethod) const;
template const NfcString& FactTables::word(model::ElectedOffice) const;
template const NfcString& FactTables::word(model::DisciplineForm) const;

}  // namespace vanthu::book
