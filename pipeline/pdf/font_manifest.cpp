#include "pdf/font_manifest.h"

#include <string_view>
#include <utility>

#include "xml/reader.h"

namespace vanthu::pdf {
namespace {

constexpr xml::EnumName<layout::Face> kFaces[] = {{"regular", layout::Face::Regular},
                                                  {"bold", layout::Face::Bold},
                                                  {"italic", layout::Face::Italic},
                                                  {"bold-italic", layout::Face::BoldItalic}};

void read_face(xml::Element element, FontManifest& manifest, findings::Findings& findings) {
  xml::Reader reader(element, findings);
  const layout::Face face = reader.one_of("style", kFaces);
  FontFile file{.file = reader.token("file"), .sha256 = reader.token("sha256")};
  FontFile& slot = manifest.faces[static_cast<std::size_t>(face)];
  if (!slot.file.empty()) {
    reader.report("FNT-01", "style",
                  {"kiểu chữ này đã có tệp ở trên", "this face has a file already"});
  }
  slot = std::move(file);
  reader.finish();
}

}  // namespace

findings::Checked<FontManifest> parse_font_manifest(const SourceText& source) {
  auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<FontManifest>(tree.findings());
  findings::Findings findings = tree.findings();
  FontManifest manifest;
  xml::Reader reader(tree.value().root(), findings);
  manifest.family = reader.text("family").str();
  manifest.version = reader.text("version").str();
  static_cast<void>(reader.text("licence"));
  for (const xml::Element& face : reader.children("face")) read_face(face, manifest, findings);
  for (const auto& [name, face] : kFaces) {
    if (!manifest.faces[static_cast<std::size_t>(face)].file.empty()) continue;
    reader.report("FNT-01", "",
                  {"thiếu tệp cho kiểu chữ “" + std::string(name) + "”",
                   "no file for the face “" + std::string(name) + "”"});
  }
  reader.finish();
  if (findings::has_violation(findings)) return findings::Checked<FontManifest>(findings);
  return {std::move(manifest), std::move(findings)};
}

}  // namespace vanthu::pdf
