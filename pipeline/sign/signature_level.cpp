#include "sign/signature_level.h"

#include <algorithm>

#include "sign/long_term.h"
#include "sign/revocation.h"
#include "sign/signature_problem.h"

namespace vanthu::sign {
namespace {

bool holds(const std::vector<Certificate>& all, const Certificate& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

class Judge {
 public:
  Judge(std::string_view pdf, const TrustList& trusted, PdfVerification& verification)
      : pdf_(pdf), trusted_(trusted), signatures_(verification.signatures) {}

  void run() {
    read_proofs();
    // The last ones first: a stamp vouches for all before it.
    std::optional<Instant> stamped;
    for (auto one = signatures_.rbegin(); one != signatures_.rend(); ++one) {
      const auto& own = one->check.timestamp;
      const bool good = one->check.integrity == Integrity::Intact && own && own->trusted;
      if (good && one->is_timestamp) stamped = own->time;
      one->proven_time = good ? std::optional(own->time) : stamped;
    }
    for (PdfSignature& one : signatures_) judge(one);
  }

 private:
  void read_proofs() {
    known_ = trusted_.certificates();
    if (signatures_.size() < 2 && no_updates()) return;
    embedded_ = proofs_in(pdf_);
    known_.insert(known_.end(), embedded_.certificates.begin(), embedded_.certificates.end());
  }

  bool no_updates() const { return signatures_.empty() || signatures_.back().covers_whole_file; }

  void judge(PdfSignature& one) {
    if (one.check.integrity != Integrity::Intact || !one.check.signer) return;
    if (is_self_signed(*one.check.signer) && !one.proven_time) {
      one.revocation = Revocation::NobodyCan;
      return;
    }
    std::vector<Certificate> issuers = known_;
    issuers.insert(issuers.end(), one.check.certificates.begin(), one.check.certificates.end());
    std::vector<std::string> crls = embedded_.crls;
    crls.insert(crls.end(), trusted_.crls().begin(), trusted_.crls().end());
    const RevocationAnswer answer = revocation_of(*one.check.signer, issuers, crls);
    one.revocation = answer.state;
    one.revocation_time = answer.at;
    const SourceSpan place{.begin = 0, .end = one.covered_end};
    const bool was_before = answer.at && one.proven_time && *one.proven_time < *answer.at;
    if (answer.state == Revocation::Revoked) {
      one.check.findings.push_back(finding_for(
          SignatureProblem::Revoked, answer.at ? to_iso_vietnam(*answer.at) : "?", place));
      one.check.trusted = one.check.trusted && was_before;
    }
    if (answer.state == Revocation::Unknown && one.check.trusted) {
      one.check.findings.push_back(finding_for(SignatureProblem::RevocationUnknown, {}, place));
    }
    one.level = level_of(one, issuers);
  }

  // The paper itself holds what checking this certificate needs.
  bool is_kept(const Certificate& certificate, const std::vector<Certificate>& issuers,
               const Proofs& proofs) const {
    const Revocation state = revocation_of(certificate, issuers, proofs.crls).state;
    return holds(proofs.certificates, certificate) &&
           (state == Revocation::NobodyCan || state == Revocation::Good);
  }

  SignatureLevel level_of(const PdfSignature& one, const std::vector<Certificate>& issuers) const {
    if (!one.proven_time) return SignatureLevel::Basic;
    const bool stamp_kept =
        !one.check.timestamp || is_kept(one.check.timestamp->authority, issuers, embedded_);
    if (!stamp_kept || !is_kept(*one.check.signer, issuers, embedded_)) {
      return SignatureLevel::Timestamped;
    }
    for (const PdfSignature& stamp : signatures_) {
      const bool good = stamp.is_timestamp && stamp.check.trusted &&
                        stamp.check.integrity == Integrity::Intact &&
                        stamp.covered_end > one.covered_end;
      if (good &&
          is_kept(*one.check.signer, issuers, proofs_in(pdf_.substr(0, stamp.covered_end)))) {
        return SignatureLevel::Archival;
      }
    }
    return SignatureLevel::LongTerm;
  }

  std::string_view pdf_;
  const TrustList& trusted_;
  std::vector<PdfSignature>& signatures_;
  std::vector<Certificate> known_;
  Proofs embedded_;
};

}  // namespace

void judge_levels(std::string_view pdf, const TrustList& trusted, PdfVerification& verification) {
  Judge(pdf, trusted, verification).run();
}

}  // namespace vanthu::sign
