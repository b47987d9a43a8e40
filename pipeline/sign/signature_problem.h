// Internal to sign/*.cpp: the words of the findings that verification.h lists.
#pragma once

#include <string>

#include "base/source_text.h"
#include "findings/finding.h"

namespace vanthu::sign {

enum class SignatureProblem {
  UnreadableCms,
  ContentChanged,
  SignatureMismatch,
  NotOneSigner,
  WrongAttributes,
  CertificateMissing,
  OtherCertificate,
  WeakAlgorithm,
  CertificateNotNamed,
  SigningTimeAttribute,
  UnsignedAdditions,
  FormOfAnotherTool,
  NotListed,
  OutsideValidity,
  NotForSigning,
  NoClaimedTime,
  WrongPlaceInPdf,
  BytesAfterLastSignature,
  HiddenInContents,
  MixedLetterCase,
  UnknownKind,
  TooManySignatures,
  NotYetSigned,
  ContentChangedLater,
  LaterUnknown,
  TimestampUnreadable,
  TimestampMismatch,
  AuthorityNotListed,
  Revoked,
  RevocationUnknown,
};

// detail: the algorithm, dates, count or kind that some messages name; "" elsewhere.
findings::Finding finding_for(SignatureProblem problem, const std::string& detail, SourceSpan at);

}  // namespace vanthu::sign
