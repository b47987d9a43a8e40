// A certified PDF and its likeness made again: what is needed to make it, and whether they agree.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"
#include "run/paper_press.h"

namespace vanthu::run {

// As this signer certifies.
PastSeal seal_of(const sign::Signer& signer);

struct CertifiedPdf {
  PastSeal seal;
  Instant sealed_at{};
};

// How the PDF was certified: its first signature. Nothing when that cannot be read.
std::optional<CertifiedPdf> try_read_seal(std::string_view pdf);

// Whether `stored` begins with the bytes of `remade`, the room for the signature left out, and
// everything behind them only signs or proves.
bool is_remade(std::string_view stored, std::string_view remade);

}  // namespace vanthu::run
