// A check's result as bytes for people and for other tools. Results are written as they come, so
// that a report of thousands of records needs no memory of its own; only the HTML page, which
// begins with its summary, waits for the end.
//   auto writer = report::make_writer(Format::Sarif, head, options, sink);
//   writer->begin();  writer->add(file);  …  writer->finish(closing);
// Each format lists every verdict: pass, fail, not applicable and why, indeterminate and what is
// missing, waived and by which decision. Text alone leaves out the quiet ones unless asked.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "base/bilingual.h"
#include "base/enum_name.h"
#include "report/check_report.h"

namespace vanthu::report {

enum class Format { Text, Json, Sarif, Junit, Html, Csv };
inline constexpr EnumName<Format> kFormatNames[] = {
    {"text", Format::Text},   {"json", Format::Json}, {"sarif", Format::Sarif},
    {"junit", Format::Junit}, {"html", Format::Html}, {"csv", Format::Csv}};

using Sink = std::function<void(std::string_view bytes)>;

struct WriterOptions {
  Language language = Language::Vi;
  // Of text only: colours, and the verdicts that say nothing new.
  bool color = false;
  bool all = false;
};

class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual void begin() = 0;
  virtual void add(const FileReport& file) = 0;
  // After all records, in order of cell; files that follow are waivers with a problem.
  virtual void add(const SeriesReport& series) = 0;
  virtual void finish(const Closing& closing) = 0;
};

// head's rulebook and what the sink refers to must outlive the writer.
std::unique_ptr<ReportWriter> make_writer(Format format, const ReportHead& head,
                                          const WriterOptions& options, Sink sink);

}  // namespace vanthu::report
