// The words that files and the command line use for sizes and bindings.
#pragma once

#include "base/enum_name.h"
#include "book/entry.h"

namespace vanthu::book {

inline constexpr EnumName<Size> kSizeNames[] = {{"a4", Size::A4}, {"a5", Size::A5}};
inline constexpr EnumName<Binding> kBindingNames[] = {
    {"sheets", Binding::Sheets}, {"folded", Binding::Folded}, {"sewn", Binding::Sewn}};

}  // namespace vanthu::book
