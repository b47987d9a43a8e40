// Signers for tests, from tests/support/keys: one of each algorithm, valid 2026 to 2046, both in
// the name of "Nguyễn Thị Ánh Nguyệt", Chi bộ Tổ dân phố số 7, Đảng ủy phường Thử Nghiệm
// (fictional).
#pragma once

#include <memory>
#include <string>

#include "sign/secret.h"
#include "sign/signer.h"

namespace vanthu::support {

enum class TestKey { P256, Rsa3072 };

// For names of tests: "P256".
std::string name_of(TestKey key);

std::unique_ptr<sign::Signer> test_signer(TestKey key);
std::string test_key_pem(TestKey key);
std::string test_certificate_pem(TestKey key);
std::string test_certificate_path(TestKey key);
sign::Secret test_passphrase();

}  // namespace vanthu::support
