#include "archive/verify_dossier.h"

#include "archive/created_time.h"
#include "archive/description.h"
#include "archive/layout.h"
#include "archive/verify_codes.h"

namespace vanthu::archive {
namespace {

class DossierVerifier {
 public:
  DossierVerifier(const StoredObject& object, int number, const RereadFiles& reread,
                  const SignatureChecks& signatures, ObjectReport& report)
      : object_(object),
        number_(number),
        version_(object.inventory.versions[static_cast<std::size_t>(number - 1)]),
        reread_(reread),
        signatures_(signatures),
        report_(report) {}

  void check() {
    // Whatever lies beside a record: what has one is a meeting's dossier.
    const bool has_record = find_file(version_, kRecordName) != nullptr;
    const bool has_book = find_file(version_, kBookName) != nullptr;
    for (const std::string_view needed :
         {kDescriptionName, kManifestName, has_book && !has_record ? kBookName : kRecordName}) {
      if (find_file(version_, needed) != nullptr) continue;
      problem(kManifestDiffers, version_name(number_),
              {"phiên bản không có tệp " + std::string(needed),
               "the version has no file " + std::string(needed)});
    }
    for (const LogicalFile& file : version_.state) {
      if (is_content_name(file.name)) continue;
      problem(
          kForeign, place_of(file.name),
          {"tên tệp không thuộc danh mục của hồ sơ", "the file's name is not one of a dossier"});
    }
    if (has_record && has_book) {
      problem(kForeign, place_of(kBookName),
              {"sổ biên bản (book.xml) không được nằm trong hồ sơ có record.xml",
               "a dossier with record.xml may not hold a minute book (book.xml)"});
    }
    check_manifest();
    check_description();
    check_manifest_signature();
  }

 private:
  void problem(std::string_view code, std::string_view below, Bilingual what) {
    report_.problems.push_back(
        make_problem(code, join_path(object_.folder, below), std::move(what)));
  }

  // Null when the version has no such file.
  const StoredContent* content_of(std::string_view name) const {
    const LogicalFile* file = find_file(version_, name);
    return file == nullptr ? nullptr : find_content(object_.inventory, file->sha512);
  }

  // Null when the file is missing or unreadable.
  const RereadFile* reread_of(std::string_view name) const {
    const StoredContent* content = content_of(name);
    const auto known = content == nullptr ? reread_.end() : reread_.find(content->path);
    return known == reread_.end() ? nullptr : &known->second;
  }

  // Where the file is stored, for messages.
  std::string place_of(std::string_view name) const {
    const StoredContent* content = content_of(name);
    return content == nullptr ? std::string(name) : content->path;
  }

  void check_manifest() {
    const RereadFile* manifest = reread_of(kManifestName);
    if (manifest == nullptr) return;
    std::string expected;
    for (const LogicalFile& file : version_.state) {
      if (file.name == kManifestName || file.name == kSignatureName) continue;
      const RereadFile* again = reread_of(file.name);
      // Missing or unreadable: said already.
      if (again == nullptr) return;
      expected += again->sha256 + "  " + file.name + "\n";
    }
    if (manifest->bytes == expected) return;
    problem(kManifestDiffers, place_of(kManifestName),
            {"danh sách mã băm không khớp với các tệp của hồ sơ",
             "the list of digests does not agree with the dossier's files"});
  }

  void check_description() {
    const RereadFile* description = reread_of(kDescriptionName);
    if (description == nullptr) return;
    const std::string place = place_of(kDescriptionName);
    auto parsed = parse_description(description->bytes);
    if (!parsed.ok()) return problem(kDescriptionDiffers, place, parsed.error().what);
    const DescribedDossier& dossier = parsed.value();
    const std::string id = object_id(dossier.description.cell_code, dossier.description.meeting_id);
    if (id != object_.inventory.id) {
      problem(kDescriptionDiffers, place,
              {"mô tả thuộc về hồ sơ khác", "the description is of another dossier"});
    }
    for (const DescribedFile& file : dossier.files) {
      const RereadFile* again = reread_of(file.name);
      // A PDF is described as it was before signing.
      const bool as_described =
          again != nullptr && (file.name.ends_with(".pdf") || again->sha256 == file.content_sha256);
      if (as_described || reread_missing(file.name)) continue;
      problem(kDescriptionDiffers, place,
              {"mô tả không khớp với tệp " + file.name,
               "the description does not agree with the file " + file.name});
    }
    if (number_ == object_.inventory.head())
      report_.description = std::move(parsed.value().description);
  }

  // True when the file belongs to the version but could not be read again, which was said already.
  bool reread_missing(std::string_view name) const {
    return find_file(version_, name) != nullptr && reread_of(name) == nullptr;
  }

  void check_manifest_signature() {
    if (find_file(version_, kSignatureName) == nullptr) {
      return problem(
          kSignatureWrong, version_name(number_),
          {"danh sách tệp của hồ sơ chưa được ký", "the dossier's manifest is not signed"});
    }
    const RereadFile* manifest = reread_of(kManifestName);
    const RereadFile* signature = reread_of(kSignatureName);
    if (manifest == nullptr || signature == nullptr) return;
    std::optional<SignatureVerdict> verdict;
    if (signatures_.manifest) {
      // An unreadable time was reported with the inventory.
      const Instant stored{try_parse_created(version_.created).value_or(0) / kMicroseconds};
      verdict = signatures_.manifest(manifest->bytes, signature->bytes, stored);
    }
    judge_signature(verdict, join_path(object_.folder, place_of(kSignatureName)), report_);
  }

  const StoredObject& object_;
  int number_;
  const ObjectVersion& version_;
  const RereadFiles& reread_;
  const SignatureChecks& signatures_;
  ObjectReport& report_;
};

}  // namespace

void check_dossier(const StoredObject& object, int version, const RereadFiles& reread,
                   const SignatureChecks& signatures, ObjectReport& report) {
  DossierVerifier(object, version, reread, signatures, report).check();
}

void judge_signature(const std::optional<SignatureVerdict>& verdict, const std::string& path,
                     ObjectReport& report) {
  const SignatureVerdict answer = verdict.value_or(
      SignatureVerdict{.outcome = SignatureVerdict::Outcome::Unchecked,
                       .detail = {"chưa có khóa để kiểm tra chữ ký",
                                  "there are no keys to check the signature with"}});
  switch (answer.outcome) {
    case SignatureVerdict::Outcome::Valid:
      ++report.valid_signatures;
      return;
    case SignatureVerdict::Outcome::Wrong:
      report.problems.push_back(make_problem(kSignatureWrong, path, answer.detail));
      return;
    case SignatureVerdict::Outcome::Unchecked:
      report.unchecked.push_back(make_problem(kSignatureUnchecked, path, answer.detail));
      return;
  }
}

}  // namespace vanthu::archive
