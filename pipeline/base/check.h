// VANTHU_CHECK(condition, "which promise broke"): a bug of ours, never a fault of the input.
// Stays on in release builds; throws Bug, which only main catches (exit code 70).
#pragma once

#include <stdexcept>

namespace vanthu {

class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void report_broken_promise(const char* condition, const char* promise,
                                        const char* file, int line);

}  // namespace vanthu

// A macro because the condition's text and place belong in the message and g++ and clang share no
// std::source_location here.
#define VANTHU_CHECK(condition, promise) \
  (static_cast<bool>(condition)          \
       ? static_cast<void>(0)            \
       : ::vanthu::report_broken_promise(#condition, promise, __FILE__, __LINE__))
