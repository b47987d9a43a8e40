// Checking signatures. Two questions, answered apart:
//   integrity (toàn vẹn): are the bytes those that were signed with the certificate's key?
//   trust (tin cậy): is that certificate one we were told to believe, and valid at the claimed
//   time?
// Input may be hostile: every answer is a value with findings, never a crash or a guess.
// Times are claims of the signer unless a time stamp vouches for them.
//
// Findings (severity in brackets: V violation, W warning, A advice)
//   SIG-01 V not readable as CMS            SIG-02 V content differs from what was signed
//   SIG-03 V signature does not fit the key SIG-04 V not exactly one signer
//   SIG-05 V signed attributes wrong        SIG-06 V signer's certificate missing
//   SIG-07 V names another certificate      SIG-08 V weak or unknown algorithm
//   SIG-09 W does not name its certificate  SIG-10 A signing-time where PAdES forbids it
//   SIG-11 A unsigned additions, unchecked  SIG-12 A form of another tool
//   SIG-20 W certificate not on the list    SIG-21 W outside the certificate's validity
//   SIG-22 W certificate not for signing    SIG-23 A no claimed time to compare with
//   SIG-30 V ByteRange or Contents wrong    SIG-31 V bytes added after the last signature
//   SIG-32 V something hidden in Contents   SIG-33 W mixed letter case in Contents
//   SIG-34 V kind of signature not known    SIG-35 V too many signatures
//   SIG-36 V the place for the signature is still empty
//   SIG-37 V content changed by an update   SIG-38 V an update that cannot be read
//   SIG-40 W time stamp not readable        SIG-41 V time stamp of something else
//   SIG-42 W stamping authority not listed  SIG-43 W certificate revoked
//   SIG-44 A no revocation list at hand
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "findings/finding.h"
#include "sign/certificate.h"
#include "sign/timestamp.h"
#include "sign/trust_list.h"

namespace vanthu::sign {

enum class Integrity {
  Intact,      // toàn vẹn
  Altered,     // đã bị thay đổi: bytes or signature differ
  Unprovable,  // không chứng minh được: see the findings
};

struct SignatureCheck {
  Integrity integrity = Integrity::Unprovable;
  // The parts of the answer: messageDigest against the bytes, signature against the certificate.
  bool digest_matches = false;
  bool signature_matches = false;
  // On the list or issued by one on it, made for signing, valid at the claimed time. Says nothing
  // when the signature is not Intact.
  bool trusted = false;
  std::optional<Certificate> signer;
  // Over this very signature; its time stands in for the claimed one when it is trusted.
  std::optional<Timestamp> timestamp{};
  // Others that came with the signature.
  std::vector<Certificate> certificates{};
  findings::Findings findings;

  bool operator==(const SignatureCheck&) const = default;
};

// cms is DER (or BER) and nothing after it. at: the time to hold against validity; none skips that
// and says so (SIG-23).
SignatureCheck verify_detached(std::string_view bytes, std::string_view cms,
                               const TrustList& trusted, std::optional<Instant> at);

// What updates behind a signature did.
enum class Later {
  Nothing,              // chữ ký bao trùm toàn bộ tệp
  SignaturesAndProofs,  // chỉ thêm chữ ký, dấu thời gian, chứng cứ
  Changes,              // đã sửa nội dung, or cannot be read
};

// Whether the signer's certificate was revoked.
enum class Revocation {
  Unknown,    // chưa biết: no list of its issuer at hand
  NobodyCan,  // tự ký: nobody issued it, nobody can revoke it but by taking it off the trust list
  Good,       // không có trong danh sách thu hồi
  Revoked,    // đã bị thu hồi
};

// PAdES baseline levels (EN 319 142-1).
enum class SignatureLevel {
  Basic,        // B-B
  Timestamped,  // B-T
  LongTerm,     // B-LT
  Archival,     // B-LTA
};

struct PdfSignature {
  SignatureCheck check;
  // By its own time stamp, or by the first one over the file as it was then; trusted ones only.
  std::optional<Instant> proven_time;
  Revocation revocation = Revocation::Unknown;
  // Revoked: since when. Good: when the list was made.
  std::optional<Instant> revocation_time;
  SignatureLevel level = SignatureLevel::Basic;
  // Name of its field, "Signature1"; empty when the file's objects cannot be read.
  std::string field;
  Later later = Later::Nothing;
  // The signature covers the file's bytes from 0 to here, its own Contents left out.
  std::size_t covered_end = 0;
  bool covers_whole_file = false;
  // The dictionary's /M: the signer's own word.
  std::optional<Instant> claimed_time;
  // A time stamp over the whole file up to here, by an authority in place of a signer; then
  // check.timestamp is it.
  bool is_timestamp = false;
  // "ETSI.CAdES.detached"; empty when unreadable.
  std::string sub_filter;

  bool operator==(const PdfSignature&) const = default;
};

struct PdfVerification {
  // In the order of what they cover: the first signer first.
  std::vector<PdfSignature> signatures;
  // About the file as a whole (SIG-31, SIG-35).
  findings::Findings findings;

  // At least one signature, all Intact, and the last covers every byte of the file.
  bool sealed() const;
  // sealed() and every signer trusted.
  bool trusted() const;
};

// Error only when the bytes are no PDF at all. A PDF without signatures gives an empty list.
// Looks at the bytes, not at the document: cross-reference tables are not followed.
Result<PdfVerification> verify_pdf_signatures(std::string_view pdf, const TrustList& trusted);

}  // namespace vanthu::sign
