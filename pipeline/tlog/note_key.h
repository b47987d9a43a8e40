// Keys of notes: Ed25519 (RFC 8032), as a log signs its checkpoints (kind 0x01) or as a witness
// cosigns them with the time (kind 0x04, c2sp.org/tlog-cosignature). A key is known by its name and
// a 32-bit id made of name, kind and public key; the id finds a key, it protects nothing.
//   auto key = parse_verifier_key("xa-an-phu.example/luu-tru/2026+033de0ae+Ac4z…");
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "tlog/note.h"

namespace vanthu::tlog {

enum class KeyKind : unsigned char {
  Note = 0x01,         // signs the text
  Cosignature = 0x04,  // signs the text and the time
};

struct VerifierKey {
  std::string name;
  KeyKind kind = KeyKind::Note;
  std::array<unsigned char, 32> public_key{};

  std::uint32_t id() const;
  bool operator==(const VerifierKey&) const = default;
};

// "name+id in hex+base64(kind, public key)", the form in which keys are handed over.
std::string to_text(const VerifierKey& key);
// An Input error for any other spelling, a wrong id, or a kind that is not ours.
Result<VerifierKey> parse_verifier_key(std::string_view text);

// A signature that holds.
struct Signed {
  // Index among the keys that were asked about.
  std::size_t key = 0;
  // Of a cosignature: when the witness says it signed.
  std::optional<Instant> time;

  bool operator==(const Signed&) const = default;
};

// Which of the keys signed the note, each once, in the order of the signatures. An Integrity error
// when a signature that claims to be by one of them is not, or when none of them signed. Signatures
// of other keys are passed over, as the specification asks.
Result<std::vector<Signed>> verify_note(const Note& note, std::span<const VerifierKey> keys);

// Signs; the secret is wiped when the object goes. Keeping it on disk, under a passphrase, is not
// done here.
class NoteSigner {
 public:
  using Seed = std::array<unsigned char, 32>;

  // A usage error when the name cannot be a key's.
  static Result<NoteSigner> from_seed(const std::string& name, KeyKind kind, const Seed& seed);
  static Result<NoteSigner> create(const std::string& name, KeyKind kind);
  // Wipes the seed when it goes, and is not copied: a copy would be a second secret.
  NoteSigner(NoteSigner&&) noexcept = default;
  NoteSigner& operator=(NoteSigner&&) noexcept = default;
  ~NoteSigner();

  const VerifierKey& verifier() const { return verifier_; }
  const Seed& seed() const { return seed_; }
  // now is part of a cosignature and not used otherwise. The same text and time give the same
  // bytes.
  NoteSignature sign(std::string_view text, Instant now) const;

 private:
  NoteSigner() = default;

  VerifierKey verifier_;
  Seed seed_{};
};

}  // namespace vanthu::tlog
