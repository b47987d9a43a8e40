// Several digests of one stream of bytes, by the names that OCFL and BagIt give the algorithms.
//   DigestSet digests({"sha512", "md5"});  digests.update(chunk);  digests.finish()["sha512"];
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace vanthu::exchange {

// Hexadecimal digits of a digest; 0: not an algorithm that can be computed here.
std::size_t digest_digits(std::string_view algorithm);
// Hexadecimal in either case, of the algorithm's length.
bool is_digest(std::string_view text, std::string_view algorithm);
// ASCII.
std::string lower_case(std::string_view text);

class DigestSet {
 public:
  // Unknown algorithms are left out.
  explicit DigestSet(const std::set<std::string>& algorithms);
  // OpenSSL's types stay in the .cpp.
  DigestSet(DigestSet&&) noexcept;
  DigestSet& operator=(DigestSet&&) noexcept;
  ~DigestSet();

  void update(std::string_view bytes);
  // Lower-case hexadecimal by algorithm. Ends it: only destruction may follow.
  std::map<std::string, std::string, std::less<>> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vanthu::exchange
