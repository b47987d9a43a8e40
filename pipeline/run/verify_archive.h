// Proving the archive with the office's trusted certificates: what archive::verify needs to know of
// signatures, and what a stray file is to this archive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/verify.h"
#include "base/file_store.h"
#include "run/accept_signed.h"
#include "run/signature_report.h"
#include "sign/trust_list.h"

namespace vanthu::run {

// Checks against certificates; both hold references and must not outlive `trusted`.
archive::SignatureChecks signature_checks(const sign::TrustList& trusted);

// Several workers read and judge, a few dossiers ahead.
archive::InOrder in_order_by(int workers);

enum class StrayKind {
  Identical,     // giống hệt bản lưu
  OlderVersion,  // giống một phiên bản cũ đã được thay thế
  Altered,       // có trong kho nhưng nội dung đã khác: signed by us, bytes changed
  NotStored,     // văn phòng đã ký, còn nguyên vẹn, nhưng kho không có bản này
  NotFromHere,   // không phải từ kho này
  SignedSince,   // bản lưu mới nhất, đã được ký thêm, chưa nhận vào kho
};

struct StrayFile {
  std::string path;
  StrayKind kind = StrayKind::NotFromHere;
  std::string sha256;
  // Where the archive keeps it; empty unless identical.
  std::vector<archive::FilePlace> places;
  // What its signatures say, when it is a PDF.
  Bilingual signatures;
  // One for each signature and document time stamp, the first signer first.
  std::vector<SignatureReport> reports;
  // What was signed since; only of that kind.
  std::optional<SignedPaper> signed_since;
};

Result<StrayFile> examine_stray_file(const FileStore& files, const archive::Archive& archive,
                                     const sign::TrustList& trusted, const std::string& path);

}  // namespace vanthu::run
