// A time-stamping authority for tests: openssl ts with a key and a certificate of its own, made
// once for each object, in a temporary folder.
//   TestTsa tsa;  const std::string response = tsa.answer(query);
#pragma once

#include <string>

#include "support/temp_folder.h"

namespace vanthu::support {

class TestTsa {
 public:
  TestTsa();

  // DER of the TimeStampResp.
  std::string answer(const std::string& query) const;
  std::string certificate_pem() const;

 private:
  TempFolder folder_;
};

}  // namespace vanthu::support
