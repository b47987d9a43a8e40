// The package floor (ECMA-376 part 2): named parts, their content types and the relationships that
// join them, in one ZIP file. Knows nothing of Word.
// Parts come in two kinds. A fixed part is packed once and is in every file; a slot is only
// announced, and its bytes come with each file. So one package serves any number of documents:
//   package.add_fixed_part("word/styles.xml", kStylesType, styles);
//   package.add_slot("word/document.xml", kDocumentType);
//   package.relate("word/document.xml", kStylesRelation, "word/styles.xml");
//   PackedPackage packed = package.pack();
//   std::string file = packed.with_slots({{"word/document.xml", xml}});
// Order of the calls does not matter for the bytes: parts are sorted, [Content_Types].xml first.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "zip/zip_writer.h"

namespace vanthu::docx {

struct SlotContent {
  std::string name;
  std::string bytes;
};

// A package whose structure is settled. Immutable: may be shared by threads.
class PackedPackage {
 public:
  // Every slot exactly once, in any order; `packed` fills the slots of its members' names.
  std::string with_slots(const std::vector<SlotContent>& slots,
                         const std::vector<const zip::ZipMember*>& packed = {}) const;

 private:
  friend class OpcPackage;
  // In file order; slots are members without bytes.
  std::vector<zip::ZipMember> members_;
  // Positions of the slots by name.
  std::map<std::string, std::size_t, std::less<>> slots_;
};

class OpcPackage {
 public:
  // Names are relative to the root of the package, without a leading slash.
  void add_fixed_part(const std::string& name, const std::string& content_type,
                      std::string_view bytes);
  void add_slot(const std::string& name, const std::string& content_type);

  // From a part, or from the package itself when source is empty, to a part of the package. Returns
  // the id: rId1, rId2 … for each source in the order of the calls.
  std::string relate(const std::string& source, const std::string& type, const std::string& target);

  // Every target and every source must be a part: a dangling relationship is a bug.
  PackedPackage pack() const;

 private:
  struct Part {
    std::string content_type;
    bool slot = false;
    zip::ZipMember member;
  };
  struct Relationship {
    std::string id;
    std::string type;
    std::string target;
  };

  void add(const std::string& name, Part part);
  std::string content_types() const;
  static std::string relationships(const std::string& source,
                                   const std::vector<Relationship>& relationships);

  std::map<std::string, Part> parts_;
  std::map<std::string, std::vector<Relationship>> relationships_;
};

}  // namespace vanthu::docx
