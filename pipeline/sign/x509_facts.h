// Internal to sign/*.cpp: from the library's certificate to ours.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sign/certificate.h"
#include "sign/openssl_ptr.h"

namespace vanthu::sign {

Result<Certificate> read_facts(std::string_view der, const std::string& where);

// "P-256", "RSA 3072".
std::string describe_key(const EVP_PKEY* key);

}  // namespace vanthu::sign
