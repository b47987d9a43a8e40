// What stands at the end of a paper: who signs it and who receives it. Part of document/document.h.
#pragma once

#include <optional>
#include <vector>

#include "text/nfc_string.h"

namespace vanthu::document {

struct Signatory {
  // "T/M CHI BỘ" or "NGƯỜI GHI BIÊN BẢN": bold.
  text::NfcString authority;
  // "BÍ THƯ": not bold; empty where the authority says it all.
  text::NfcString position;
  // Bold, under the room for the signature.
  text::NfcString name;
  // Where the record has the name, like Field::place; empty where it has it nowhere.
  std::string name_place{};

  bool operator==(const Signatory&) const = default;
};

// Nơi nhận, to the left of a single signature.
struct Recipients {
  // "Nơi nhận:", underlined.
  text::NfcString label;
  // "- Đảng ủy phường (để báo cáo);" complete with hyphen and end mark.
  std::vector<text::NfcString> lines;
  // "NguyenVanAn-26", who typed it and when (component 12); below the lines, smaller.
  std::optional<text::NfcString> typist = std::nullopt;

  bool operator==(const Recipients&) const = default;
};

// One signatory stands at the right, two stand left and right. Never alone on a page: at least two
// lines of text stay with it.
struct SignatureBlock {
  std::optional<Recipients> recipients;
  std::vector<Signatory> signatories;

  bool operator==(const SignatureBlock&) const = default;
};

}  // namespace vanthu::document
