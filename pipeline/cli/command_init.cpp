// vanthu init: a workspace to start from.
#include "cli/session.h"
#include "cli/shell_word.h"
#include "run/init_workspace.h"

namespace vanthu::cli {
ExitCode run_init(const InitRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  if (session.common().dry_run) {
    if (auto is_new = run::must_be_new(session.files(), request.folder); !is_new.ok()) {
      return session.fail(is_new.error());
    }
    session.console().note({"Làm thử: sẽ tạo vùng làm việc trong “" + request.folder + "”.",
                            "Dry run: would make a workspace in “" + request.folder + "”."});
    return ExitCode::Clean;
  }
  auto written =
      run::init_workspace(session.files(), session.clock(), data.value(), request.folder);
  if (!written.ok()) return session.fail(written.error());
  for (const std::string& path : written.value()) {
    session.console().line(join_path(request.folder, path));
  }
  const std::string next = "\n  cd " + as_shell_word(request.folder) + " && vanthu run\n";
  session.console().note(
      {"Đã tạo vùng làm việc. Sửa office.xml và hai hồ sơ mẫu trong records/, rồi chạy:" + next +
           "Hồ sơ các tháng sau lập sẵn từ tháng trước: vanthu record next\n"
           "Khóa trong keys/ chỉ để dùng thử.",
       "Workspace made. Edit office.xml and the two example records in records/, then run:" + next +
           "Later months begin from the one before: vanthu record next\n"
           "The key in keys/ is for trying out only."});
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
