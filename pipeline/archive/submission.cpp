#include "archive/submission.h"

#include <algorithm>

#include "archive/description.h"
#include "archive/layout.h"
#include "base/check.h"
#include "base/sha.h"
#include "text/nfc_string.h"

namespace vanthu::archive {
namespace {

Error refuse(const Dossier& dossier, Bilingual what, Bilingual remedy) {
  return Error{.kind = ErrorKind::Input,
               .what = std::move(what),
               .where = dossier.description.cell_code + "/" + dossier.description.meeting_id,
               .remedy = std::move(remedy)};
}

// Codes and ids: valid UTF-8 without any control character.
bool is_plain_code(const std::string& code) {
  if (code.size() > 200) return false;
  // Nearly all are, and there is nothing to normalise.
  if (std::all_of(code.begin(), code.end(), [](char c) { return c >= ' ' && c <= '~'; })) {
    return true;
  }
  const auto normal = text::normalize(code);
  return normal.ok() && normal.value().str() == code && code.find('\n') == std::string::npos;
}

bool has_plain_codes(const Description& description) {
  std::vector<const std::string*> codes{&description.cell_code,    &description.meeting_id,
                                        &description.meeting_kind, &description.period,
                                        &description.term,         &description.rule_pack};
  for (const IndexedDocument& document : description.documents) {
    codes.insert(codes.end(), {&document.file, &document.kind, &document.number});
  }
  for (const Person& person : description.persons) codes.push_back(&person.role);
  for (const RuleOutcome& outcome : description.outcomes) {
    // The index lists rules with spaces between them.
    if (outcome.rule.empty() || outcome.rule.find(' ') != std::string::npos) return false;
    codes.push_back(&outcome.rule);
  }
  return std::all_of(codes.begin(), codes.end(),
                     [](const std::string* code) { return is_plain_code(*code); });
}

bool is_made_by_the_archive(std::string_view name) {
  return name == kDescriptionName || name == kManifestName || name == kSignatureName;
}

std::vector<std::string> sorted_names(const Dossier& dossier) {
  std::vector<std::string> names;
  for (const ContentFile& file : dossier.files) names.push_back(file.name);
  std::sort(names.begin(), names.end());
  return names;
}

Result<Done> check_files(const Dossier& dossier) {
  const auto names = sorted_names(dossier);
  for (const std::string& name : names) {
    if (is_content_name(name) && !is_made_by_the_archive(name)) continue;
    return refuse(dossier,
                  {"hồ sơ không được có tệp tên “" + name + "”",
                   "a dossier may not hold a file named “" + name + "”"},
                  {"chỉ dùng các tên tệp đã định, ví dụ minutes.pdf, resolution.docx",
                   "use the settled file names only, for example minutes.pdf, resolution.docx"});
  }
  if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end()) {
    return refuse(dossier,
                  {"có hai tệp cùng tên “" + *twice + "”", "two files are named “" + *twice + "”"},
                  {"mỗi tên tệp chỉ dùng một lần; văn bản thứ hai đặt tên như resolution-2.pdf",
                   "use each name once; a second document is named like resolution-2.pdf"});
  }
  const bool has_record = std::binary_search(names.begin(), names.end(), kRecordName);
  const bool has_book = std::binary_search(names.begin(), names.end(), kBookName);
  if (has_record && has_book) {
    return refuse(
        dossier,
        {"hồ sơ có cả record.xml lẫn book.xml", "the dossier has both record.xml and book.xml"},
        {"sổ biên bản là hồ sơ riêng: lưu bằng vanthu book --store",
         "a minute book is a dossier of its own: vanthu book --store"});
  }
  if (!has_record && !has_book) {
    return refuse(dossier, {"hồ sơ thiếu tệp record.xml", "the dossier has no record.xml"},
                  {"mỗi hồ sơ phải kèm hồ sơ kỳ họp gốc (record.xml)",
                   "every dossier carries the meeting record itself"});
  }
  for (const IndexedDocument& document : dossier.description.documents) {
    if (std::binary_search(names.begin(), names.end(), document.file)) continue;
    return refuse(dossier,
                  {"văn bản “" + document.file + "” được mô tả nhưng không có tệp",
                   "the document “" + document.file + "” is described but its file is not there"},
                  {"thêm tệp đó hoặc bỏ phần mô tả", "add the file or leave the description out"});
  }
  return Done{};
}

Result<Done> check_dossier(const Dossier& dossier) {
  const Description& d = dossier.description;
  if (d.cell_code.empty() || d.meeting_id.empty()) {
    return refuse(
        dossier,
        {"hồ sơ thiếu mã chi bộ hoặc mã kỳ họp", "the dossier lacks its cell code or meeting id"},
        {"điền cả hai mã trong hồ sơ kỳ họp", "give both in the meeting record"});
  }
  if (!has_plain_codes(d)) {
    return refuse(dossier,
                  {"một mã trong hồ sơ có ký tự điều khiển, chưa ở dạng NFC hoặc quá dài",
                   "a code of the dossier holds a control character, is not NFC or is too long"},
                  {"kiểm tra mã chi bộ, mã kỳ họp, số văn bản",
                   "check the cell code, meeting id and document numbers"});
  }
  const bool dated =
      d.held_on.ok() && std::all_of(d.documents.begin(), d.documents.end(),
                                    [](const IndexedDocument& doc) { return doc.date.ok(); });
  if (!dated) {
    return refuse(
        dossier, {"hồ sơ có ngày không tồn tại", "the dossier holds a date that does not exist"},
        {"kiểm tra ngày họp và ngày văn bản", "check the meeting's date and the documents' dates"});
  }
  return check_files(dossier);
}

// A file as the description speaks of it: before it was signed. sha256: as it is.
DescribedFile describe(const ContentFile& file, const std::string& sha256) {
  return {.name = file.name,
          .content_sha256 = file.unsigned_sha256.empty() ? sha256 : file.unsigned_sha256};
}

std::string write_sorted(DescribedDossier& described) {
  std::sort(described.files.begin(), described.files.end(),
            [](const DescribedFile& a, const DescribedFile& b) { return a.name < b.name; });
  return write_description(described);
}

// Without its SHA-512.
DigestedFile named(std::string name, std::string bytes, const KnownBeginnings& known = {}) {
  std::string sha256 = sha256_hex(bytes, known);
  return {.name = std::move(name),
          .bytes = std::move(bytes),
          .sha256 = std::move(sha256),
          .sha512 = {}};
}

// All at once, which is quicker than one after the other.
void add_sha512(std::vector<DigestedFile>& files, const KnownBeginnings& known) {
  std::vector<std::string_view> texts;
  texts.reserve(files.size());
  for (const DigestedFile& file : files) texts.push_back(file.bytes);
  std::vector<std::string> digests = sha512_hex(texts, known);
  for (std::size_t i = 0; i < files.size(); ++i) files[i].sha512 = std::move(digests[i]);
}

void insert_by_name(std::vector<DigestedFile>& files, DigestedFile file) {
  const auto place = std::lower_bound(
      files.begin(), files.end(), file,
      [](const DigestedFile& a, const DigestedFile& b) { return a.name < b.name; });
  if (place != files.end() && place->name == file.name) {
    *place = std::move(file);
  } else {
    files.insert(place, std::move(file));
  }
}

}  // namespace

const std::string& Submission::manifest() const {
  for (const DigestedFile& file : files_) {
    if (file.name == kManifestName) return file.bytes;
  }
  VANTHU_CHECK(false, "prepare() writes the manifest of every submission");
}

bool Submission::is_signed() const {
  return std::any_of(files_.begin(), files_.end(),
                     [](const DigestedFile& file) { return file.name == kSignatureName; });
}

void Submission::attach_signature(std::string p7s) {
  DigestedFile signature = named(std::string(kSignatureName), std::move(p7s));
  signature.sha512 = sha512_hex(signature.bytes);
  insert_by_name(files_, std::move(signature));
}

Result<Submission> prepare(Dossier dossier, const KnownBeginnings& known) {
  if (auto checked = check_dossier(dossier); !checked.ok()) return checked.error();
  Submission submission;
  submission.object_id_ = object_id(dossier.description.cell_code, dossier.description.meeting_id);
  DescribedDossier described{.description = std::move(dossier.description), .files = {}};
  for (ContentFile& file : dossier.files) {
    DigestedFile digested = named(file.name, std::move(file.bytes), known);
    described.files.push_back(describe(file, digested.sha256));
    submission.files_.push_back(std::move(digested));
  }
  submission.files_.push_back(named(std::string(kDescriptionName), write_sorted(described)));
  submission.description_ = std::move(described.description);
  submission.content_key_ = submission.files_.back().sha256;
  std::sort(submission.files_.begin(), submission.files_.end(),
            [](const DigestedFile& a, const DigestedFile& b) { return a.name < b.name; });
  std::string manifest;
  for (const DigestedFile& file : submission.files_)
    manifest += file.sha256 + "  " + file.name + "\n";
  insert_by_name(submission.files_, named(std::string(kManifestName), std::move(manifest)));
  add_sha512(submission.files_, known);
  return submission;
}

Result<std::string> content_key(const Dossier& dossier) {
  if (auto checked = check_dossier(dossier); !checked.ok()) return checked.error();
  DescribedDossier described{.description = dossier.description, .files = {}};
  for (const ContentFile& file : dossier.files) {
    // What was signed says itself what it was before.
    described.files.push_back(
        describe(file, file.unsigned_sha256.empty() ? sha256_hex(file.bytes) : std::string()));
  }
  return sha256_hex(write_sorted(described));
}

}  // namespace vanthu::archive
