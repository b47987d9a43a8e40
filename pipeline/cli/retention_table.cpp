#include "cli/retention_table.h"

namespace vanthu::cli {

Result<care::RetentionSchedule> read_schedule(const run::Workspace& workspace, Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  const std::string name = "templates/archive/retention.xml";
  auto bytes = session.files().read(join_path(data.value(), name));
  if (!bytes.ok()) return bytes.error();
  const SourceText source(name, std::move(bytes).value());
  auto schedule = care::parse_schedule(source);
  if (!schedule.ok()) {
    const findings::Finding& first = schedule.findings().front();
    return Error{.kind = ErrorKind::Input,
                 .what = first.message,
                 .where = source.locate(first.at),
                 .remedy = first.hint};
  }
  care::RetentionSchedule chosen = schedule.value();
  for (const run::RetentionChoice& choice : workspace.office().retention) {
    if (chosen.choose(choice.kind, choice.code)) continue;
    return Error{.kind = ErrorKind::Input,
                 .what = {"không có mức bảo quản “" + choice.code + "”",
                          "there is no retention class “" + choice.code + "”"},
                 .where = workspace.path("office.xml"),
                 .remedy = {"dùng một mã của templates/archive/retention.xml: 01 đến 06",
                            "use a code of templates/archive/retention.xml: 01 to 06"}};
  }
  return chosen;
}

}  // namespace vanthu::cli
