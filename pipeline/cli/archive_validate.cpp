// vanthu archive validate: any OCFL folder, and exported packages, by the rules of their standards.
#include <nlohmann/json.hpp>

#include "cli/session.h"
#include "exchange/validate.h"
#include "run/log_key_files.h"

namespace vanthu::cli {
namespace {

using exchange::Problem;
using exchange::Severity;
using exchange::TargetKind;
using exchange::Validation;
using Json = nlohmann::ordered_json;

struct KindWords {
  std::string_view id;
  std::string_view vi;
  std::string_view en;
};

KindWords words_of(TargetKind kind) {
  switch (kind) {
    case TargetKind::StorageRoot:
      return {"ocfl-root", "kho OCFL", "OCFL storage root"};
    case TargetKind::OcflObject:
      return {"ocfl-object", "đối tượng OCFL", "OCFL object"};
    case TargetKind::Bag:
      return {"bagit", "túi BagIt", "BagIt bag"};
    case TargetKind::Sip:
      return {"sip", "gói nộp lưu SIP", "submission package (SIP)"};
    case TargetKind::Aip:
      return {"aip", "gói lưu trữ AIP", "archival package (AIP)"};
    case TargetKind::Files:
      return {"files", "hồ sơ xuất dạng tệp", "dossier as plain files"};
  }
  return {};
}

struct SeverityWords {
  std::string_view id;
  std::string_view vi;
  std::string_view en;
};

SeverityWords words_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return {"error", "lỗi", "error"};
    case Severity::Warning:
      return {"warning", "lưu ý", "warning"};
    case Severity::Unchecked:
      return {"unchecked", "chưa kiểm tra được", "unchecked"};
  }
  return {};
}

Json to_json(const Validation& report) {
  Json kinds = Json::array();
  for (const TargetKind kind : report.kinds) kinds.push_back(words_of(kind).id);
  Json problems = Json::array();
  for (const Problem& problem : report.problems) {
    problems.push_back({{"code", problem.code},
                        {"severity", words_of(problem.severity).id},
                        {"path", problem.path},
                        {"what", {{"vi", problem.what.vi}, {"en", problem.what.en}}},
                        {"remedy", {{"vi", problem.remedy.vi}, {"en", problem.remedy.en}}}});
  }
  return {{"valid", report.count(Severity::Error) == 0 && report.count(Severity::Unchecked) == 0},
          {"kinds", std::move(kinds)},
          {"objects", report.objects},
          {"versions", report.versions},
          {"files", report.files},
          {"bytes", report.bytes},
          {"proven_versions", report.proven},
          {"log_roots", report.log_roots},
          {"problems", std::move(problems)},
          {"problems_left_out", report.problems_left_out}};
}

void print_problem(const Problem& problem, Session& session) {
  const Language language = session.language();
  const SeverityWords words = words_of(problem.severity);
  std::string text(language == Language::Vi ? words.vi : words.en);
  text += "[" + problem.code + "]: " + problem.what.in(language) + "\n  " + problem.path +
          "\n  = " + (language == Language::Vi ? "gợi ý: " : "hint: ") +
          problem.remedy.in(language);
  session.console().line(text);
}

// "kho OCFL", "12 × túi BagIt"
std::string list_kinds(const Validation& report, Language language) {
  std::string text;
  for (std::size_t i = 0; i < report.kinds.size();) {
    std::size_t next = i;
    while (next < report.kinds.size() && report.kinds[next] == report.kinds[i]) ++next;
    const KindWords words = words_of(report.kinds[i]);
    if (!text.empty()) text += ", ";
    if (next - i > 1) text += std::to_string(next - i) + " × ";
    text += language == Language::Vi ? words.vi : words.en;
    i = next;
  }
  if (text.empty()) return language == Language::Vi ? "không có gói nào đọc được" : "no package";
  return text;
}

void print_summary(const Validation& report, Session& session) {
  const auto n = [](std::uint64_t number) { return std::to_string(number); };
  const std::uint64_t errors = report.count(Severity::Error);
  const std::uint64_t warnings = report.count(Severity::Warning);
  const std::uint64_t unchecked = report.count(Severity::Unchecked);
  if (report.problems_left_out > 0) {
    session.console().line(Bilingual{"… và " + n(report.problems_left_out) + " điểm nữa.",
                                     "… and " + n(report.problems_left_out) + " more."});
  }
  const bool valid = errors == 0 && unchecked == 0;
  session.console().line(Bilingual{
      list_kinds(report, Language::Vi) + ": đã đọc " + n(report.files) + " tệp, " +
          n(report.bytes) + " byte; " +
          (valid ? "hợp lệ" : n(errors) + " lỗi, " + n(unchecked) + " điểm chưa kiểm tra được") +
          (warnings > 0 ? "; " + n(warnings) + " lưu ý." : "."),
      list_kinds(report, Language::En) + ": " + n(report.files) + " files, " + n(report.bytes) +
          " bytes read; " +
          (valid ? "valid" : n(errors) + " errors, " + n(unchecked) + " things not checked") +
          (warnings > 0 ? "; " + n(warnings) + " warnings." : ".")});
}

// What the proofs come to, and how far they can be trusted.
void print_proofs(const Validation& report, bool roots_given, Session& session) {
  if (report.proven == 0) return;
  const std::string count = std::to_string(report.proven);
  session.console().line(
      Bilingual{"Nhật ký của kho chứng minh " + count + " phiên bản. Khóa gốc" +
                    (roots_given ? ", đúng là khóa đã nêu:" : " (đi cùng gói):"),
                "The archive's log proves " + count + " versions. Root key" +
                    (roots_given ? ", as was given:" : " (came with the package):")});
  for (const std::string& root : report.log_roots) session.console().line("  " + root);
  if (roots_given) return;
  session.console().note(
      {"Ai cũng có thể lập một kho khác với khóa khác: hãy đối chiếu khóa gốc với khóa nhận trực "
       "tiếp từ văn phòng lập kho, hoặc kiểm tra lại với --root TỆP_KHÓA.",
       "Anybody can make another archive with another key: compare the root key with the one got "
       "from the office itself, or validate again with --root FILE."});
}

ExitCode exit_code_of_validation(const Validation& report) {
  if (report.count(Severity::Error) > 0) return ExitCode::Integrity;
  return report.count(Severity::Unchecked) > 0 ? ExitCode::Unchecked : ExitCode::Clean;
}

}  // namespace

ExitCode run_validate(const ValidateRequest& request, Session& session) {
  std::string path = request.path;
  if (path.empty()) {
    auto workspace = session.workspace();
    if (!workspace.ok()) return session.fail(workspace.error());
    path = workspace.value().archive();
  }
  std::vector<tlog::VerifierKey> roots;
  for (const std::string& file : request.roots) {
    auto key = run::read_verifier_key(session.files(), file);
    if (!key.ok()) return session.fail(key.error());
    roots.push_back(std::move(key).value());
  }
  auto report = exchange::validate(path, roots);
  if (!report.ok()) return session.fail(report.error());
  if (session.common().json) {
    session.console().line(
        to_json(report.value()).dump(1, ' ', false, Json::error_handler_t::replace));
  } else {
    for (const Problem& problem : report.value().problems) print_problem(problem, session);
    print_summary(report.value(), session);
    print_proofs(report.value(), !roots.empty(), session);
  }
  return exit_code_of_validation(report.value());
}

}  // namespace vanthu::cli
