// The value of a Result. A benchmark has nobody to tell an Error to but the person who runs it.
#pragma once

#include <stdexcept>
#include <utility>

#include "base/error.h"
#include "base/result.h"

namespace vanthu::bench {

// Throws std::runtime_error with the Error in English.
template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

}  // namespace vanthu::bench
