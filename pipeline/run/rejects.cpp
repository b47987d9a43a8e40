#include "run/rejects.h"

#include <filesystem>

#include "base/sha.h"
#include "ingest/diagnostic.h"
#include "rules/admit.h"

namespace vanthu::run {
namespace {

bool is_rejected(Fate fate) {
  return fate == Fate::Held || fate == Fate::Unreadable || fate == Fate::Refused;
}

std::string plain(const Error& error, Language language) {
  const bool vi = language == Language::Vi;
  std::string text = (vi ? "lỗi: " : "error: ") + error.what.in(language) + "\n";
  if (!error.where.empty()) text += (vi ? "  tại:   " : "  at:    ") + error.where + "\n";
  if (!error.remedy.empty()) {
    text += (vi ? "  gợi ý: " : "  hint:  ") + error.remedy.in(language) + "\n";
  }
  return text;
}

// Also of a relative path that is not there yet.
std::filesystem::path whole_path(const std::string& path) {
  std::error_code code;
  return std::filesystem::weakly_canonical(std::filesystem::absolute(path, code), code);
}

// Below the folder, whatever the record's place was: records from outside the workspace in a folder
// for each folder they came from.
std::string inner_name(const RecordFile& file) {
  const std::filesystem::path path = std::filesystem::path(file.name).lexically_normal();
  if (path.is_relative() && *path.begin() != "..") return path.generic_string();
  const auto home = whole_path(file.path).parent_path();
  constexpr std::size_t kEnough = 12;
  return "outside-" + sha256_hex(home.generic_string()).substr(0, kEnough) + "/" +
         path.filename().generic_string();
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code code;
  return std::filesystem::equivalent(a, b, code) && !code;
}

bool is_inside(const std::filesystem::path& inner, const std::filesystem::path& outer) {
  const auto relative = inner.lexically_relative(outer);
  return !relative.empty() && *relative.begin() != "..";
}

Error not_there(const std::string& folder, const std::string& other) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"thư mục --rejects trùm lên hoặc nằm trong " + other +
                            ", bản chép sẽ lẫn với tệp khác",
                        "the folder of --rejects is above or inside " + other +
                            ", where copies would be mixed up with other files"},
               .where = folder,
               .remedy = {"chọn một thư mục riêng, ví dụ --rejects tra-lai",
                          "choose a folder of their own, such as --rejects rejects"}};
}

Error no_copy_of_ours(const std::string& path) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"trong thư mục --rejects có tệp này, không phải bản chép của vanthu",
                        "this file in the folder of --rejects is no copy that vanthu made"},
               .where = path,
               .remedy = {"chuyển tệp này đi, hoặc chọn một thư mục riêng cho --rejects",
                          "move the file away, or choose a folder of its own for --rejects"}};
}

}  // namespace

std::string why_rejected(const RecordReport& report, Language language) {
  std::string text;
  const CheckedFile& checked = report.checked;
  if (checked.unreadable) text += plain(*checked.unreadable, language);
  for (const findings::Finding& finding : checked.problems) {
    text += ingest::render_diagnostic(checked.source, finding, language, ingest::Paint::Plain);
  }
  for (const findings::Verdict& verdict : checked.verdicts) {
    if (verdict.outcome != findings::Outcome::Fail) continue;
    text += ingest::render_diagnostic(checked.source, verdict, language, ingest::Paint::Plain);
  }
  if (report.error) text += plain(*report.error, language);
  return text;
}

Result<RejectFolder> RejectFolder::open(FileStore& files, std::string folder,
                                        const Workspace& workspace,
                                        const std::vector<std::string>& paths, Language language) {
  std::error_code code;
  const auto chosen = whole_path(folder);
  for (const char* name : {"records", "archive", "out"}) {
    const auto own = whole_path(workspace.path(name));
    if (is_inside(chosen, own) || is_inside(own, chosen)) {
      return not_there(folder, std::string(name) + "/");
    }
  }
  for (const std::string& path : paths) {
    const auto asked = whole_path(path);
    const bool below = std::filesystem::is_directory(asked, code) && is_inside(chosen, asked) &&
                       !files.exists(join_path(path, "office.xml"));
    if (below || is_inside(asked, chosen)) return not_there(folder, path);
  }
  return RejectFolder(files, std::move(folder), language);
}

Result<Done> RejectFolder::add(const RecordReport& report) {
  const std::string copy = join_path(folder_, inner_name(report.file));
  const std::string why = copy + ".txt";
  // Never the record itself, nor what we did not put there: our copies have the reasons beside
  // them.
  const bool is_source = is_same_file(copy, report.file.path);
  const bool is_ours = files_.exists(why) && !is_source;
  if (!is_rejected(report.fate)) {
    if (!is_ours) return Done{};
    for (const std::string& path : {copy, why}) {
      std::error_code code;
      if (!std::filesystem::is_regular_file(path, code)) continue;
      if (auto gone = files_.remove_tree(path); !gone.ok()) return gone;
    }
    return Done{};
  }
  if (is_source || (files_.exists(copy) && !is_ours)) return no_copy_of_ours(copy);
  if (auto made = files_.make_directories(parent_path(copy)); !made.ok()) return made;
  // The reasons first: a copy without them is not ours.
  auto written = files_.replace(why, why_rejected(report, language_));
  if (!written.ok() || report.checked.unreadable) return written;
  return files_.replace(copy, report.checked.source.bytes());
}

}  // namespace vanthu::run
