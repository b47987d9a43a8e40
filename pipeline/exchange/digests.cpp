#include "exchange/digests.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/hex.h"

namespace vanthu::exchange {
namespace {

struct Algorithm {
  std::string_view name;
  // OpenSSL's.
  const char* provider_name;
  std::size_t digits;
};

constexpr std::array kAlgorithms{
    Algorithm{"md5", "MD5", 32},
    Algorithm{"sha1", "SHA1", 40},
    Algorithm{"sha256", "SHA256", 64},
    Algorithm{"sha512", "SHA512", 128},
    Algorithm{"sha512/256", "SHA512-256", 64},
    Algorithm{"blake2b-512", "BLAKE2b512", 128},
};

const Algorithm* find_algorithm(std::string_view name) {
  const auto found = std::find_if(kAlgorithms.begin(), kAlgorithms.end(),
                                  [&](const Algorithm& known) { return known.name == name; });
  return found == kAlgorithms.end() ? nullptr : found;
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeDigest {
  void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
};

}  // namespace

struct DigestSet::State {
  std::vector<std::pair<std::string, std::unique_ptr<EVP_MD_CTX, FreeContext>>> contexts;
};

DigestSet::DigestSet(const std::set<std::string>& algorithms) : state_(std::make_unique<State>()) {
  for (const std::string& name : algorithms) {
    const Algorithm* known = find_algorithm(name);
    if (known == nullptr) continue;
    const std::unique_ptr<EVP_MD, FreeDigest> digest(
        EVP_MD_fetch(nullptr, known->provider_name, nullptr));
    std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    const bool begun = digest != nullptr && context != nullptr &&
                       EVP_DigestInit_ex2(context.get(), digest.get(), nullptr) == 1;
    VANTHU_CHECK(begun, "OpenSSL computes every digest of the table");
    state_->contexts.emplace_back(name, std::move(context));
  }
}

DigestSet::DigestSet(DigestSet&&) noexcept = default;
DigestSet& DigestSet::operator=(DigestSet&&) noexcept = default;
DigestSet::~DigestSet() = default;

void DigestSet::update(std::string_view bytes) {
  for (auto& [name, context] : state_->contexts) {
    VANTHU_CHECK(EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1,
                 "OpenSSL computes a digest");
  }
}

std::map<std::string, std::string, std::less<>> DigestSet::finish() {
  std::map<std::string, std::string, std::less<>> all;
  for (auto& [name, context] : state_->contexts) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    VANTHU_CHECK(EVP_DigestFinal_ex(context.get(), digest.data(), &size) == 1,
                 "OpenSSL computes a digest");
    all.emplace(name, to_hex({digest.data(), size}));
  }
  return all;
}

std::size_t digest_digits(std::string_view algorithm) {
  const Algorithm* known = find_algorithm(algorithm);
  return known == nullptr ? 0 : known->digits;
}

bool is_digest(std::string_view text, std::string_view algorithm) {
  return !text.empty() && text.size() == digest_digits(algorithm) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace vanthu::exchange
