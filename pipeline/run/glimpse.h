// What a file that is no record still says of itself: enough to see that a broken draft belongs to
// another cell or another year. Looks at the text only; says nothing rather than something wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.h"

namespace vanthu::run {

struct Glimpse {
  std::optional<std::string> cell;
  std::optional<Date> held_on;
};

Glimpse glimpse_of(std::string_view text);

// What somebody asks for; nothing given: everything.
struct RecordScope {
  std::string cell{};
  std::optional<Date> from{};
  std::optional<Date> to{};

  bool covers(std::string_view code, const Date& held_on) const {
    return covers_cell(code) && covers_day(held_on);
  }
  // Also what cannot be told from the glimpse.
  bool may_cover(const Glimpse& glimpse) const {
    return (!glimpse.cell || covers_cell(*glimpse.cell)) &&
           (!glimpse.held_on || covers_day(*glimpse.held_on));
  }

 private:
  bool covers_cell(std::string_view code) const { return cell.empty() || cell == code; }
  bool covers_day(const Date& day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

}  // namespace vanthu::run
