// How all papers of an office look, where the rules of form leave it a choice; chosen in
// office.xml.
#pragma once

#include <optional>

#include "compose/office_settings.h"
#include "layout/length.h"

namespace vanthu::run {

struct PaperSettings {
  compose::OfficeSettings wording{};
  // Of the text; absent: as the format profile has it. Papers of a day whose rule does not allow
  // the size keep that of their profile.
  std::optional<layout::Length> body_size{};

  bool operator==(const PaperSettings&) const = default;
};

}  // namespace vanthu::run
