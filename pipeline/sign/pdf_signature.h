// PAdES B-B in one pass: the PDF writer leaves a hole, seal_pdf() hashes around it and fills it.
//
// The writer puts into the signature dictionary (/SubFilter /ETSI.CAdES.detached, /M with the
// claimed time):
//   /ByteRange [0 0000000000 0000000000 0000000000]   any kByteRangeWidth bytes from '[' to ']'
//   /Contents <000…000>                               contents_digits(signer) zeros
// and tells where they stand. Nothing else in the file may change after seal_pdf().
// The same works behind an incremental update: the signature covers the file up to its end.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "base/sha.h"
#include "sign/signer.h"

namespace vanthu::sign {

// Offsets into the file, half-open ranges.
struct SignatureHole {
  // From '<' to one past '>'. These bytes, delimiters included, are what the signature leaves out.
  std::size_t contents_begin = 0;
  std::size_t contents_end = 0;
  // From '[' to one past ']'.
  std::size_t byte_range_begin = 0;
  std::size_t byte_range_end = 0;

  bool operator==(const SignatureHole&) const = default;
};

// Room for three numbers of ten digits: files under 10 GB.
inline constexpr std::size_t kByteRangeWidth = 36;

// Hexadecimal digits to reserve between '<' and '>'; exact for RSA, a few too many for ECDSA, the
// rest stays zero. Constant for a signer: ask once.
std::size_t contents_digits(const Signer& signer);

// Fills ByteRange for this hole; the file has its final size.
void write_byte_range(std::string& pdf, const SignatureHole& hole);

// Fills ByteRange and Contents in place. On an Error (the signer refuses) the bytes are as before.
// A hole that is not one – outside the file, without its delimiters, too small – is a bug.
// start: a SHA-256 that has seen the file's first bytes, none of them in the hole, and saves
// hashing them again; null: hashes everything.
Result<Done> seal_pdf(std::string& pdf, const SignatureHole& hole, const Signer& signer,
                      const Sha256* start = nullptr);

}  // namespace vanthu::sign
