#include <map>
#include <utility>

#include "ingest/format_record.h"
#include "ingest/record.h"
#include "ingest/record_reader.h"
#include "ingest/references.h"

namespace vanthu::ingest {
namespace {

using findings::Finding;
using findings::Findings;

// REC-01 when the file is well-formed XML but no record of this format.
std::optional<Finding> find_foreign_root(const xml::Element& root) {
  const std::string declaration = "xmlns=\"" + std::string(kRecordNamespace) + "\"";
  const bool right_name = root.name() == "record";
  if (right_name && root.namespace_uri() == kRecordNamespace) return std::nullopt;
  Finding finding{.id = "REC-01", .message = {}, .at = root.span(), .label = {}, .hint = {}};
  if (right_name && root.namespace_uri().empty()) {
    finding.message = {"thẻ <record> chưa ghi định dạng hồ sơ",
                       "the element <record> does not name the record format"};
    finding.hint = {"viết <record " + declaration + " …>", "write <record " + declaration + " …>"};
  } else if (right_name) {
    finding.message = {"hồ sơ ghi theo định dạng “" + std::string(root.namespace_uri()) +
                           "” mà bản vanthu này không biết",
                       "the record is in the format “" + std::string(root.namespace_uri()) +
                           "”, which this vanthu does not know"};
    finding.hint = {"định dạng đọc được: " + std::string(kRecordNamespace),
                    "the format it reads: " + std::string(kRecordNamespace)};
  } else {
    finding.message = {
        "đây không phải hồ sơ kỳ họp: thẻ ngoài cùng là <" + std::string(root.name()) + ">",
        "this is no meeting record: its outermost element is <" + std::string(root.name()) + ">"};
    finding.hint = {"thẻ ngoài cùng phải là <record " + declaration + ">",
                    "the outermost element has to be <record " + declaration + ">"};
  }
  return finding;
}

void find_repeated_rows(const SourceText& source, const model::Attendance& attendance,
                        Findings& findings) {
  std::map<std::string, SourceSpan> rows;
  for (const auto& row : attendance.rows) {
    const auto [first, fresh] = rows.emplace(row.member, row.at);
    if (fresh || row.member.empty()) continue;
    const std::string line = std::to_string(source.position(first->second.begin).line);
    findings.push_back(
        {.id = "REC-06",
         .severity = findings::Severity::Violation,
         .message = {"đảng viên “" + row.member + "” đã được điểm danh ở dòng " + line,
                     "the member “" + row.member + "” was already marked on line " + line},
         .at = row.at,
         .label = {},
         .hint = {"mỗi đảng viên chỉ có một dòng điểm danh; xóa dòng thừa",
                  "a member has one row; delete the other"}});
  }
}

void find_nameless_recipients(const model::Notice& notice, Findings& findings) {
  for (const auto& recipient : notice.recipients) {
    if (recipient.member || recipient.name) continue;
    findings.push_back(
        {.id = "REC-07",
         .severity = findings::Severity::Violation,
         .message = {"người nhận thông báo chưa ghi là ai",
                     "a recipient of the notice is not named"},
         .at = recipient.at,
         .label = {},
         .hint = {"ghi member=\"mã đảng viên\", hoặc name=\"họ tên\" nếu là người ngoài danh sách",
                  "write member=\"id\", or name=\"…\" for someone not on the roster"}});
  }
}

}  // namespace

findings::Checked<model::MeetingRecord> parse_record(const SourceText& source) {
  const auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<model::MeetingRecord>(tree.findings());
  const xml::Element root = tree.value().root();
  if (auto foreign = find_foreign_root(root)) {
    return findings::Checked<model::MeetingRecord>(Findings{*std::move(foreign)});
  }
  Findings findings;
  References references;
  model::MeetingRecord record;
  RecordReader reader(root, findings, references);
  describe(reader, record);
  record.at = root.span();
  reader.finish();
  references.report(source, record.roster, findings);
  find_repeated_rows(source, record.attendance, findings);
  find_nameless_recipients(record.meeting.notice, findings);
  if (findings::has_violation(findings)) {
    return findings::Checked<model::MeetingRecord>(std::move(findings));
  }
  return {std::move(record), std::move(findings)};
}

}  // namespace vanthu::ingest
