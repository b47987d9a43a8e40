#include "run/doctor.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>

#include "archive/archive.h"
#include "archive/layout.h"
#include "base/temporary_name.h"
#include "rules/case_check.h"
#include "run/data_folder.h"
#include "run/key_store.h"
#include "run/log_key_files.h"
#include "run/paper_press.h"

namespace vanthu::run {
namespace {

constexpr std::uintmax_t kFewBytes = 200U << 20U;
// Seconds between clocks that are set by hand.
constexpr std::int64_t kTolerance = 600;

Diagnosis good(Bilingual part, Bilingual what) {
  return {.health = Health::Good, .part = std::move(part), .what = std::move(what), .remedy = {}};
}

Diagnosis bad(Bilingual part, const Error& error) {
  const std::string where = error.where.empty() ? "" : " (" + error.where + ")";
  return {.health = Health::Bad,
          .part = std::move(part),
          .what = {error.what.vi + where, error.what.en + where},
          .remedy = error.remedy};
}

Diagnosis examine_rulebook(const FileStore& files, const std::string& data) {
  const Bilingual part{"bộ quy tắc", "rulebook"};
  auto rulebook = read_rulebook(files, data);
  if (!rulebook.ok()) return bad(part, rulebook.error());
  for (const rules::CaseResult& result : rules::run_cases(rulebook.value())) {
    if (result.passed()) continue;
    return {.health = Health::Bad,
            .part = part,
            .what = {"ví dụ của " + result.rule + " không còn đúng: " + result.description.vi,
                     "a case of " + result.rule + " no longer holds: " + result.description.en},
            .remedy = {"cài lại chương trình", "install the program again"}};
  }
  const std::string count = std::to_string(rulebook.value().rules().size());
  return good(part, {"phiên bản " + rulebook.value().version() + ", " + count + " quy tắc",
                     "version " + rulebook.value().version() + ", " + count + " rules"});
}

Diagnosis examine_press(const FileStore& files, const std::string& data,
                        const std::string& workspace) {
  const Bilingual part{"phông chữ, thể thức và mẫu", "fonts, profiles and templates"};
  auto press = PaperPress::open(files, data, workspace);
  if (!press.ok()) return bad(part, press.error());
  return good(part, {"đủ 134 chữ tiếng Việt trong bốn kiểu chữ; mọi mẫu đều dùng được",
                     "all 134 Vietnamese letters in four faces; every template is usable"});
}

// Opens the key where nobody need be asked for a passphrase: a key that cannot be opened is found
// out about before the day it is wanted.
Diagnosis examine_key(const FileStore& files, const Clock& clock, const Workspace& workspace) {
  const Bilingual part{"khóa ký", "signing key"};
  const SigningFiles& signing = workspace.office().signing;
  const std::string path = workspace.path(signing.certificate);
  const bool is_on_token = has_token(files, workspace, signing);
  const bool has_file = files.exists(workspace.path(signing.key));
  if (!is_on_token && !(has_file && files.exists(path))) {
    return bad(part, no_key_error(files, workspace));
  }
  if (is_on_token && !files.exists(path)) {
    return good(part, {"trên thiết bị ký", "on the signing device"});
  }
  auto bytes = files.read(path);
  if (!bytes.ok()) return bad(part, bytes.error());
  auto own = sign::parse_certificate(bytes.value(), path);
  if (!own.ok()) return bad(part, own.error());
  const std::string until = to_iso(vietnam_date(own.value().valid_until()));
  if (own.value().valid_until() < clock.now()) {
    return {.health = Health::Bad,
            .part = part,
            .what = {"chứng thư hết hạn ngày " + until, "the certificate ended on " + until},
            .remedy = {"tạo khóa mới: chuyển khóa cũ vào keys/trusted rồi chạy vanthu key create",
                       "make a new key: move the old certificate to keys/trusted, then run vanthu "
                       "key create"}};
  }
  const bool can_open = !is_on_token && files.exists(workspace.path(signing.passphrase_file));
  if (can_open) {
    // Asked only when the file went away meanwhile.
    const AskPassphrase missing = [&]() -> Result<sign::Secret> {
      return system_error(workspace.path(signing.passphrase_file),
                          {"không đọc được mật khẩu", "the passphrase cannot be read"}, ENOENT);
    };
    auto opened = open_office_key(files, workspace, missing);
    if (!opened.ok()) return bad(part, opened.error());
  }
  Diagnosis found = good(part, {own.value().subject().common_name + ", " +
                                    own.value().key_description() + ", đến " + until,
                                own.value().subject().common_name + ", " +
                                    own.value().key_description() + ", until " + until});
  if (!can_open) {
    found.what.vi += "; chưa mở thử, vì phải hỏi mật khẩu";
    found.what.en += "; not opened, as the passphrase would have to be asked for";
  }
  return found;
}

Diagnosis ahead_of_clock(const Bilingual& part, const std::string& time) {
  return {.health = Health::Bad,
          .part = part,
          .what = {"lần lưu gần nhất ghi lúc " + time + ", sau giờ của máy",
                   "the newest entry is of " + time + ", later than the machine's time"},
          .remedy = {"chỉnh lại ngày giờ của máy; nếu máy đang đúng: vanthu log clock",
                     "set the machine's date and time; if they are right: vanthu log clock"}};
}

// Tried with a file of its own, which readers of the archive ignore.
Result<Done> try_to_write(FileStore& files, const archive::Layout& layout) {
  for (const std::string& folder : {layout.root(), layout.staging()}) {
    if (!files.exists(folder)) continue;
    const std::string path = join_path(folder, temporary_name("doctor", ::getpid()));
    auto written = files.create_new(path, "");
    if (written.ok()) written = files.remove_tree(path);
    if (written.ok()) continue;
    Error error = written.error();
    error.what = {"không ghi được vào kho", "the archive cannot be written to"};
    error.where = folder;
    return error;
  }
  return Done{};
}

Diagnosis examine_contents(const archive::Archive& archive,
                           const std::optional<archive::LogStand>& stand, FileStore& files,
                           const Clock& clock, const std::string& root) {
  const Bilingual part{"kho lưu và chỉ mục", "archive and index"};
  auto listed = archive.list({});
  if (!listed.ok()) return bad(part, listed.error());
  if (auto continued = archive.check_kept(); !continued.ok()) return bad(part, continued.error());
  // Of one form and in one zone, so that text is ordered as times are.
  if (stand && stand->time > to_iso_utc(Instant{clock.now().seconds + kTolerance}))
    return ahead_of_clock(part, stand->time);
  if (auto writable = try_to_write(files, archive::Layout(root)); !writable.ok())
    return bad(part, writable.error());
  const std::string count = std::to_string(listed.value().size());
  return good(part, {count + " hồ sơ; chứng minh toàn vẹn bằng: vanthu verify",
                     count + " dossiers; prove them intact with: vanthu verify"});
}

Diagnosis examine_log_keys(const FileStore& files, const Workspace& workspace,
                           const std::string& log) {
  const Bilingual part{"khóa nhật ký", "log keys"};
  if (auto found = find_log_keys(files, workspace, log); !found.ok())
    return bad(part, found.error());
  if (!keeps_newest(files, workspace, log)) {
    return {
        .health = Health::Doubtful,
        .part = part,
        .what = {"không có điểm chốt mới nhất trong keys/log/kept: kho bị thay bằng bản cũ sẽ "
                 "không lộ ra",
                 "the newest checkpoint is not in keys/log/kept: an old copy in the archive's "
                 "place would not be noticed"},
        .remedy = {"khôi phục keys/log/kept từ bản sao lưu rồi chạy vanthu verify; vừa nâng cấp "
                   "chương trình thì lần lưu sau tự giữ",
                   "restore keys/log/kept from a backup, then run vanthu verify; where the "
                   "program was just renewed, the next storing keeps it"}};
  }
  return good(part, {"đủ trong keys/log; giữ bản sao ở hai nơi an toàn",
                     "all in keys/log; keep copies in two safe places"});
}

std::vector<Diagnosis> examine_archive(FileStore& files, const Clock& clock,
                                       const Workspace& workspace) {
  const Bilingual part{"kho lưu và chỉ mục", "archive and index"};
  const std::string root = workspace.archive();
  const auto is_gone = is_archive_gone(files, workspace);
  if (is_gone.ok() && is_gone.value()) return {bad(part, archive_gone(root))};
  if (!files.exists(root)) {
    return {{.health = Health::Doubtful,
             .part = part,
             .what = {"chưa có kho lưu", "there is no archive yet"},
             .remedy = {"lệnh vanthu run sẽ tạo kho", "vanthu run will make one"}}};
  }
  auto trust = log_trust(files, workspace);
  if (!trust.ok()) return {bad(part, trust.error())};
  auto opened = archive::Archive::open(files, clock, root, archive::Access::Read,
                                       {.kept_checkpoints = all_kept(trust.value())});
  if (!opened.ok()) return {bad(part, opened.error())};
  auto stand = opened.value().log_stand();
  if (!stand.ok()) return {bad(part, stand.error())};
  std::vector<Diagnosis> all{
      opened.value().is_storing_unfinished()
          ? Diagnosis{.health = Health::Doubtful,
                      .part = part,
                      .what = {"có một lần lưu chưa xong, danh mục có thể chưa đủ hồ sơ",
                               "a storing has not finished; the index may lack dossiers"},
                      .remedy = {"đợi vanthu run đang chạy xong; nếu nó đã bị ngắt thì chạy lại",
                                 "wait for the vanthu run at work; run it again if it was stopped"}}
          : examine_contents(opened.value(), stand.value(), files, clock, root)};
  if (stand.value()) all.push_back(examine_log_keys(files, workspace, stand.value()->origin));
  return all;
}

Diagnosis examine_disk(const std::string& folder) {
  const Bilingual part{"đĩa", "disk"};
  std::error_code code;
  const auto space = std::filesystem::space(folder, code);
  if (code) {
    return {.health = Health::Doubtful,
            .part = part,
            .what = {"không xem được dung lượng", "its space cannot be seen"},
            .remedy = {}};
  }
  const std::string left = std::to_string(space.available >> 20U) + " MB";
  if (space.available < kFewBytes) {
    return {.health = Health::Doubtful,
            .part = part,
            .what = {"chỉ còn " + left, "only " + left + " left"},
            .remedy = {"giải phóng dung lượng trước khi chạy tiếp", "free some space first"}};
  }
  return good(part, {"còn trống " + left, left + " free"});
}

Diagnosis examine_clock(const Clock& clock) {
  const Bilingual part{"đồng hồ", "clock"};
  const std::string now = to_iso_vietnam(clock.now());
  // The program was written in 2026: an earlier clock is wrong.
  if (vietnam_date(clock.now()).year() < std::chrono::year(2026)) {
    return {.health = Health::Bad,
            .part = part,
            .what = {"máy đang ở " + now, "the machine says " + now},
            .remedy = {"chỉnh lại ngày giờ của máy", "set the machine's date and time"}};
  }
  return good(part, {now, now});
}

}  // namespace

std::vector<Diagnosis> examine_installation(FileStore& files, const Clock& clock,
                                            const std::string& data, const std::string& workspace) {
  std::vector<Diagnosis> all;
  if (data.empty()) {
    all.push_back({.health = Health::Bad,
                   .part = {"thư mục của chương trình", "the program's folder"},
                   .what = {"không tìm thấy templates/", "templates/ is missing"},
                   .remedy = {"cài lại chương trình, hoặc đặt biến VANTHU_DATA",
                              "install again, or set VANTHU_DATA"}});
  } else {
    all.push_back(examine_press(files, data, workspace));
    all.push_back(examine_rulebook(files, data));
  }
  if (!workspace.empty()) {
    auto opened = open_workspace(files, workspace);
    if (opened.ok()) {
      all.push_back(good({"vùng làm việc", "workspace"}, {workspace, workspace}));
      all.push_back(examine_key(files, clock, opened.value()));
      for (Diagnosis& one : examine_archive(files, clock, opened.value()))
        all.push_back(std::move(one));
    } else {
      all.push_back(bad({"vùng làm việc", "workspace"}, opened.error()));
    }
  }
  all.push_back(examine_disk(workspace.empty() ? "." : workspace));
  all.push_back(examine_clock(clock));
  return all;
}

}  // namespace vanthu::run
