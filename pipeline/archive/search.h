// Searching the archive's documents. A query is what a clerk types: words with or without marks,
// "phrases in quotes", -words to leave out, and filters cell: type: year: number: person: rule:
// sha256: retention: (or chibo: loai: nam: so: nguoi: quytac: bam: baoquan:), each with one word or
// a phrase in quotes.
//   hop thuong ky          finds “họp thường kỳ”;   họp  finds only that spelling; hoà = hòa
//   year:2026 cell:AP3 "phân công"     rule:DL-09.5a (not passed)     rule:DL-09.5a=waived
//   sha256:9f86d081 finds the dossiers that hold a file whose digest begins so, in any version
//   retention:06 or retention:"10 năm" finds what is kept that long, where periods are known
// Nothing in a query is ever read as SQL or FTS syntax.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace vanthu::archive {

// How long papers are kept, as whoever asks knows it. The index holds kinds only, so that another
// choice of periods changes no index: a class follows from the paper's kind and, where that has a
// say, the kind of its meeting.
struct RetentionClasses {
  struct Class {
    // "06"
    std::string code;
    // "10 năm"
    std::string name;
  };
  std::vector<Class> classes = {};
  // The code of a class.
  std::function<std::string(const std::string& kind, const std::string& meeting_kind)> of = {};
  // The kinds of meetings that have a say; others need not be asked about.
  std::vector<std::string> meeting_kinds = {};
};

enum class SearchOrder {
  Newest,  // by the document's date, newest first; within a day in the order of filing, newest
           // first
  Rank,    // best match first (bm25; title and number weigh more than the text)
};

struct SearchOptions {
  SearchOrder order = SearchOrder::Newest;
  int limit = 20;
  int offset = 0;
  // Counting stops here, because it costs more than finding; a larger total is reported as this
  // many and more. Facets count all.
  int count_up_to = 1000;
  // For retention:; null: no periods are known. Must outlive the call.
  const RetentionClasses* retention = nullptr;
};

// A run of text; what matched is for the caller to emphasise.
struct TextPiece {
  std::string text;
  bool is_match = false;

  bool operator==(const TextPiece&) const = default;
};

struct SearchHit {
  std::string object_id;
  // "resolution.pdf".
  std::string file;
  std::string kind;
  std::string kind_name;
  std::string number;
  // ISO date of the document.
  std::string date;
  std::string signer;
  std::string cell_code;
  std::string cell_name;
  std::string meeting_id;
  std::vector<TextPiece> title;
  // About thirty words around the match; "…" where text is left out.
  std::vector<TextPiece> snippet;

  bool operator==(const SearchHit&) const = default;
};

struct SearchAnswer {
  std::vector<SearchHit> hits;
  int total = 0;
  // False: there are more than total.
  bool is_total_exact = true;
};

// One value that papers found have, and how to ask for those papers alone.
struct FacetValue {
  // What follows cell: type: year: rule: retention: in a query: "38.168.053.001", "minutes",
  // "2026".
  std::string value;
  // For people: the cell's newest name, the name of the kind; otherwise the value.
  std::string name;
  int count = 0;

  bool operator==(const FacetValue&) const = default;
};

// Most frequent first, years newest first; at most as many as asked for.
using Facet = std::vector<FacetValue>;

// Of all papers that a query finds, not of one page of them.
struct SearchFacets {
  int total = 0;
  Facet cells;
  Facet types;
  Facet years;
  // Who signed; person: finds all who took part.
  Facet signers;
  // Rules that did not pass, by the number of dossiers.
  Facet rules;
  // Classes of keeping, where they are known.
  Facet retention = {};

  bool operator==(const SearchFacets&) const = default;
};

// What a query asks, taken apart; for tests and for showing people how they were understood.
struct ParsedQuery {
  // FTS5 expression made of our own tokens only; empty when no words were given.
  std::string match;
  // Of the document's date; 0: any.
  int first_year = 0;
  int last_year = 0;
  std::string rule;
  // Outcome names accepted for rule; empty: every outcome that is not a pass.
  std::vector<std::string> outcomes;
  // Lower case, up to 64 hexadecimal digits: the beginning of a file's SHA-256.
  std::string digest;
  // As typed: code or name of a class.
  std::string retention = {};

  bool operator==(const ParsedQuery&) const = default;
};

// The filter's name with its colon that a word begins with, "person:"; empty when there is none.
std::string_view field_prefix(std::string_view word);
// Of a field_prefix: what follows is one word, as after "year:"; a person's name is several.
bool is_of_one_word(std::string_view prefix);
// "cell", "type", …, and "chibo", "loai", … in the same order.
std::vector<std::string> filter_names(Language language);
// What stands like a filter in the query and is none, "tacgia" of tacgia:Lan; empty when there is
// no such thing.
std::string unknown_filter(std::string_view query);

// A filter that asks for one of the values that papers have.
struct ValueFilter {
  // "cell", "type" or "rule", however it was typed.
  std::string field;
  std::string value;

  bool operator==(const ValueFilter&) const = default;
};

// Those of a query, without the ones to leave out.
std::vector<ValueFilter> value_filters(std::string_view query);

// A Usage error when nothing can be searched for, with what to type instead.
Result<ParsedQuery> parse_query(std::string_view query);

}  // namespace vanthu::archive
