#include "cli/verify_words.h"

#include <map>
#include <string>

#include "archive/verify_codes.h"
#include "cli/shell_word.h"

namespace vanthu::cli {
namespace {

using archive::VerifyProblem;
using archive::VerifyReport;

Bilingual remedy_for(const VerifyProblem& problem, const std::string& own_backup) {
  if (own_backup.empty() || !archive::is_mended_from_copy(problem.code)) return problem.remedy;
  Bilingual words = mend_backup(own_backup);
  if (problem.code == archive::kUnlogged) {
    words.vi += "; sau đó còn lại thì là hồ sơ lạ, chuyển ra ngoài";
    words.en += "; what is left then is a foreign dossier: take it out";
  }
  return words;
}

void print_problems(const std::vector<VerifyProblem>& problems, const char* vi, const char* en,
                    const std::string& own_backup, Session& session) {
  const Language language = session.language();
  // After a change of templates there may be one for each dossier of many years.
  constexpr std::size_t kMostOfOtherMakers = 20;
  std::size_t of_other_makers = 0;
  // Without the signer's certificate there is one for each version.
  constexpr std::size_t kMostWithoutKey = 3;
  std::map<std::string, std::size_t> without_key;
  std::size_t not_shown = 0;
  for (const VerifyProblem& problem : problems) {
    if (problem.code == archive::kOtherMaker && ++of_other_makers > kMostOfOtherMakers) continue;
    if (problem.code == archive::kSignatureUnchecked &&
        ++without_key[problem.what.vi] > kMostWithoutKey) {
      ++not_shown;
      continue;
    }
    std::string text = std::string(language == Language::Vi ? vi : en) + "[" + problem.code +
                       "]: " + problem.what.in(language) + "\n  " + problem.path;
    const Bilingual remedy = remedy_for(problem, own_backup);
    if (!remedy.empty()) {
      text += std::string("\n  = ") + (language == Language::Vi ? "gợi ý: " : "hint: ") +
              remedy.in(language);
    }
    session.console().line(text);
  }
  if (not_shown > 0) {
    const std::string others = std::to_string(not_shown);
    session.console().line(Bilingual{
        "… và " + others +
            " điểm nữa như vậy [VT-UNSIGNED-CHECK]; chép chứng thư (.crt) của văn phòng đã ký vào "
            "keys/trusted/, xem có quyền đọc keys/ không, rồi kiểm tra lại; xem đủ với --json",
        "… and " + others +
            " more of the same kind [VT-UNSIGNED-CHECK]; copy the signing office's certificate "
            "(.crt) into keys/trusted/, see that keys/ can be read, then verify again; see all "
            "with --json"});
  }
  if (of_other_makers <= kMostOfOtherMakers) return;
  const std::string rest = std::to_string(of_other_makers - kMostOfOtherMakers);
  session.console().line(Bilingual{
      "… và " + rest + " phiên bản nữa như vậy [VT-MAKER]; xem đủ với --json",
      "… and " + rest + " more versions of the same kind [VT-MAKER]; see all with --json"});
}

// What was done, when nothing was wrong with it.
Bilingual clean_words(const archive::VerifyOptions& options) {
  const bool whole = options.object_id.empty();
  switch (options.level) {
    case archive::VerifyLevel::Notes:
      if (!whole) break;
      return {"không thấy sai lệch ở mức 0; chưa đọc hồ sơ nào, chưa kiểm tra chữ ký.",
              "nothing wrong found at level 0; no dossier was read and no signature checked."};
    case archive::VerifyLevel::Objects:
      break;
    case archive::VerifyLevel::Log:
      return {"không thấy sai lệch ở mức 2; chưa kiểm tra chữ ký.",
              "nothing wrong found at level 2; no signature was checked."};
    case archive::VerifyLevel::Signatures:
    case archive::VerifyLevel::Papers:
      return whole ? Bilingual{"kho nguyên vẹn.", "the archive is intact."}
                   : Bilingual{"hồ sơ nguyên vẹn.", "the dossier is intact."};
  }
  return {
      "không thấy sai lệch ở mức 1; chưa đối chiếu với mọi dòng nhật ký và chỉ mục, chưa kiểm "
      "tra chữ ký.",
      "nothing wrong found at level 1; not compared with all of the log and the index, and no "
      "signature checked."};
}

Bilingual witness_words(const VerifyReport& report) {
  if (report.to_witness == 0) return {};
  const std::string part =
      std::to_string(report.witnessed) + "/" + std::to_string(report.to_witness);
  return {"nhân chứng đã ký tới " + part + " dòng; ", "witnesses have cosigned " + part + "; "};
}

// Up to where a key may be believed that is in other hands, or that nobody has any more.
void print_given_up(const VerifyReport& report, Session& session) {
  for (const archive::GivenUpLog& one : report.given_up) {
    const std::string counted = std::to_string(one.counted);
    const std::string size = std::to_string(one.size);
    const std::string next = std::to_string(one.counted + 1);
    session.console().line(
        one.was_stolen
            ? Bilingual{"Nhật ký " + one.name + ": khóa bị đánh cắp. Chỉ tính " + counted +
                            " dòng đầu trong " + size + " dòng; từ dòng thứ " + next +
                            " trở đi, chữ ký của khóa này chỉ có giá trị khi đủ nhân chứng đã ký "
                            "trước lúc mất.",
                        "The log " + one.name + ": its key was stolen. The first " + counted +
                            " of " + size + " entries count; from entry number " + next +
                            " on, a signature by this key counts only with witnesses who cosigned "
                            "before the theft."}
            : Bilingual{"Nhật ký " + one.name + ": khóa hoặc phần cuối đã mất; tính " + counted +
                            "/" + size + " dòng.",
                        "The log " + one.name + ": its key or its end was lost; " + counted +
                            " of " + size + " entries count."});
  }
}

}  // namespace

Bilingual mend_backup(const std::string& folder) {
  const std::string command = "vanthu archive backup --mend " + as_shell_word(folder);
  return {"đây là bản sao lưu: thay tệp hỏng bằng tệp của kho: " + command,
          "this is a backup: replace what is damaged by the archive's: " + command};
}

void print_report(const archive::VerifyReport& report, const archive::VerifyOptions& options,
                  const std::string& own_backup, Session& session) {
  print_problems(report.problems, "lỗi", "error", own_backup, session);
  print_problems(report.unchecked, "chưa kiểm tra được", "unchecked", own_backup, session);
  print_given_up(report, session);
  const auto n = [](std::uint64_t number) { return std::to_string(number); };
  const Bilingual witnessed = witness_words(report);
  const Bilingual clean = clean_words(options);
  session.console().line(Bilingual{
      "Đã đọc lại " + n(report.objects) + " hồ sơ, " + n(report.files) + " tệp, " +
          n(report.bytes) + " byte; " + n(report.valid_signatures) + " chữ ký hợp lệ; " +
          n(report.log_entries) + " dòng nhật ký; " + witnessed.vi +
          (report.is_clean() ? clean.vi
                             : n(report.problems.size()) + " sai lệch, " +
                                   n(report.unchecked.size()) + " điểm chưa kiểm tra được."),
      n(report.objects) + " dossiers, " + n(report.files) + " files, " + n(report.bytes) +
          " bytes read again; " + n(report.valid_signatures) + " valid signatures; " +
          n(report.log_entries) + " log entries; " + witnessed.en +
          (report.is_clean() ? clean.en
                             : n(report.problems.size()) + " problems, " +
                                   n(report.unchecked.size()) + " things not checked.")});
}

}  // namespace vanthu::cli
