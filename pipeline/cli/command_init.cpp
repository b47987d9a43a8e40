// vanthu init: a workspace to start from.
#include "cli/session.h"
#include "run/init_workspace.h"

namespace vanthu::cli {

ExitCode run_init(const InitRequest& request, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return session.fail(data.error());
  if (session.common().dry_run) return ExitCode::Clean;
  auto written =
      run::init_workspace(session.files(), session.clock(), data.value(), request.folder);
  if (!written.ok()) return session.fail(written.error());
  for (const std::string& path : written.value()) {
    session.console().line(join_path(request.folder, path));
  }
  session.console().note(
      {"Đã tạo vùng làm việc. Sửa office.xml và hồ sơ mẫu trong records/, rồi chạy:\n  cd " +
           request.folder + " && vanthu run\nKhóa trong keys/ chỉ để dùng thử.",
       "Workspace made. Edit office.xml and the example record in records/, then run:\n  cd " +
           request.folder + " && vanthu run\nThe key in keys/ is for trying out only."});
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
