// Whose signatures to believe (danh sách tin cậy): certificates of signers, or of authorities that
// issued theirs. Each is believed as it stands, self-signed or not. Build the list once and use it
// for any number of verifications, from any number of threads.
//   TrustList list(parse_certificates(pem, "keys/trusted.pem").value());
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sign/certificate.h"

namespace vanthu::sign {

class TrustList {
 public:
  // Trusts nobody.
  TrustList();
  explicit TrustList(std::vector<Certificate> certificates);
  // crls: revocation lists (DER) that are at hand beside those in signed papers.
  TrustList(std::vector<Certificate> certificates, std::vector<std::string> crls);

  // Written out because the parsed keys behind handles() are known to trust_list.cpp only.
  TrustList(TrustList&& other) noexcept;
  TrustList& operator=(TrustList&& other) noexcept;
  ~TrustList();

  const std::vector<Certificate>& certificates() const { return certificates_; }

  const std::vector<std::string>& crls() const { return crls_; }

  // The module's own: keys and store in the library's form.
  struct Handles;
  const Handles& handles() const { return *handles_; }

 private:
  std::vector<Certificate> certificates_;
  std::vector<std::string> crls_;
  std::unique_ptr<const Handles> handles_;
};

// A revocation list, PEM or DER, as DER. where (file name) goes into the Error's text.
Result<std::string> parse_revocation_list(std::string_view pem_or_der, const std::string& where);

}  // namespace vanthu::sign
