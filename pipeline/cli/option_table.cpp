#include "cli/option_table.h"

#include "base/check.h"

namespace vanthu::cli {
namespace {

struct HelpText {
  std::string_view key;
  std::string_view vi;
  std::string_view en;
};

constexpr HelpText kTexts[] = {
    {"vanthu",
     "vanthu — văn thư chi bộ: kiểm tra hồ sơ kỳ họp, in biên bản và nghị quyết, ký số, lưu trữ, "
     "tra cứu",
     "vanthu — records of Party cells: check meetings, print minutes and resolutions, sign, "
     "archive, search"},
    {"examples",
     "Ví dụ:\n  vanthu run                        làm toàn bộ việc của vùng làm việc\n  vanthu "
     "search duong giao thong     tìm trong kho lưu, gõ không dấu cũng được",
     "Examples:\n  vanthu run                        do all the work of the workspace\n  vanthu "
     "search duong giao thong     search the archive, with or without marks"},
    {"help", "in hướng dẫn này", "print this help"},
    {"--workspace", "vùng làm việc (mặc định: thư mục có office.xml gần nhất)",
     "the workspace (default: the nearest folder with office.xml)"},
    {"--lang", "ngôn ngữ thông báo: vi hoặc en", "language of messages: vi or en"},
    {"-j,--jobs", "số hồ sơ làm cùng lúc", "how many records to work on at once"},
    {"-q,--quiet", "chỉ in kết quả và lỗi", "print only results and errors"},
    {"-v,--verbose", "in chi tiết từng hồ sơ", "print details of each record"},
    {"--no-color", "không dùng màu", "no colours"},
    {"--json", "in kết quả dạng JSON", "print the result as JSON"},
    {"-n,--dry-run", "làm thử, không ghi gì", "try without writing anything"},
    {"init", "tạo vùng làm việc mới với chi bộ và hồ sơ mẫu để sửa",
     "make a workspace with an example cell and record to edit"},
    {"DIR", "thư mục mới", "the new folder"},
    {"run", "việc chính: đọc, kiểm tra, in, ký, lưu trữ; chạy lại thì làm tiếp phần còn lại",
     "the main job: read, check, render, sign, store; run again to go on"},
    {"PATH", "tệp hồ sơ hoặc thư mục (mặc định: records/)",
     "record files or folders (default: records/)"},
    {"--supersede", "lưu phiên bản mới cho hồ sơ đã lưu nay đã sửa",
     "store a new version of records that have changed since they were stored"},
    {"check", "kiểm tra hồ sơ theo quy định, không ghi gì", "check records, write nothing"},
    {"--series", "xét cả chuỗi kỳ họp của từng chi bộ trong năm",
     "judge each cell's year as a series"},
    {"--all", "in cả quy tắc đạt và không áp dụng", "show passed and inapplicable rules too"},
    {"--format", "dạng báo cáo: text, json, sarif, junit, html, csv",
     "form of the report: text, json, sarif, junit, html, csv"},
    {"check --output", "ghi báo cáo vào tệp này, không in ra màn hình",
     "write the report to this file instead of stdout"},
    {"--as-of", "xét theo quy định có hiệu lực vào một ngày khác (NĂM-THÁNG-NGÀY)",
     "judge by the texts of another day (YYYY-MM-DD)"},
    {"--baseline", "tệp mốc: lệnh không trả mã 1 vì các điểm không đạt đã biết",
     "baseline file: fails that it knows do not count for the exit code"},
    {"--rule", "chỉ xét một quy tắc", "one rule only"},
    {"--fail-level", "từ mức nào thì lệnh trả mã 1: violation, warning, advice",
     "what makes the exit code 1: violation, warning, advice"},
    {"render", "in biên bản, nghị quyết ra PDF và DOCX, chưa ký, để xem trước",
     "render minutes and resolutions, unsigned, for preview"},
    {"--to", "định dạng: pdf, docx hoặc pdf,docx", "formats: pdf, docx or pdf,docx"},
    {"--kind", "loại văn bản: minutes, resolution, extract, attendance_sheet…",
     "kind of paper: minutes, resolution, extract, attendance_sheet…"},
    {"--profile", "thể thức khác với thể thức của ngày văn bản",
     "another format profile than that of the paper's day"},
    {"-o,--output", "thư mục ghi kết quả", "folder for the results"},
    {"--attach-record", "kèm hồ sơ XML vào PDF của biên bản (thành PDF/A-3a)",
     "attach the record's XML to the PDF of the minutes (which becomes PDF/A-3a)"},
    {"--code", "in mã QR có mã hồ sơ và mã băm rút gọn ở cuối trang cuối",
     "print a QR code with the record's id and short digest at the foot of the last page"},
    {"--stop-after", "dừng sau một bước và in nội dung: ingest, check, compose, layout",
     "stop after a stage and print its dump: ingest, check, compose, layout"},
    {"explain", "giải thích một quy tắc: nội dung, căn cứ, ví dụ",
     "explain a rule: sentence, citations, examples"},
    {"RULE", "mã quy tắc, ví dụ DL-09.5a", "rule id, such as DL-09.5a"},
    {"rules", "bộ quy tắc", "the rulebook"},
    {"rules list", "liệt kê quy tắc", "list the rules"},
    {"rules test", "chạy các ví dụ của chính bộ quy tắc", "run the rulebook's own cases"},
    {"rules book", "in sổ tay quy tắc ra PDF", "print the handbook of rules as PDF"},
    {"book --output", "tệp PDF (mặc định: so-tay-quy-tac.pdf)",
     "the PDF (default: so-tay-quy-tac.pdf)"},
    {"--on", "chỉ các quy tắc có hiệu lực vào ngày này", "only rules in force on this day"},
    {"waiver", "miễn trừ có căn cứ, được ký", "signed waivers"},
    {"waiver sign", "ký một tệp miễn trừ bằng khóa của văn phòng",
     "sign a waiver with the office's key"},
    {"waiver list", "liệt kê các miễn trừ và chỗ sai của từng cái",
     "list the waivers and what is wrong with them"},
    {"FILE", "tệp miễn trừ, ví dụ waivers/2026-10.xml", "the waiver, such as waivers/2026-10.xml"},
    {"baseline", "mốc cho sổ sách cũ", "baselines for old books"},
    {"baseline create", "ghi lại các điểm đang không đạt, để từ nay chỉ tính điểm mới",
     "remember what fails now, so that only new fails count"},
    {"baseline --output", "tệp mốc (mặc định: baseline.xml của vùng làm việc)",
     "the file (default: baseline.xml of the workspace)"},
    {"archive", "kho lưu trữ", "the archive"},
    {"archive init", "tạo kho lưu trống", "make an empty archive"},
    {"archive list", "liệt kê hồ sơ đã lưu", "list what is stored"},
    {"archive show", "xem một hồ sơ đã lưu", "show one stored dossier"},
    {"archive export", "chép các tệp của một hồ sơ ra ngoài", "copy a dossier's files out"},
    {"archive rebuild-index", "lập lại chỉ mục từ các tệp đã lưu",
     "make the index again from the files"},
    {"--cell", "chỉ một chi bộ (mã)", "one cell only (code)"},
    {"--year", "chỉ một năm", "one year only"},
    {"ID", "mã hồ sơ trong kho", "id of the dossier"},
    {"verify", "đọc lại từng byte và chữ ký để chứng minh kho còn nguyên vẹn",
     "read every byte and signature again to prove the archive intact"},
    {"ID|FILE", "mã hồ sơ, hoặc tệp bất kỳ cần đối chiếu với kho",
     "dossier ids, or any files to compare with the archive"},
    {"search", "tìm trong kho: gõ có dấu hoặc không dấu, cụm từ trong ngoặc kép",
     "search the archive: with or without marks, \"phrases\""},
    {"search footer",
     "Trong câu tìm:\n"
     "  duong giao thong              có đủ các từ, không kể dấu\n"
     "  \"đường giao thông\"            đúng cụm từ, đúng dấu\n"
     "  \"đường -học\"                  có “đường”, không có “học”; cả câu trong ngoặc kép\n"
     "  cell: type: year: number:     lọc theo chi bộ, loại, năm (2025-2026), số văn bản\n"
     "  person: rule: sha256:         lọc theo người dự họp, quy tắc không đạt, mã băm của tệp",
     "In a query:\n"
     "  duong giao thong              all of the words, marks aside\n"
     "  \"đường giao thông\"            this phrase, with its marks\n"
     "  \"đường -học\"                  with “đường”, without “học”; all of it in quotes\n"
     "  cell: type: year: number:     by cell, kind, year (2025-2026), number of the paper\n"
     "  person: rule: sha256:         by who took part, rule not passed, digest of a file"},
    {"QUERY", "các từ cần tìm; @tên là một câu tìm đã lưu",
     "the words to look for; @name is a saved search"},
    {"--facets", "đếm tất cả kết quả theo chi bộ, loại, năm, người ký, quy tắc không đạt",
     "count all results by cell, kind, year, signer, and rule not passed"},
    {"--csv", "in bảng CSV để mở bằng phần mềm bảng tính", "print a CSV table for a spreadsheet"},
    {"--save", "lưu câu tìm với tên này", "keep the query under this name"},
    {"--saved", "liệt kê các câu tìm đã lưu", "list the saved searches"},
    {"--forget", "bỏ câu tìm đã lưu với tên này", "forget the saved search of this name"},
    {"--rank", "xếp theo mức phù hợp, không theo ngày", "best match first, not newest first"},
    {"--limit", "số kết quả nhiều nhất", "at most so many results"},
    {"key", "khóa ký của văn phòng", "the office's signing key"},
    {"key create", "tạo khóa và chứng thư số", "make a key and certificate"},
    {"key show", "xem chứng thư số", "show the certificate"},
    {"--rsa", "khóa RSA 3072 bit thay cho P-256", "RSA 3072 bit instead of P-256"},
    {"--name", "tên trong chứng thư (mặc định: tên văn phòng)",
     "name in the certificate (default: the office's)"},
    {"--generate-passphrase", "tự đặt mật khẩu và giữ trong keys/passphrase (để dùng thử)",
     "make a passphrase and keep it in keys/passphrase (for trying out)"},
    {"--passphrase-file", "tệp có mật khẩu ở dòng đầu", "a file with the passphrase in line one"},
    {"record", "hồ sơ", "records"},
    {"record from", "lấy lại hồ sơ từ biên bản DOCX (kể cả đã sửa) hoặc PDF có kèm hồ sơ",
     "get the record back from minutes as DOCX, edited or not, or as PDF with the record"},
    {"record FILE", "biên bản .docx, .pdf do vanthu làm ra",
     "minutes as .docx or .pdf that vanthu has made"},
    {"record --output", "tệp hồ sơ mới (mặc định: in ra màn hình)",
     "the new record file (default: stdout)"},
    {"template", "mẫu văn bản", "document templates"},
    {"template list", "liệt kê mẫu", "list the templates"},
    {"template check", "kiểm tra mọi mẫu, báo hết lỗi một lần", "check all templates at once"},
    {"template vars", "liệt kê tên và cách viết dùng được trong mẫu",
     "list the names and formatters that templates can use"},
    {"template preview", "in thử mẫu bằng hồ sơ ví dụ ra PDF và DOCX",
     "try templates on sample records, as PDF and DOCX"},
    {"template gallery", "in mọi mẫu bằng hồ sơ ví dụ vào một thư mục có trang mục lục",
     "all templates on sample records, in one folder with an index"},
    {"TEMPLATE", "tên mẫu, ví dụ minutes-regular (mặc định: mọi mẫu)",
     "id of a template, such as minutes-regular (default: all)"},
    {"--record", "dùng hồ sơ này thay cho hồ sơ ví dụ", "use this record instead of the samples"},
    {"convert", "chuyển văn bản cũ (TCVN3, VNI, VISCII, VPS, windows-1258) sang UTF-8, giữ bản gốc",
     "convert old text (TCVN3, VNI, VISCII, VPS, windows-1258) to UTF-8, keeping the original"},
    {"convert FILE", "tệp văn bản thuần; không nêu thì đọc từ đầu vào chuẩn",
     "plain text files; without any, standard input"},
    {"--from", "bảng mã: auto (tự nhận ra), tcvn3, vni, viscii, vps, cp1258, utf8",
     "encoding: auto (told by its words), tcvn3, vni, viscii, vps, cp1258, utf8"},
    {"--font", "phông chữ của văn bản gốc, ví dụ .VnTimeH (chữ hoa), VNI-Times",
     "font of the original, such as .VnTimeH (capitals), VNI-Times"},
    {"convert --output", "tệp kết quả, hoặc thư mục khi có nhiều tệp (mặc định: in ra màn hình)",
     "file for the result, or folder for several (default: stdout)"},
    {"doctor", "kiểm tra phông chữ, mẫu, quy tắc, khóa, đĩa, chỉ mục; chỉ cách khắc phục",
     "check fonts, templates, rules, keys, disk, index, and how to mend them"},
    {"version", "phiên bản chương trình và các thành phần",
     "versions of the program and its parts"},
    {"completion", "in tệp gợi ý lệnh cho bash, zsh, fish", "print a completion script"},
    {"SHELL", "bash, zsh hoặc fish", "bash, zsh or fish"},
    {"audit", "kiểm toán và thống kê: chấp hành quy định và số liệu của mọi chi bộ",
     "audit and statistics: compliance and figures of all cells"},
    {"audit PATH", "tệp hồ sơ hoặc thư mục (mặc định: kho lưu trữ của vùng làm việc)",
     "record files or folders (default: the workspace's archive)"},
    {"--archive", "đọc hồ sơ từ kho lưu trữ (mặc định)", "read the archive (default)"},
    {"--records", "đọc hồ sơ từ records/ của vùng làm việc, kể cả hồ sơ bị giữ lại",
     "read the records of the workspace, those held back too"},
    {"audit --from", "từ ngày họp này (NĂM-THÁNG-NGÀY)", "from this day of meeting (YYYY-MM-DD)"},
    {"audit --to", "đến ngày họp này (NĂM-THÁNG-NGÀY)", "to this day of meeting (YYYY-MM-DD)"},
    {"--by",
     "mỗi dòng là gì: figure (chỉ tiêu), cell, month, superior, rule, due (việc đến hạn); với csv "
     "còn có meeting, fault",
     "what a row is: figure, cell, month, superior, rule, due; with csv also meeting, fault"},
    {"audit --format", "dạng báo cáo: text, html, csv, json, pdf",
     "form of the report: text, html, csv, json, pdf"},
    {"audit --output",
     "tệp báo cáo (pdf mặc định: kiem-toan.pdf); với html còn ghi hai bảng CSV đầy đủ bên cạnh",
     "the report's file (for pdf by default kiem-toan.pdf); with html also two full CSV tables "
     "beside it"},
};

}  // namespace

std::string help_text(std::string_view key, Language language) {
  for (const HelpText& text : kTexts) {
    if (text.key == key) return std::string(language == Language::Vi ? text.vi : text.en);
  }
  VANTHU_CHECK(false, "every command and option has its help in both languages");
}

}  // namespace vanthu::cli
