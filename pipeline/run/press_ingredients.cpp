#include "run/press_ingredients.h"

#include <string_view>
#include <vector>

#include "base/sha.h"
#include "deflate/quick_deflate.h"
#include "run/data_folder.h"

namespace vanthu::run {
namespace {

// Each file and choice by its own digest, so that none can pass for a part of another.
class Ingredients {
 public:
  void add(std::string_view bytes) { list_ += sha256_hex(bytes) + "\n"; }
  void add(const std::vector<SourceText>& sources) {
    for (const SourceText& source : sources) add(source.bytes());
  }
  std::string digest() const { return sha256_hex(list_); }

 private:
  std::string list_;
};

}  // namespace

Result<std::string> digest_of_ingredients(const FileStore& files, const std::string& data,
                                          const compose::TemplateSources& templates,
                                          const PaperSettings& settings) {
  auto profiles = read_xml_folder(files, data, "templates/profiles");
  if (!profiles.ok()) return profiles.error();
  // It lists the digests of the fonts, which are held against it.
  auto fonts = files.read(join_path(data, "fonts/fonts.xml"));
  if (!fonts.ok()) return fonts.error();
  Ingredients all;
  all.add("deflate " + std::to_string(deflate::kRevision));
  all.add(templates.vocabulary.bytes());
  all.add(templates.blocks);
  all.add(templates.documents);
  all.add(profiles.value());
  all.add(fonts.value());
  const compose::OfficeSettings& wording = settings.wording;
  all.add(wording.end_mark.str());
  all.add(wording.recipient_separator.str());
  const bool stop = wording.marker_end == document::MarkerEnd::Stop;
  all.add(std::string(wording.minutes_place_date ? "place " : "") +
          (wording.minutes_hyphens ? "hyphens " : "") + (stop ? "stop " : "") +
          (settings.body_size ? std::to_string(settings.body_size->twips()) : ""));
  return all.digest();
}

}  // namespace vanthu::run
