// A certified PDF and its likeness made again: what is needed to make it, and whether they agree.
#pragma once

#include <optional>
#include <string_view>

#include "run/paper_press.h"

namespace vanthu::run {

// As this signer certifies then.
PastSeal seal_of(const sign::Signer& signer, Instant sealed_at);

// How the PDF was certified: its first signature. Nothing when that cannot be read.
std::optional<PastSeal> try_read_seal(std::string_view pdf);

enum class Likeness {
  // Begins with the bytes of the other, the room for the signature left out; what is behind them
  // signs in fields that the paper keeps free, or proves.
  Same,
  // The same, but whoever signed put something on a page where the paper keeps nothing free.
  Covered,
  Different,
};

Likeness compare_pdfs(std::string_view stored, std::string_view remade);

}  // namespace vanthu::run
