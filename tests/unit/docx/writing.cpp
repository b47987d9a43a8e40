#include "unit/docx/writing.h"

#include "base/file_store.h"
#include "pdf/font_pack.h"
#include "support/sample_papers.h"
#include "support/source_folder.h"

namespace vanthu::docx {
namespace {

const DiskFileStore& disk() {
  static const DiskFileStore store;
  return store;
}

layout::FormatProfile read_profile() {
  const std::string path = support::source_folder() + "/templates/profiles/hd05_2026.xml";
  const SourceText source(path, disk().read(path).value());
  return layout::parse_format_profile(source).value();
}

}  // namespace

const layout::FormatProfile& party_profile() {
  static const layout::FormatProfile profile = read_profile();
  return profile;
}

const layout::FontMetrics& times_metrics() {
  static const layout::FontMetrics metrics =
      pdf::FontPack::load(disk(), support::source_folder() + "/fonts").value().metrics();
  return metrics;
}

const DocxPrototype& party_prototype() {
  static const DocxPrototype prototype =
      DocxPrototype::make(party_profile(), times_metrics()).value();
  return prototype;
}

std::string written(const document::Document& document) {
  return write_docx(document, party_prototype()).value();
}

support::DocxFile reopened(const document::Document& document) {
  return support::DocxFile(written(document));
}

support::DocxFile reopened(std::vector<document::Block> blocks) {
  document::Document paper = support::empty_paper();
  paper.blocks = std::move(blocks);
  return reopened(paper);
}

}  // namespace vanthu::docx
