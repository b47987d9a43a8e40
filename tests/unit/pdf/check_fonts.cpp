// scripts/check-fonts: the gate on font files. Each file named is judged; without names, the faces
// of fonts/fonts.xml, digests included. Prints one line a fault; exit code 1 when there is one.
#include <iostream>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/sha.h"
#include "pdf/font_check.h"
#include "pdf/font_pack.h"
#include "support/source_folder.h"

namespace {

using vanthu::Language;

int judge_file(const std::string& path) {
  const auto bytes = vanthu::DiskFileStore().read(path);
  if (!bytes.ok()) {
    std::cout << vanthu::describe(bytes.error(), Language::En) << "\n";
    return 1;
  }
  const auto font = vanthu::pdf::TrueTypeFont::parse(path, bytes.value());
  if (!font.ok()) {
    std::cout << vanthu::describe(font.error(), Language::En) << "\n";
    return 1;
  }
  const auto faults = vanthu::pdf::font_faults(font.value());
  for (const vanthu::Bilingual& fault : faults) std::cout << path << ": " << fault.en << "\n";
  if (faults.empty()) {
    std::cout << path << ": good, sha256 " << vanthu::sha256_hex(bytes.value()) << "\n";
  }
  return faults.empty() ? 0 : 1;
}

int judge_folder(const std::string& folder) {
  const auto pack = vanthu::pdf::FontPack::load(vanthu::DiskFileStore(), folder);
  if (!pack.ok()) {
    std::cout << vanthu::describe(pack.error(), Language::En) << "\n";
    return 1;
  }
  std::cout << folder << ": the four faces are the checked ones\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  int exit_code = argc > 1 ? 0 : judge_folder(vanthu::support::source_folder() + "/fonts");
  for (int i = 1; i < argc; ++i) exit_code |= judge_file(argv[i]);
  return exit_code;
}
