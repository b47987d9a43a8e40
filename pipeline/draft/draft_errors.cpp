#include "draft/draft_errors.h"

#include <string>

namespace vanthu::draft {

Error nothing_to_go_on(model::MeetingKind kind) {
  const bool is_committee = kind == model::MeetingKind::Committee;
  return Error{
      .kind = ErrorKind::Usage,
      .what = is_committee ? Bilingual{"chi bộ chưa có hồ sơ hội nghị chi ủy nào để lập tiếp",
                                       "the cell has no committee meeting to go on from"}
                           : Bilingual{"chi bộ chưa có hồ sơ sinh hoạt thường kỳ nào để lập tiếp",
                                       "the cell has no regular meeting to go on from"},
      .where = {},
      .remedy = {"viết hồ sơ đầu tiên bằng tay: sửa hồ sơ mẫu mà vanthu init tạo ra",
                 "write the first record by hand: edit the sample that vanthu init makes"}};
}

Error not_monthly(model::MeetingKind kind) {
  const std::string name(name_of(kind, model::kMeetingKindNames));
  return Error{.kind = ErrorKind::Usage,
               .what = {"kỳ họp loại “" + name + "” không lập sẵn từ kỳ trước được",
                        "a meeting of kind \"" + name + "\" cannot be begun from the one before"},
               .where = {},
               .remedy = {"dùng được: regular (thường kỳ), committee (chi ủy)",
                          "possible: regular, committee"}};
}

}  // namespace vanthu::draft
