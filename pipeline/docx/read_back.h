// The way back: a DOCX that write_docx made with a record, and that somebody has edited since,
// gives the record again with what was typed into its content controls. Word writes it into the
// record's part, LibreOffice only into the text: both are read. Words outside of controls are not
// the record's and are not read.
//   auto back = docx::read_back(bytes);
//   for (const auto& change : back.value().changes) …
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vanthu::docx {

struct FieldChange {
  // As document::Field::place.
  std::string place;
  std::string written;
  std::string now;

  bool operator==(const FieldChange&) const = default;
};

struct ReadBack {
  // With the changes; not yet checked to be a valid record.
  std::string record_xml;
  // In the order of their places.
  std::vector<FieldChange> changes;
  // How many places of the record the paper shows in controls.
  std::size_t fields = 0;
};

// The file may be anybody's. Error: it is no sound ZIP file, carries no record or more than one, or
// says two things for one place: two controls do, or a control and the record's part.
Result<ReadBack> read_back(std::string_view docx);

}  // namespace vanthu::docx
