#include "archive/archive_note.h"

#include <algorithm>
#include <optional>

#include "archive/earlier_readme.h"
#include "base/sha.h"
#include "tlog/note.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kFormatLabel = "vanthu-archive ";
constexpr std::string_view kOfficeLabel = "office ";
constexpr std::string_view kCreatedLabel = "created ";
constexpr std::string_view kLayoutLabel = "layout ";
constexpr std::string_view kIdLabel = "id ";
constexpr std::string_view kRootLabel = "root ";
constexpr std::string_view kCheckLabel = "check sha256:";

constexpr std::string_view kReadme = R"(# Kho lưu trữ hồ sơ sinh hoạt chi bộ

Thư mục này do phần mềm vanthu lập ra. Mọi thứ trong đó là tệp thông thường: mở được bằng trình quản
lý tệp, kiểm tra được bằng công cụ có sẵn, không cần vanthu.

- `ocfl/` là kho theo chuẩn OCFL 1.1 (Oxford Common File Layout). Mỗi cuộc họp là một hồ sơ, nằm trong
  một thư mục `urn%3auuid%3a…`; tên người và tên đơn vị không xuất hiện trong đường dẫn.
- Trong mỗi hồ sơ, `inventory.json` ghi các phiên bản và mã băm SHA-512 của từng tệp; `v1/content/`,
  `v2/content/` … giữ nội dung. Phiên bản đã có không bao giờ bị ghi đè.
- `record.xml` là bản ghi cuộc họp như đã nộp; `*.pdf` và `*.docx` là văn bản; `findings.json` là kết
  quả kiểm tra; `dossier.json` mô tả hồ sơ; `manifest.txt` liệt kê mã băm SHA-256 của mọi tệp;
  `manifest.p7s` là chữ ký số trên danh sách đó.
- `index/` chỉ để tra cứu. Có thể xóa: `vanthu archive rebuild-index` lập lại từ các tệp.
- `queue/` và `staging/` là chỗ làm việc khi đang lưu; bình thường thì rỗng.

Người mở thư mục này sau nhiều chục năm chỉ cần biết: mọi tên tệp và văn bản là UTF-8; `*.json` là JSON,
`*.xml` là XML, `*.pdf` là PDF/A (ISO 19005), `*.docx` là Office Open XML (ISO/IEC 29500), `*.p7s` là chữ ký
CMS (RFC 5652) dạng DER; mã băm là SHA-256 và SHA-512 (FIPS 180-4). Đặc tả OCFL: https://ocfl.io/1.1/spec/.

Kiểm tra cả kho bằng công cụ của người khác: `ocfl-validate.py ocfl` (ocfl-py), `rocfl -r ocfl validate`; bằng
vanthu: `vanthu archive validate`. Không có công cụ nào thì vẫn kiểm tra được từng hồ sơ: trong thư mục của
hồ sơ, lệnh sau cho biết `inventory.json` còn nguyên, rồi so mã băm của từng tệp với `inventory.json`:

    sha512sum -c inventory.json.sha512
    sha512sum v*/content/*

Gói xuất ra để giao nộp (`vanthu archive export`) kiểm tra bằng `bagit.py --validate`, hoặc trong thư mục gói:
`sha512sum -c manifest-sha512.txt`.

Nội dung và chữ ký, trong thư mục `v1/content` của một hồ sơ (hồ sơ có nhiều phiên bản thì tệp
không đổi nằm ở phiên bản cũ hơn):

    sha256sum -c manifest.txt
    openssl cms -verify -binary -inform DER -in manifest.p7s -content manifest.txt -CAfile CA.pem

Không sửa, đổi tên hay thêm tệp trong `ocfl/`. Muốn sửa nội dung thì nộp lại hồ sơ thành phiên bản mới.
)";

constexpr std::string_view kReadmeOfLog = R"(
## Nhật ký và khóa

- `log/<năm>/` là nhật ký chỉ ghi thêm (C2SP tlog-tiles, cây băm RFC 6962): mỗi phiên bản hồ sơ được
  lưu là một dòng. `checkpoint` là điểm chốt có chữ ký Ed25519; sửa, bớt, đảo hay lùi ngày một dòng thì
  điểm chốt không còn khớp.
- `keys/` giữ khóa công khai và các phiếu khóa của nhật ký. Không có khóa bí mật nào trong kho này.
- `vanthu verify` tính lại toàn bộ nhật ký và đối chiếu với từng hồ sơ.
)";

constexpr std::string_view kExtension = "0003-hash-and-id-n-tuple-storage-layout";

std::string layout_text(const Tuples& tuples) {
  const std::string folders = tuples == kTuplesOfFormat1
                                  ? "SHA-256 of the object id in three folders of three digits"
                                  : "first two digits of the SHA-256 of the object id";
  return "{\n  \"extension\": \"" + std::string(kExtension) + "\",\n  \"description\": \"" +
         folders + ", then the percent-encoded id\"\n}\n";
}

std::string layout_config(const Tuples& tuples) {
  return "{\n  \"extensionName\": \"" + std::string(kExtension) +
         "\",\n  \"digestAlgorithm\": \"sha256\",\n  \"tupleSize\": " +
         std::to_string(tuples.size) + ",\n  \"numberOfTuples\": " + std::to_string(tuples.count) +
         "\n}\n";
}

Error bad_note(Bilingual what, Bilingual remedy) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = {},
               .remedy = std::move(remedy)};
}

// The rest of the next line when it starts with the label; the line is taken off text.
std::optional<std::string> take_line(std::string_view& text, std::string_view label) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || text.substr(0, label.size()) != label) return std::nullopt;
  std::string rest(text.substr(label.size(), end - label.size()));
  text.remove_prefix(end + 1);
  return rest;
}

Error damaged_note() {
  return bad_note(
      {"tệp ARCHIVE.note đã bị thay đổi hoặc hỏng", "ARCHIVE.note was changed or is damaged"},
      {"lấy lại tệp này từ bản sao lưu: vanthu archive repair THƯ_MỤC_SAO_LƯU; các hồ sơ không nằm "
       "trong đó",
       "take this file back from a backup: vanthu archive repair BACKUP_FOLDER; no dossier is in "
       "it"});
}

std::string with_check(std::string text) {
  const std::string check = sha256_hex(text);
  return text.append(kCheckLabel).append(check).append("\n");
}

std::string first_lines(const ArchiveNote& note) {
  std::string text(kFormatLabel);
  text.append(std::to_string(note.format)).append("\n");
  text.append(kOfficeLabel).append(note.office).append("\n");
  return text.append(kCreatedLabel).append(note.created).append("\n");
}

std::string layout_word(const Tuples& tuples) {
  return std::to_string(tuples.size) + "/" + std::to_string(tuples.count);
}

bool is_archive_id(std::string_view id) {
  return id.size() == 32 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Error no_archive(const FileStore& files, const Layout& layout) {
  if (files.exists(layout.storage_root())) {
    return Error{.kind = ErrorKind::Integrity,
                 .what = {"kho bị mất tệp ARCHIVE.note", "the archive has lost its ARCHIVE.note"},
                 .where = layout.note(),
                 .remedy = {"lấy lại từ bản sao lưu: vanthu archive repair THƯ_MỤC_SAO_LƯU",
                            "take it back from a backup: vanthu archive repair BACKUP_FOLDER"}};
  }
  return Error{.kind = ErrorKind::Usage,
               .what = {"đây không phải là kho lưu trữ của vanthu", "this is not a vanthu archive"},
               .where = layout.root(),
               .remedy = {"kiểm tra đường dẫn, hoặc lập kho mới bằng vanthu archive init",
                          "check the path, or make a new archive with vanthu archive init"}};
}

// The lines of format 3 that the others do not have.
bool take_log_lines(std::string_view& rest, ArchiveNote& note) {
  const auto layout = take_line(rest, kLayoutLabel);
  const auto id = take_line(rest, kIdLabel);
  const auto root = take_line(rest, kRootLabel);
  if (!layout || !id || !root || !is_archive_id(*id)) return false;
  const bool is_format_1 = *layout == layout_word(kTuplesOfFormat1);
  if (!is_format_1 && *layout != layout_word(kTuples)) return false;
  auto key = tlog::parse_verifier_key(*root);
  if (!key.ok()) return false;
  note.tuples = is_format_1 ? kTuplesOfFormat1 : kTuples;
  note.id = *id;
  note.root = std::move(key).value();
  return note.root.name == log_origin(note, kRootKey);
}

bool is_signed_by_its_root(std::string_view text, const ArchiveNote& note) {
  const auto parsed = tlog::parse_note(text);
  return parsed.ok() && tlog::verify_note(parsed.value(), {&note.root, 1}).ok();
}

}  // namespace

std::string write_note(const ArchiveNote& note) {
  return with_check(first_lines(note));
}

std::string write_signed_note(const ArchiveNote& note, const tlog::NoteSigner& root) {
  std::string text = first_lines(note);
  text.append(kLayoutLabel).append(layout_word(note.tuples)).append("\n");
  text.append(kIdLabel).append(note.id).append("\n");
  text.append(kRootLabel).append(tlog::to_text(note.root)).append("\n");
  text = with_check(std::move(text));
  const tlog::NoteSignature signature = root.sign(text, Instant{});
  return tlog::write_note({.text = std::move(text), .signatures = {signature}});
}

Result<ArchiveNote> parse_note(std::string_view text) {
  std::string_view rest = text;
  const auto format = take_line(rest, kFormatLabel);
  if (format && *format != "1" && *format != "2" && *format != "3") {
    return bad_note({"kho lưu trữ này thuộc định dạng mới hơn (" + *format + ")",
                     "this archive is of a later format (" + *format + ")"},
                    {"hãy dùng bản vanthu mới hơn", "use a newer vanthu"});
  }
  const auto office = take_line(rest, kOfficeLabel);
  const auto created = take_line(rest, kCreatedLabel);
  if (!format || !office || !created) return damaged_note();
  ArchiveNote note{.format = format->front() - '0', .office = *office, .created = *created};
  if (note.format == 1) note.tuples = kTuplesOfFormat1;
  if (note.has_log() && !take_log_lines(rest, note)) return damaged_note();
  const std::string_view checked = text.substr(0, text.size() - rest.size());
  const auto check = take_line(rest, kCheckLabel);
  if (!check || *check != sha256_hex(checked)) return damaged_note();
  const bool is_whole = note.has_log() ? is_signed_by_its_root(text, note) : rest.empty();
  if (!is_whole) return damaged_note();
  return note;
}

Result<ArchiveNote> read_note(const FileStore& files, const Layout& layout) {
  if (!files.exists(layout.note())) return no_archive(files, layout);
  const auto text = files.read(layout.note());
  if (!text.ok()) return text.error();
  auto note = parse_note(text.value());
  if (note.ok()) return note;
  Error error = note.error();
  error.where = layout.note();
  return error;
}

std::string log_origin(const ArchiveNote& note, std::string_view shard) {
  return note.id + "/" + std::string(shard);
}

std::vector<FixedFile> fixed_files(const Layout& layout, bool has_log) {
  const std::string ocfl = layout.storage_root();
  const std::string extension = join_path(join_path(ocfl, "extensions"), kExtension);
  return {{.path = layout.readme(),
           .bytes = std::string(kReadme) + (has_log ? std::string(kReadmeOfLog) : "")},
          {.path = join_path(ocfl, "0=ocfl_1.1"), .bytes = "ocfl_1.1\n"},
          {.path = join_path(ocfl, "ocfl_layout.json"), .bytes = layout_text(layout.tuples())},
          {.path = join_path(extension, "config.json"), .bytes = layout_config(layout.tuples())}};
}

bool is_as_made(const FixedFile& file, std::string_view bytes) {
  if (bytes == file.bytes) return true;
  return file_name(file.path) == file_name(Layout("").readme()) && is_earlier_readme(bytes);
}

}  // namespace vanthu::archive
