// An authority for tests that issued one signer's certificate ("Chair") and publishes revocation
// lists: openssl ca, made once for each object, in a temporary folder.
#pragma once

#include <string>

#include "support/temp_folder.h"

namespace vanthu::support {

class TestCa {
 public:
  TestCa();

  std::string certificate_pem() const;
  std::string signer_certificate_pem() const;
  // Encrypted with test_passphrase().
  std::string signer_key_pem() const;
  // DER.
  std::string empty_crl() const;
  std::string crl_that_revokes_the_signer() const;
  // A claimed time for a PDF, right after the certificates begin.
  std::string date_in_validity() const;

 private:
  TempFolder folder_;
};

}  // namespace vanthu::support
