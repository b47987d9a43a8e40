#include "sign/openssl_ptr.h"

#include <climits>

namespace vanthu::sign {

OpensslPtr<BIO> memory_reader(std::string_view bytes) {
  VANTHU_CHECK(bytes.size() <= INT_MAX, "keys and certificates are small");
  return must_own(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

OpensslPtr<BIO> memory_writer() {
  return must_own(BIO_new(BIO_s_mem()));
}

std::string written_bytes(BIO* writer) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(writer, &bytes);
  return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

int offer_no_passphrase(char*, int, int, void*) {
  return -1;
}

OpensslPtr<X509> try_parse_x509(std::string_view der) {
  if (der.size() > LONG_MAX) return nullptr;
  const unsigned char* at = as_unsigned(der);
  const unsigned char* const end = at + der.size();
  OpensslPtr<X509> parsed(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (at != end) return nullptr;
  return parsed;
}

}  // namespace vanthu::sign
