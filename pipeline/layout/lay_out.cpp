#include "layout/lay_out.h"

#include <string>
#include <utility>

#include "layout/paginate.h"
#include "layout/typesetter.h"

namespace vanthu::layout {
namespace {

Error at_record(Error error, const document::Document& document) {
  error.where = document.record_id + (error.where.empty() ? "" : " › " + error.where);
  return error;
}

}  // namespace

Result<PagedDocument> lay_out(const document::Document& document, const FormatProfile& profile,
                              const FontMetrics& metrics, const LayoutOptions& options) {
  Typesetter typesetter(profile, metrics);
  for (const document::Block& block : document.blocks) {
    if (auto done = typesetter.set(block); !done.ok()) return at_record(done.error(), document);
  }
  if (document.copy_mark) {
    auto done = typesetter.set_copy_mark(*document.copy_mark);
    if (!done.ok()) return at_record(done.error(), document);
  }
  auto pages = paginate(typesetter, profile, options);
  if (!pages.ok()) return at_record(pages.error(), document);
  PagedDocument out = std::move(pages).value();
  out.kind = document.kind;
  out.title = document.title;
  out.author = document.author;
  out.record_id = document.record_id;
  out.template_id = document.template_id;
  out.profile_id = document.profile_id;
  out.date = document.date;
  return out;
}

Result<PagedDocument> lay_out(const document::Document& document, const FormatProfile& profile,
                              const FontMetrics& metrics) {
  return lay_out(document, profile, metrics, LayoutOptions{});
}

Result<LetterheadNames> letterhead_names(const document::Letterhead& block,
                                         const FormatProfile& profile, const FontMetrics& metrics) {
  return Typesetter(profile, metrics).letterhead_names(block);
}

}  // namespace vanthu::layout
