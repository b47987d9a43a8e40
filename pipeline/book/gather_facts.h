// From a cell's archived records to what a book says of them: members by given name, committee,
// contents, plan of topics, resolutions, decisions about people, votes, attendance. Nothing is
// judged here and nothing is left out for being incomplete.
#pragma once

#include <vector>

#include "base/result.h"
#include "book/book_wording.h"
#include "book/entry.h"
#include "book/facts.h"
#include "compose/vocabulary.h"
#include "rules/rulebook.h"

namespace vanthu::book {

// Pages of one entry's minutes, as printed.
struct PageRange {
  int first = 0;
  int last = 0;

  bool operator==(const PageRange&) const = default;
};

struct PageCounts {
  int front = 0;
  // Numbered with Arabic numerals: minutes and indexes.
  int body = 0;
  // Of the body, without words.
  int blank = 0;

  bool operator==(const PageCounts&) const = default;
};

// What facts are made from; all must outlive the call.
struct FactSources {
  const BookOrder& order;
  const std::vector<Entry>& entries;
  const BookWording& wording;
  const compose::Vocabulary& vocabulary;
  const rules::Rulebook& rulebook;
};

// By the day and hour of the meeting, where a book has late minutes behind those printed before.
std::vector<const Entry*> by_date(const std::vector<Entry>& entries);

// places: one for each entry. Error: a term of the wording prints a name that is not there.
// "năm 2026", "nhiệm kỳ 2025 - 2027", as the wording puts it.
Result<text::NfcString> named_period(const BookWording& wording, const std::string& period,
                                     bool is_term);

// Error: what the wording asks for and nothing gives; a log whose time cannot be read.
Result<Facts> gather_facts(const FactSources& sources, const std::vector<PageRange>& places,
                           const PageCounts& counts);

// For books to write in by hand: the fields are dots, but those that the order knows.
Result<Facts> blank_facts(const FactSources& sources, const PageCounts& counts);

}  // namespace vanthu::book
