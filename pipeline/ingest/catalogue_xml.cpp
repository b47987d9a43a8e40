#include "ingest/finding_catalogue_parts.h"

namespace vanthu::ingest {

// Well-formedness first, then the reading of elements.
std::vector<FindingKind> xml_finding_kinds() {
  return {
      {"XML-01",
       {"Tệp quá lớn", "File too large"},
       {"Một hồ sơ kỳ họp chỉ vài chục KB; tệp lớn hơn 4 MB gần như chắc chắn là đưa nhầm, hoặc có "
        "ảnh nhúng bên "
        "trong. Hãy để ảnh và bản quét thành tệp riêng.",
        "A meeting record takes a few dozen KB; a file above 4 MB is almost certainly the wrong "
        "one or has pictures "
        "inside. Keep pictures and scans in files of their own."}},
      {"XML-02",
       {"Tệp không phải UTF-8", "File is not UTF-8"},
       {"Hồ sơ chỉ dùng Unicode lưu bằng UTF-8, để năm mươi năm sau vẫn đọc được. Chữ gõ bằng bảng "
        "mã cũ (TCVN3, VNI, "
        "VISCII, windows-1258) phải chuyển sang Unicode trước khi lưu; văn bản thuần thì dùng "
        "vanthu convert.",
        "Records are Unicode in UTF-8 only, so that they can still be read in fifty years. Text in "
        "an older encoding "
        "(TCVN3, VNI, VISCII, windows-1258) has to be converted to Unicode first; for plain text "
        "use vanthu convert."}},
      {"XML-03",
       {"Khai báo bảng mã hoặc phiên bản khác", "Another encoding or version declared"},
       {"Dòng <?xml …?> ở đầu tệp phải ghi phiên bản 1.0 và bảng mã UTF-8, hoặc bỏ hẳn phần bảng "
        "mã. Sửa dòng này không "
        "làm đổi bảng mã của tệp: nếu chữ bị sai sau khi sửa, hãy lưu lại tệp bằng UTF-8.",
        "The line <?xml …?> has to say version 1.0 and encoding UTF-8, or leave the encoding out. "
        "Changing the line "
        "does not convert the file: if letters are wrong afterwards, save the file as UTF-8."}},
      {"XML-04",
       {"Có khai báo DOCTYPE", "DOCTYPE declaration"},
       {"DOCTYPE cho phép một tệp kéo nội dung từ tệp khác hoặc từ mạng vào, hoặc phình ra vô hạn. "
        "Hồ sơ phải tự đủ và "
        "luôn đọc ra cùng một nội dung, nên vanthu từ chối mọi khai báo DOCTYPE mà không đọc tiếp.",
        "A DOCTYPE lets a file pull in other files or pages, or grow without end. A record has to "
        "stand alone and "
        "always read the same, so vanthu refuses every DOCTYPE without reading on."}},
      {"XML-05",
       {"Thẻ lồng nhau quá sâu", "Nested too deep"},
       {"Hồ sơ đúng chỉ có chừng sáu tầng thẻ. Quá 64 tầng là dấu hiệu nhiều thẻ chưa đóng hoặc "
        "tệp bị hỏng.",
        "A good record has about six levels. More than 64 means that elements were never closed or "
        "that the file is "
        "damaged."}},
      {"XML-06",
       {"Quá nhiều thẻ", "Too many elements"},
       {"Tệp có hơn một trăm nghìn thẻ, thuộc tính và đoạn chữ, gấp nhiều lần hồ sơ của kỳ họp lớn "
        "nhất. Hãy kiểm tra "
        "xem có gộp nhầm nhiều hồ sơ vào một tệp không.",
        "The file has more than a hundred thousand elements, attributes and pieces of text, many "
        "times the largest "
        "meeting. Check whether several records were put into one file."}},
      {"XML-07",
       {"Thẻ chưa đóng", "Element never closed"},
       {"Mỗi thẻ mở <p> phải có thẻ đóng </p>; thẻ không có nội dung kết thúc bằng />. Thông báo "
        "chỉ vào thẻ mở đầu tiên "
        "còn thiếu thẻ đóng.",
        "Every opening tag <p> needs a closing tag </p>; an element without content ends with />. "
        "The message points at "
        "the first opening tag whose closing tag is missing."}},
      {"XML-08",
       {"Thẻ đóng không khớp", "Closing tag differs"},
       {"Tên trong thẻ đóng phải giống hệt tên trong thẻ mở gần nhất chưa đóng, kể cả chữ hoa, chữ "
        "thường.",
        "The name in a closing tag has to be exactly that of the nearest opening tag not yet "
        "closed, capitals included."}},
      {"XML-09",
       {"Thuộc tính bị lặp lại", "Attribute repeated"},
       {"Một thẻ không được ghi hai lần cùng một thuộc tính, vì không thể biết giá trị nào đúng. "
        "Có chương trình lặng lẽ "
        "lấy giá trị đầu, có chương trình lấy giá trị sau: vanthu không đoán.",
        "A tag cannot carry the same attribute twice: nobody could know which value is right. Some "
        "programs silently "
        "take the first, some the last; vanthu does not guess."}},
      {"XML-10",
       {"Dấu & hoặc < viết chưa đúng", "& or < not escaped"},
       {"Trong XML, dấu & viết là &amp; và dấu < viết là &lt;. Các ký hiệu khác như &nbsp; không "
        "có: hãy gõ thẳng chữ "
        "hoặc dấu cần viết.",
        "In XML & is written &amp; and < is written &lt;. Other names such as &nbsp; do not exist: "
        "type the character "
        "itself."}},
      {"XML-11",
       {"Thẻ hoặc ghi chú viết sai", "Tag or comment badly written"},
       {"Thuộc tính phải viết dạng ten=\"giá trị\", dùng dấu nháy thẳng, cách nhau một dấu cách, "
        "và thẻ kết thúc bằng >. "
        "Ghi chú viết <!-- như thế này -->. Lỗi hay gặp nhất là dấu nháy cong do Word tự đổi.",
        "Attributes are written name=\"value\" with straight quotes and a space between them, and "
        "a tag ends with >. "
        "Comments are written <!-- like this -->. The most common mistake is a curly quote made by "
        "Word."}},
      {"XML-12",
       {"Có ký tự điều khiển", "Control character"},
       {"Ký tự điều khiển không nhìn thấy được và không in ra được; thường lẫn vào khi sao chép từ "
        "chương trình khác. "
        "Hãy xóa nó rồi gõ lại chữ ở chỗ đó nếu cần.",
        "Control characters can be neither seen nor printed; they usually come along when copying "
        "from another "
        "program. Delete it and type the place again if needed."}},
      {"XML-13",
       {"Có phần nằm ngoài thẻ ngoài cùng", "Something outside the root"},
       {"Một tệp chứa đúng một hồ sơ, nằm trọn trong một thẻ <record>. Hồ sơ thứ hai phải ở tệp "
        "khác.",
        "A file holds exactly one record, all of it inside one <record>. A second record goes into "
        "another file."}},
      {"XML-14",
       {"Tệp rỗng", "Empty file"},
       {"Tệp không có gì để đọc, thường do sao chép dở dang hoặc đĩa đầy. Hãy lấy lại từ bản gốc.",
        "There is nothing in the file, usually because copying was interrupted or a disk was full. "
        "Get it again from "
        "the original."}},
      {"XML-15",
       {"Tiền tố chưa khai báo", "Undeclared prefix"},
       {"Tên có dấu hai chấm như vt:vote dùng tiền tố phải được khai báo bằng xmlns:vt=\"…\". Hồ "
        "sơ bình thường không "
        "cần tiền tố nào.",
        "A name with a colon such as vt:vote needs its prefix declared with xmlns:vt=\"…\". "
        "Ordinary records need no "
        "prefix at all."}},
      {"XML-16",
       {"Không đúng cú pháp XML", "Not well-formed"},
       {"Chỗ được chỉ ra không theo cú pháp XML. Hãy so với một hồ sơ đúng, hoặc mở bằng trình "
        "soạn thảo XML để xem "
        "quanh chỗ đó.",
        "The place shown does not follow XML's syntax. Compare it with a good record or look "
        "around it in an XML "
        "editor."}},
      {"XML-20",
       {"Thiếu thuộc tính bắt buộc", "Attribute missing"},
       {"Định dạng hồ sơ đòi thuộc tính này vì có quy định hoặc mẫu văn bản cần đến nó. Nếu chưa "
        "biết giá trị, hãy hỏi "
        "lại thư ký kỳ họp; đừng ghi tạm một giá trị.",
        "The format requires this attribute because a rule or a document needs it. If the value is "
        "unknown ask the "
        "meeting's secretary; do not make one up."}},
      {"XML-21",
       {"Thuộc tính lạ", "Attribute unknown"},
       {"Thẻ không có thuộc tính tên này, thường do gõ nhầm. vanthu không bỏ qua thuộc tính lạ, vì "
        "bỏ qua thì nội dung "
        "người ghi muốn nói sẽ mất mà không ai biết.",
        "The element has no attribute of this name, usually a typing mistake. vanthu does not skip "
        "unknown attributes, "
        "because what their writer meant would be lost without anyone noticing."}},
      {"XML-22",
       {"Thiếu thẻ con bắt buộc", "Child element missing"},
       {"Định dạng hồ sơ đòi thẻ con này. Xem hồ sơ mẫu trong samples/office để biết chỗ đặt và "
        "nội dung.",
        "The format requires this child element. The sample records in samples/office show where "
        "it stands and what it "
        "holds."}},
      {"XML-23",
       {"Thẻ lạ", "Element unknown"},
       {"Ở chỗ này định dạng không có thẻ tên đó: hoặc gõ nhầm tên, hoặc thẻ nằm sai chỗ.",
        "The format has no element of this name here: either the name is mistyped or the element "
        "is in the wrong "
        "place."}},
      {"XML-24",
       {"Thẻ chỉ được có một lần", "Element repeated"},
       {"Nội dung này chỉ có một trong mỗi hồ sơ. Hãy gộp hai thẻ làm một, hoặc xóa thẻ thừa.",
        "There is only one of these. Merge the two, or delete the one too many."}},
      {"XML-25",
       {"Chữ nằm sai chỗ", "Stray text"},
       {"Thẻ này chỉ chứa thẻ con, không chứa chữ. Lời văn phải nằm trong thẻ dành cho nó, thường "
        "là <p>.",
        "This element holds elements only. Text belongs into the element made for it, usually "
        "<p>."}},
      {"XML-26",
       {"Không phải số nguyên", "Not a whole number"},
       {"Số viết bằng chữ số liền nhau, không dấu chấm, dấu phẩy hay dấu cách ngăn hàng nghìn, "
        "không kèm đơn vị.",
        "Numbers are digits in a row, without separators for thousands and without a unit."}},
      {"XML-27",
       {"Không phải true hoặc false", "Not true or false"},
       {"Thuộc tính có – không chỉ nhận true (có) hoặc false (không).",
        "A yes-or-no attribute takes true or false only."}},
      {"XML-28",
       {"Ngày không đúng", "No such date"},
       {"Ngày viết năm-tháng-ngày, đủ hai chữ số cho tháng và ngày: 2026-11-05. Cách viết này "
        "không thể nhầm ngày với "
        "tháng và tự xếp đúng thứ tự; trên văn bản in ra vẫn là “ngày 05 tháng 11 năm 2026”.",
        "Dates are written year-month-day with two digits for month and day: 2026-11-05. Day and "
        "month cannot be "
        "confused this way; the printed documents still say it in words."}},
      {"XML-29",
       {"Giờ không đúng", "No such time"},
       {"Giờ viết 19:30; ngày giờ viết 2026-11-05T19:30 với chữ T ở giữa. Luôn là giờ Việt Nam.",
        "Times are written 19:30, date and time 2026-11-05T19:30 with a T between. Always Vietnam "
        "time."}},
      {"XML-30",
       {"Giá trị không có trong danh sách", "Value not in the list"},
       {"Thuộc tính này chỉ nhận một trong các từ đã định, để mọi hồ sơ nói cùng một ngôn ngữ và "
        "quy tắc kiểm tra được. "
        "Nghĩa tiếng Việt của từng từ nằm trong schema/record-1.xsd.",
        "The attribute takes one of a fixed list of words, so that all records speak one language "
        "and rules can judge "
        "them. Their Vietnamese meaning stands in schema/record-1.xsd."}},
      {"XML-31",
       {"Mã có dấu cách hoặc có dấu", "Code with spaces or marks"},
       {"Mã để máy nối các phần của hồ sơ với nhau nên viết liền, không dấu. Họ tên đầy đủ có dấu "
        "ghi ở thuộc tính "
        "name.",
        "Codes tie the parts of a record together, so they have neither spaces nor marks. Full "
        "names stand in the "
        "attribute name."}},
      {"XML-32",
       {"Nội dung để trống", "Text empty"},
       {"Chỗ này phải có chữ. Nếu thật sự không có gì để ghi và thẻ không bắt buộc, hãy xóa cả "
        "thẻ.",
        "There has to be text here. If there is really nothing to say and the element is optional, "
        "delete it."}},
      {"XML-33",
       {"Đoạn chữ quá dài", "Text too long"},
       {"Một đoạn dài hơn 64 KB tương đương hơn hai mươi trang: hãy tách thành nhiều đoạn <p>.",
        "A paragraph above 64 KB would be more than twenty pages: split it into several <p>."}},
      {"XML-34",
       {"Thẻ sai thứ tự", "Element out of order"},
       {"Các thẻ trong hồ sơ theo một thứ tự cố định, là thứ tự của biên bản. Hãy chuyển thẻ lên "
        "đúng chỗ; nội dung "
        "không phải sửa.",
        "Elements follow a fixed order, that of the minutes. Move the element; its content stays "
        "as it is."}},
      {"XML-35",
       {"Quá nhiều chỗ sai", "Too many problems"},
       {"Tệp có hơn một nghìn chỗ phải báo; phần còn lại không liệt kê. Thường là cả tệp bị sai "
        "bảng mã hoặc sai định "
        "dạng.",
        "More than a thousand problems were found; the rest is not listed. Usually the whole file "
        "is in a wrong "
        "encoding or format."}},
  };
}

}  // namespace vanthu::ingest
