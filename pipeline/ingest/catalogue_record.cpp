#include "ingest/finding_catalogue_parts.h"

namespace vanthu::ingest {

std::vector<FindingKind> text_finding_kinds() {
  return {
      {"TXT-01",
       {"Byte không phải chữ", "Bytes that are no text"},
       {"Đoạn chữ có byte không đọc được bằng UTF-8. Xem XML-02.",
        "The text has bytes that are not UTF-8. See XML-02."}},
      {"TXT-02",
       {"Ký tự điều khiển trong lời văn", "Control character in text"},
       {"Ký tự này không nhìn thấy được, không in ra được và có thể làm hỏng việc tìm kiếm. Hãy "
        "xóa nó.",
        "It can be neither seen nor printed and may spoil searching. Delete it."}},
      {"TXT-03",
       {"Ký tự đổi chiều viết", "Writing-direction control"},
       {"Ký tự ẩn này làm chữ hiện ra theo thứ tự khác với thứ tự được lưu: người đọc thấy một "
        "đằng, văn bản được ký "
        "lại là một nẻo. Hồ sơ không được chứa nó.",
        "This hidden character shows letters in another order than they are stored: what is read "
        "differs from what is "
        "signed. A record must not contain it."}},
      {"TXT-04",
       {"Chữ đã mất", "Lost letter"},
       {"Dấu � (U+FFFD) nằm ở chỗ một chữ đã mất trong lần chuyển mã trước. Chỉ có thể gõ lại theo "
        "bản gốc.",
        "The sign � (U+FFFD) marks where an earlier conversion lost a letter. It can only be typed "
        "again from the "
        "original."}},
      {"TXT-05",
       {"Dấu đặt sai", "Marks wrongly stacked"},
       {"Chữ tiếng Việt trong hồ sơ là chữ dựng sẵn. Dấu rời được ghép lại khi thứ tự đúng; ở đây "
        "dấu đặt sai thứ tự "
        "hoặc không đi với chữ đứng trước, nên in ra sẽ sai và tìm không thấy.",
        "Vietnamese letters in a record are composed ones. Separate marks are composed when they "
        "come in the right "
        "order; here they do not, so that the letter would print wrongly and not be found."}},
      {"TXT-06",
       {"Chữ trông giống Đ", "A letter that looks like Đ"},
       {"Ð (U+00D0, chữ Iceland) trông giống hệt Đ (U+0110) nhưng là chữ khác: tìm “Đảng” sẽ không "
        "thấy, xếp tên sẽ "
        "sai. Thường do phông chữ hoặc bộ gõ cũ.",
        "Ð (U+00D0, an Icelandic letter) looks just like Đ (U+0110) but is another letter: "
        "searching finds nothing and "
        "names sort wrongly. Old fonts or input methods make it."}},
      {"TXT-07",
       {"Chữ của hệ chữ khác", "Letter of another script"},
       {"Một chữ Kirin hoặc Hy Lạp trông giống chữ Latinh nằm trong từ tiếng Việt. Mắt không phân "
        "biệt được nhưng máy "
        "thì có: hai cái tên trông giống nhau thành hai người khác nhau.",
        "A Cyrillic or Greek letter that looks Latin stands inside a Vietnamese word. The eye "
        "cannot tell, a computer "
        "can: two names that look alike become two people."}},
      {"TXT-08",
       {"Ký tự ít gặp", "Unusual sign"},
       {"Ký tự nằm ngoài bảng chữ và dấu của văn bản tiếng Việt. Đây chỉ là cảnh báo: nếu cố ý "
        "dùng thì giữ nguyên, "
        "miễn là phông chữ in được.",
        "The sign is outside the letters and signs of a Vietnamese document. This is only a "
        "warning: leave it if it is "
        "meant and the font has it."}},
  };
}

std::vector<FindingKind> record_finding_kinds() {
  return {
      {"REC-01",
       {"Không phải hồ sơ kỳ họp", "Not a meeting record"},
       {"Tệp là XML đúng cú pháp nhưng không phải hồ sơ theo định dạng urn:vanthu:record:1. Thẻ "
        "ngoài cùng phải là "
        "<record xmlns=\"urn:vanthu:record:1\">.",
        "The file is good XML but no record in the format urn:vanthu:record:1. Its outermost "
        "element has to be <record "
        "xmlns=\"urn:vanthu:record:1\">."}},
      {"REC-02",
       {"Mã viết không đúng dạng", "Word of the wrong form"},
       {"Tháng, kỳ, mã và tỷ lệ có cách viết cố định để so sánh và xếp thứ tự được; thông báo nêu "
        "cách viết đúng.",
        "Months, periods, ids and percentages have a fixed form so that they can be compared and "
        "sorted; the message "
        "shows it."}},
      {"REC-03",
       {"Mã dùng hai lần", "Id used twice"},
       {"Hai mục mang cùng một mã thì chỗ khác nhắc đến mã đó không biết là nói về mục nào. Hãy "
        "đổi một trong hai.",
        "When two things bear one id nobody knows which one is meant elsewhere. Change one of "
        "them."}},
      {"REC-04",
       {"Mã không chỉ đến đâu", "Reference to nothing"},
       {"Hồ sơ nhắc đến một mã không có trong hồ sơ: đảng viên phải có trong danh sách <roster> "
        "tại ngày họp, mục biểu "
        "quyết và hồ sơ kết nạp phải có trong cùng tệp.",
        "The record mentions an id that it does not contain: members have to stand in the <roster> "
        "of the day, votes "
        "and dossiers in the same file."}},
      {"REC-05",
       {"Số ngoài phạm vi", "Number out of range"},
       {"Số người, số phiếu và số tiền không thể âm và có giới hạn.",
        "Numbers of people, ballots and đồng cannot be negative and have a limit."}},
      {"REC-06",
       {"Điểm danh hai lần", "Marked twice"},
       {"Mỗi đảng viên có đúng một dòng điểm danh. Người đến muộn hoặc về sớm ghi bằng from và to "
        "trên cùng một dòng.",
        "A member has exactly one row in the roll call. Coming late or leaving early is written "
        "with from and to in "
        "the same row."}},
      {"REC-07",
       {"Người nhận không ghi tên", "Recipient not named"},
       {"Người nhận thông báo họp phải ghi bằng mã đảng viên (member) hoặc bằng họ tên (name).",
        "A recipient of the notice is named by a member's id (member) or by a name (name)."}},
  };
}

}  // namespace vanthu::ingest
