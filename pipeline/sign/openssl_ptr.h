// Internal to sign/*.cpp: owners for OpenSSL's C handles, and reading from memory without ever
// asking a terminal for a passphrase.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/check.h"

namespace vanthu::sign {

struct OpensslDeleter {
  void operator()(ASN1_INTEGER* p) const { ASN1_INTEGER_free(p); }
  void operator()(BIGNUM* p) const { BN_free(p); }
  void operator()(BIO* p) const { BIO_free_all(p); }
  void operator()(CMS_ContentInfo* p) const { CMS_ContentInfo_free(p); }
  void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
  void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
  void operator()(EVP_PKEY_CTX* p) const { EVP_PKEY_CTX_free(p); }
  void operator()(PKCS8_PRIV_KEY_INFO* p) const { PKCS8_PRIV_KEY_INFO_free(p); }
  void operator()(PKCS7* p) const { PKCS7_free(p); }
  void operator()(TS_REQ* p) const { TS_REQ_free(p); }
  void operator()(TS_RESP* p) const { TS_RESP_free(p); }
  void operator()(TS_TST_INFO* p) const { TS_TST_INFO_free(p); }
  void operator()(X509* p) const { X509_free(p); }
  void operator()(X509_CRL* p) const { X509_CRL_free(p); }
  void operator()(X509_ALGOR* p) const { X509_ALGOR_free(p); }
  void operator()(X509_EXTENSION* p) const { X509_EXTENSION_free(p); }
  void operator()(X509_SIG* p) const { X509_SIG_free(p); }
  void operator()(X509_STORE* p) const { X509_STORE_free(p); }
  void operator()(X509_STORE_CTX* p) const { X509_STORE_CTX_free(p); }
  void operator()(STACK_OF(X509) * p) const { sk_X509_pop_free(p, X509_free); }
};

template <typename T>
using OpensslPtr = std::unique_ptr<T, OpensslDeleter>;

// For calls that fail only when memory runs out or the library is broken.
template <typename T>
OpensslPtr<T> must_own(T* made) {
  VANTHU_CHECK(made != nullptr, "OpenSSL makes its objects");
  return OpensslPtr<T>(made);
}

// The bytes must outlive the BIO.
OpensslPtr<BIO> memory_reader(std::string_view bytes);
OpensslPtr<BIO> memory_writer();
std::string written_bytes(BIO* writer);

// A pem_password_cb that has no passphrase to offer; the library's own would prompt.
int offer_no_passphrase(char* buffer, int size, int writing, void* context);

// Null when the bytes are not exactly one certificate.
OpensslPtr<X509> try_parse_x509(std::string_view der);

// Runs one of OpenSSL's i2d functions into a string.
template <typename T>
std::string to_der(const T* value, int (*encode)(const T*, unsigned char**)) {
  unsigned char* bytes = nullptr;
  const int size = encode(value, &bytes);
  VANTHU_CHECK(size >= 0 && bytes != nullptr, "OpenSSL encodes what it holds");
  std::string der(bytes, bytes + size);
  OPENSSL_free(bytes);
  return der;
}

inline const unsigned char* as_unsigned(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace vanthu::sign
