// The verbs of a description (record_format.h) for visitors that print values: everything that
// stands in an attribute becomes one call attribute(name, text) of the visitor, and what is missing
// or equals its default none. Private to ingest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "base/enum_name.h"
#include "ingest/record_format.h"
#include "text/nfc_string.h"

namespace vanthu::ingest {

inline std::string printed(const std::string& value) {
  return value;
}
inline std::string printed(const text::NfcString& value) {
  return value.str();
}
inline std::string printed(std::int64_t value) {
  return std::to_string(value);
}
inline std::string printed(bool value) {
  return value ? "true" : "false";
}
inline std::string printed(const Date& value) {
  return to_iso(value);
}
inline std::string printed(const CivilTime& value) {
  return to_iso(value);
}
inline std::string printed(const CivilDateTime& value) {
  return to_iso(value);
}

template <typename Visitor>
class PrintedFields {
 public:
  void id(std::string_view name, const std::string& value, IdSpace) { put(name, value); }
  void reference(std::string_view name, const auto& value, IdSpace) { put(name, value); }
  void word(std::string_view name, const auto& value, Word) { put(name, value); }
  void text(std::string_view name, const auto& value) { put(name, value); }
  void count(std::string_view name, const auto& value) { put(name, value); }
  void count(std::string_view name, std::int64_t value, std::int64_t otherwise) {
    if (value != otherwise) put(name, value);
  }
  void flag(std::string_view name, bool value) { put(name, value); }
  void flag(std::string_view name, bool value, bool otherwise) {
    if (value != otherwise) put(name, value);
  }
  void date(std::string_view name, const auto& value) { put(name, value); }
  void time(std::string_view name, const auto& value) { put(name, value); }
  void moment(std::string_view name, const auto& value) { put(name, value); }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, E value, const EnumName<E> (&names)[N]) {
    put(name, std::string(name_of(value, names)));
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, const std::optional<E>& value, const EnumName<E> (&names)[N]) {
    if (value) one_of(name, *value, names);
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, E value, const EnumName<E> (&names)[N], E otherwise) {
    if (value != otherwise) one_of(name, value, names);
  }

 private:
  template <typename V>
  void put(std::string_view name, const V& value) {
    static_cast<Visitor*>(this)->attribute(name, printed(value));
  }
  template <typename V>
  void put(std::string_view name, const std::optional<V>& value) {
    if (value) put(name, *value);
  }
};

}  // namespace vanthu::ingest
