#include "tlog/note_key.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

#include "base/check.h"
#include "base/hex.h"
#include "base/sha.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

constexpr std::size_t kSignatureSize = 64;
constexpr std::size_t kTimeSize = 8;

struct EvpDeleter {
  void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
  void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
};
using Key = std::unique_ptr<EVP_PKEY, EvpDeleter>;
using Context = std::unique_ptr<EVP_MD_CTX, EvpDeleter>;

const unsigned char* as_unsigned(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string kind_and_key(const VerifierKey& key) {
  std::string bytes(1, static_cast<char>(key.kind));
  bytes.append(key.public_key.begin(), key.public_key.end());
  return bytes;
}

std::string id_in_hex(std::uint32_t id) {
  std::array<unsigned char, 4> bytes{};
  for (unsigned i = 0; i < 4; ++i) bytes[i] = static_cast<unsigned char>(id >> (24U - 8U * i));
  return to_hex(bytes);
}

bool verify_ed25519(const VerifierKey& key, std::string_view message, std::string_view signature) {
  if (signature.size() != kSignatureSize) return false;
  const Key pkey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.public_key.data(),
                                             key.public_key.size()));
  const Context context(EVP_MD_CTX_new());
  // Any 32 bytes make a key object; whether they are a point of the curve is seen on verifying.
  VANTHU_CHECK(pkey && context, "OpenSSL makes its objects");
  const int ready = EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pkey.get());
  VANTHU_CHECK(ready == 1, "OpenSSL verifies Ed25519");
  return EVP_DigestVerify(context.get(), as_unsigned(signature), signature.size(),
                          as_unsigned(message), message.size()) == 1;
}

// c2sp.org/tlog-cosignature, "Ed25519 signed message".
std::string cosigned_message(std::string_view text, std::uint64_t time) {
  return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text);
}

// The time of the signature, 0 for a plain one; nothing when it does not hold.
std::optional<std::uint64_t> try_verify(const VerifierKey& key, std::string_view text,
                                        std::string_view signature) {
  switch (key.kind) {
    case KeyKind::Note:
      if (!verify_ed25519(key, text, signature)) return std::nullopt;
      return 0;
    case KeyKind::Cosignature:
      break;
  }
  if (signature.size() != kTimeSize + kSignatureSize) return std::nullopt;
  std::uint64_t time = 0;
  for (const char c : signature.substr(0, kTimeSize))
    time = time << 8U | static_cast<unsigned char>(c);
  if (time > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  if (!verify_ed25519(key, cosigned_message(text, time), signature.substr(kTimeSize)))
    return std::nullopt;
  return time;
}

Error wrong_signature(const std::string& name) {
  return untrue({"chữ ký mang tên “" + name + "” không đúng",
                 "the signature in the name of “" + name + "” is wrong"},
                {"không dùng tệp này; báo cho người giữ khóa và người phụ trách kho",
                 "do not use this file; tell the key's holder and whoever keeps the archive"});
}

Error signed_by_nobody_known() {
  return untrue({"không có chữ ký nào của khóa đã biết", "no known key signed this"},
                {"kiểm tra tệp chính sách có đúng khóa của nhật ký này không",
                 "check that the policy file holds the key of this log"});
}

Error no_verifier_key() {
  return malformed({"không phải là khóa công khai dạng tên+mã+base64",
                    "this is not a public key of the form name+id+base64"});
}

}  // namespace

std::uint32_t VerifierKey::id() const {
  const Hash digest = sha256(name + "\n" + kind_and_key(*this));
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i) id = id << 8U | digest[i];
  return id;
}

std::string to_text(const VerifierKey& key) {
  return key.name + "+" + id_in_hex(key.id()) + "+" + to_base64(kind_and_key(key));
}

Result<VerifierKey> parse_verifier_key(std::string_view text) {
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return no_verifier_key();
  VerifierKey key;
  key.name = text.substr(0, first);
  const auto bytes = try_parse_base64(text.substr(second + 1));
  if (!is_key_name(key.name) || !bytes || bytes->empty()) return no_verifier_key();
  const auto kind = static_cast<unsigned char>(bytes->front());
  const bool is_ours = kind == static_cast<unsigned char>(KeyKind::Note) ||
                       kind == static_cast<unsigned char>(KeyKind::Cosignature);
  if (!is_ours || bytes->size() != 1 + key.public_key.size()) {
    return malformed({"khóa “" + key.name + "” không phải loại Ed25519 mà vanthu dùng",
                      "the key “" + key.name + "” is not of the Ed25519 kinds that vanthu uses"});
  }
  key.kind = KeyKind{kind};
  std::copy(bytes->begin() + 1, bytes->end(), key.public_key.begin());
  if (id_in_hex(key.id()) != text.substr(first + 1, second - first - 1)) {
    return malformed({"mã của khóa “" + key.name + "” không khớp với khóa",
                      "the id of the key “" + key.name + "” does not agree with the key"});
  }
  return key;
}

Result<std::vector<Signed>> verify_note(const Note& note, std::span<const VerifierKey> keys) {
  std::vector<Signed> valid;
  for (const NoteSignature& signature : note.signatures) {
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const VerifierKey& known) {
      return known.name == signature.key_name && known.id() == signature.key_id;
    });
    if (key == keys.end()) continue;
    const auto time = try_verify(*key, note.text, signature.signature);
    if (!time) return wrong_signature(signature.key_name);
    Signed found{.key = static_cast<std::size_t>(key - keys.begin()), .time = std::nullopt};
    if (key->kind == KeyKind::Cosignature) found.time = Instant{static_cast<std::int64_t>(*time)};
    const bool is_again = std::any_of(valid.begin(), valid.end(),
                                      [&](const Signed& known) { return known.key == found.key; });
    if (!is_again) valid.push_back(found);
  }
  if (valid.empty()) return signed_by_nobody_known();
  return valid;
}

Result<NoteSigner> NoteSigner::from_seed(const std::string& name, KeyKind kind, const Seed& seed) {
  if (!is_key_name(name)) {
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"“" + name + "” không dùng làm tên khóa được",
                 "“" + name + "” cannot be the name of a key"},
        .where = {},
        .remedy = {"dùng tên như xa-an-phu.example/luu-tru/2026: không dấu cách, không dấu +",
                   "use a name like an-phu.example/archive/2026: no spaces, no +"}};
  }
  NoteSigner signer;
  signer.seed_ = seed;
  signer.verifier_.name = name;
  signer.verifier_.kind = kind;
  const Key pkey(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
  std::size_t size = signer.verifier_.public_key.size();
  const bool ok = pkey && EVP_PKEY_get_raw_public_key(
                              pkey.get(), signer.verifier_.public_key.data(), &size) == 1;
  VANTHU_CHECK(ok, "every seed of 32 bytes is an Ed25519 key");
  return signer;
}

Result<NoteSigner> NoteSigner::create(const std::string& name, KeyKind kind) {
  Seed seed{};
  VANTHU_CHECK(RAND_priv_bytes(seed.data(), static_cast<int>(seed.size())) == 1,
               "the system gives random bytes");
  auto signer = from_seed(name, kind, seed);
  OPENSSL_cleanse(seed.data(), seed.size());
  return signer;
}

NoteSigner::~NoteSigner() {
  OPENSSL_cleanse(seed_.data(), seed_.size());
}

NoteSignature NoteSigner::sign(std::string_view text, Instant now) const {
  NoteSignature signature{.key_name = verifier_.name, .key_id = verifier_.id(), .signature = {}};
  std::string message(text);
  if (verifier_.kind == KeyKind::Cosignature) {
    VANTHU_CHECK(now.seconds >= 0, "cosignatures are not made before 1970");
    const auto time = static_cast<std::uint64_t>(now.seconds);
    message = cosigned_message(text, time);
    for (int shift = 56; shift >= 0; shift -= 8) {
      signature.signature += static_cast<char>(time >> static_cast<unsigned>(shift) & 0xFFU);
    }
  }
  const Key pkey(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed_.data(), seed_.size()));
  const Context context(EVP_MD_CTX_new());
  std::array<unsigned char, kSignatureSize> bytes{};
  std::size_t size = bytes.size();
  const bool ok =
      pkey && context &&
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, pkey.get()) == 1 &&
      EVP_DigestSign(context.get(), bytes.data(), &size, as_unsigned(message), message.size()) == 1;
  VANTHU_CHECK(ok && size == kSignatureSize, "OpenSSL signs with Ed25519");
  signature.signature.append(bytes.begin(), bytes.end());
  return signature;
}

}  // namespace vanthu::tlog
