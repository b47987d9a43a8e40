// Any bytes as an OCFL inventory, a METS.xml, a PREMIS.xml, a file of fields, a path of a bag's
// manifest and a ZIP file: nothing crashes, what is refused has a reason, what is told has a code.
// A libFuzzer target (preset fuzz); tests/unit/exchange replays damaged examples through the same
// function in every build.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "exchange/bagit.h"
#include "exchange/loose_inventory.h"
#include "exchange/metadata_reader.h"
#include "exchange/mets_reader.h"
#include "exchange/tt05_package.h"
#include "exchange/zip_tree.h"

namespace vanthu::exchange {
namespace {

void check_inventory(std::string_view bytes) {
  Validation validation;
  Problems problems(validation);
  const auto inventory = read_loose_inventory(bytes, "inventory.json", problems);
  VANTHU_CHECK(inventory.has_value() || !validation.problems.empty(), "a refusal has a reason");
  if (!inventory) return;
  for (const DigestedPath& content : inventory->manifest) {
    VANTHU_CHECK(content.path.find("..") != 0 && content.path.front() != '/',
                 "content stays in the object");
    VANTHU_CHECK(find_path(inventory->manifest, content.path) != nullptr, "the manifest is sorted");
  }
}

void check_metadata(const std::string& bytes) {
  Validation validation;
  Problems problems(validation);
  const auto mets = read_mets(bytes, "METS.xml", problems);
  VANTHU_CHECK(mets.has_value() || !validation.problems.empty(), "a refusal has a reason");
  if (mets) {
    for (const MetsReference& reference : mets->references) {
      VANTHU_CHECK(is_safe_reference(reference.href), "references stay in the package");
    }
  }
  check_premis(bytes, "", {}, "PREMIS.xml", problems);
  for (const PackageKind kind : {PackageKind::Sip, PackageKind::Aip}) {
    check_fields(bytes, FieldSet::File, kind, "EAD.xml", problems);
    check_fields(bytes, FieldSet::Document, kind, "EAD_doc.xml", problems);
  }
}

void check_zip(std::string_view bytes) {
  const auto tree = ZipTree::open(bytes);
  if (!tree.ok()) {
    VANTHU_CHECK(!tree.error().what.empty(), "a refusal has a reason");
    return;
  }
  Validation validation;
  Problems problems(validation);
  check_bag(*tree.value(), "", problems);
  check_tt05_package(*tree.value(), "", problems);
  VANTHU_CHECK(!validation.kinds.empty(), "a package is of some kind");
}

}  // namespace
}  // namespace vanthu::exchange

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(input), size);
  vanthu::exchange::check_inventory(bytes);
  vanthu::exchange::check_metadata(std::string(bytes));
  vanthu::exchange::check_zip(bytes);
  if (size > 1000) return 0;
  const std::string path = vanthu::exchange::decode_bag_path(bytes);
  VANTHU_CHECK(vanthu::exchange::decode_bag_path(vanthu::exchange::encode_bag_path(path)) == path,
               "a path in a manifest is read as it was written");
  return 0;
}
