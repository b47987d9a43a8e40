// Phông lưu trữ: the body of records that an archive belongs to, as office.xml gives it. Packages
// for other systems name it; it is given by the archive that takes them in.
#pragma once

#include <string>
#include <string_view>

#include "text/nfc_string.h"

namespace vanthu::exchange {

struct Fonds {
  // Mã phông: it becomes part of identifiers and folder names.
  std::string code;
  // Tên phông.
  text::NfcString name;
  // Mã định danh cơ quan lưu trữ: who keeps the fonds; may be empty.
  std::string archive_code;

  bool operator==(const Fonds&) const = default;
};

// Letters, digits, "." and "-", at most 30 characters: it stands in folder names and in documents'
// codes, which have at most 100.
bool is_fonds_code(std::string_view code);

}  // namespace vanthu::exchange
