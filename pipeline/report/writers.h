// Internal to report/*.cpp: one maker for each format.
#pragma once

#include <memory>

#include "report/report_writer.h"

namespace vanthu::report {

std::unique_ptr<ReportWriter> make_text_writer(const ReportHead& head, const WriterOptions& options,
                                               Sink sink);
std::unique_ptr<ReportWriter> make_json_writer(const ReportHead& head, Sink sink);
std::unique_ptr<ReportWriter> make_sarif_writer(const ReportHead& head,
                                                const WriterOptions& options, Sink sink);
std::unique_ptr<ReportWriter> make_junit_writer(const ReportHead& head,
                                                const WriterOptions& options, Sink sink);
std::unique_ptr<ReportWriter> make_html_writer(const ReportHead& head, const WriterOptions& options,
                                               Sink sink);
std::unique_ptr<ReportWriter> make_csv_writer(const ReportHead& head, const WriterOptions& options,
                                              Sink sink);

}  // namespace vanthu::report
