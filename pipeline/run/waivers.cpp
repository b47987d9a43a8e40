#include "run/waivers.h"

#include <algorithm>

#include "run/key_store.h"
#include "sign/verification.h"

namespace vanthu::run {
namespace {

using findings::Finding;
using findings::Outcome;
using findings::Severity;
using findings::Verdict;

constexpr std::string_view kXml = ".xml";
constexpr std::string_view kSignature = ".p7s";

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending;
}

Finding problem(const char* id, Severity severity, Bilingual message, const SourceSpan& at,
                Bilingual hint) {
  return {.id = id,
          .severity = severity,
          .message = std::move(message),
          .at = at,
          .label = {},
          .hint = std::move(hint)};
}

Finding not_signed(const WaiverFile& file) {
  return problem(
      "WVR-06", Severity::Violation,
      {"miễn trừ chưa được ký nên chưa có giá trị", "the waiver is not signed"}, {},
      {"người có thẩm quyền đối chiếu văn bản, rồi: vanthu waiver sign " + file.name,
       "whoever may decide compares the document, then: vanthu waiver sign " + file.name});
}

Finding wrongly_signed(const WaiverFile& file, const sign::SignatureCheck& check) {
  const Bilingual why = check.findings.empty() ? Bilingual{} : check.findings.front().message;
  return problem("WVR-07", Severity::Violation,
                 {"chữ ký không khớp với miễn trừ: " + why.vi,
                  "the signature does not fit the waiver: " + why.en},
                 {},
                 {"tệp đã bị sửa sau khi ký; lấy lại bản đã ký, hoặc ký lại bằng: vanthu waiver "
                  "sign " +
                      file.name,
                  "the file changed after signing; restore it, or sign again with: vanthu waiver "
                  "sign " +
                      file.name});
}

Finding not_trusted(const sign::SignatureCheck& check) {
  const std::string signer = check.signer ? check.signer->subject().full : "?";
  const auto revoked = std::find_if(check.findings.begin(), check.findings.end(),
                                    [](const Finding& one) { return one.id == "SIG-43"; });
  if (revoked != check.findings.end()) {
    return problem("WVR-08", Severity::Violation,
                   {"người ký miễn trừ: " + signer + "; " + revoked->message.vi,
                    "the signer of the waiver: " + signer + "; " + revoked->message.en},
                   {},
                   {"người có thẩm quyền ký lại bằng chứng thư còn hiệu lực: vanthu waiver sign",
                    "whoever may decide signs again with a certificate that is good: vanthu waiver "
                    "sign"});
  }
  return problem("WVR-08", Severity::Violation,
                 {"người ký miễn trừ không có trong danh sách tin cậy: " + signer,
                  "the signer of the waiver is not trusted: " + signer},
                 {},
                 {"nếu đúng là người có thẩm quyền, đặt chứng thư vào keys/trusted/",
                  "if the signer may decide, put the certificate into keys/trusted/"});
}

void check_signature(WaiverFile& file, const sign::TrustList& trusted) {
  if (file.signature.empty()) {
    file.problems.push_back(not_signed(file));
    return;
  }
  // No time is held against the certificate: a waiver states none that anybody vouches for.
  const sign::SignatureCheck check =
      sign::verify_detached(file.source.bytes(), file.signature, trusted, std::nullopt);
  if (check.integrity != sign::Integrity::Intact) {
    file.problems.push_back(wrongly_signed(file, check));
  } else if (!check.trusted) {
    file.problems.push_back(not_trusted(check));
  } else if (check.signer) {
    file.signer = check.signer->subject().full;
  }
}

WaiverFile judged_file(WaiverShelf::Kept kept, const sign::TrustList& trusted,
                       const rules::Rulebook& rulebook) {
  WaiverFile file{.name = kept.name,
                  .source = SourceText(kept.name, std::move(kept.xml)),
                  .signature = std::move(kept.signature),
                  .signer = {},
                  .problems = {},
                  .waiver = {}};
  auto waiver = rules::parse_waiver(file.source, rulebook);
  file.problems = waiver.findings();
  check_signature(file, trusted);
  if (waiver.ok() && !findings::has_violation(file.problems)) {
    file.waiver = std::move(waiver).value();
  }
  return file;
}

// Reads one folder; knows what to call its files.
class ShelfReader {
 public:
  ShelfReader(const FileStore& files, const Workspace& workspace, const rules::Rulebook& rulebook)
      : files_(files), workspace_(workspace), rulebook_(rulebook) {}

  Result<std::vector<WaiverFile>> read() {
    const std::string folder = workspace_.path("waivers");
    std::vector<WaiverFile> all;
    if (!files_.exists(folder)) return all;
    auto entries = files_.list(folder);
    if (!entries.ok()) return entries.error();
    auto listed = trust_list(files_, workspace_);
    if (!listed.ok()) return listed.error();
    const sign::TrustList trusted = std::move(listed).value();
    for (const DirectoryEntry& entry : entries.value()) {
      if (entry.is_directory) continue;
      const std::string name = join_path("waivers", entry.name);
      if (ends_with(name, kXml)) {
        auto file = read_file(name, trusted);
        if (!file.ok()) return file.error();
        all.push_back(std::move(file).value());
      } else if (ends_with(name, kSignature)) {
        look_for_waiver(name, all);
      }
    }
    return all;
  }

 private:
  Result<WaiverFile> read_file(const std::string& name, const sign::TrustList& trusted) const {
    auto bytes = files_.read(workspace_.path(name));
    if (!bytes.ok()) return bytes.error();
    WaiverShelf::Kept kept{.name = name, .xml = std::move(bytes).value(), .signature = {}};
    const std::string beside = workspace_.path(signature_path(name));
    if (files_.exists(beside)) {
      auto signature = files_.read(beside);
      if (!signature.ok()) return signature.error();
      kept.signature = std::move(signature).value();
    }
    return judged_file(std::move(kept), trusted, rulebook_);
  }

  void look_for_waiver(const std::string& name, std::vector<WaiverFile>& all) const {
    const std::string waiver = name.substr(0, name.size() - kSignature.size()) + std::string(kXml);
    if (files_.exists(workspace_.path(waiver))) return;
    WaiverFile file;
    file.name = name;
    file.source = SourceText(name, "");
    file.problems.push_back(problem(
        "WVR-11", Severity::Warning,
        {"có chữ ký nhưng không còn tệp " + waiver, "a signature without its " + waiver}, {},
        {"lấy lại tệp đã ký, hoặc xóa chữ ký này",
         "restore the signed file, or delete this signature"}));
    all.push_back(std::move(file));
  }

  const FileStore& files_;
  const Workspace& workspace_;
  const rules::Rulebook& rulebook_;
};

Finding out_of_time(const rules::Waiver& waiver, const std::vector<std::string>& acts) {
  std::string list;
  for (const std::string& act : acts) list += (list.empty() ? "" : "; ") + act;
  const std::string last = to_iso(waiver.expires);
  return problem("WVR-09", Severity::Warning,
                 {"miễn trừ chỉ đến hết ngày " + last + ", không còn áp dụng cho: " + list,
                  "the waiver ends on " + last + " and does not cover: " + list},
                 waiver.at,
                 {"xin gia hạn bằng văn bản mới và ghi vào một tệp miễn trừ mới, hoặc khắc phục",
                  "ask for a new decision and write a new waiver, or mend the matter"});
}

Finding stale(const rules::Waiver& waiver) {
  return problem("WVR-10", Severity::Warning,
                 {"miễn trừ không còn tác dụng: không có điểm nào của quy tắc " + waiver.rule +
                      " không đạt trong phạm vi của nó",
                  "the waiver waives nothing: rule " + waiver.rule + " fails nowhere in its reach"},
                 waiver.at,
                 {"xem lại mã hồ sơ hoặc thời gian; nếu việc đã khắc phục thì bỏ tệp này",
                  "check the record id or the period; remove the file if all is mended"});
}

}  // namespace

Result<WaiverShelf> WaiverShelf::read(const FileStore& files, const Workspace& workspace,
                                      const rules::Rulebook& rulebook) {
  auto read = ShelfReader(files, workspace, rulebook).read();
  if (!read.ok()) return read.error();
  WaiverShelf shelf;
  shelf.files_ = std::move(read).value();
  return shelf;
}

WaiverShelf WaiverShelf::of(std::vector<Kept> kept, const sign::TrustList& trusted,
                            const rules::Rulebook& rulebook) {
  WaiverShelf shelf;
  for (Kept& one : kept) shelf.files_.push_back(judged_file(std::move(one), trusted, rulebook));
  return shelf;
}

bool WaiverShelf::has_problems() const {
  return std::any_of(files_.begin(), files_.end(),
                     [](const WaiverFile& file) { return !file.problems.empty(); });
}

std::vector<WaiverUse> WaiverShelf::apply(const rules::Act& act,
                                          std::span<Verdict> verdicts) const {
  std::vector<WaiverUse> uses;
  if (files_.empty()) return uses;
  for (Verdict& verdict : verdicts) {
    if (verdict.outcome != Outcome::Fail) continue;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const auto& waiver = files_[i].waiver;
      if (!waiver || !waiver->names(verdict.rule, act)) continue;
      const bool late = !waiver->is_in_time(act);
      uses.push_back(
          {.file = i,
           .out_of_time = late,
           .act = std::string(act.record.empty() ? act.cell : act.record) + ", " + to_iso(act.on)});
      if (late || verdict.outcome == Outcome::Waived) continue;
      verdict.outcome = Outcome::Waived;
      verdict.waiver = rules::note_of(*waiver, files_[i].name, files_[i].signer);
    }
  }
  return uses;
}

void WaiverLedger::note(const rules::Act& act, const std::vector<WaiverUse>& uses) {
  if (shelf_->files().empty()) return;
  checked_.push_back(
      {.record = std::string(act.record), .cell = std::string(act.cell), .on = act.on});
  for (const WaiverUse& use : uses) {
    if (!use.out_of_time) {
      used_.insert(use.file);
      continue;
    }
    auto& acts = out_of_time_[use.file];
    if (std::find(acts.begin(), acts.end(), use.act) == acts.end()) acts.push_back(use.act);
  }
}

bool WaiverLedger::was_checked(const rules::Waiver& waiver) const {
  return std::any_of(checked_.begin(), checked_.end(), [&](const Checked& one) {
    return waiver.names(waiver.rule, {.record = one.record, .cell = one.cell, .on = one.on});
  });
}

std::vector<WaiverFile> WaiverLedger::findings(const rules::Rulebook& rulebook,
                                               const Scope& scope) const {
  std::vector<WaiverFile> all;
  for (std::size_t i = 0; i < shelf_->files().size(); ++i) {
    WaiverFile file = shelf_->files()[i];
    if (file.waiver) {
      const rules::Rule* rule = rulebook.find(file.waiver->rule);
      const bool asked = scope.rule.empty() || scope.rule == file.waiver->rule;
      const bool judged = rule->scope != rules::Scope::Series || scope.series;
      const auto late = out_of_time_.find(i);
      if (late != out_of_time_.end()) {
        file.problems.push_back(out_of_time(*file.waiver, late->second));
      } else if (asked && judged && !used_.contains(i) &&
                 (scope.everything || was_checked(*file.waiver))) {
        file.problems.push_back(stale(*file.waiver));
      }
    }
    if (!file.problems.empty()) all.push_back(std::move(file));
  }
  return all;
}

std::string signature_path(const std::string& waiver_path) {
  return waiver_path.substr(0, waiver_path.size() - kXml.size()) + std::string(kSignature);
}

}  // namespace vanthu::run
