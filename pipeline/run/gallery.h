// Every template tried out on sample records: one folder of papers with an index page.
//   auto samples = run::read_template_samples(files, data);
//   auto previews = press.preview(samples.value(), {}, {});
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "base/source_text.h"
#include "model/meeting_record.h"
#include "run/paper_press.h"

namespace vanthu::run {

// The fictional records of templates/preview, in the order of their names.
Result<std::vector<model::MeetingRecord>> read_template_samples(const FileStore& files,
                                                                const std::string& data);

// One record as a sample; its first violation, with the remedy, when it cannot be read.
Result<model::MeetingRecord> read_sample(const SourceText& source, const Bilingual& remedy);

// One HTML page that lists the papers with links to "<template>.pdf" and "<template>.docx" beside
// it; works without a network and says which templates no sample could fill.
std::string gallery_index(const std::vector<Preview>& previews);

}  // namespace vanthu::run
