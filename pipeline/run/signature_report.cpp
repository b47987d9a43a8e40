#include "run/signature_report.h"

namespace vanthu::run {
namespace {

std::string level_name(sign::SignatureLevel level) {
  switch (level) {
    case sign::SignatureLevel::Basic:
      return "B-B";
    case sign::SignatureLevel::Timestamped:
      return "B-T";
    case sign::SignatureLevel::LongTerm:
      return "B-LT";
    case sign::SignatureLevel::Archival:
      return "B-LTA";
  }
  return {};
}

Bilingual state_of(const SignatureReport& report) {
  if (!report.intact) return {"KHÔNG hợp lệ", "NOT valid"};
  if (!report.trusted) {
    return {"nguyên vẹn, chưa tin cậy được", "intact, not to be trusted yet"};
  }
  return {"hợp lệ", "valid"};
}

Bilingual time_of(const SignatureReport& report) {
  if (report.time.empty()) return {"không rõ thời điểm", "time unknown"};
  if (report.time_proven) {
    return {report.time + " (có dấu thời gian chứng minh)", report.time + " (proven by a stamp)"};
  }
  return {report.time + " (theo lời khai của người ký)", report.time + " (by the signer's word)"};
}

Bilingual later_words(sign::Later later) {
  switch (later) {
    case sign::Later::Nothing:
      return {"bao trùm toàn bộ tệp", "covers the whole file"};
    case sign::Later::SignaturesAndProofs:
      return {"sau đó chỉ thêm chữ ký và chứng cứ", "only signatures and proofs were added since"};
    case sign::Later::Changes:
      return {"sau đó tệp đã bị sửa", "the file was changed since"};
  }
  return {};
}

Bilingual revocation_words(sign::Revocation revocation) {
  switch (revocation) {
    case sign::Revocation::Unknown:
      return {"chưa rõ chứng thư có bị thu hồi không", "revocation not known"};
    case sign::Revocation::NobodyCan:
      return {"chứng thư tự cấp", "self-signed certificate"};
    case sign::Revocation::Good:
      return {"chứng thư không bị thu hồi", "certificate not revoked"};
    case sign::Revocation::Revoked:
      return {"chứng thư ĐÃ BỊ THU HỒI", "certificate REVOKED"};
  }
  return {};
}

}  // namespace

std::vector<SignatureReport> signature_reports(const sign::PdfVerification& verification) {
  std::vector<SignatureReport> all;
  for (const sign::PdfSignature& one : verification.signatures) {
    SignatureReport report;
    report.field = one.field;
    report.signer = one.check.signer ? one.check.signer->subject().common_name : "?";
    report.is_timestamp = one.is_timestamp;
    report.intact = one.check.integrity == sign::Integrity::Intact;
    report.trusted = one.check.trusted;
    if (report.intact && !one.is_timestamp) report.level = level_name(one.level);
    const auto& time = one.proven_time ? one.proven_time : one.claimed_time;
    if (time) report.time = to_iso_vietnam(*time);
    report.time_proven = one.proven_time.has_value();
    report.later = one.later;
    report.revocation = one.revocation;
    report.covered_bytes = one.covered_end;
    report.findings = one.check.findings;
    all.push_back(std::move(report));
  }
  return all;
}

Bilingual describe(const SignatureReport& report) {
  const std::string level = report.level.empty() ? "" : ", " + report.level;
  const std::string field = report.field.empty() ? "" : " [" + report.field + "]";
  const Bilingual state = state_of(report);
  const Bilingual time = time_of(report);
  const Bilingual later = later_words(report.later);
  const Bilingual revoked = revocation_words(report.revocation);
  const bool known = report.intact;
  return {
      (report.is_timestamp ? "dấu thời gian của " : "chữ ký của ") + report.signer + field + ": " +
          state.vi + level + "; " + time.vi + (known ? "; " + revoked.vi : "") + "; " + later.vi,
      (report.is_timestamp ? "time stamp by " : "signature of ") + report.signer + field + ": " +
          state.en + level + "; " + time.en + (known ? "; " + revoked.en : "") + "; " + later.en};
}

}  // namespace vanthu::run
