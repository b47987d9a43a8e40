// Internal to book/*.cpp: the tables of a book, each from all its entries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/gather_facts.h"

namespace vanthu::book {

class FactTables {
 public:
  // Both must outlive the tables.
  FactTables(const FactSources& sources, const std::vector<PageRange>& places)
      : sources_(sources), places_(places) {}

  Result<std::vector<Fields>> members() const;
  Result<std::vector<Fields>> committee() const;
  std::vector<Fields> contents() const;
  std::vector<Fields> topics() const;
  std::vector<Fields> resolutions() const;
  Result<std::vector<Fields>> decisions() const;
  std::vector<Fields> votes() const;
  AttendanceMatrix attendance() const;

  // "sinh hoạt thường kỳ" for MeetingKind::Regular.
  template <typename E>
  const text::NfcString& word(E value) const;

 private:
  text::NfcString subject_of(const Entry& entry) const;
  text::NfcString outcome(model::VoteOutcome outcome) const;
  // About one person, to be ordered by name.
  struct Decision {
    text::NfcString name;
    text::NfcString sort_name;
    text::NfcString what;
    std::size_t entry = 0;
  };
  Result<std::vector<Decision>> decisions_of(std::size_t entry) const;
  Result<text::NfcString> term(const std::string& id, const Fields& row) const;
  text::NfcString pages(std::size_t entry) const;

  const FactSources& sources_;
  const std::vector<PageRange>& places_;
};

// Null where the roster has nobody of this id.
const model::Member* member_of(const model::MeetingRecord& record, std::string_view id);
text::NfcString name_of(const model::MeetingRecord& record, std::string_view id);

}  // namespace vanthu::book
