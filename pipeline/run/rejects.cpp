#include "run/rejects.h"

#include <filesystem>

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

// Below the folder, whatever the record's place was.
std::string inner_name(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(name).lexically_normal();
  const bool inside =
      path.is_relative() && !name.starts_with("..") && !path.string().starts_with("..");
  return inside ? path.generic_string() : path.filename().generic_string();
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

Result<Done> RejectFolder::add(const RecordReport& report) {
  const std::string copy = join_path(folder_, inner_name(report.file.name));
  if (!is_rejected(report.fate)) {
    for (const std::string& path : {copy, copy + ".txt"}) {
      if (!files_.exists(path)) continue;
      if (auto gone = files_.remove_tree(path); !gone.ok()) return gone;
    }
    return Done{};
  }
  if (auto made = files_.make_directories(parent_path(copy)); !made.ok()) return made;
  if (!report.checked.unreadable) {
    auto copied = files_.replace(copy, report.checked.source.bytes());
    if (!copied.ok()) return copied;
  }
  return files_.replace(copy + ".txt", why_rejected(report, language_));
}

}  // namespace vanthu::run
