// Internal to cli/*.cpp: what --json prints. Names on disk may be of any bytes; what is no UTF-8 in
// them becomes U+FFFD.
//   console.line(json_text(object));
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace vanthu::cli {

inline std::string json_text(const nlohmann::ordered_json& json) {
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace vanthu::cli
