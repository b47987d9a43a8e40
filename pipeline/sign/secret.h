// A passphrase in memory. Moves, never copies; its bytes are overwritten when it dies. There is no
// stream operator on purpose: a Secret cannot slip into a log. Reading one from a prompt, a file or
// a descriptor is the command line's work.
//   Secret passphrase = Secret::take(line);   // line is empty and overwritten now
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::sign {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) {}
  // Copies, then overwrites and empties the source.
  static Secret take(std::string& source);

  // Special members written out because old bytes must be overwritten, also on assignment.
  Secret(Secret&& other) noexcept = default;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret();

  bool empty() const { return bytes_.empty(); }
  // The bytes as typed (UTF-8, not normalised). Valid while this Secret lives; do not store copies.
  std::string_view reveal() const { return {bytes_.data(), bytes_.size()}; }
  // In time that depends on the lengths only.
  bool operator==(const Secret& other) const;

 private:
  std::vector<char> bytes_;
};

}  // namespace vanthu::sign
