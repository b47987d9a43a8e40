#include "ingest/finding_catalogue_parts.h"

namespace vanthu::ingest {

std::vector<FindingKind> waiver_finding_kinds() {
  return {
      {"WVR-01",
       {"Không phải văn bản miễn trừ", "Not a waiver"},
       {"Thư mục waivers/ chỉ chứa tệp có phần tử gốc <waiver> của urn:vanthu:waiver:1 và chữ ký "
        "của "
        "chúng.",
        "The folder waivers/ holds only files whose root is <waiver> of urn:vanthu:waiver:1, and "
        "their signatures."}},
      {"WVR-02",
       {"Miễn trừ cho một quy tắc không có", "Waiver of an unknown rule"},
       {"Mã quy tắc viết sai, hoặc quy tắc không còn trong bộ quy tắc. Xem vanthu rules list.",
        "The rule id is misspelt, or the rulebook has no such rule. See vanthu rules list."}},
      {"WVR-03",
       {"Quy tắc không thể được miễn trừ", "A rule that cannot be waived"},
       {"Các quy tắc về số liệu (INT) so các con số trong cùng một hồ sơ. Con số không khớp là ghi "
        "sai "
        "sự việc; không cấp nào cho phép một con số sai trở thành đúng. Hãy sửa hồ sơ theo biên "
        "bản "
        "gốc.",
        "The rules on arithmetic (INT) compare numbers of one record. Numbers that do not agree "
        "record the facts wrongly, and no authority can make them right. Mend the record."}},
      {"WVR-04",
       {"Miễn trừ không rõ cho việc nào", "Waiver without a clear reach"},
       {"Một miễn trừ nêu đúng một trong hai: một hồ sơ (record), hoặc các việc của một chi bộ "
        "trong một "
        "thời gian (cell, from, to). Nêu cả hai hoặc không nêu gì thì không ai biết nó đến đâu.",
        "A waiver names exactly one of a record, and a cell's acts of a period (cell, from, to). "
        "With both or neither nobody knows how far it reaches."}},
      {"WVR-05",
       {"Thời gian của miễn trừ không đúng", "Wrong period of a waiver"},
       {"Miễn trừ cho chi bộ cần ngày đầu (from) và ngày cuối (to), ngày đầu không sau ngày cuối; "
        "miễn trừ "
        "cho một hồ sơ không có thời gian vì hồ sơ đã có ngày họp.",
        "A waiver for a cell has a first (from) and a last day (to), in this order; one for a "
        "record has none, as the record has its own day."}},
      {"WVR-06",
       {"Miễn trừ chưa được ký", "Waiver not signed"},
       {"Miễn trừ chỉ có giá trị khi bên cạnh tệp .xml có chữ ký .p7s của người được tin cậy. Ai "
        "cũng "
        "viết được một tệp XML; chữ ký nói ai chịu trách nhiệm.",
        "A waiver counts only with the signature .p7s of somebody trusted beside its .xml. Anybody "
        "can write a file; the signature says who answers for it."}},
      {"WVR-07",
       {"Chữ ký của miễn trừ không khớp", "Signature of a waiver wrong"},
       {"Tệp miễn trừ đã bị sửa sau khi ký, hoặc chữ ký thuộc về tệp khác. Miễn trừ không được áp "
        "dụng.",
        "The waiver changed after it was signed, or the signature belongs to another file. The "
        "waiver does not count."}},
      {"WVR-08",
       {"Người ký miễn trừ chưa được tin cậy", "Signer of a waiver not trusted"},
       {"Chứng thư của người ký không phải của văn phòng và không nằm trong keys/trusted/. Đối "
        "chiếu với "
        "người ký rồi mới thêm vào.",
        "The signer's certificate is neither the office's own nor in keys/trusted/. Ask the signer "
        "before adding it."}},
      {"WVR-09",
       {"Miễn trừ đã hết hạn đối với việc này", "Waiver out of time"},
       {"Ngày cuối của miễn trừ (expires) đứng trước ngày họp, nên điểm không đạt vẫn giữ nguyên. "
        "Ngày "
        "được so là ngày của việc, không phải hôm nay: báo cáo lập lại sau nhiều năm vẫn nói như "
        "vậy.",
        "The waiver's last day (expires) is before the day of the meeting, so the fail stands. The "
        "day compared is that of the act, not today: a report made years later says the same."}},
      {"WVR-10",
       {"Miễn trừ không còn tác dụng", "Waiver that waives nothing"},
       {"Trong phạm vi của miễn trừ không có điểm nào không đạt quy tắc này: việc đã được khắc "
        "phục, hoặc mã "
        "hồ sơ, mã chi bộ, thời gian ghi sai. Miễn trừ thừa che mất lỗi sau này, nên phải bỏ hoặc "
        "sửa.",
        "Nothing in the waiver's reach fails this rule: the matter was mended, or record, cell or "
        "period are wrong. A waiver without use would hide a later fault; remove or mend it."}},
      {"WVR-11",
       {"Chữ ký không có miễn trừ", "A signature without a waiver"},
       {"Có tệp .p7s nhưng không có tệp .xml cùng tên. Có thể miễn trừ đã bị xóa hoặc đổi tên.",
        "There is a .p7s but no .xml of the same name. The waiver may have been deleted or "
        "renamed."}},
      {"BSL-01",
       {"Không phải mốc", "Not a baseline"},
       {"Tệp đưa cho --baseline phải do vanthu baseline create lập ra (urn:vanthu:baseline:1).",
        "The file given to --baseline is one that vanthu baseline create made "
        "(urn:vanthu:baseline:1)."}},
      {"BSL-02",
       {"Dấu nhận dạng sai", "Wrong fingerprint"},
       {"Mỗi điểm đã biết có dấu nhận dạng 16 chữ số thập lục phân, tính từ quy tắc, hồ sơ, nội "
        "dung được "
        "xét và giá trị sai. Nó không thể viết tay.",
        "Each known fail has a fingerprint of 16 hexadecimal digits over its rule, record, subject "
        "and the value at fault. It cannot be written by hand."}},
      {"BSL-03",
       {"Điểm đã biết ghi hai lần", "Known twice"},
       {"Hai dòng của mốc có cùng dấu nhận dạng; xóa một dòng.",
        "Two lines of the baseline have the same fingerprint; delete one."}},
      {"BSL-04",
       {"Điểm đã biết không rõ của hồ sơ nào", "Known fail without a home"},
       {"Mỗi dòng nêu hoặc mã hồ sơ (record), hoặc mã chi bộ và năm (cell, year).",
        "Each line names either a record, or a cell and a year."}},
  };
}

}  // namespace vanthu::ingest
