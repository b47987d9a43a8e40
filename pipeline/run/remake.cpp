#include "run/remake.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "archive/description.h"
#include "archive/layout.h"
#include "archive/stored_object.h"
#include "archive/verify_codes.h"
#include "base/sha.h"
#include "report/json_report.h"
#include "rules/admit.h"
#include "run/check_record_file.h"
#include "run/findings_difference.h"
#include "run/make_dossier.h"
#include "run/ordered_workers.h"
#include "run/papers_beyond_power.h"
#include "run/remade_pdf.h"
#include "run/reprint.h"
#include "run/stored_waivers.h"

namespace vanthu::run {
namespace {

using archive::DescribedDossier;
using archive::StoredObject;

constexpr std::string_view kFindingsName = "findings.json";

bool is_pdf(std::string_view name) {
  return name.ends_with(".pdf");
}

bool is_paper(std::string_view name) {
  return is_pdf(name) || name.ends_with(".docx");
}

bool is_of_the_archive(std::string_view name) {
  return name == archive::kDescriptionName || name == archive::kManifestName ||
         name == archive::kSignatureName;
}

// What does not come out again: the file, and how.
struct Difference {
  std::string name;
  Bilingual what;
};

// One version in memory, by name.
using StoredFiles = std::map<std::string, std::string, std::less<>>;

class VersionRemaker {
 public:
  // same_rules: the rulebook that judged the record then is the one in force.
  VersionRemaker(const StoredFiles& stored, const DescribedDossier& described, bool same_rules,
                 const Remaker& remaker)
      : stored_(stored), described_(described), same_rules_(same_rules), remaker_(remaker) {}

  std::vector<Difference> differences() {
    WaiverShelf shelf = stored_waivers(stored_, remaker_.trusted, remaker_.rulebook);
    has_doubtful_waiver_ = shelf.has_problems();
    CheckedFile checked =
        check_record_bytes({.path = {}, .name = std::string(archive::kRecordName)},
                           stored_.find(archive::kRecordName)->second, remaker_.rulebook,
                           {.local = &remaker_.local}, &shelf);
    if (!checked.record) {
      add(archive::kRecordName,
          {"chương trình không đọc được hồ sơ gốc này", "the program cannot read this record"});
      return std::move(found_);
    }
    compare_verdicts(checked);
    auto admitted = rules::admit(*checked.record, checked.verdicts);
    if (!admitted) {
      add(archive::kRecordName, {"theo quy tắc thì hồ sơ này phải bị giữ lại, không được lưu",
                                 "by the rules this record is held back, not stored"});
      return std::move(found_);
    }
    auto papers = print(*checked.record, checked.source.bytes());
    if (!papers.ok()) {
      add(archive::kRecordName, papers.error().what);
      return std::move(found_);
    }
    compare(make_dossier(*admitted, checked.source, remaker_.rulebook, &shelf,
                         std::move(papers).value()));
    return std::move(found_);
  }

  // A waiver of the dossier is not believed here and now, so its rule fails again.
  bool has_doubtful_waiver() const { return has_doubtful_waiver_; }

  // Papers that come out, but for something that was put on a page when they were signed: only a
  // person can say whether it hides any words.
  const std::vector<std::string>& covered() const { return covered_; }

 private:
  void add(std::string_view name, Bilingual what) {
    found_.push_back({.name = std::string(name), .what = std::move(what)});
  }

  void compare_verdicts(const CheckedFile& checked) {
    const auto stored = stored_.find(kFindingsName);
    if (stored == stored_.end()) return;
    const std::string now = report::to_json(
        {.source = checked.source, .record = *checked.record, .verdicts = checked.verdicts},
        remaker_.rulebook);
    if (now == stored->second) return;
    const FindingsDifference difference = compare_findings(stored->second, now);
    // Another rulebook has another name, dates and citations; what counts is how it judges.
    if (!same_rules_ && difference.readable && difference.rules.empty()) return;
    const Bilingual rules = describe(difference);
    add(kFindingsName,
        {"kết quả kiểm tra quy tắc khác: " + rules.vi, "the rules say otherwise: " + rules.en});
  }

  Result<std::vector<Paper>> print(const model::MeetingRecord& record,
                                   const std::string& bytes) const {
    ReprintOptions options{.stored = stored_, .record_bytes = bytes};
    for (const auto& paper : papers_beyond_power(record, remaker_.rulebook)) {
      options.left_out.push_back(paper.id);
    }
    return reprint(remaker_.press, record, options);
  }

  void compare(const archive::Dossier& dossier) {
    std::set<std::string, std::less<>> made;
    for (const archive::ContentFile& file : dossier.files) {
      made.insert(file.name);
      compare_file(file);
    }
    for (const auto& [name, bytes] : stored_) {
      if (made.contains(name) || is_of_the_archive(name)) continue;
      add(name, {"hồ sơ gốc không cho ra tệp này", "the record gives no such file"});
    }
    compare_description(dossier);
  }

  static Likeness compare(const std::string& stored, const archive::ContentFile& made) {
    if (is_pdf(made.name)) return compare_pdfs(stored, made.bytes);
    return stored == made.bytes ? Likeness::Same : Likeness::Different;
  }

  void compare_file(const archive::ContentFile& file) {
    const auto stored = stored_.find(file.name);
    if (stored == stored_.end()) {
      return add(file.name, {"hồ sơ gốc cho ra tệp này nhưng kho không lưu",
                             "the record gives this file, but it is not stored"});
    }
    // Rule by rule, and said already.
    if (file.name == kFindingsName) return;
    const Likeness likeness = compare(stored->second, file);
    if (likeness == Likeness::Different) {
      add(file.name, {"khác với bản lập lại từ hồ sơ gốc", "is not what the record gives"});
      return;
    }
    if (likeness == Likeness::Covered) covered_.push_back(file.name);
    check_digest(file, stored->second);
  }

  // Of the content before signing, or of the file as it is when a signature was accepted later.
  void check_digest(const archive::ContentFile& file, const std::string& stored) {
    const auto listed = std::find_if(described_.files.begin(), described_.files.end(),
                                     [&](const auto& one) { return one.name == file.name; });
    if (listed != described_.files.end() && (listed->content_sha256 == file.unsigned_sha256 ||
                                             listed->content_sha256 == sha256_hex(stored))) {
      return;
    }
    add(archive::kDescriptionName, {"mã băm của " + file.name + " không phải của bản này",
                                    "the digest of " + file.name + " is not of this paper"});
  }

  void compare_description(const archive::Dossier& dossier) {
    const archive::Description& stored = described_.description;
    archive::Description made = dossier.description;
    // Said with the findings, which name the rulebook too.
    made.rule_pack = stored.rule_pack;
    if (made == stored) return;
    Bilingual parts;
    const auto add_part = [&](bool differs, const char* vi, const char* en) {
      if (!differs) return;
      parts.vi += std::string(parts.vi.empty() ? "" : ", ") + vi;
      parts.en += std::string(parts.en.empty() ? "" : ", ") + en;
    };
    add_part(made.documents != stored.documents, "văn bản", "papers");
    add_part(made.persons != stored.persons, "người", "persons");
    add_part(made.outcomes != stored.outcomes, "kết quả quy tắc", "outcomes of rules");
    made.documents = stored.documents;
    made.persons = stored.persons;
    made.outcomes = stored.outcomes;
    add_part(made != stored, "chi bộ hoặc kỳ họp", "cell or meeting");
    add(archive::kDescriptionName, {"mô tả khác với hồ sơ gốc về: " + parts.vi,
                                    "it describes something else than the record: " + parts.en});
  }

  const StoredFiles& stored_;
  const DescribedDossier& described_;
  const bool same_rules_;
  const Remaker& remaker_;
  std::vector<Difference> found_;
  std::vector<std::string> covered_;
  bool has_doubtful_waiver_ = false;
};

class ObjectRemaker {
 public:
  ObjectRemaker(StoredObject object, const Remaker& remaker)
      : object_(std::move(object)), remaker_(remaker) {}

  Remade remake() {
    for (int version = 1; version <= object_.inventory.head(); ++version) remake(version);
    return std::move(remade_);
  }

 private:
  const archive::ObjectVersion& state_of(int version) const {
    return object_.inventory.versions[static_cast<std::size_t>(version - 1)];
  }

  void unchecked(std::string_view code, int version, Bilingual what) {
    remade_.unchecked.push_back(
        archive::make_problem(code, path(archive::version_name(version)), std::move(what)));
  }

  std::string path(std::string_view below) const { return join_path(object_.folder, below); }

  void remake(int version) {
    const archive::ObjectVersion& state = state_of(version);
    ++remade_.versions;
    const bool is_book = archive::find_file(state, archive::kBookName) != nullptr &&
                         archive::find_file(state, archive::kRecordName) == nullptr;
    if (is_book) {
      return unchecked(archive::kNotMadeAgain, version,
                       {"sổ biên bản in không được lập lại, chỉ kiểm tra byte và chữ ký",
                        "a printed minute book is not made again; its bytes and signatures are "
                        "checked"});
    }
    StoredFiles stored;
    for (const archive::LogicalFile& file : state.state) {
      auto bytes = archive::load_content(remaker_.files, object_, version, file.name);
      // Damage is said where the bytes are read again.
      if (!bytes.ok()) return;
      stored.emplace(file.name, std::move(bytes).value());
    }
    const auto description = stored.find(archive::kDescriptionName);
    if (description == stored.end() || !stored.contains(archive::kRecordName)) return;
    const auto described = archive::parse_description(description->second);
    if (!described.ok()) return;
    judge(version, stored, described.value());
  }

  void judge(int version, const StoredFiles& stored, const DescribedDossier& described) {
    const std::string rule_pack = remaker_.rulebook.version() + " " + remaker_.rulebook.digest();
    const bool same_rules = described.description.rule_pack == rule_pack;
    VersionRemaker again(stored, described, same_rules, remaker_);
    const auto found = again.differences();
    for (const std::string& name : again.covered()) covered(version, name);
    if (found.empty() && !again.covered().empty()) return;
    if (found.empty()) {
      ++remade_.reproduced;
      remade_.other_rulebook += same_rules ? 0 : 1;
      remade_.papers += static_cast<std::uint64_t>(std::count_if(
          stored.begin(), stored.end(), [](const auto& file) { return is_paper(file.first); }));
      return;
    }
    const auto maker = try_parse_maker(state_of(version).user_address);
    if (same_rules && maker == remaker_.maker && !again.has_doubtful_waiver()) {
      for (const Difference& one : found) problem(version, one);
      return;
    }
    Bilingual all;
    for (const Difference& one : found) {
      all.vi += (all.vi.empty() ? "" : "; ") + one.name + ": " + one.what.vi;
      all.en += (all.en.empty() ? "" : "; ") + one.name + ": " + one.what.en;
    }
    const Bilingual why =
        again.has_doubtful_waiver() ? doubtful_waiver() : reason(same_rules, maker);
    unchecked(again.has_doubtful_waiver() ? archive::kSignatureUnchecked : archive::kOtherMaker,
              version,
              {"không lập lại được đúng như bản lưu, vì " + why.vi + ". " + all.vi,
               "cannot be made again as it is stored, because " + why.en + ". " + all.en});
  }

  // Where the file is stored, also when an earlier version brought it.
  std::string place_of(int version, const std::string& name) const {
    const archive::LogicalFile* file = archive::find_file(state_of(version), name);
    const archive::StoredContent* content =
        file == nullptr ? nullptr : archive::find_content(object_.inventory, file->sha512);
    return path(content == nullptr ? join_path(archive::version_name(version), name)
                                   : content->path);
  }

  void problem(int version, const Difference& one) {
    remade_.problems.push_back(
        archive::make_problem(archive::kNotOfRecord, place_of(version, one.name), one.what));
  }

  void covered(int version, const std::string& name) {
    remade_.unchecked.push_back(archive::make_problem(
        archive::kAddedOnPage, place_of(version, name),
        {"đúng bản lập lại từ hồ sơ gốc, nhưng lúc ký đã đặt thêm hình lên trang, ngoài ô ký có "
         "sẵn",
         "it is what the record gives, but who signed it put something on a page, outside the "
         "fields that it has for signatures"}));
  }

  static Bilingual doubtful_waiver() {
    return {"miễn trừ kèm theo hồ sơ có chữ ký không tin được ở đây",
            "the signature of a waiver in the dossier is not believed here"};
  }

  Bilingual reason(bool same_rules, const std::optional<Maker>& maker) const {
    if (!same_rules) {
      return {"bộ quy tắc nay khác với lúc lưu", "the rulebook is not the one of that day"};
    }
    if (!maker) {
      return {"bản lưu không cho biết phiên bản vanthu và bộ mẫu đã lập ra nó",
              "it does not say which version of vanthu and which templates made it"};
    }
    if (maker->program != remaker_.maker.program) {
      return {
          "do vanthu " + maker->program + " lập, nay là vanthu " + remaker_.maker.program,
          "vanthu " + maker->program + " made it, and this is vanthu " + remaker_.maker.program};
    }
    return {"mẫu văn bản hoặc lựa chọn trong office.xml nay khác với lúc lưu",
            "templates or choices in office.xml are not those of that day"};
  }

  StoredObject object_;
  const Remaker& remaker_;
  Remade remade_;
};

void append(Remade& all, Remade one) {
  all.versions += one.versions;
  all.reproduced += one.reproduced;
  all.papers += one.papers;
  all.other_rulebook += one.other_rulebook;
  std::move(one.problems.begin(), one.problems.end(), std::back_inserter(all.problems));
  std::move(one.unchecked.begin(), one.unchecked.end(), std::back_inserter(all.unchecked));
}

}  // namespace

Remade remake_object(const std::string& folder, const Remaker& remaker) {
  auto object = archive::load_object(remaker.files, folder);
  // Said where the object is read.
  if (!object.ok()) return {};
  return ObjectRemaker(std::move(object).value(), remaker).remake();
}

Remade remake_all(const std::vector<std::string>& folders, const Remaker& remaker,
                  const RemakeOptions& options) {
  Remade all;
  const std::uint64_t total = folders.size();
  work_in_order<Remade>(
      folders.size(),
      {.workers = options.workers, .window = static_cast<std::size_t>(options.workers) * 2},
      [&](std::size_t i) { return remake_object(folders[i], remaker); },
      [&](std::size_t i, Remade one) {
        append(all, std::move(one));
        if (!options.progress || options.progress(i + 1, total) || i + 1 == total) return true;
        const std::string done = std::to_string(i + 1) + "/" + std::to_string(total);
        all.unchecked.push_back(archive::make_problem(
            archive::kStopped, parent_path(folders[i]),
            {"dừng theo yêu cầu sau khi lập lại " + done + " hồ sơ",
             "stopped on request after " + done + " dossiers were made again"}));
        return false;
      });
  return all;
}

}  // namespace vanthu::run
