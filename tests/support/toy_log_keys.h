// Keys of a log for tests: made from their names, so that every run has the same. Nonces are the
// same in every run too.
#pragma once

#include <map>
#include <string>

#include "archive/log_keys.h"
#include "base/sha.h"

namespace vanthu::support {

class ToyLogKeys final : public archive::LogKeys {
 public:
  // Another salt gives other keys of the same names.
  explicit ToyLogKeys(std::string salt = {}) : salt_(std::move(salt)) {}

  Result<const tlog::NoteSigner*> open(const std::string& name) override { return create(name); }

  Result<const tlog::NoteSigner*> create(const std::string& name) override {
    auto known = signers_.find(name);
    if (known == signers_.end()) {
      auto made = tlog::NoteSigner::from_seed(name, tlog::KeyKind::Note, sha256(salt_ + name));
      if (!made.ok()) return made.error();
      known = signers_.emplace(name, std::move(made).value()).first;
    }
    return &known->second;
  }

  // The same nonces again, so that the same deeds give the same bytes.
  void restart() { nonces_ = 0; }

  std::string nonce() override { return sha256_hex("nonce " + std::to_string(nonces_++)); }

 private:
  std::string salt_;
  std::map<std::string, tlog::NoteSigner> signers_;
  int nonces_ = 0;
};

}  // namespace vanthu::support
