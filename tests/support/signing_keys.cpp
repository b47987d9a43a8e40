#include "support/signing_keys.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "sign/soft_key.h"
#include "support/source_folder.h"

namespace vanthu::support {
namespace {

std::string path_of(TestKey key, const std::string& ending) {
  const std::string name = key == TestKey::P256 ? "p256" : "rsa3072";
  return support::source_folder() + "/tests/support/keys/" + name + ending;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::string name_of(TestKey key) {
  return key == TestKey::P256 ? "P256" : "Rsa3072";
}

std::string test_key_pem(TestKey key) {
  return read_file(path_of(key, ".key"));
}

std::string test_certificate_path(TestKey key) {
  return path_of(key, ".crt");
}

std::string test_certificate_pem(TestKey key) {
  return read_file(test_certificate_path(key));
}

sign::Secret test_passphrase() {
  return sign::Secret("mật khẩu dùng để thử");
}

std::unique_ptr<sign::Signer> test_signer(TestKey key) {
  const std::string key_pem = test_key_pem(key);
  const std::string certificate = test_certificate_pem(key);
  auto signer = sign::load_soft_key(
      {.key_pem = key_pem, .certificate = certificate, .where = "tests/support/keys"},
      test_passphrase());
  if (!signer.ok()) throw std::runtime_error(describe(signer.error(), Language::En));
  return std::move(signer).value();
}

}  // namespace vanthu::support
