// How the field table is written: one line a field, its type taken from the member or function it
// reads. Checking a template and reading a record both go through these lines, so neither can know
// a field that the other does not. Private to this module.
//   object("vote", {field<&Vote::base>("base"), derived<&votes_cast>("cast")})
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/check.h"
#include "compose/object_types.h"
#include "compose/value.h"
#include "compose/view.h"
#include "compose/word_lists.h"
#include "model/meeting_record.h"

namespace vanthu::compose {

template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <typename T>
inline constexpr bool kIsList = false;
template <typename T>
inline constexpr bool kIsList<std::vector<T>> = true;

template <typename T>
constexpr Type type_of() {
  if constexpr (kIsOptional<T>) {
    return type_of<typename T::value_type>();
  } else if constexpr (kIsList<T>) {
    const Type item = type_of<typename T::value_type>();
    return {.kind = Kind::List, .item = item.kind, .object = item.object, .words = item.words};
  } else if constexpr (std::is_pointer_v<T>) {
    return type_of<std::remove_cv_t<std::remove_pointer_t<T>>>();
  } else if constexpr (std::is_same_v<T, text::NfcString> || std::is_same_v<T, std::string>) {
    return {.kind = Kind::Text};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {.kind = Kind::Truth};
  } else if constexpr (std::is_integral_v<T>) {
    return {.kind = Kind::Integer};
  } else if constexpr (std::is_same_v<T, Date>) {
    return {.kind = Kind::Date};
  } else if constexpr (std::is_same_v<T, CivilTime>) {
    return {.kind = Kind::Time};
  } else if constexpr (std::is_same_v<T, CivilDateTime>) {
    return {.kind = Kind::Moment};
  } else if constexpr (std::is_same_v<T, Month>) {
    return {.kind = Kind::Month};
  } else if constexpr (std::is_enum_v<T>) {
    return {.kind = Kind::Word, .words = &word_list<T>};
  } else {
    return {.kind = Kind::Object, .object = &object_type<T>};
  }
}

// stored outlives the value when it is text or an object.
template <typename T>
Value value_of(const T& stored) {
  if constexpr (kIsOptional<T>) {
    return stored ? value_of(*stored) : Value{};
  } else if constexpr (kIsList<T>) {
    Values items;
    items.reserve(stored.size());
    for (const auto& item : stored) items.push_back(value_of(item));
    return Value{std::move(items)};
  } else if constexpr (std::is_pointer_v<T>) {
    return stored != nullptr ? value_of(*stored) : Value{};
  } else if constexpr (std::is_same_v<T, text::NfcString>) {
    return Value{&stored};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return Value{text::nfc(stored)};
  } else if constexpr (std::is_enum_v<T>) {
    return Value{Word{.list = &word_list<T>, .word = static_cast<std::size_t>(stored)}};
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    return Value{static_cast<std::int64_t>(stored)};
  } else if constexpr (type_of<T>().kind == Kind::Object) {
    return Value{Object{.type = &object_type<T>, .place = &stored}};
  } else {
    return Value{stored};
  }
}

template <typename M>
struct MemberOf;
template <typename C, typename T>
struct MemberOf<T C::*> {
  using Class = C;
  using Stored = T;
};

template <typename F>
struct FunctionOn;
template <typename R, typename C>
struct FunctionOn<R (*)(const View&, const C&)> {
  using Class = C;
  using Answer = std::remove_cvref_t<R>;
  // A list of objects made on the fly would leave its items without a place.
  static constexpr bool kKeepsItsPlace =
      std::is_reference_v<R> || type_of<Answer>().kind != Kind::Object || std::is_pointer_v<R>;
};

template <typename T>
constexpr bool may_be_absent() {
  return kIsOptional<T> || std::is_pointer_v<T>;
}

// A member of the record's struct, under the name it has in the record format.
template <auto Member>
Field field(std::string_view name) {
  using Of = MemberOf<decltype(Member)>;
  return {.name = name,
          .type = type_of<typename Of::Stored>(),
          .optional = may_be_absent<typename Of::Stored>(),
          .read = [](const View&, const void* place) {
            return value_of(static_cast<const typename Of::Class*>(place)->*Member);
          }};
}

// A member's id, read as the member of the roster.
template <auto Member>
Field member_field(std::string_view name) {
  using Of = MemberOf<decltype(Member)>;
  return {.name = name,
          .type = type_of<model::Member>(),
          .optional = kIsOptional<typename Of::Stored>,
          .read = [](const View& view, const void* place) {
            const auto& id = static_cast<const typename Of::Class*>(place)->*Member;
            if constexpr (kIsOptional<typename Of::Stored>) {
              return value_of(view.try_member(id));
            } else {
              return value_of(view.member(id));
            }
          }};
}

// What a function of the view answers. A pointer may be null: then the field is absent.
template <auto Function>
Field derived(std::string_view name) {
  using Of = FunctionOn<decltype(Function)>;
  static_assert(Of::kKeepsItsPlace, "objects are answered by reference or pointer");
  return {.name = name,
          .type = type_of<typename Of::Answer>(),
          .optional = may_be_absent<typename Of::Answer>(),
          .read = [](const View& view, const void* place) {
            return value_of(Function(view, *static_cast<const typename Of::Class*>(place)));
          }};
}

inline Field never_empty(Field list) {
  list.never_empty = true;
  return list;
}

}  // namespace vanthu::compose
