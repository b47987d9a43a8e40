// The record format urn:vanthu:record:1, said once: for each type of the model, which attribute and
// which child holds which member, in the order of the schema. Reading, writing and dumping a record
// are three visitors of this one description, so they cannot drift apart; a test compares it with
// schema/record-1.xsd. Private to ingest; start from format_record.h.
//
// A visitor answers, attributes first, then content or children:
//   id(name, string, IdSpace)             the element's own id
//   reference(name, string?, IdSpace)     the id of another element
//   word(name, string?, Word)             a machine word of a certain form
//   text(name, NfcString?)                human text
//   count(name, int64?[, default])        0 … 999 999 999 999
//   flag(name, bool[, default])   date(name, Date?)   time(name, CivilTime?)   moment(name, …?)
//   one_of(name, enum?, names[, default])
//   content(NfcString?)                   the text inside the element itself
//   text_child(name, NfcString?)          <name>text</name>
//   texts(name, vector, Occurs)           several of these
//   paragraphs(name, vector, Presence)    <name><p>…</p><p>…</p></name>
//   child(name, T?)   children(name, vector<T>, Occurs)
// where "?" may be std::optional (then the attribute or child may be missing), and a default is
// what a missing attribute means.
#pragma once

#include <concepts>
#include <type_traits>

namespace vanthu::ingest {

// M or const M: one description serves readers and writers.
template <typename T, typename M>
concept Of = std::same_as<std::remove_const_t<T>, M>;

// What an id is unique among, and what a reference is looked up in.
enum class IdSpace {
  Member,
  AgendaItem,
  Assignment,
  Ballot,  // votes, elections and disciplines share one space: a paper may come from any of them
  Dossier,
  Paper,
};

enum class Word {
  Token,
  Month,    // 2026-11
  Period,   // 2026-11 or 2026-Q4
  Digest,   // SHA-256, 64 lower-case hexadecimal digits
  Percent,  // 69,23 as printed
};

enum class Occurs { Any, AtLeastOnce };
enum class Presence { Optional, Required };

inline constexpr const char* kRecordNamespace = "urn:vanthu:record:1";

}  // namespace vanthu::ingest
