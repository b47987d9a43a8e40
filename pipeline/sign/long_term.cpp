#include "sign/long_term.h"

#include <algorithm>

#include "sign/chain_rules.h"
#include "sign/pdf_form.h"
#include "sign/pdf_objects.h"
#include "sign/pdf_update.h"
#include "sign/revocation.h"
#include "sign/verification.h"

namespace vanthu::sign {
namespace {

constexpr std::size_t kMaxProofs = 256;

PdfValue empty_dictionary() {
  return {.kind = PdfValue::Kind::Dictionary, .text = {}, .items = {}, .keys = {}};
}

template <typename T>
void add_once(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

// Streams that an array of the store names, without filter.
std::vector<std::string> streams_of(const PdfObjects& objects, const PdfValue& store,
                                    std::string_view key) {
  std::vector<std::string> all;
  for (const PdfValue& item : objects.entry(store, key).items) {
    const auto number = item.try_reference();
    if (!number || all.size() == kMaxProofs) continue;
    const auto bytes = objects.stream(*number);
    if (bytes && objects.object(*number).find("Filter") == nullptr) all.emplace_back(*bytes);
  }
  return all;
}

// The signer or authority, and its issuers as far as they are known.
void add_chain(const Certificate& certificate, const std::vector<Certificate>& known,
               std::vector<Certificate>& chain) {
  Certificate current = certificate;
  for (int depth = 0; depth < kMaxChain; ++depth) {
    add_once(chain, current);
    if (is_self_signed(current)) return;
    const auto issuer = std::find_if(known.begin(), known.end(), [&](const Certificate& one) {
      return one.subject().full == current.issuer().full && !(one == current);
    });
    if (issuer == known.end()) return;
    current = *issuer;
  }
}

}  // namespace

Proofs proofs_in(std::string_view pdf) {
  Proofs proofs;
  const auto objects = PdfObjects::read(pdf);
  if (!objects) return proofs;
  const PdfValue store = objects->entry(objects->object(objects->root()), "DSS");
  for (const std::string& der : streams_of(*objects, store, "Certs")) {
    auto certificate = parse_certificate(der, {});
    if (certificate.ok()) proofs.certificates.push_back(std::move(certificate).value());
  }
  proofs.crls = streams_of(*objects, store, "CRLs");
  return proofs;
}

Result<Proofs> gather_proofs(std::string_view pdf, const TrustList& trusted) {
  auto verification = verify_pdf_signatures(pdf, trusted);
  if (!verification.ok()) return verification.error();
  const Proofs there = proofs_in(pdf);
  std::vector<Certificate> known = trusted.certificates();
  known.insert(known.end(), there.certificates.begin(), there.certificates.end());
  std::vector<std::string> crls = trusted.crls();
  crls.insert(crls.end(), there.crls.begin(), there.crls.end());
  Proofs proofs;
  for (const PdfSignature& signature : verification.value().signatures) {
    for (const Certificate& one : signature.check.certificates) add_once(known, one);
    if (signature.check.timestamp) {
      for (const Certificate& one : signature.check.timestamp->certificates) add_once(known, one);
      add_chain(signature.check.timestamp->authority, known, proofs.certificates);
    }
    if (signature.check.signer) add_chain(*signature.check.signer, known, proofs.certificates);
  }
  for (const Certificate& one : proofs.certificates) {
    for (const std::string& crl : crls) {
      if (is_crl_of(crl, one)) add_once(proofs.crls, crl);
    }
    if (revocation_of(one, known, crls).state == Revocation::Unknown) {
      proofs.unknown.push_back(one.subject().full);
    }
  }
  return proofs;
}

Result<std::string> add_proofs(std::string_view pdf, const Proofs& proofs) {
  const auto objects = PdfObjects::read(pdf);
  if (!objects) return unreadable_objects(pdf);
  const Proofs there = proofs_in(pdf);
  PdfValue catalog = objects->object(objects->root());
  PdfValue store = objects->entry(catalog, "DSS");
  if (store.kind != PdfValue::Kind::Dictionary) store = empty_dictionary();
  PdfValue certificates = pdf_array(objects->entry(store, "Certs").items);
  PdfValue crls = pdf_array(objects->entry(store, "CRLs").items);
  PdfUpdate update(pdf, *objects);
  bool added = false;
  const auto add = [&](PdfValue& array, std::string_view bytes) {
    const int number = update.reserve();
    update.add_stream(number, "", bytes);
    array.items.push_back(pdf_reference(number));
    added = true;
  };
  for (const Certificate& one : proofs.certificates) {
    const auto& had = there.certificates;
    if (std::find(had.begin(), had.end(), one) == had.end()) add(certificates, one.der());
  }
  for (const std::string& one : proofs.crls) {
    if (std::find(there.crls.begin(), there.crls.end(), one) == there.crls.end()) add(crls, one);
  }
  if (!added) return std::string(pdf);
  store.set("Type", pdf_name("DSS"));
  store.set("Certs", certificates);
  if (!crls.items.empty()) store.set("CRLs", crls);
  const int number = update.reserve();
  update.add(number, store);
  catalog.set("DSS", pdf_reference(number));
  // EN 319 142-1, 5.6: ISO 32000-1 files say by this that they have a store.
  PdfValue extensions = objects->entry(catalog, "Extensions");
  if (extensions.kind != PdfValue::Kind::Dictionary) extensions = empty_dictionary();
  PdfValue level = empty_dictionary();
  level.set("BaseVersion", pdf_name("1.7"));
  level.set("ExtensionLevel", pdf_number(1));
  extensions.set("ESIC", level);
  catalog.set("Extensions", extensions);
  update.add(objects->root(), catalog);
  return update.finish();
}

}  // namespace vanthu::sign
