#include "run/print_document.h"

#include <algorithm>

#include "layout/lay_out.h"
#include "pdf/font_pack.h"
#include "pdf/pdf_engine.h"
#include "pdf/write_pdf.h"
#include "run/format_profiles.h"

namespace vanthu::run {

namespace {

// Reports are not papers: one of days before the first format has the oldest there is.
Date day_of_a_format(const FormatProfiles& profiles, const Date& day) {
  const auto& all = profiles.all();
  const auto oldest = std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.valid_from < b.valid_from;
  });
  return oldest == all.end() ? day : std::max(day, oldest->valid_from);
}

}  // namespace

Result<PrintedDocument> print_document(const FileStore& files, const std::string& data,
                                       document::Document document, const Date& day) {
  auto profiles = FormatProfiles::read(files, data);
  if (!profiles.ok()) return profiles.error();
  auto profile = profiles.value().choose("", day_of_a_format(profiles.value(), day));
  if (!profile.ok()) return profile.error();
  const layout::FormatProfile& format = profiles.value().all()[profile.value()];
  document.profile_id = format.id;
  auto fonts = pdf::FontPack::load(files, join_path(data, "fonts"));
  if (!fonts.ok()) return fonts.error();
  auto engine = pdf::PdfEngine::create(std::move(fonts).value());
  if (!engine.ok()) return engine.error();
  auto pages = layout::lay_out(document, format, engine.value().metrics());
  if (!pages.ok()) return pages.error();
  auto file = pdf::write_pdf(pages.value(), engine.value());
  if (!file.ok()) return file.error();
  return PrintedDocument{.pdf = std::move(file.value().bytes),
                         .pages = static_cast<int>(pages.value().pages.size())};
}

}  // namespace vanthu::run
