#include "cli/record_notices.h"

namespace vanthu::cli {

RecordNotices::RecordNotices(const run::Office& office, Session& session) : session_(session) {
  for (const run::OfficeCell& cell : office.cells) settled_.insert(cell.code);
}

void RecordNotices::name_unknown_cell(const model::MeetingRecord& record, const std::string& file) {
  const std::string& code = record.cell.code;
  if (!settled_.insert(code).second) return;
  session_.console().complain(
      Bilingual{"Lưu ý: " + file + ": chi bộ “" + code +
                    "” không có trong office.xml; sửa mã chi bộ trong hồ sơ, hoặc thêm chi bộ này "
                    "vào office.xml",
                "Note: " + file + ": office.xml has no cell “" + code +
                    "”; correct the code in the record, or add the cell to office.xml"}
          .in(session_.language()));
}

void RecordNotices::name_second_file(const model::MeetingRecord& record, const std::string& file) {
  const auto [first, is_first] = files_.emplace(record.id, file);
  if (is_first) return;
  session_.console().complain(
      Bilingual{"Lưu ý: hai tệp cùng một mã hồ sơ (id): " + first->second + " và " + file +
                    "; vanthu run chỉ lưu tệp đứng trước: xóa một tệp, hoặc đổi id của một tệp",
                "Note: two files with one record id: " + first->second + " and " + file +
                    "; vanthu run stores the first only: delete one of them, or change the id of "
                    "one"}
          .in(session_.language()));
}

}  // namespace vanthu::cli
