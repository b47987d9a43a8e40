#include "support/random_record.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include "ingest/format_record.h"
#include "support/builders.h"

namespace vanthu::support {
namespace {

using ingest::describe;
using ingest::IdSpace;
using ingest::Occurs;
using ingest::Presence;
using ingest::Word;

// Distributions of the standard library differ between systems; remainders do not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool even() { return below(2) == 0; }

 private:
  std::mt19937_64 engine_;
};

std::string two_digits(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// A visitor of the description that makes up what it is asked for. References are only noted; they
// are filled in when all ids are known.
class RandomFill {
 public:
  explicit RandomFill(Dice& dice) : dice_(dice) {}

  void id(std::string_view, std::string& value, IdSpace space) {
    auto& known = ids_[space];
    value = std::string(1, static_cast<char>('a' + dice_.below(26))) + "-" +
            std::to_string(known.size() + 1);
    known.push_back(value);
  }
  void reference(std::string_view, std::string& value, IdSpace space) {
    references_.push_back({&value, space});
  }
  void reference(std::string_view, std::optional<std::string>& value, IdSpace space) {
    // Agenda items and members always exist; the others may not.
    if ((space == IdSpace::Member || space == IdSpace::AgendaItem) && dice_.even()) {
      pending_.push_back({&value, space});
    }
  }
  void word(std::string_view, std::string& value, Word form) { value = make_word(form); }
  void text(std::string_view, text::NfcString& value) { value = sentence(1 + dice_.below(9)); }
  void count(std::string_view, std::int64_t& value) {
    value = static_cast<std::int64_t>(dice_.below(dice_.even() ? 40 : 1'000'000'000'000));
  }
  void count(std::string_view name, std::int64_t& value, std::int64_t otherwise) {
    if (dice_.even()) {
      count(name, value);
    } else {
      value = otherwise;
    }
  }
  void flag(std::string_view, bool& value) { value = dice_.even(); }
  void flag(std::string_view, bool& value, bool) { value = dice_.even(); }
  void date(std::string_view, Date& value) { value = make_date(); }
  void time(std::string_view, std::optional<CivilTime>& value) {
    if (dice_.even()) value = make_time();
  }
  void moment(std::string_view, CivilDateTime& value) {
    value = {.date = make_date(), .time = make_time()};
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view, E& value, const EnumName<E> (&names)[N]) {
    value = names[dice_.below(N)].value;
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, E& value, const EnumName<E> (&names)[N], E) {
    one_of(name, value, names);
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, std::optional<E>& value, const EnumName<E> (&names)[N]) {
    if (dice_.even()) one_of(name, value.emplace(), names);
  }
  void content(text::NfcString& value) { value = passage(); }
  void content(std::optional<text::NfcString>& value) {
    if (dice_.even()) value = passage();
  }
  void text_child(std::string_view, text::NfcString& value) { value = passage(); }
  void text_child(std::string_view, std::optional<text::NfcString>& value) { content(value); }
  void texts(std::string_view, std::vector<text::NfcString>& values, Occurs occurs) {
    values.resize(how_many(occurs));
    for (auto& value : values) value = passage();
  }
  void paragraphs(std::string_view name, std::vector<text::NfcString>& values, Presence presence) {
    texts(name, values, presence == Presence::Required ? Occurs::AtLeastOnce : Occurs::Any);
  }
  template <typename T>
  void child(std::string_view, T& value) {
    describe(*this, value);
  }
  template <typename T>
  void child(std::string_view, std::optional<T>& value) {
    if (dice_.even()) describe(*this, value.emplace());
  }
  template <typename T>
  void children(std::string_view, std::vector<T>& values, Occurs occurs) {
    // In place from the start: references are kept by address.
    values.resize(how_many(occurs));
    for (T& value : values) describe(*this, value);
  }

  // The optional forms of words, texts, counts, dates and moments.
  void word(std::string_view name, std::optional<std::string>& value, Word form) {
    if (dice_.even()) word(name, value.emplace(), form);
  }
  void text(std::string_view name, std::optional<text::NfcString>& value) {
    if (dice_.even()) text(name, value.emplace());
  }
  void count(std::string_view name, std::optional<std::int64_t>& value) {
    if (dice_.even()) count(name, value.emplace());
  }
  void date(std::string_view name, std::optional<Date>& value) {
    if (dice_.even()) date(name, value.emplace());
  }
  void moment(std::string_view name, std::optional<CivilDateTime>& value) {
    if (dice_.even()) moment(name, value.emplace());
  }

  void resolve() {
    for (const auto& [value, space] : references_) *value = any_id(space);
    for (const auto& [value, space] : pending_) *value = any_id(space);
  }

 private:
  const std::string& any_id(IdSpace space) {
    const auto& known = ids_[space];
    return known.at(dice_.below(known.size()));
  }
  std::size_t how_many(Occurs occurs) {
    return dice_.below(4) + (occurs == Occurs::AtLeastOnce ? 1U : 0U);
  }
  std::string make_word(Word form) {
    const std::string year = std::to_string(1900 + dice_.below(300));
    switch (form) {
      case Word::Token:
        return "T/" + std::to_string(dice_.below(1000)) + ".a-b_C:d";
      case Word::Month:
        return year + "-" + two_digits(1 + dice_.below(12));
      case Word::Period:
        return dice_.even() ? make_word(Word::Month)
                            : year + "-Q" + std::to_string(1 + dice_.below(4));
      case Word::Digest:
        return std::string(64, "0123456789abcdef"[dice_.below(16)]);
      case Word::Percent:
        return std::to_string(dice_.below(101)) + "," + std::to_string(dice_.below(100));
    }
    return {};
  }
  Date make_date() {
    return *try_parse_date(std::to_string(1900 + dice_.below(300)) + "-" +
                           two_digits(1 + dice_.below(12)) + "-" + two_digits(1 + dice_.below(28)));
  }
  CivilTime make_time() {
    return {.hour = static_cast<int>(dice_.below(24)), .minute = static_cast<int>(dice_.below(60))};
  }
  text::NfcString sentence(std::size_t words) {
    static constexpr std::string_view kWords[] = {"nghị",     "quyết",
                                                  "Đảng",     "chi",
                                                  "bộ",       "hòa",
                                                  "ƯỚC",      "khuỷu",
                                                  "05/11",    "A&B",
                                                  "<3",       "“trích”",
                                                  "\"x",      "]]>",
                                                  "05-NQ/CB", "&amp;",
                                                  "—",        "'y'",
                                                  "50%",      "Nguyễn\u00A0Thị",
                                                  "ẳ",        "1.200.000\u00A0đồng",
                                                  "T/M",      "…"};
    std::string all;
    for (std::size_t i = 0; i < words; ++i) {
      all += (i > 0 ? " " : "") + std::string(kWords[dice_.below(std::size(kWords))]);
    }
    return nfc(all);
  }
  // Content may have several paragraphs.
  text::NfcString passage() {
    std::string all = sentence(1 + dice_.below(40)).str();
    if (dice_.below(4) == 0) all += "\n" + sentence(1 + dice_.below(40)).str();
    return nfc(all);
  }

  Dice& dice_;
  std::map<IdSpace, std::vector<std::string>> ids_;
  std::vector<std::pair<std::string*, IdSpace>> references_;
  std::vector<std::pair<std::optional<std::string>*, IdSpace>> pending_;
};

}  // namespace

model::MeetingRecord random_record(std::uint64_t seed) {
  Dice dice(seed);
  RandomFill fill(dice);
  model::MeetingRecord record;
  describe(fill, record);
  fill.resolve();
  // What the shape alone does not say: one row a member, nobody nameless among the recipients.
  record.attendance.rows.resize(
      std::min(record.attendance.rows.size(), record.roster.members.size()));
  for (std::size_t i = 0; i < record.attendance.rows.size(); ++i) {
    record.attendance.rows[i].member = record.roster.members[i].id;
  }
  for (auto& recipient : record.meeting.notice.recipients) {
    if (!recipient.member && !recipient.name) recipient.name = nfc("Đồng chí bí thư");
  }
  return record;
}

}  // namespace vanthu::support
