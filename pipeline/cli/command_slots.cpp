#include "cli/command_slots.h"

#include <algorithm>

#include "archive/search.h"
#include "base/enum_name.h"
#include "findings/words.h"

namespace vanthu::cli {
namespace {

Result<std::optional<Date>> read_day(const std::string& text, const std::string& option) {
  if (text.empty()) return std::optional<Date>();
  const auto day = try_parse_date(text);
  if (day) return day;
  return usage({"“" + text + "” không phải là ngày dùng được cho " + option,
                "“" + text + "” is not a day for " + option},
               {"viết theo dạng NĂM-THÁNG-NGÀY, năm từ 1900 đến 2199, ví dụ 2026-11-05",
                "write YEAR-MONTH-DAY, of the years 1900 to 2199, such as 2026-11-05"});
}

// One argument of several words was in quotes for the shell, so it is a phrase, unless it says
// more. So is what follows a field: person:"Nguyễn Văn Thuần" comes without its quotes; what
// follows the one word after year: are more words.
void quote_phrase(std::string& word) {
  const std::size_t field = archive::field_prefix(word).size();
  if (field > 0) {
    if (archive::is_of_one_word(word.substr(0, field))) return;
    const std::string value = word.substr(field);
    const bool has_quote = value.find('"') != std::string::npos ||
                           value.find("“") != std::string::npos ||
                           value.find("”") != std::string::npos;
    const bool says_more =
        value.find(':') != std::string::npos || value.find(" -") != std::string::npos;
    if (value.find(' ') != std::string::npos && !has_quote && !says_more) {
      word = word.substr(0, field) + "\"" + value + "\"";
    }
    return;
  }
  const bool is_phrase = word.find(' ') != std::string::npos &&
                         word.find_first_of("\":@") == std::string::npos &&
                         word.find("“") == std::string::npos &&
                         word.find(" -") == std::string::npos && word.front() != '-';
  if (is_phrase) word = "\"" + word + "\"";
}

Result<Request> search_request(Slots& slots) {
  using Verb = SearchRequest::Verb;
  for (std::string& word : slots.search.words) quote_phrase(word);
  if (slots.list_saved) slots.search.verb = Verb::ListSaved;
  if (!slots.forget.empty()) {
    slots.search.verb = Verb::Forget;
    slots.search.name = slots.forget;
  }
  if (slots.search.verb != Verb::Find || !slots.search.words.empty()) return Request(slots.search);
  return usage({"chưa có từ cần tìm", "there are no words to look for"},
               {"ví dụ: vanthu search duong giao thong year:2026",
                "for example: vanthu search duong giao thong year:2026"});
}

Result<Request> render_request(Slots& slots) {
  slots.render.pdf = slots.to == "pdf" || slots.to == "pdf,docx" || slots.to == "docx,pdf";
  slots.render.docx = slots.to == "docx" || slots.to == "pdf,docx" || slots.to == "docx,pdf";
  if (slots.render.pdf || slots.render.docx) return Request(slots.render);
  return usage({"không có định dạng “" + slots.to + "” cho --to",
                "there is no format “" + slots.to + "” for --to"},
               {"viết pdf, docx hoặc pdf,docx", "write pdf, docx or pdf,docx"});
}

// "2025-2027", "2025 - 2027".
bool is_term(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  constexpr std::string_view kForm = "0000-0000";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  return text.substr(0, 4) < text.substr(5);
}

Result<Request> book_request(const BookPrintRequest& book) {
  if (book.cell.empty() == !book.ward) {
    return usage({"cần chọn một chi bộ bằng --cell, hoặc mọi chi bộ bằng --ward",
                  "choose one cell with --cell, or all cells with --ward"},
                 {"ví dụ: vanthu book --cell 38.168.053.001 --year 2026",
                  "for example: vanthu book --cell 38.168.053.001 --year 2026"});
  }
  if ((book.year > 0) == !book.term.empty()) {
    return usage(
        {"cần chọn một năm bằng --year, hoặc một nhiệm kỳ bằng --term",
         "choose a year with --year, or a term with --term"},
        {"ví dụ: --year 2026, --term 2025-2027", "for example: --year 2026, --term 2025-2027"});
  }
  if (!book.term.empty() && !is_term(book.term)) {
    return usage({"nhiệm kỳ “" + book.term + "” không đúng dạng NĂM-NĂM",
                  "the term “" + book.term + "” is not YEAR-YEAR"},
                 {"viết như trong hồ sơ, ví dụ: --term 2025-2027",
                  "write it as the records have it, such as --term 2025-2027"});
  }
  const int special = static_cast<int>(book.since_last_print) + static_cast<int>(book.reprint) +
                      static_cast<int>(book.forms > 0) + static_cast<int>(book.store);
  if (special > 1) {
    return usage({"--since-last-print, --reprint, --forms, --store không dùng chung",
                  "--since-last-print, --reprint, --forms and --store exclude each other"},
                 {"chạy lệnh nhiều lần, mỗi lần một việc", "run the command once for each"});
  }
  return Request(book);
}

// Whether a report of this form can have such rows.
bool has_rows(AuditCommandRequest::Format format, audit::Rows rows) {
  using audit::Rows;
  if (format == AuditCommandRequest::Format::Csv) return true;
  if (format != AuditCommandRequest::Format::Text) return false;
  return rows == Rows::Figure || rows == Rows::Cell || rows == Rows::Month ||
         rows == Rows::Superior;
}

Error no_such_rows(const std::string& rows, AuditCommandRequest::Format format) {
  const std::string form(name_of(format, kAuditFormatNames));
  return usage(
      {"dạng " + form + " không có --by " + rows, "format " + form + " knows no --by " + rows},
      {"--by dùng với --format csv (mọi giá trị) và text (figure, cell, month, superior); "
       "html, json, pdf luôn có đủ các bảng, bỏ --by",
       "--by goes with --format csv (all values) and text (figure, cell, month, "
       "superior); html, json and pdf have all their tables, leave out --by"});
}

Result<Request> audit_request(Slots& slots) {
  AuditCommandRequest& audit = slots.audit;
  auto from = read_day(slots.audit_from, "--from");
  if (!from.ok()) return from.error();
  auto to = read_day(slots.audit_to, "--to");
  if (!to.ok()) return to.error();
  audit.from = from.value();
  audit.to = to.value();
  if (slots.audit_year != 0) {
    if (audit.from || audit.to) {
      return usage({"--year không dùng cùng --from và --to",
                    "--year does not go together with --from and --to"},
                   {"bỏ một trong hai cách viết kỳ thống kê", "leave out one of the two"});
    }
    audit.from = Date{std::chrono::year(slots.audit_year) / 1 / 1};
    audit.to = Date{std::chrono::year(slots.audit_year) / 12 / 31};
  }
  if (audit.from && audit.to && *audit.to < *audit.from) {
    return usage({"ngày cuối kỳ đứng trước ngày đầu kỳ", "the period ends before it begins"},
                 {"đổi chỗ --from và --to", "swap --from and --to"});
  }
  if (audit.archive && (audit.records || !audit.paths.empty())) {
    return usage({"--archive không dùng cùng --records hoặc đường dẫn tệp hồ sơ",
                  "--archive does not go together with --records or paths"},
                 {"chọn một nguồn: kho lưu trữ hoặc tệp hồ sơ", "choose the archive or files"});
  }
  audit.format = try_parse_name(slots.audit_format, kAuditFormatNames).value();
  if (slots.common.json) audit.format = AuditCommandRequest::Format::Json;
  if (const auto rows = try_parse_name(slots.audit_rows, audit::kRowsNames)) {
    if (!has_rows(audit.format, *rows)) return no_such_rows(slots.audit_rows, audit.format);
    audit.rows = *rows;
  }
  audit.fail_level = try_parse_name(slots.fail_level, findings::kSeverityNames)
                         .value_or(findings::Severity::Violation);
  return Request(audit);
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
  if (slots.care.verb != CareRequest::Verb::None) {
    auto due = read_day(slots.due, "--due");
    if (!due.ok()) return due.error();
    slots.care.due = due.value();
    return Request(slots.care);
  }
  if (command == "archive" && slots.is_validate) return Request(slots.validate);
  if (command == "archive") return Request(slots.archive);
  if (command == "verify") return Request(slots.verify);
  if (command == "search") return search_request(slots);
  if (command == "key") return Request(slots.key);
  if (command == "template") return Request(slots.templates);
  if (command == "waiver") return Request(slots.waiver);
  if (command == "baseline") return Request(slots.baseline);
  if (command == "convert") return Request(slots.convert);
  if (command == "record") return Request(slots.record);
  if (command == "doctor") return Request(DoctorRequest{});
  if (command == "log") return Request(slots.log);
  if (command == "version") return Request(VersionRequest{});
  if (command == "completion") return Request(slots.completion);
  if (command == "sign") return Request(slots.sign);
  if (command == "timestamp") return Request(slots.timestamp);
  if (command == "export") return Request(slots.exporting);
  if (command == "receive") return Request(slots.receive);
  if (command == "petitions") return Request(slots.petitions);
  if (command == "check") {
    auto as_of = read_day(slots.as_of, "--as-of");
    if (!as_of.ok()) return as_of.error();
    slots.check.as_of = as_of.value();
    slots.check.format = try_parse_name(slots.check_format, report::kFormatNames).value();
    if (slots.common.json) slots.check.format = report::Format::Json;
    slots.check.fail_level = try_parse_name(slots.fail_level, findings::kSeverityNames)
                                 .value_or(findings::Severity::Violation);
    return Request(slots.check);
  }
  if (command == "rules") {
    auto on = read_day(slots.on, "--on");
    if (!on.ok()) return on.error();
    slots.rules.on = on.value();
    return Request(slots.rules);
  }
  if (command == "book") return book_request(slots.book);
  if (command == "audit") return audit_request(slots);
  return render_request(slots);
}

}  // namespace vanthu::cli
