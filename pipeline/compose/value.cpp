#include "compose/value.h"

namespace vanthu::compose {

Type item_type(const Type& list) {
  return Type{.kind = list.item, .item = {}, .object = list.object, .words = list.words};
}

bool Value::holds_something() const {
  if (is_absent()) return false;
  if (const auto* truth = std::get_if<bool>(&content)) return *truth;
  if (const auto* items = std::get_if<Values>(&content)) return !items->empty();
  if (const auto* stored = std::get_if<const text::NfcString*>(&content))
    return !(*stored)->empty();
  if (const auto* made = std::get_if<text::NfcString>(&content)) return !made->empty();
  return true;
}

const text::NfcString& Value::as_text() const {
  if (const auto* stored = std::get_if<const text::NfcString*>(&content)) return **stored;
  return std::get<text::NfcString>(content);
}

Date Value::as_date() const {
  if (const auto* moment = std::get_if<CivilDateTime>(&content)) return moment->date;
  return std::get<Date>(content);
}

CivilTime Value::as_time() const {
  if (const auto* moment = std::get_if<CivilDateTime>(&content)) return moment->time;
  return std::get<CivilTime>(content);
}

}  // namespace vanthu::compose
