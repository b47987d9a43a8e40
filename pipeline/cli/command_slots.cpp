#include "cli/command_slots.h"

#include "base/enum_name.h"

namespace vanthu::cli {
namespace {

Result<std::optional<Date>> read_day(const std::string& text, const std::string& option) {
  if (text.empty()) return std::optional<Date>();
  const auto day = try_parse_date(text);
  if (day) return day;
  return usage({"“" + text + "” không phải là ngày dùng được cho " + option,
                "“" + text + "” is not a day for " + option},
               {"viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-05",
                "write YEAR-MONTH-DAY, such as 2026-11-05"});
}

constexpr EnumName<report::Format> kFormats[] = {
    {"text", report::Format::Text},   {"json", report::Format::Json},
    {"sarif", report::Format::Sarif}, {"junit", report::Format::Junit},
    {"html", report::Format::Html},   {"csv", report::Format::Csv}};

findings::Severity severity_named(const std::string& name) {
  if (name == "advice") return findings::Severity::Advice;
  if (name == "warning") return findings::Severity::Warning;
  return findings::Severity::Violation;
}

Result<Request> render_request(Slots& slots) {
  slots.render.pdf = slots.to == "pdf" || slots.to == "pdf,docx" || slots.to == "docx,pdf";
  slots.render.docx = slots.to == "docx" || slots.to == "pdf,docx" || slots.to == "docx,pdf";
  if (slots.render.pdf || slots.render.docx) return Request(slots.render);
  return usage({"không có định dạng “" + slots.to + "” cho --to",
                "there is no format “" + slots.to + "” for --to"},
               {"viết pdf, docx hoặc pdf,docx", "write pdf, docx or pdf,docx"});
}

}  // namespace

Error usage(Bilingual what, Bilingual remedy) {
  return Error{
      .kind = ErrorKind::Usage, .what = std::move(what), .where = {}, .remedy = std::move(remedy)};
}

Result<Request> request_of(const std::string& command, Slots& slots) {
  if (command == "init") return Request(slots.init);
  if (command == "run") return Request(slots.run);
  if (command == "explain") return Request(slots.explain);
  if (command == "archive") return Request(slots.archive);
  if (command == "verify") return Request(slots.verify);
  if (command == "search") return Request(slots.search);
  if (command == "key") return Request(slots.key);
  if (command == "template") return Request(slots.templates);
  if (command == "waiver") return Request(slots.waiver);
  if (command == "baseline") return Request(slots.baseline);
  if (command == "convert") return Request(slots.convert);
  if (command == "record") return Request(slots.record);
  if (command == "doctor") return Request(DoctorRequest{});
  if (command == "version") return Request(VersionRequest{});
  if (command == "completion") return Request(slots.completion);
  if (command == "check") {
    auto as_of = read_day(slots.as_of, "--as-of");
    if (!as_of.ok()) return as_of.error();
    slots.check.as_of = as_of.value();
    slots.check.format = try_parse_name(slots.check_format, kFormats).value();
    if (slots.common.json) slots.check.format = report::Format::Json;
    slots.check.fail_level = severity_named(slots.fail_level);
    return Request(slots.check);
  }
  if (command == "rules") {
    auto on = read_day(slots.on, "--on");
    if (!on.ok()) return on.error();
    slots.rules.on = on.value();
    return Request(slots.rules);
  }
  return render_request(slots);
}

}  // namespace vanthu::cli
