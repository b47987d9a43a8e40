// What was added to a PDF after some point (những gì được thêm sau khi ký): whether updates behind
// a signature only sign, or touch what was signed. The answer goes by the objects that the
// cross-reference tables of both states name, compared by meaning, not by trust in the writer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::sign {

struct PdfChanges {
  // False: the tables of one of the states cannot be read, so nothing is known.
  bool readable = false;
  // Names of fields that were there, empty, and hold a signature now.
  std::vector<std::string> filled_fields;
  // Names of signature fields that were not there; those that show something on a page.
  std::vector<std::string> new_fields;
  std::vector<std::string> new_visible_fields;
  // Certificates and their state for later checks (DSS).
  bool proofs = false;
  // Document information or XMP, which no page shows.
  bool metadata = false;
  // Object numbers of everything else that was changed, removed or put in another's place.
  std::vector<int> others;

  bool only_signatures_and_proofs() const { return readable && others.empty(); }
  bool only_proofs() const {
    return only_signatures_and_proofs() && proofs && filled_fields.empty() && new_fields.empty();
  }

  bool operator==(const PdfChanges&) const = default;
};

// `whole` begins with the first `before` bytes.
PdfChanges changes_behind(std::string_view whole, std::size_t before);

}  // namespace vanthu::sign
