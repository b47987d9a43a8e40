// What a template can name: typed values read from a record. Private to this module except for the
// names of kinds, which `vanthu template vars` shows.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "base/civil_time.h"
#include "text/nfc_string.h"

namespace vanthu::compose {

struct ObjectType;

// A closed word list of the record format: "vote_method" with its words in the order of the
// enumerators.
struct WordList {
  std::string_view name;
  std::vector<std::string_view> words;
};

enum class Kind { Text, Integer, Truth, Date, Time, Moment, Month, Word, Object, List };

// Types of objects and lists refer to each other in circles, so they are reached by a call.
using ObjectTypeRef = const ObjectType& (*)();
using WordListRef = const WordList& (*)();

struct Type {
  Kind kind = Kind::Text;
  // Of a list: what its items are.
  Kind item = Kind::Text;
  // Of an object or of a list's items.
  ObjectTypeRef object = nullptr;
  WordListRef words = nullptr;

  bool operator==(const Type&) const = default;
};

// The type of one item of a list.
Type item_type(const Type& list);

using Month = std::chrono::year_month;

struct Word {
  WordListRef list = nullptr;
  std::size_t word = 0;

  bool operator==(const Word&) const = default;
};

// The object lives in the record or in the view of it.
struct Object {
  ObjectTypeRef type = nullptr;
  const void* place = nullptr;

  bool operator==(const Object&) const = default;
};

struct Absent {
  bool operator==(const Absent&) const = default;
};

struct Value;
using Values = std::vector<Value>;

// NFC text of the record is held by reference, text made by a formatter by value.
struct Value {
  std::variant<Absent, const text::NfcString*, text::NfcString, std::int64_t, bool, Date, CivilTime,
               CivilDateTime, Month, Word, Object, Values>
      content;

  bool is_absent() const { return content.index() == 0; }
  // What a bare name in a condition asks: stated, not empty, true.
  bool holds_something() const;
  // Only for text.
  const text::NfcString& as_text() const;
  // A moment gives its date or its time of day.
  Date as_date() const;
  CivilTime as_time() const;

  template <typename T>
  const T& as() const {
    return std::get<T>(content);
  }
};

}  // namespace vanthu::compose
