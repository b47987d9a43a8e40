// Internal to draft: why the next meeting's record cannot be begun.
#pragma once

#include "base/error.h"
#include "model/vocabulary.h"

namespace vanthu::draft {

Error nothing_to_go_on(model::MeetingKind kind);
Error not_monthly(model::MeetingKind kind);

}  // namespace vanthu::draft
