// Breaks one thing in a good PDF of ours: takes the file apart, changes words in an object, also
// inside compressed streams, and puts it together again with the right lengths and table. For tests
// of judges.
//   PdfPatch(good).swap("/Tabs/S", "/Tabs/R").bytes()
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace vanthu::support {

class PdfPatch {
 public:
  // A file with one classic table, as pdf::write_pdf() makes it.
  explicit PdfPatch(const std::string& good);

  // In the first object that has the words; throws when none does.
  PdfPatch& swap(std::string_view from, std::string_view to);
  // In the trailer's dictionary.
  PdfPatch& swap_trailer(std::string_view from, std::string_view to);
  // Another object behind the last one, "<</Type/…>>"; {} in other swaps cannot name it: it gets
  // the next free number.
  int add(const std::string& value);
  std::string bytes() const;

 private:
  std::string start_;
  // "5 0 obj\n…\nendobj\n", streams inflated.
  std::map<int, std::string> objects_;
  std::string trailer_;
};

}  // namespace vanthu::support
